"""What the list of the journal may be asked for: words, which requests, since when, in which order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from edusupport_desktop.domain.incident import JournalEntry, State


class SortColumn(StrEnum):
    NUMBER = "number"
    DATE = "date"
    SUBJECT = "subject"
    STATE = "state"
    ANSWER = "answer"
    WAITING = "waiting"


class Shown(StrEnum):
    ALL = "all"
    OPEN = "open"
    """Neither solved nor withdrawn."""
    FOR_ME = "for_me"
    """The next step is the teacher's."""


CLOSED = frozenset({State.SOLVED, State.WITHDRAWN})
WAITS_FOR_ME = frozenset({State.ASKED, State.REFUSED, State.UNDELIVERED, State.UNKNOWN, State.HANDED_OVER})

STATES_SHOWN = {
    Shown.ALL: frozenset(State),
    Shown.OPEN: frozenset(State) - CLOSED,
    Shown.FOR_ME: WAITS_FOR_ME,
}


class Period(StrEnum):
    ALL = "all"
    MONTH = "month"
    SCHOOL_YEAR = "school_year"


@dataclass(frozen=True, slots=True)
class ListQuestion:
    """``text`` finds beginnings of words; without a letter or a digit it finds everything. ``since`` is aware, None:
    from the beginning. ``login`` is that of one person (``domain.letter_login``), empty: of everybody. What a column
    has no value for comes last in either direction."""

    text: str = ""
    practice: bool = False
    shown: Shown = Shown.ALL
    since: datetime | None = None
    login: str = ""
    column: SortColumn = SortColumn.DATE
    descending: bool = True


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the list. ``key`` is the journal's own, and means nothing to anybody else."""

    key: int
    entry: JournalEntry


def beginning_of(period: Period, now: datetime) -> datetime | None:
    """In the zone of ``now``; None for all time. A school year begins on the first of September."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    if period is Period.MONTH:
        return midnight.replace(day=1)
    if period is Period.SCHOOL_YEAR:
        return midnight.replace(year=now.year if now.month >= 9 else now.year - 1, month=9, day=1)
    return None
