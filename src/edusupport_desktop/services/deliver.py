"""From a finished draft to a letter that went, once.

The letter and its Message-ID are stored before the first attempt. An attempt begins with an event that only one
program can write, and ends with one that says what became of it: sent, not sent, or unknown. What is unknown is never
sent again by itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from uuid import uuid4

from edusupport_desktop.domain.desk import Desk
from edusupport_desktop.domain.draft import Draft, DraftPicture, Way, picture_file_name
from edusupport_desktop.domain.errors import (
    Cancelled,
    EduSupportError,
    NetworkTrouble,
    OurFault,
    OutcomeUnknown,
    Unavailable,
)
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import Event, EventKind, ImpossibleEvent, JournalEntry, State
from edusupport_desktop.domain.letter import write_letter
from edusupport_desktop.domain.mail_account import MailAccount
from edusupport_desktop.domain.outgoing import MailAddress, Outgoing, OutgoingFile
from edusupport_desktop.domain.pattern import pattern_of
from edusupport_desktop.domain.plain_text import clean_line
from edusupport_desktop.domain.region import Region
from edusupport_desktop.services.mail_address import new_message_id
from edusupport_desktop.services.ports import Clock, DraftStore, Journal, Progress, Sender


@dataclass(frozen=True, slots=True)
class Delivered:
    """How an attempt ended. ``failure`` is None when the letter was accepted or handed over."""

    entry: JournalEntry
    failure: EduSupportError | None = None


def prepare(
    draft: Draft,
    *,
    desk: Desk,
    regions: Sequence[Region],
    drafts: DraftStore,
    journal: Journal,
    clock: Clock,
    account: MailAccount | None = None,
    target: str | None = None,
) -> Outgoing:
    """Fixes the letter, its files and its identity, and puts it into the outbox.

    It goes ``draft.way``; by mail, ``account`` is the mailbox that sends, and the address the teacher typed stays in
    the text. ``target`` names the mail program or service, and is kept (``target_of``).
    Raises ``ImpossibleEvent`` when this draft was prepared before, ``Unavailable("mail_account_missing")``,
    and ``OurFault`` for a draft the wizard should not have let through: ``draft_without_way``,
    ``draft_not_sendable``, ``picture_not_finished`` (its marks were changed after its file was written).
    """
    if draft.way is None:
        raise OurFault("draft_without_way")
    # The rules take long to load, and the first list of the journal does without them.
    from edusupport_desktop.domain.rules.check import may_be_sent
    from edusupport_desktop.domain.rules.rule import Basis

    if not may_be_sent(draft, Basis(desk, regions)):
        raise OurFault("draft_not_sendable")
    sender = _sender(draft, draft.way, account)
    now = clock()
    outgoing = Outgoing(
        request_id=draft.id,
        message_id=new_message_id(sender.address),
        prepared_at=now,
        way=draft.way,
        sender=sender,
        recipient=MailAddress(desk.name, desk.email),
        letter=write_letter(draft, desk),
        files=tuple(outgoing_file(draft.id, place, picture, drafts) for place, picture in enumerate(draft.pictures, 1)),
    )
    details = {} if target is None else {"target": target}
    event = Event(draft.id, EventKind.PREPARED, now.astimezone(UTC), details)
    journal.add(outgoing, event, pattern_of(draft))
    return outgoing


def target_of(events: Sequence[Event]) -> str | None:
    """The mail program or service a letter was prepared for; None for any other way."""
    return next((event.details["target"] for event in events if "target" in event.details), None)


def deliver(request_id: RequestId, *, sender: Sender, journal: Journal, clock: Clock, progress: Progress) -> Delivered:
    """One attempt. Raises ``ImpossibleEvent`` when the request is being sent already, was sent, or must not be
    repeated; ``KeyError`` when there is none.

    What the sender raises on purpose is returned, with the journal telling the same. Anything else is a bug: then
    nobody knows what became of the letter; the journal says so and the error is raised.
    """
    outgoing = journal.outgoing(request_id)
    attempt = _Attempt(request_id, journal, clock, progress)
    attempt.append(EventKind.ATTEMPT_STARTED)
    try:
        kind = sender.send(outgoing, attempt)
    except EduSupportError as failure:
        details = {"code": failure.code, **{name: str(fact) for name, fact in failure.details.items()}}
        return Delivered(attempt.conclude(_kind_of(failure), details), failure)
    except Exception:
        attempt.conclude(EventKind.OUTCOME_UNKNOWN, {"code": "our_fault"})
        raise
    return Delivered(attempt.conclude(kind))


def recover_interrupted(journal: Journal, clock: Clock) -> tuple[JournalEntry, ...]:
    """At the program's start: what became of the attempts a killed program left behind. Returns those.

    One that had not come to its point of no return sent nothing and waits in the outbox; of any other the outcome is
    unknown. An attempt that another program is making at this moment is taken for dead too: it then stops before its
    point of no return, or corrects the word about it.
    """
    recovered = []
    for left in journal.in_state(State.SENDING):
        last = journal.events(left.request_id)[-1]
        # Only an attempt with a name tells of its point of no return: the first release's did not.
        sent_nothing = last.kind is EventKind.ATTEMPT_STARTED and "attempt" in last.details
        kind = EventKind.POSTPONED if sent_nothing else EventKind.OUTCOME_UNKNOWN
        details = {"code": "program_ended", **{key: last.details[key] for key in ("attempt",) if key in last.details}}
        try:
            recovered.append(journal.append(Event(left.request_id, kind, clock().astimezone(UTC), details)))
        except ImpossibleEvent:
            continue  # it ended between the look and the word
    return tuple(recovered)


def _sender(draft: Draft, way: Way, account: MailAccount | None) -> MailAddress:
    name = clean_line(draft.answers.full_name)
    if way is not Way.MAIL:
        return MailAddress(name, clean_line(draft.answers.email))
    if account is None:
        raise Unavailable("mail_account_missing")
    return MailAddress(name, account.address)


def outgoing_file(request_id: RequestId, place: int, picture: DraftPicture, drafts: DraftStore) -> OutgoingFile:
    """The finished file of a draft's picture, named by ``place``. Raises ``OurFault("picture_not_finished")``."""
    data = drafts.read_finished(request_id, picture.id)
    if len(data) != picture.file_size:
        # An older file may show what a later mark hides.
        raise OurFault("picture_not_finished", place=place)
    return OutgoingFile(picture_file_name(place, picture.media_type), picture.media_type, data)


