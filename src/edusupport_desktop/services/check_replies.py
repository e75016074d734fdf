"""Reading what the support answered, and recording what can be told without guessing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from edusupport_desktop.domain.desk import Desk
from edusupport_desktop.domain.identifiers import MessageId, RequestId
from edusupport_desktop.domain.incident import EventKind, ImpossibleEvent, State
from edusupport_desktop.domain.incoming_letter import IncomingLetter
from edusupport_desktop.services.checked_reply import CheckedReply, ReplyOutcome
from edusupport_desktop.services.find_request import RequestFinder
from edusupport_desktop.services.mailbox_ports import ReplyReader
from edusupport_desktop.services.ports import (
    Clock,
    Journal,
)
from edusupport_desktop.services.understand_reply import bounced, understood

_READ_AGAIN = (ReplyOutcome.LATER, ReplyOutcome.WHICH)


def check_replies(
    reader: ReplyReader, *, journal: Journal, desk: Desk, clock: Clock, unwanted: Collection[MessageId] = ()
) -> tuple[CheckedReply, ...]:
    """Every letter not read before, with what was made of it, oldest first. Those ``unwanted`` the teacher has said to
    belong to no request.

    They are marked as read once they are recorded, so a program killed on the way reads them again; what is in the
    journal already is not written twice. Raises what the reader and the journal raise.
    """
    checked: list[CheckedReply] = []
    try:
        finder = RequestFinder(journal, desk)
        checked.extend(
            CheckedReply(letter, ReplyOutcome.NOT_OURS)
            if letter.reply.message_id in unwanted
            else take(letter, journal=journal, desk=desk, clock=clock, finder=finder)
            for letter in reader.replies()
        )
    finally:
        reader.mark_read([each.reply.message_id for each in checked if each.outcome not in _READ_AGAIN])
    return tuple(checked)


def take(
    letter: IncomingLetter,
    *,
    journal: Journal,
    desk: Desk,
    clock: Clock,
    request_id: RequestId | None = None,
    finder: RequestFinder | None = None,
) -> CheckedReply:
    """Puts one letter into the journal, however it came. ``request_id`` is what the teacher said it belongs to.
    ``finder`` serves many letters in a row.

    Raises what the journal raises.
    """
    try:
        if letter.failure is not None:
            return _take_bounce(letter, request_id, journal, clock)
        if (placed := journal.request_answering((letter.reply.message_id,))) is not None:
            return CheckedReply(letter, ReplyOutcome.KNOWN, journal.entry(placed))
        requests = (request_id,) if request_id else tuple((finder or RequestFinder(journal, desk)).find(letter))
        if len(requests) != 1:
            return CheckedReply(letter, ReplyOutcome.WHICH if requests else ReplyOutcome.NOT_OURS, requests=requests)
        return _take_reply(letter, requests[0], journal, desk, clock)
    except ImpossibleEvent as refusal:
        # While it is being sent nothing else can be said of it; nothing but a report is impossible otherwise.
        return CheckedReply(letter, ReplyOutcome.LATER if refusal.state is State.SENDING else ReplyOutcome.PASSED_OVER)


def _take_bounce(letter: IncomingLetter, said: RequestId | None, journal: Journal, clock: Clock) -> CheckedReply:
    about = (*letter.failure.about, *letter.reply.answers_to) if letter.failure else ()
    request_id, letter_id = journal.request_answering(about) or said, journal.letter_named(about) or said
    if request_id is None or letter_id is None:
        return CheckedReply(letter, ReplyOutcome.NOT_OURS)
    event = bounced(letter, letter_id, clock)
    outcome = ReplyOutcome.BOUNCED if journal.add_reply(request_id, letter.reply, event) else ReplyOutcome.KNOWN
    return CheckedReply(letter, outcome, journal.entry(request_id), facts=event.details)


def _take_reply(
    letter: IncomingLetter, request_id: RequestId, journal: Journal, desk: Desk, clock: Clock
) -> CheckedReply:
    entry = journal.entry(request_id)
    meaning = understood(letter, entry, journal, desk, clock)
    result = CheckedReply(letter, ReplyOutcome.PASSED_OVER, entry, meaning.numbers, meaning.questions)
    if not meaning.events:
        return result
    try:
        is_new = journal.add_reply(request_id, letter.reply, *meaning.events, seen=entry)
    except ImpossibleEvent:
        if journal.entry(request_id) == entry:
            raise
        return _take_reply(letter, request_id, journal, desk, clock)  # another program wrote meanwhile
    if not is_new:
        return replace(result, outcome=ReplyOutcome.KNOWN)
    outcome = ReplyOutcome.ASK if meaning.is_number_doubtful else _OUTCOMES[meaning.events[0].kind]
    return replace(result, outcome=outcome, entry=journal.entry(request_id))


_OUTCOMES = {
    EventKind.REGISTERED: ReplyOutcome.REGISTERED,
    EventKind.ASKED: ReplyOutcome.ASKED,
    EventKind.SOLVED: ReplyOutcome.SOLVED,
    EventKind.REPLIED: ReplyOutcome.REPLIED,
}
