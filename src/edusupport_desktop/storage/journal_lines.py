"""The journal as a list: its lines, keys, people and months."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.journal_list import Listed, ListQuestion
from edusupport_desktop.domain.months import MonthFigures
from edusupport_desktop.services.ports import Progress
from edusupport_desktop.storage import journal_list, journal_months
from edusupport_desktop.storage.database import Database
from edusupport_desktop.storage.journal_rows import storable


class JournalLines:
    """Part of ``SqliteJournal``: see ``services.journal_list``."""

    _database: Database

    def first_lines(self, question: ListQuestion, count: int, progress: Progress | None = None) -> Sequence[Listed]:
        with self._database.reading(progress) as connection:
            return journal_list.first_lines(connection, question, count)

    def all_keys(self, question: ListQuestion, progress: Progress | None = None) -> Sequence[int]:
        with self._database.reading(progress) as connection:
            return journal_list.all_keys(connection, question)

    def lines(self, keys: Sequence[int]) -> Sequence[Listed]:
        with self._database.reading() as connection:
            return journal_list.lines(connection, keys)

    def key_of(self, request_id: RequestId) -> int | None:
        with self._database.reading() as connection:
            row = connection.execute("SELECT key FROM requests WHERE id = ?", (storable(request_id),)).fetchone()
        return int(row[0]) if row else None

    def logins(self, *, practice: bool, most: int) -> Sequence[str]:
        with self._database.reading() as connection:
            return journal_list.logins(connection, practice, most)

    def months(self, since: date, progress: Progress | None = None) -> Sequence[MonthFigures]:
        with self._database.reading(progress) as connection:
            return journal_months.months(connection, since)