def _kind_of(failure: EduSupportError) -> EventKind:
    if isinstance(failure, OutcomeUnknown):
        return EventKind.OUTCOME_UNKNOWN
    if isinstance(failure, NetworkTrouble | Unavailable | Cancelled):
        return EventKind.POSTPONED
    return EventKind.REFUSED


class _Attempt:
    """One attempt: what it writes into the journal, and the progress its sender tells of."""

    def __init__(self, request_id: RequestId, journal: Journal, clock: Clock, progress: Progress) -> None:
        self._request_id = request_id
        self._journal = journal
        self._clock = clock
        self._progress = progress
        self._name = uuid4().hex

    def append(self, kind: EventKind, details: Mapping[str, str] | None = None) -> JournalEntry:
        facts = {**(details or {}), "attempt": self._name}
        return self._journal.append(Event(self._request_id, kind, self._clock().astimezone(UTC), facts))

    def conclude(self, kind: EventKind, details: Mapping[str, str] | None = None) -> JournalEntry:
        """Writes how the attempt ended; if another program took it for dead meanwhile, corrects that."""
        try:
            return self.append(kind, details)
        except ImpossibleEvent as impossible:
            if impossible.state is not State.UNKNOWN:
                raise
        if kind not in _CORRECTIONS:
            return self._journal.entry(self._request_id)
        return self.append(_CORRECTIONS[kind], details)

    def report(self, done: int, total: int) -> None:
        self._progress.report(done, total)

    def raise_if_cancelled(self) -> None:
        self._progress.raise_if_cancelled()

    def point_of_no_return(self) -> None:
        self._progress.point_of_no_return()
        try:
            self.append(EventKind.POINT_OF_NO_RETURN)
        except ImpossibleEvent:
            raise Cancelled from None  # taken for dead: the letter is another's now, and has not gone


_CORRECTIONS = {
    EventKind.ACCEPTED: EventKind.CONFIRMED_SENT,
    EventKind.POSTPONED: EventKind.CONFIRMED_NOT_SENT,
    EventKind.REFUSED: EventKind.CONFIRMED_NOT_SENT,
}
