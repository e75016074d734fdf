"""How many requests were written in each month, and how long the support took to say its first word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class MonthFigures:
    """``month`` is the first day of it. ``answered``: how many of its requests the support has written about;
    ``days`` how long that took on average, from the letter to the first word, None while none is answered."""

    month: date
    requests: int = 0
    answered: int = 0
    days: float | None = None


def last_months(count: int, today: date) -> tuple[date, ...]:
    """The first days of this month and those before it, the earliest first."""
    place = today.year * 12 + today.month - 1
    return tuple(date(each // 12, each % 12 + 1, 1) for each in range(place - count + 1, place + 1))


def without_gaps(figures: Sequence[MonthFigures], months: Sequence[date]) -> tuple[MonthFigures, ...]:
    """One for each of the months, also where nothing was written."""
    known = {each.month: each for each in figures}
    return tuple(known.get(month, MonthFigures(month)) for month in months)
