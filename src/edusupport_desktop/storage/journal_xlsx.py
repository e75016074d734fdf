"""The journal as an Excel workbook: one sheet, dates that are dates, a filter over the heads."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping
from datetime import date, tzinfo
from pathlib import Path
from typing import Any

from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.incident import JournalEntry, State
from edusupport_desktop.storage.atomic_file import write_atomically
from edusupport_desktop.storage.disk_trouble import disk_trouble
from edusupport_desktop.storage.journal_table import HEADER, begins_like_a_formula, table_rows

MOST_ROWS = 1_048_575
"""Of one sheet, below its heads."""

_WIDTHS = (18, 16, 16, 60, 30, 24)
_LONGEST_CELL = 32_767
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def write_journal_xlsx(
    entries: Iterable[JournalEntry],
    path: Path,
    *,
    state_words: Mapping[tuple[State, Way], str],
    way_words: Mapping[Way, str],
    zone: tzinfo | None = None,
) -> None:
    """As ``journal_csv.write_journal_csv``. Rows behind ``MOST_ROWS`` are left out."""
    # Imported here: it takes a tenth of a second.
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Обращения")
    for place, width in enumerate(_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "A2"
    sheet.append([_cell(sheet, head, Font(bold=True)) for head in HEADER])
    count = 0
    for count, row in enumerate(table_rows(entries, state_words, way_words, zone), 1):
        if count > MOST_ROWS:
            break
        sheet.append([_cell(sheet, value) for value in row])
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(HEADER))}{min(count, MOST_ROWS) + 1}"
    made = io.BytesIO()
    book.save(made)
    with disk_trouble():
        write_atomically(path, made.getvalue())


def _cell(sheet: Any, value: str | date, font: Any = None) -> Any:
    """A date, or a text that is one: no cell of ours is ever computed, not even after somebody has edited it."""
    from openpyxl.cell import WriteOnlyCell

    if isinstance(value, date):
        cell = WriteOnlyCell(sheet, value)
        cell.number_format = "DD.MM.YYYY"
        return cell
    text = _NOT_IN_XML.sub("", value.encode("utf-8", "replace").decode("utf-8"))[:_LONGEST_CELL]
    cell = WriteOnlyCell(sheet, text or None)
    if text:
        cell.data_type = "s"  # the library takes «=1+1» for a formula
        if begins_like_a_formula(text):
            cell.quotePrefix = True
    if font is not None:
        cell.font = font
    return cell
