"""Which request a letter of the support belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from edusupport_desktop.domain.desk import Desk
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import State
from edusupport_desktop.domain.incident_number import IncidentNumber, find_numbers
from edusupport_desktop.domain.incoming_letter import IncomingLetter
from edusupport_desktop.domain.letter import without_reply_prefix
from edusupport_desktop.domain.letter_kind import is_from
from edusupport_desktop.domain.subjects import comparable, is_about
from edusupport_desktop.services.ports import Journal

MAY_BE_ANSWERED = (
    State.SENT,
    State.UNKNOWN,
    State.HANDED_OVER,
    State.UNDELIVERED,
    State.REGISTERED,
    State.ASKED,
    State.SOLVED,
)
"""States in which a subject alone may lead to a request: never one that still waits to be sent."""


class RequestFinder:
    """Finds the requests of many letters: what it has to compare each of them with is read once."""

    def __init__(self, journal: Journal, desk: Desk) -> None:
        self._journal = journal
        self._desk = desk

    def find(self, letter: IncomingLetter) -> Sequence[RequestId]:
        """One when it is certain, several when only the teacher can say which, none when it answers no request.

        Message-IDs decide, then ServiceNow's watermark, then the number in the subject; of a letter from the desk's own
        domain also the number in its text, and its subject.
        """
        reply, pattern = letter.reply, self._desk.number
        request_id = self._journal.request_answering(reply.answers_to)
        if request_id is None and reply.watermark:
            request_id = self._journal.request_marked(reply.watermark)
        if request_id is not None:
            return (request_id,)
        found = self._numbered(find_numbers(reply.subject, pattern))
        if found or not is_from(reply.sender_address, domain_of(self._desk)):
            return found
        return self._numbered(find_numbers(reply.text, pattern)) or self._with_subject(letter)

    def _numbered(self, numbers: Sequence[IncidentNumber]) -> Sequence[RequestId]:
        """The one request of the one number that is known; several where a number was written down twice."""
        found = [tuple(self._journal.requests_numbered(number)) for number in numbers]
        known = [requests for requests in dict.fromkeys(found) if requests]
        return known[0] if len(known) == 1 else ()

    def _with_subject(self, letter: IncomingLetter) -> Sequence[RequestId]:
        """The latest first."""
        subject = comparable(letter.reply.subject)
        alike = [self._journal.entry(request_id) for request_id, ours in self._subjects if is_about(subject, ours)]
        if len(alike) > 1 and find_numbers(f"{letter.reply.subject}\n{letter.reply.text}", self._desk.number):
            # Its number is not known yet, so it is about one that has none.
            alike = [entry for entry in alike if entry.incident is None] or alike
        return tuple(entry.request_id for entry in sorted(alike, key=lambda entry: entry.prepared_at, reverse=True))

    @cached_property
    def _subjects(self) -> Sequence[tuple[RequestId, str]]:
        entries = (entry for state in MAY_BE_ANSWERED for entry in self._journal.in_state(state))
        return [
            (entry.request_id, comparable(without_reply_prefix(entry.subject)))
            for entry in entries
            if not entry.is_practice and entry.follows is None
        ]


def domain_of(desk: Desk) -> str:
    """The domain the desk writes from."""
    return desk.email.rpartition("@")[2]
