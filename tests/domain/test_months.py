"""Months follow each other over the year's end, and none is left out."""

from __future__ import annotations

from datetime import date

from edusupport_desktop.domain.months import MonthFigures, last_months, without_gaps


def test_the_last_months_end_with_this_one_and_cross_the_year() -> None:
    assert last_months(3, date(2026, 1, 31)) == (date(2025, 11, 1), date(2025, 12, 1), date(2026, 1, 1))
    assert len(set(last_months(12, date(2026, 11, 28)))) == 12


def test_a_month_without_requests_is_there_too() -> None:
    months = last_months(3, date(2026, 2, 1))
    known = MonthFigures(months[1], 4, 2, 1.5)
    assert without_gaps([known], months) == (MonthFigures(months[0]), known, MonthFigures(months[2]))
