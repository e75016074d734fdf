"""The life of a letter after the wizard: events, and the state they lead to.

Everything is an event with a time. Nothing is overwritten: a mistake is corrected by another event.

A letter that is added to a request goes its own way from PREPARED to SENT; what it means to the request (ANSWERED) is
an event of the request.
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
    TOLD = "told"
    """The request began by telephone: ``person``, ``said``. Nothing was sent, and its letter never will be."""
    IMPORTED = "imported"
    """Entered from a table (``line`` of it): the request was made elsewhere on ``made_at`` (ISO), and nothing was
    sent by this program."""
    HELD = "held"
    """Put aside by the teacher: sent when the teacher says so."""
    ATTEMPT_STARTED = "attempt_started"
    """Whoever wrote this event, and nobody else, is sending now. ``attempt`` names it in all its events."""
    POINT_OF_NO_RETURN = "point_of_no_return"
    """Everything is handed over but the last byte: until here nothing can have been accepted, from here on it may."""
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
    COPIED = "copied"
    """A copy stands in the mailbox's Sent folder."""
    COPY_FAILED = "copy_failed"
    """There is no copy in the mailbox, which changes nothing else. ``code`` says why."""
    WAY_CHANGED = "way_changed"
    """The same letter goes another way: ``from``, ``to``. Nothing of it was accepted yet."""
    WITHDRAWN = "withdrawn"
    """Taken out of the outbox by the teacher; nothing was sent."""
    REGISTERED = "registered"
    """The support gave a number: ``number``, ``registered_on`` (ISO date), ``source`` (typed, pasted, reply, table,
    api)."""
    BOUNCED = "bounced"
    """A mail server says that the letter could not be delivered. ``code`` says why."""
    ASKED = "asked"
    """The support wants to know something."""
    REPLIED = "replied"
    """The support wrote, and asks nothing."""
    ANSWERED = "answered"
    """A letter of the teacher went into the same incident."""
    CALLED = "called"
    """The teacher rang the support: ``person``, ``said``."""
    STEP_TAKEN = "step_taken"
    """What became of a step the support told to take: ``domain.followed_steps``."""
    PICTURES_REMOVED = "pictures_removed"
    """The pictures of a letter that went long ago were deleted from this computer."""
    STATUS_CHANGED = "status_changed"
    """The helpdesk shows another ``status``, in its own words."""
    SOLVED = "solved"
    REOPENED = "reopened"
    UNDONE = "undone"
    """The last event of ``UNDOABLE`` was a mistake: everything is as before it."""


class State(StrEnum):
    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    """The support has it, by letter or (``Way.PHONE``) by telephone; no number is known."""
    REFUSED = "refused"
    UNKNOWN = "unknown"
    UNDELIVERED = "undelivered"
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
    State.UNDELIVERED,
    State.HANDED_OVER,
    State.WITHDRAWN,
    State.REGISTERED,
    State.ASKED,
    State.SOLVED,
)

_NOT_KNOWN_TO_HAVE_ARRIVED = (
    State.QUEUED,
    State.REFUSED,
    State.UNKNOWN,
    State.UNDELIVERED,
    State.HANDED_OVER,
    State.WITHDRAWN,
)

_WITH_THE_SUPPORT = (State.SENT, State.REGISTERED, State.ASKED, State.SOLVED)

NEVER_GOES_AGAIN = frozenset({*_WITH_THE_SUPPORT, State.WITHDRAWN})
"""States a letter is never sent from: its pictures are of no use to the sending any more."""

OPEN = (State.SENT, State.REGISTERED, State.ASKED)
"""The support has it and has not solved it."""

UNDOABLE = frozenset(
    {
        EventKind.REGISTERED,
        EventKind.BOUNCED,
        EventKind.ASKED,
        EventKind.REPLIED,
        EventKind.ANSWERED,
        EventKind.CALLED,
        EventKind.STEP_TAKEN,
        EventKind.SOLVED,
        EventKind.REOPENED,
    }
)
"""What somebody, or the reading of a letter, may have got wrong. What was sent or not cannot be undone."""

