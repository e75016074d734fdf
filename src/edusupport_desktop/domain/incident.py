"""The life of a request after the wizard: events, and the state they lead to.

Everything is an event with a time. Nothing is overwritten: a mistake is corrected by another event.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident_number import IncidentNumber


class EventKind(StrEnum):
    PREPARED = "prepared"
    """The letter and its Message-ID are fixed; it stands in the outbox."""
    ATTEMPT_STARTED = "attempt_started"
    """Whoever wrote this event, and nobody else, is sending now."""
    ACCEPTED = "accepted"
    """The mail server (or the practice desk) took the letter."""
    POSTPONED = "postponed"
    """Not accepted, may be tried again: network trouble, «try later», or stopped by the teacher. ``code`` says why."""
    REFUSED = "refused"
    """Not accepted, trying again would not help. ``code`` says why."""
    OUTCOME_UNKNOWN = "outcome_unknown"
    """It may have been accepted. Never repeated by itself."""
    HANDED_OVER = "handed_over"
    """Given to another program or saved as a file: not a sending."""
    CONFIRMED_SENT = "confirmed_sent"
    """The teacher, or a look into the mailbox, says that the letter went."""
    CONFIRMED_NOT_SENT = "confirmed_not_sent"
    WITHDRAWN = "withdrawn"
    """Taken out of the outbox by the teacher; nothing was sent."""
    REGISTERED = "registered"
    """The support gave a number: ``number``, ``registered_on`` (ISO date), ``source`` (typed, pasted, reply)."""
    ASKED = "asked"
    ANSWERED = "answered"
    SOLVED = "solved"
    REOPENED = "reopened"


class State(StrEnum):
    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    HANDED_OVER = "handed_over"
    WITHDRAWN = "withdrawn"
    REGISTERED = "registered"
    ASKED = "asked"
    SOLVED = "solved"


@dataclass(frozen=True, slots=True)
class Event:
    """``at`` is aware UTC. ``details`` are short facts (codes, a number, a date), never a letter or a password."""

    request_id: RequestId
    kind: EventKind
    at: datetime
    details: Mapping[str, str] = field(default_factory=dict)


class ImpossibleEvent(ValueError):
    """The event cannot follow in this state: for instance a second attempt while one is running."""

    def __init__(self, state: State | None, kind: EventKind) -> None:
        super().__init__(f"{kind.value} cannot follow in state {state.value if state else 'new'}")
        self.state = state
        self.kind = kind


_GIVES_A_NUMBER = (
    State.QUEUED,
    State.SENT,
    State.REFUSED,
    State.UNKNOWN,
    State.HANDED_OVER,
    State.WITHDRAWN,
    State.REGISTERED,
    State.ASKED,
    State.SOLVED,
)

TRANSITIONS: Mapping[tuple[State | None, EventKind], State] = {
    (None, EventKind.PREPARED): State.QUEUED,
    (State.QUEUED, EventKind.ATTEMPT_STARTED): State.SENDING,
    (State.REFUSED, EventKind.ATTEMPT_STARTED): State.SENDING,
    (State.SENDING, EventKind.ACCEPTED): State.SENT,
    (State.SENDING, EventKind.POSTPONED): State.QUEUED,
    (State.SENDING, EventKind.REFUSED): State.REFUSED,
    (State.SENDING, EventKind.OUTCOME_UNKNOWN): State.UNKNOWN,
    (State.SENDING, EventKind.HANDED_OVER): State.HANDED_OVER,
    (State.UNKNOWN, EventKind.CONFIRMED_SENT): State.SENT,
    (State.UNKNOWN, EventKind.CONFIRMED_NOT_SENT): State.QUEUED,
    (State.HANDED_OVER, EventKind.CONFIRMED_SENT): State.SENT,
    (State.HANDED_OVER, EventKind.CONFIRMED_NOT_SENT): State.QUEUED,
    (State.QUEUED, EventKind.WITHDRAWN): State.WITHDRAWN,
    (State.REFUSED, EventKind.WITHDRAWN): State.WITHDRAWN,
    # A number may come by telephone whatever became of the letter, and may be corrected.
    **{(state, EventKind.REGISTERED): State.REGISTERED for state in _GIVES_A_NUMBER},
    (State.REGISTERED, EventKind.ASKED): State.ASKED,
    (State.ASKED, EventKind.ASKED): State.ASKED,
    (State.ASKED, EventKind.ANSWERED): State.REGISTERED,
    (State.SENT, EventKind.SOLVED): State.SOLVED,
    (State.REGISTERED, EventKind.SOLVED): State.SOLVED,
    (State.ASKED, EventKind.SOLVED): State.SOLVED,
    (State.SOLVED, EventKind.REOPENED): State.REGISTERED,
}


def state_after(state: State | None, kind: EventKind) -> State:
    """The state an event leads to. Raises ``ImpossibleEvent``."""
    try:
        return TRANSITIONS[state, kind]
    except KeyError:
        raise ImpossibleEvent(state, kind) from None


@dataclass(frozen=True, slots=True)
class Incident:
    """The support's record: its number and the date the support gave it."""

    number: IncidentNumber
    registered_on: date


def incident_in(events: Iterable[Event]) -> Incident | None:
    """The incident the last REGISTERED event names; None while there is no number.

    The last is the last written, whatever the clock said then: a later event corrects an earlier one.
    """
    registered = [event for event in events if event.kind is EventKind.REGISTERED]
    if not registered:
        return None
    details = registered[-1].details
    return Incident(IncidentNumber(details["number"]), date.fromisoformat(details["registered_on"]))


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One line of the journal. ``changed_at`` is the time of the last event; times are aware UTC."""

    request_id: RequestId
    subject: str
    prepared_at: datetime
    changed_at: datetime
    way: Way
    state: State
    incident: Incident | None = None

    @property
    def is_practice(self) -> bool:
        return self.way is Way.PRACTICE
