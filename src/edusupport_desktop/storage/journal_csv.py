"""The journal as a table a teacher opens in Excel or LibreOffice: Russian, with semicolons."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import tzinfo
from pathlib import Path

from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.incident import JournalEntry, State
from edusupport_desktop.storage.atomic_file import write_atomically
from edusupport_desktop.storage.disk_trouble import disk_trouble
from edusupport_desktop.storage.journal_table import HEADER, begins_like_a_formula, day_text, table_rows


def write_journal_csv(
    entries: Iterable[JournalEntry],
    path: Path,
    *,
    state_words: Mapping[tuple[State, Way], str],
    way_words: Mapping[Way, str],
    zone: tzinfo | None = None,
) -> None:
    """Writes the file in one step. The words for a state depend on the way. ``zone`` is that of the dates; None is
    the computer's own.

    Raises ``Unavailable("storage_…")``.
    """
    table = io.StringIO()
    writer = csv.writer(table, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADER)
    for row in table_rows(entries, state_words, way_words, zone):
        writer.writerow([_harmless(cell if isinstance(cell, str) else day_text(cell)) for cell in row])
    # The byte order mark tells Excel that this is UTF-8.
    data = table.getvalue().encode("utf-8-sig", "replace")
    with disk_trouble():
        write_atomically(path, data)


def _harmless(cell: str) -> str:
    return f"'{cell}" if begins_like_a_formula(cell) else cell
