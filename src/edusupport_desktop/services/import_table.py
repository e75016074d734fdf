"""Earlier requests out of a table into the journal. Nothing is sent; doing it twice doubles nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from uuid import UUID, uuid5

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.desk import Desk
from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.identifiers import MessageId, RequestId
from edusupport_desktop.domain.incident import Event, EventKind, ImpossibleEvent, JournalEntry, State
from edusupport_desktop.domain.journal_list import ListQuestion
from edusupport_desktop.domain.letter import Letter
from edusupport_desktop.domain.outgoing import MailAddress, Outgoing
from edusupport_desktop.domain.table import Columns, TableRow
from edusupport_desktop.domain.table_request import TableRequest, WrongRow, body_of, read_row
from edusupport_desktop.services.ports import Clock, Journal, Profile, Progress
from edusupport_desktop.services.record_number import NumberSource, record_number
from edusupport_desktop.services.whole_list import whole_list

_OURS = UUID("5f0f2f5e-3a1c-4f0a-9d59-6f1c8a2f7a11")
"""The name space of requests from tables: the same row has the same id, whoever enters it."""

_AT_ONCE = 250
"""Rows of one transaction: a second program waits a moment at most, and stopping loses none that was told of."""

_NOON = time(12)

_FROM_THE_TABLE = {"source": NumberSource.TABLE.value}
"""Of an event that happened at a time no table tells."""


@dataclass(frozen=True, slots=True)
class Imported:
    """``known``: the lines of requests that were in the journal already; ``numbered``: of those that were there without
    the number the table knows now."""

    entered: int
    known: tuple[int, ...]
    wrong: tuple[WrongRow, ...]
    numbered: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TableImport:
    """Everything a row needs to become a request of the journal."""

    journal: Journal
    desk: Desk
    profile: Profile
    clock: Clock

    def read(self, rows: Sequence[TableRow], columns: Columns) -> tuple[list[TableRequest], list[WrongRow]]:
        """What the rows tell of, each of them once. Writes nothing."""
        today = self.clock().date()
        read = [read_row(row, columns, self.desk.number, today) for row in rows]
        return [one for one in read if isinstance(one, TableRequest)], [
            one for one in read if isinstance(one, WrongRow)
        ]

    def run(self, rows: Sequence[TableRow], columns: Columns, progress: Progress) -> Imported:
        """Raises ``Cancelled``: what was entered before stays, and is passed over the next time."""
        requests, wrong = self.read(rows, columns)
        sender, zone = self._sender(), self.clock().tzinfo
        told_of = {(request.made_on, _plain(request.subject)) for request in requests}
        seen = {
            key: entry
            for entry in whole_list(ListQuestion(), self.journal, progress)
            if (key := (entry.prepared_at.astimezone(zone).date(), _plain(entry.subject))) in told_of
        }
        entered, known, numbered = 0, [], []
        for start in range(0, len(requests), _AT_ONCE):
            progress.raise_if_cancelled()
            batch = []
            for request in requests[start : start + _AT_ONCE]:
                request_id = _id_of(request)
                twin = seen.get((request.made_on, _plain(request.subject)))
                if twin is not None and request.incident is None and twin.request_id != request_id:
                    known.append(request.line)  # written with this program, or its number came later
                    continue
                if twin is not None and self._completes(request, twin):
                    del seen[request.made_on, _plain(request.subject)]
                    numbered.append(request.line)
                    continue
                batch.append((request.line, self._outgoing(request, request_id, sender), self._events(request)))
            new = self.journal.enter([(outgoing, events) for _, outgoing, events in batch])
            entered += sum(new)
            known += [line for (line, _, _), is_new in zip(batch, new, strict=True) if not is_new]
            progress.report(min(start + _AT_ONCE, len(requests)), len(requests))
        return Imported(entered, tuple(sorted(known)), tuple(wrong), tuple(numbered))

    def _completes(self, request: TableRequest, twin: JournalEntry) -> bool:
        """Whether the number is that of a request of the same day and subject that had none; then it is written."""
        incident = request.incident
        if incident is None or twin.incident is not None or twin.state is not State.SENT:
            return False
        if self.journal.requests_numbered(incident.number):
            return False
        try:
            record_number(twin.request_id, incident, NumberSource.TABLE, journal=self.journal, clock=self.clock)
            if request.is_solved:
                now = self.clock().astimezone(UTC)
                self.journal.append(Event(twin.request_id, EventKind.SOLVED, now, _FROM_THE_TABLE))
        except ImpossibleEvent:  # another program was quicker
            return False
        return True

    def _sender(self) -> MailAddress:
        answers = self.profile.load()
        return MailAddress(answers.get(Field.FULL_NAME, ""), answers.get(Field.EMAIL, ""))

    def _made_at(self, request: TableRequest) -> datetime:
        """The table tells the day alone."""
        return datetime.combine(request.made_on, _NOON, self.clock().tzinfo)

    def _outgoing(self, request: TableRequest, request_id: RequestId, sender: MailAddress) -> Outgoing:
        return Outgoing(
            request_id=request_id,
            message_id=MessageId(f"<{request_id}@table.invalid>"),
            prepared_at=self._made_at(request),
            way=Way.ELSEWHERE,
            sender=sender,
            recipient=MailAddress(self.desk.name, self.desk.email),
            letter=Letter(request.subject, body_of(request)),
        )

    def _events(self, request: TableRequest) -> Sequence[Event]:
        request_id, now = _id_of(request), self.clock().astimezone(UTC)
        facts = {"made_at": self._made_at(request).isoformat(), "line": str(request.line)}
        events = [Event(request_id, EventKind.IMPORTED, now, facts)]
        if request.incident is not None:
            number = {
                "number": request.incident.number.text,
                "registered_on": request.incident.registered_on.isoformat(),
                "source": NumberSource.TABLE.value,
            }
            events.append(Event(request_id, EventKind.REGISTERED, now, number))
        if request.is_solved:
            events.append(Event(request_id, EventKind.SOLVED, now, _FROM_THE_TABLE))
        return events


def _id_of(request: TableRequest) -> RequestId:
    if request.incident is not None:
        return RequestId(str(uuid5(_OURS, request.incident.number.text)))
    return RequestId(str(uuid5(_OURS, f"{request.made_on.isoformat()}\n{_plain(request.subject)}\n{request.text}")))


def _plain(subject: str) -> str:
    return " ".join(subject.casefold().replace("ё", "е").split())
