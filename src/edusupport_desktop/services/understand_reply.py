"""What a letter of the support means to its request, as events of the journal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, timedelta

from edusupport_desktop.domain.desk import Desk
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import Event, EventKind, JournalEntry, State
from edusupport_desktop.domain.incident_number import IncidentNumber, find_numbers
from edusupport_desktop.domain.incoming_letter import IncomingLetter
from edusupport_desktop.domain.letter_kind import LetterKind, kind_of, numbers_in
from edusupport_desktop.domain.questions import find_questions
from edusupport_desktop.services.find_request import domain_of
from edusupport_desktop.services.ports import Clock, Journal
from edusupport_desktop.services.record_number import NumberSource


@dataclass(frozen=True, slots=True)
class Meaning:
    """``events`` are empty for a letter that says nothing. ``is_number_doubtful``: which of ``numbers`` is the
    incident's only the teacher can say."""

    events: Sequence[Event]
    numbers: tuple[IncidentNumber, ...]
    questions: tuple[str, ...]
    is_number_doubtful: bool = False


def understood(letter: IncomingLetter, entry: JournalEntry, journal: Journal, desk: Desk, clock: Clock) -> Meaning:
    """Of a letter that answers the request of ``entry``."""
    letter_of_ours = journal.letter(entry.request_id)
    ours = f"{letter_of_ours.subject}\n{letter_of_ours.body}"
    numbers, are_theirs = numbers_in(letter, desk.number, ours)
    kind = kind_of(letter, desk.number, domain_of(desk), ours)
    questions = find_questions(letter.reply.text, ours)
    if kind is LetterKind.AUTO_REPLY:
        return Meaning((), numbers, questions)
    is_known = entry.incident is not None and entry.incident.number in numbers
    is_certain = are_theirs and len(numbers) == 1 and entry.incident is None and not _is_anothers(numbers[0], journal)
    # Of an incident that is known, a letter may well mention another one.
    in_subject = bool(find_numbers(letter.reply.subject, desk.number))
    says_number = entry.incident is None or kind is LetterKind.REGISTRATION or in_subject
    is_doubtful = bool(numbers) and not is_known and not is_certain and says_number
    facts = _facts(letter, clock)
    events = []
    if is_certain:
        events.append(_registered(entry.request_id, numbers[0], letter, facts, clock))
    elif is_doubtful:
        facts["numbers"] = " ".join(number.text for number in numbers)
    if (said := _said(kind, entry.state, is_registered=is_certain)) is not None:
        events.append(Event(entry.request_id, said, clock().astimezone(UTC), facts))
    return Meaning(events, numbers, questions, is_doubtful)


def bounced(letter: IncomingLetter, letter_id: RequestId, clock: Clock) -> Event:
    """That a mail server could not deliver a letter of ours, and why."""
    failure = letter.failure
    status, words = (failure.status, failure.words) if failure else ("", "")
    facts = _facts(letter, clock) | {"code": _bounce_code(status)}
    answer = words if status in words else f"{status} {words}".strip()
    return Event(letter_id, EventKind.BOUNCED, clock().astimezone(UTC), facts | ({"answer": answer} if answer else {}))


def _bounce_code(status: str) -> str:
    """By RFC 3463: the second figure is what it was about, the third what was wrong with it."""
    _, _, detail = status.partition(".")
    if detail in ("1.1", "1.2", "1.3", "1.10", "2.1"):
        return "mail_bounced_no_mailbox"
    if detail in ("2.2", "3.1"):
        return "mail_bounced_full"
    if detail in ("2.3", "3.4"):
        return "mail_bounced_too_big"
    return "mail_bounced_refused" if detail.startswith("7.") else "mail_bounced"


def _said(kind: LetterKind, state: State, *, is_registered: bool) -> EventKind | None:
    """The event beside a registration; None when the registration says it all."""
    if kind is LetterKind.SOLVED and state is not State.SOLVED:
        return EventKind.SOLVED
    if kind is LetterKind.QUESTION:
        return EventKind.ASKED
    return None if is_registered else EventKind.REPLIED


def _is_anothers(number: IncidentNumber, journal: Journal) -> bool:
    return bool(journal.requests_numbered(number))


def _facts(letter: IncomingLetter, clock: Clock) -> dict[str, str]:
    received_at = letter.arrived_at or clock()
    facts = {"message_id": letter.reply.message_id, "received_at": received_at.astimezone(UTC).isoformat()}
    if letter.reply.sent_at is not None:
        facts["sent_at"] = letter.reply.sent_at.astimezone(UTC).isoformat()
    return facts


def _registered(
    request_id: RequestId, number: IncidentNumber, letter: IncomingLetter, facts: dict[str, str], clock: Clock
) -> Event:
    """The day of registration is that of the letter's Date in the user's zone; without one, or with one that has yet
    to come, the day the letter arrived."""
    now = clock()
    arrived_at = letter.arrived_at or now
    sent_at = letter.reply.sent_at
    day = sent_at if sent_at is not None and sent_at < now + timedelta(hours=1) else arrived_at
    details = facts | {
        "number": number.text,
        "registered_on": day.astimezone(now.tzinfo).date().isoformat(),
        "source": NumberSource.REPLY.value,
    }
    return Event(request_id, EventKind.REGISTERED, now.astimezone(UTC), details)
