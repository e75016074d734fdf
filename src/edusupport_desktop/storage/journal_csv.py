"""The journal as a table a teacher opens in Excel or LibreOffice: Russian, with semicolons."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date, tzinfo
from pathlib import Path

from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.incident import JournalEntry, State
from edusupport_desktop.storage.atomic_file import write_atomically
from edusupport_desktop.storage.disk_trouble import disk_trouble

HEADER = ("Номер инцидента", "Дата инцидента", "Дата обращения", "Тема", "Состояние", "Способ")

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula (OWASP, «CSV Injection»)."""


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
    for entry in entries:
        row = (
            entry.incident.number.text if entry.incident else "",
            _written(entry.incident.registered_on) if entry.incident else "",
            _written(entry.prepared_at.astimezone(zone).date()),
            entry.subject,
            state_words[entry.state, entry.way],
            way_words[entry.way],
        )
        writer.writerow(map(_harmless, row))
    # The byte order mark tells Excel that this is UTF-8.
    data = table.getvalue().encode("utf-8-sig", "replace")
    with disk_trouble():
        write_atomically(path, data)


def _written(day: date) -> str:
    return f"{day:%d.%m}.{day.year:04}"


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell
