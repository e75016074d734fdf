"""When a waiting letter is tried again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import Event, EventKind
from edusupport_desktop.domain.outbox import PAUSES, due_at

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
PREPARED = Event(RequestId("r"), EventKind.PREPARED, NOON)


def at(minutes: int, kind: EventKind, **details: str) -> Event:
    return Event(RequestId("r"), kind, NOON + timedelta(minutes=minutes), details)


def failed(times: int) -> list[Event]:
    """Each attempt a minute after the one before, its failure at the same minute."""
    attempts = [
        (at(minute, EventKind.ATTEMPT_STARTED), at(minute, EventKind.POSTPONED, code="mail_try_later"))
        for minute in range(times)
    ]
    return [event for attempt in attempts for event in attempt]


def test_a_letter_that_was_never_tried_is_due_at_once():
    assert due_at([PREPARED]) == NOON


@pytest.mark.parametrize(
    ("failures", "minutes"), [(1, 1), (2, 2), (3, 5), (4, 15), (5, 30), (6, 60), (7, 60), (50, 60)]
)
def test_the_pauses_grow_up_to_an_hour(failures, minutes):
    events = [PREPARED, *failed(failures)]
    assert due_at(events) == events[-1].at + timedelta(minutes=minutes)


def test_every_pause_is_longer_than_the_one_before():
    assert list(PAUSES) == sorted(set(PAUSES))


@pytest.mark.parametrize(
    "last", [at(9, EventKind.HELD), at(9, EventKind.POSTPONED, code="cancelled")], ids=["put aside", "stopped"]
)
def test_what_the_teacher_put_aside_waits_for_the_teacher(last):
    assert due_at([PREPARED, *failed(2), last]) is None


def test_a_letter_the_teacher_sent_after_all_goes_by_itself_again():
    events = [PREPARED, at(0, EventKind.HELD), *failed(1)]
    assert due_at(events) == events[-1].at + PAUSES[0]


def test_a_word_that_it_has_not_gone_begins_anew():
    events = [PREPARED, *failed(4), at(9, EventKind.OUTCOME_UNKNOWN), at(20, EventKind.CONFIRMED_NOT_SENT)]
    assert due_at(events) == events[-1].at