TRANSITIONS: Mapping[tuple[State | None, EventKind], State] = {
    (None, EventKind.PREPARED): State.QUEUED,
    # Who was told has it, as who was sent a letter: the number is what is missing.
    (None, EventKind.TOLD): State.SENT,
    # The support has it, says the table; SENT is what a request without a number is then.
    (None, EventKind.IMPORTED): State.SENT,
    (State.QUEUED, EventKind.HELD): State.QUEUED,
    (State.QUEUED, EventKind.ATTEMPT_STARTED): State.SENDING,
    (State.REFUSED, EventKind.ATTEMPT_STARTED): State.SENDING,
    (State.UNDELIVERED, EventKind.ATTEMPT_STARTED): State.SENDING,
    (State.SENDING, EventKind.POINT_OF_NO_RETURN): State.SENDING,
    (State.SENDING, EventKind.ACCEPTED): State.SENT,
    (State.SENDING, EventKind.POSTPONED): State.QUEUED,
    (State.SENDING, EventKind.REFUSED): State.REFUSED,
    (State.SENDING, EventKind.OUTCOME_UNKNOWN): State.UNKNOWN,
    (State.SENDING, EventKind.HANDED_OVER): State.HANDED_OVER,
    (State.UNKNOWN, EventKind.CONFIRMED_SENT): State.SENT,
    (State.UNKNOWN, EventKind.CONFIRMED_NOT_SENT): State.QUEUED,
    (State.HANDED_OVER, EventKind.CONFIRMED_SENT): State.SENT,
    (State.HANDED_OVER, EventKind.CONFIRMED_NOT_SENT): State.QUEUED,
    (State.QUEUED, EventKind.WAY_CHANGED): State.QUEUED,
    (State.REFUSED, EventKind.WAY_CHANGED): State.QUEUED,
    (State.QUEUED, EventKind.WITHDRAWN): State.WITHDRAWN,
    (State.REFUSED, EventKind.WITHDRAWN): State.WITHDRAWN,
    (State.UNDELIVERED, EventKind.WITHDRAWN): State.WITHDRAWN,
    (State.SENT, EventKind.BOUNCED): State.UNDELIVERED,
    (State.HANDED_OVER, EventKind.BOUNCED): State.UNDELIVERED,
    (State.UNKNOWN, EventKind.BOUNCED): State.UNDELIVERED,
    # A number may come by telephone whatever became of the letter, and may be corrected.
    **{(state, EventKind.REGISTERED): State.REGISTERED for state in _GIVES_A_NUMBER},
    # Whoever answers a letter has it, whatever was known before.
    **{(state, EventKind.ASKED): State.ASKED for state in (*_NOT_KNOWN_TO_HAVE_ARRIVED, *_WITH_THE_SUPPORT)},
    **{(state, EventKind.REPLIED): State.SENT for state in _NOT_KNOWN_TO_HAVE_ARRIVED},
    **{(state, EventKind.SOLVED): State.SOLVED for state in _NOT_KNOWN_TO_HAVE_ARRIVED},
    **{(state, EventKind.REPLIED): state for state in _WITH_THE_SUPPORT},
    (State.SENT, EventKind.ANSWERED): State.SENT,
    (State.REGISTERED, EventKind.ANSWERED): State.REGISTERED,
    (State.ASKED, EventKind.ANSWERED): State.REGISTERED,
    (State.SOLVED, EventKind.ANSWERED): State.REGISTERED,
    **{(state, kind): state for state in _GIVES_A_NUMBER for kind in (EventKind.CALLED, EventKind.STEP_TAKEN)},
    **{(state, kind): state for state in _WITH_THE_SUPPORT for kind in (EventKind.COPIED, EventKind.COPY_FAILED)},
    **{(state, EventKind.STATUS_CHANGED): state for state in _WITH_THE_SUPPORT},
    **{(state, EventKind.PICTURES_REMOVED): state for state in NEVER_GOES_AGAIN},
    (State.SENT, EventKind.SOLVED): State.SOLVED,
    (State.REGISTERED, EventKind.SOLVED): State.SOLVED,
    (State.ASKED, EventKind.SOLVED): State.SOLVED,
    (State.SOLVED, EventKind.REOPENED): State.REGISTERED,
}
"""The state each event leads to. REGISTERED stands for SENT while no number is known (``history``). UNDONE is not
in the table: where it leads depends on what it undoes."""


