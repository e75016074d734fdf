"""Reading what the support answered, and recording the number when it can be told without guessing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from enum import StrEnum

from edusupport_desktop.domain.desk import Desk
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import ImpossibleEvent, Incident, JournalEntry
from edusupport_desktop.domain.incident_number import IncidentNumber, find_numbers
from edusupport_desktop.domain.outgoing import Outgoing
from edusupport_desktop.domain.reply import Reply
from edusupport_desktop.services.ports import Clock, Journal, ReplyReader
from edusupport_desktop.services.record_number import NumberSource, record_number


class ReplyOutcome(StrEnum):
    """What was made of a reply."""

    REGISTERED = "registered"
    """Its number and date are in the journal now."""
    KNOWN = "known"
    """It names the number the journal has already."""
    NO_NUMBER = "no_number"
    """It belongs to a request, and names no number."""
    ASK = "ask"
    """It belongs to a request, and only the teacher can say which of ``numbers`` is the incident's."""
    LATER = "later"
    """Its request is being sent at this moment; it will be read again."""
    NOT_OURS = "not_ours"
    """It answers no request of this journal."""


@dataclass(frozen=True, slots=True)
class CheckedReply:
    """``entry`` is the request's line of the journal as it is now; None when the reply is not ours."""

    reply: Reply
    outcome: ReplyOutcome
    entry: JournalEntry | None = None
    numbers: tuple[IncidentNumber, ...] = ()


def check_replies(reader: ReplyReader, *, journal: Journal, desk: Desk, clock: Clock) -> tuple[CheckedReply, ...]:
    """Every reply not read before, with what was made of it, oldest first.

    Each is marked as read once it is recorded, so a program killed on the way reads it again and nothing is lost.
    Raises what the reader and the journal raise.
    """
    checked = []
    for reply in reader.replies():
        result = _check(reply, journal, desk, clock)
        if result.outcome is not ReplyOutcome.LATER:
            reader.mark_read((reply.message_id,))
        checked.append(result)
    return tuple(checked)


def _check(reply: Reply, journal: Journal, desk: Desk, clock: Clock) -> CheckedReply:
    request_id = journal.request_answering(reply.answers_to)
    if request_id is None:
        return CheckedReply(reply, ReplyOutcome.NOT_OURS)
    entry = journal.entry(request_id)
    numbers, is_certain = _numbers(reply, journal.outgoing(request_id), desk)
    if not numbers:
        return CheckedReply(reply, ReplyOutcome.NO_NUMBER, entry)
    if entry.incident is not None and entry.incident.number in numbers:
        return CheckedReply(reply, ReplyOutcome.KNOWN, entry, numbers)
    if len(numbers) > 1 or not is_certain or entry.incident is not None:
        return CheckedReply(reply, ReplyOutcome.ASK, entry, numbers)
    try:
        entry = _record(request_id, numbers[0], reply, journal, clock)
    except ImpossibleEvent:  # only while it is being sent: any other state takes a number
        return CheckedReply(reply, ReplyOutcome.LATER, entry, numbers)
    return CheckedReply(reply, ReplyOutcome.REGISTERED, entry, numbers)


def _numbers(reply: Reply, outgoing: Outgoing, desk: Desk) -> tuple[tuple[IncidentNumber, ...], bool]:
    """The numbers that can be the incident's: of the subject, else of the text; and whether they can be trusted.

    A reply quotes our letter, and that may name an older incident: such a number is only a question to the teacher.
    """
    in_subject = find_numbers(reply.subject, desk.number)
    if in_subject:
        return in_subject, True
    in_text = find_numbers(reply.text, desk.number)
    ours = find_numbers(outgoing.letter.body, desk.number)
    theirs = tuple(number for number in in_text if number not in ours)
    return (theirs, True) if theirs else (in_text, False)


def _record(
    request_id: RequestId, number: IncidentNumber, reply: Reply, journal: Journal, clock: Clock
) -> JournalEntry:
    """The day of registration is that of the letter's Date in the user's zone; the day of reading when it has none."""
    now = clock()
    sent_at = reply.sent_at or now
    details = {"received_at": now.astimezone(UTC).isoformat()}
    if reply.sent_at is not None:
        details["sent_at"] = reply.sent_at.astimezone(UTC).isoformat()
    incident = Incident(number, sent_at.astimezone(now.tzinfo).date())
    return record_number(request_id, incident, NumberSource.REPLY, journal=journal, clock=clock, details=details)
