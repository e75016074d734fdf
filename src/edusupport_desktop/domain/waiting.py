"""How long the support has been silent about a request, and when it last wrote."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from edusupport_desktop.domain.incident import Event, EventKind, JournalEntry, State

WAITS_FOR_THE_SUPPORT = frozenset({State.SENT, State.REGISTERED, State.UNKNOWN})
"""States in which the next word is the support's."""

_WORDS_OF_OURS = frozenset(
    {
        EventKind.ACCEPTED,
        EventKind.OUTCOME_UNKNOWN,
        EventKind.HANDED_OVER,
        EventKind.CONFIRMED_SENT,
        EventKind.ANSWERED,
        EventKind.CALLED,
        EventKind.TOLD,
        EventKind.REOPENED,
        EventKind.IMPORTED,
    }
)
_WORDS_OF_THEIRS = frozenset({EventKind.ASKED, EventKind.REPLIED})


def answered_at(standing: Sequence[Event]) -> datetime | None:
    """When the support last wrote: a question, a reply, or a number in a letter; None: never yet.

    ``standing`` are the events that were not undone (``History.standing``).
    """
    return next((event.at for event in reversed(standing) if _is_an_answer(event)), None)


def waiting_since(state: State, standing: Sequence[Event]) -> datetime | None:
    """Since when nothing was heard: the last word of ours, or a reply of the support after it that left the request
    open. None while nobody waits for the support: solved, asked, not sent.

    A number alone is no answer: the support gives one to every letter.
    """
    if state not in WAITS_FOR_THE_SUPPORT:
        return None
    words = _WORDS_OF_OURS | _WORDS_OF_THEIRS
    since = next((_said_at(event) for event in reversed(standing) if event.kind in words), None)
    # A number may be written down for a letter of which the program knows nothing else.
    return since or (standing[-1].at if standing else None)


def days_waiting(since: datetime, now: datetime) -> int:
    """Whole days of the calendar in the zone of ``now``; 0 when it was today, or when a clock was put back."""
    return max(0, (now.date() - since.astimezone(now.tzinfo).date()).days)


def is_too_long(entry: JournalEntry, now: datetime, days: int) -> bool:
    """Whether the support has been silent for ``days`` or more about a request in earnest."""
    since = entry.waiting_since
    return since is not None and not entry.is_practice and days_waiting(since, now) >= days


def advice_before_writing(entry: JournalEntry, now: datetime, days: int) -> str:
    """What the memo says to a teacher who is about to write into a request once more, as a key of ``Desk.advice``."""
    if entry.state is State.ASKED:
        return "answer_clearly"
    if is_too_long(entry, now, days):
        return "no_second_incident"
    return "do_not_fix_yourself"  # with its second sentence: who has asked waits for the answer


def _said_at(event: Event) -> datetime:
    """What came from a table was said long before it was entered."""
    made_at = event.details.get("made_at")
    return datetime.fromisoformat(made_at) if made_at else event.at


def _is_an_answer(event: Event) -> bool:
    is_numbered = event.kind is EventKind.REGISTERED and event.details.get("source") == "reply"
    return event.kind in _WORDS_OF_THEIRS or is_numbered
