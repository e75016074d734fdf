"""A journal as full as one ever gets: thousands of requests with subjects of a school's everyday life."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.identifiers import MessageId, RequestId
from edusupport_desktop.domain.incident import Event, EventKind, State
from edusupport_desktop.domain.letter import Letter
from edusupport_desktop.domain.outgoing import MailAddress, Outgoing
from edusupport_desktop.storage.journal import SqliteJournal
from edusupport_desktop.storage.journal_rows import insert_event, insert_outgoing

_WHAT = ("Не открывается журнал", "Не сохраняется оценка", "Пропало расписание", "Не видно ученика", "Двоится урок")
_WHERE = ("в отчёте за четверть", "у родителей", "в классном журнале", "после переноса урока", "на странице замен")


def fill(journal: SqliteJournal, count: int) -> None:
    """Adds so many sent requests in one transaction, as nobody ever would who uses the program."""
    start = datetime(2024, 9, 1, 8, tzinfo=UTC)
    with journal._database.writing() as connection:
        for number in range(count):
            request_id = RequestId(str(UUID(int=number + 1)))
            at = start + timedelta(hours=number)
            subject = f"{_WHAT[number % 5]} {_WHERE[number // 5 % 5]}: {number % 11 + 1} «{'АБВГД'[number // 25 % 5]}»"
            outgoing = Outgoing(
                request_id,
                MessageId(f"<{request_id}@school.example>"),
                at,
                Way.MAIL,
                MailAddress("Королёва Анна", "koroleva@school.example"),
                MailAddress("", "support@desk.example"),
                Letter(subject, f"Здравствуйте.\n\nСуть вопроса:\n{subject}, проверяли трижды."),
            )
            key = insert_outgoing(connection, outgoing, None, State.SENT, at)
            for kind in (EventKind.PREPARED, EventKind.ATTEMPT_STARTED, EventKind.ACCEPTED):
                insert_event(connection, key, Event(request_id, kind, at))
