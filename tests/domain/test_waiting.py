"""How long the support has been silent, whatever happened before."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import Event, EventKind, JournalEntry, State, history
from edusupport_desktop.domain.waiting import (
    WAITS_FOR_THE_SUPPORT,
    advice_before_writing,
    answered_at,
    days_waiting,
    is_too_long,
    waiting_since,
)

START = datetime(2026, 11, 2, 9, tzinfo=UTC)
SENT = (EventKind.PREPARED, EventKind.ATTEMPT_STARTED, EventKind.ACCEPTED)


def day(number: int) -> datetime:
    return START + timedelta(days=number)


def events(*kinds: EventKind, source: str = "typed") -> list[Event]:
    """One a day."""
    number = {"number": "INC0001234", "registered_on": "2026-11-02", "source": source}
    return [
        Event(RequestId("1"), kind, day(place), number if kind is EventKind.REGISTERED else {})
        for place, kind in enumerate(kinds)
    ]


@pytest.mark.parametrize(
    ("later", "since"),
    [
        ((), day(2)),
        ((EventKind.REGISTERED,), day(2)),
        ((EventKind.COPIED,), day(2)),
        ((EventKind.REPLIED,), day(3)),
        ((EventKind.CALLED,), day(3)),
        ((EventKind.ASKED,), None),
        ((EventKind.ASKED, EventKind.ANSWERED), day(4)),
        ((EventKind.ASKED, EventKind.UNDONE), day(2)),
        ((EventKind.SOLVED,), None),
        ((EventKind.SOLVED, EventKind.REOPENED), day(4)),
        ((EventKind.BOUNCED,), None),
    ],
)
def test_the_waiting_begins_with_the_last_word(later: tuple[EventKind, ...], since: datetime | None) -> None:
    past = history(events(*SENT, *later))
    assert past.state is not None
    assert waiting_since(past.state, past.standing) == since


def test_a_letter_that_may_have_gone_is_waited_for_and_one_that_has_not_is_not() -> None:
    unknown = history(events(EventKind.PREPARED, EventKind.ATTEMPT_STARTED, EventKind.OUTCOME_UNKNOWN))
    refused = history(events(EventKind.PREPARED, EventKind.ATTEMPT_STARTED, EventKind.REFUSED))
    assert waiting_since(State.UNKNOWN, unknown.standing) == day(2)
    assert waiting_since(State.REFUSED, refused.standing) is None


def test_a_number_written_down_for_a_letter_that_went_otherwise_begins_the_waiting() -> None:
    past = history(events(EventKind.PREPARED, EventKind.REGISTERED))
    assert waiting_since(State.REGISTERED, past.standing) == day(1)


@pytest.mark.parametrize("state", sorted(set(State) - WAITS_FOR_THE_SUPPORT))
def test_nobody_waits_in_any_other_state(state: State) -> None:
    assert waiting_since(state, events(*SENT)) is None


def test_questions_replies_and_numbers_in_letters_are_answers() -> None:
    assert answered_at(events(*SENT)) is None
    assert answered_at(events(*SENT, EventKind.REGISTERED)) is None
    assert answered_at(events(*SENT, EventKind.REGISTERED, source="reply")) == day(3)
    assert answered_at(events(*SENT, EventKind.ASKED, EventKind.ANSWERED)) == day(3)
    assert answered_at(events(*SENT, EventKind.ASKED, EventKind.REPLIED, EventKind.CALLED)) == day(4)


def test_days_are_those_of_the_calendar_where_the_teacher_is() -> None:
    kamchatka = timezone(timedelta(hours=12))
    late = datetime(2026, 11, 2, 11, 59, tzinfo=UTC)  # 23:59 there
    assert days_waiting(late, datetime(2026, 11, 3, 0, 1, tzinfo=kamchatka)) == 1
    assert days_waiting(late, datetime(2026, 11, 2, 23, 59, 30, tzinfo=kamchatka)) == 0
    assert days_waiting(late, datetime(2026, 11, 1, tzinfo=kamchatka)) == 0
    assert days_waiting(late, datetime(2026, 11, 7, 12, tzinfo=kamchatka)) == 5


def entry(state: State, since: datetime | None, way: Way = Way.MAIL) -> JournalEntry:
    return JournalEntry(RequestId("1"), "Тема", START, START, way, state, waiting_since=since)


def test_a_request_told_by_telephone_waits_from_then_on() -> None:
    assert waiting_since(State.SENT, [Event(RequestId("1"), EventKind.TOLD, START)]) == START


def test_after_so_many_days_it_is_too_long_but_not_in_practice() -> None:
    waiting = entry(State.REGISTERED, START)
    assert [is_too_long(waiting, day(number), 5) for number in (0, 4, 5, 90)] == [False, False, True, True]
    assert not is_too_long(entry(State.ASKED, None), day(90), 5)
    assert not is_too_long(entry(State.SENT, START, Way.PRACTICE), day(90), 5)


def test_before_writing_once_more_the_memo_says_what_fits() -> None:
    assert advice_before_writing(entry(State.ASKED, None), day(1), 5) == "answer_clearly"
    assert advice_before_writing(entry(State.REGISTERED, START), day(1), 5) == "do_not_fix_yourself"
    assert advice_before_writing(entry(State.REGISTERED, START), day(6), 5) == "no_second_incident"
    assert advice_before_writing(entry(State.SOLVED, None), day(6), 5) == "do_not_fix_yourself"