BEGINNINGS = frozenset(kind for state, kind in TRANSITIONS if state is None)
"""With which a request comes into the journal."""


def state_after(state: State | None, kind: EventKind) -> State:
    """The state an event of the table leads to. Raises ``ImpossibleEvent``."""
    try:
        return TRANSITIONS[state, kind]
    except KeyError:
        raise ImpossibleEvent(state, kind) from None


@dataclass(frozen=True, slots=True)
class Incident:
    """The support's record: its number and the date the support gave it."""

    number: IncidentNumber
    registered_on: date


@dataclass(frozen=True, slots=True)
class History:
    """What a request's events, in the order they were written, come to. ``standing`` are those that were not undone;
    UNDONE itself is not among them."""

    state: State | None = None
    incident: Incident | None = None
    standing: tuple[Event, ...] = ()

    @property
    def last_undoable(self) -> Event | None:
        """What UNDONE would undo; None when there is nothing. Only the very last event can be taken back: what
        followed was built on it."""
        if self.standing and self.standing[-1].kind in UNDOABLE:
            return self.standing[-1]
        return None

    def followed_by(self, event: Event) -> History:
        """Raises ``ImpossibleEvent``."""
        if event.kind is EventKind.UNDONE:
            if self.last_undoable is None:
                raise ImpossibleEvent(self.state, event.kind)
            return history(self.standing[:-1])
        if self._is_of_another_attempt(event) or self._says_the_same_status(event):
            raise ImpossibleEvent(self.state, event.kind)
        state = state_after(self.state, event.kind)
        incident = _incident_of(event) or self.incident
        if state is State.REGISTERED and incident is None:
            state = State.SENT  # answered or not solved after all, while no number is known
        return History(state, incident, (*self.standing, event))

    def _says_the_same_status(self, event: Event) -> bool:
        """Two programs may ask one helpdesk: what it shows is written once."""
        status = event.details.get("status")
        return status is not None and status == self.last_status

    @property
    def last_status(self) -> str | None:
        """What the helpdesk showed when it was last asked; None: never asked."""
        said = (past.details["status"] for past in reversed(self.standing) if "status" in past.details)
        return next(said, None)

    def _is_of_another_attempt(self, event: Event) -> bool:
        """A program that was taken for dead must not speak for the attempt another one has made since."""
        attempt = event.details.get("attempt")
        if attempt is None or event.kind is EventKind.ATTEMPT_STARTED:
            return False
        begun = [past for past in self.standing if past.kind is EventKind.ATTEMPT_STARTED]
        return not begun or begun[-1].details.get("attempt") != attempt


def history(events: Iterable[Event]) -> History:
    """Raises ``ImpossibleEvent`` where one cannot follow the others."""
    so_far = History()
    for event in events:
        so_far = so_far.followed_by(event)
    return so_far


def _incident_of(event: Event) -> Incident | None:
    if event.kind is not EventKind.REGISTERED:
        return None
    return Incident(IncidentNumber(event.details["number"]), date.fromisoformat(event.details["registered_on"]))


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
    follows: RequestId | None = None
    """The request this letter was added to; None for a request itself."""
    answered_at: datetime | None = None
    """When the support last wrote; None: never yet."""
    waiting_since: datetime | None = None
    """Since when the support is silent; None while nobody waits for it (``domain.waiting``)."""

    @property
    def is_practice(self) -> bool:
        return self.way is Way.PRACTICE

    @property
    def takes_letters(self) -> bool:
        """Whether a further letter could find it: of one that was made elsewhere nothing but its number is known."""
        return self.way is not Way.ELSEWHERE or self.incident is not None
