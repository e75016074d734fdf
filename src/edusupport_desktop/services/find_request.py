"""Which request a letter of the support belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from edusupport_desktop.domain.desk import Desk
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import State
from edusupport_desktop.domain.incident_number import IncidentNumber, find_numbers
from edusupport_desktop.domain.incoming_letter import IncomingLetter
from edusupport_desktop.domain.letter_kind import is_from
from edusupport_desktop.domain.subjects import is_about
from edusupport_desktop.services.ports import Journal

_MAY_BE_ANSWERED = (
    State.SENT,
    State.UNKNOWN,
    State.HANDED_OVER,
    State.UNDELIVERED,
    State.REGISTERED,
    State.ASKED,
    State.SOLVED,
)
"""States in which a subject alone may lead to a request: never one that still waits to be sent."""


def find_requests(letter: IncomingLetter, journal: Journal, desk: Desk) -> Sequence[RequestId]:
    """One when it is certain, several when only the teacher can say which, none when it answers no request.

    Message-IDs decide, then ServiceNow's watermark, then the number in the subject; of a letter from the desk's own
    domain also the number in its text, and its subject.
    """
    reply = letter.reply
    request_id = journal.request_answering(reply.answers_to)
    if request_id is None and reply.watermark:
        request_id = journal.request_marked(reply.watermark)
    if request_id is not None:
        return (request_id,)
    found = _numbered(find_numbers(reply.subject, desk.number), journal)
    if found or not is_from(reply.sender_address, domain_of(desk)):
        return found
    return _numbered(find_numbers(reply.text, desk.number), journal) or _with_subject(letter, journal, desk)


def domain_of(desk: Desk) -> str:
    """The domain the desk writes from."""
    return desk.email.rpartition("@")[2]


def _numbered(numbers: Sequence[IncidentNumber], journal: Journal) -> Sequence[RequestId]:
    """The one request of the one number that is known; several where a number was written down twice."""
    found = [tuple(journal.requests_numbered(number)) for number in numbers]
    known = [requests for requests in dict.fromkeys(found) if requests]
    return known[0] if len(known) == 1 else ()


def _with_subject(letter: IncomingLetter, journal: Journal, desk: Desk) -> Sequence[RequestId]:
    entries = [entry for state in _MAY_BE_ANSWERED for entry in journal.in_state(state) if not entry.is_practice]
    alike = [entry for entry in entries if entry.follows is None and is_about(letter.reply.subject, entry.subject)]
    if len(alike) > 1 and find_numbers(f"{letter.reply.subject}\n{letter.reply.text}", desk.number):
        # Its number is not known yet, so it is about one that has none.
        alike = [entry for entry in alike if entry.incident is None] or alike
    return tuple(entry.request_id for entry in sorted(alike, key=lambda entry: entry.prepared_at, reverse=True))
