"""The periods of the list, and which states it may leave out."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from edusupport_desktop.domain.incident import State
from edusupport_desktop.domain.journal_list import STATES_SHOWN, Period, Shown, beginning_of

VLADIVOSTOK = timezone(timedelta(hours=10))


@pytest.mark.parametrize(
    ("now", "september"),
    [((2026, 8, 31), (2025, 9, 1)), ((2026, 9, 1), (2026, 9, 1)), ((2027, 1, 9), (2026, 9, 1))],
)
def test_a_school_year_begins_in_september(now: tuple[int, int, int], september: tuple[int, int, int]) -> None:
    noon = datetime(*now, 12, 30, tzinfo=VLADIVOSTOK)
    assert beginning_of(Period.SCHOOL_YEAR, noon) == datetime(*september, tzinfo=VLADIVOSTOK)


def test_a_month_begins_at_midnight_where_the_teacher_is() -> None:
    noon = datetime(2026, 11, 22, 12, 30, tzinfo=VLADIVOSTOK)
    assert beginning_of(Period.MONTH, noon) == datetime(2026, 11, 1, tzinfo=VLADIVOSTOK)
    assert beginning_of(Period.ALL, noon) is None


def test_what_is_finished_is_not_open_and_what_waits_for_the_teacher_is() -> None:
    assert STATES_SHOWN[Shown.ALL] == set(State)
    assert set(State) - STATES_SHOWN[Shown.OPEN] == {State.SOLVED, State.WITHDRAWN}
    assert STATES_SHOWN[Shown.FOR_ME] < STATES_SHOWN[Shown.OPEN]
    assert State.ASKED in STATES_SHOWN[Shown.FOR_ME]
