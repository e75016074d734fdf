"""The life of a request: which event may follow which, and what can never happen."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import (
    TRANSITIONS,
    Event,
    EventKind,
    ImpossibleEvent,
    Incident,
    JournalEntry,
    State,
    incident_in,
    state_after,
)
from edusupport_desktop.domain.incident_number import IncidentNumber

ALLOWED = """
new          prepared            queued
queued       attempt_started     sending
refused      attempt_started     sending
sending      accepted            sent
sending      postponed           queued
sending      refused             refused
sending      outcome_unknown     unknown
sending      handed_over         handed_over
unknown      confirmed_sent      sent
unknown      confirmed_not_sent  queued
handed_over  confirmed_sent      sent
handed_over  confirmed_not_sent  queued
queued       withdrawn           withdrawn
refused      withdrawn           withdrawn
queued       registered          registered
sent         registered          registered
refused      registered          registered
unknown      registered          registered
handed_over  registered          registered
withdrawn    registered          registered
registered   registered          registered
asked        registered          registered
solved       registered          registered
registered   asked               asked
asked        asked               asked
asked        answered            registered
sent         solved              solved
registered   solved              solved
asked        solved              solved
solved       reopened            registered
"""

TABLE = {
    (None if before == "new" else State(before), EventKind(kind)): State(after)
    for before, kind, after in (line.split() for line in ALLOWED.strip().splitlines())
}
EVERY_PAIR = tuple(product((None, *State), EventKind))
NOON = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)


def name_of(pair: tuple[State | None, EventKind]) -> str:
    return f"{pair[0] or 'new'}-{pair[1]}"


@pytest.mark.parametrize("pair", TABLE, ids=name_of)
def test_an_allowed_event_leads_to_its_state(pair):
    assert state_after(*pair) is TABLE[pair]


def test_every_other_event_is_impossible():
    for state, kind in EVERY_PAIR:
        if (state, kind) not in TABLE:
            with pytest.raises(ImpossibleEvent) as error:
                state_after(state, kind)
            assert (error.value.state, error.value.kind) == (state, kind)


def test_the_table_is_the_whole_table():
    assert dict(TRANSITIONS) == TABLE


def test_an_impossible_event_says_what_happened():
    with pytest.raises(ImpossibleEvent, match="attempt_started cannot follow in state sending"):
        state_after(State.SENDING, EventKind.ATTEMPT_STARTED)
    with pytest.raises(ImpossibleEvent, match="accepted cannot follow in state new"):
        state_after(None, EventKind.ACCEPTED)


def test_every_state_and_every_event_is_used():
    assert set(TABLE.values()) == set(State)
    assert {kind for _, kind in TABLE} == set(EventKind)


@st.composite
def lives(draw: st.DrawFn) -> list[tuple[EventKind, State]]:
    """Possible events one after the other, each with the state after it."""
    life: list[tuple[EventKind, State]] = []
    state: State | None = None
    for _ in range(draw(st.integers(1, 40))):
        possible = [kind for before, kind in TRANSITIONS if before is state]
        kind = draw(st.sampled_from(possible))
        state = state_after(state, kind)
        life.append((kind, state))
    return life


NOTHING_WAS_SENT = {EventKind.POSTPONED, EventKind.REFUSED, EventKind.CONFIRMED_NOT_SENT}
HAVE_A_NUMBER = {State.REGISTERED, State.ASKED, State.SOLVED}


@given(lives())
def test_no_second_attempt_before_it_is_certain_that_the_first_sent_nothing(life):
    kinds = [kind for kind, _ in life]
    attempts = [place for place, kind in enumerate(kinds) if kind is EventKind.ATTEMPT_STARTED]
    for first, second in pairwise(attempts):
        assert NOTHING_WAS_SENT & set(kinds[first:second])


@given(lives())
def test_a_letter_that_was_accepted_is_never_sent_again(life):
    kinds = [kind for kind, _ in life]
    for final in (EventKind.ACCEPTED, EventKind.CONFIRMED_SENT, EventKind.WITHDRAWN):
        if final in kinds:
            assert EventKind.ATTEMPT_STARTED not in kinds[kinds.index(final) :]


@given(lives())
def test_a_number_is_never_lost(life):
    kinds = [kind for kind, _ in life]
    if EventKind.REGISTERED in kinds:
        after = [state for _, state in life[kinds.index(EventKind.REGISTERED) :]]
        assert set(after) <= HAVE_A_NUMBER


@given(lives())
def test_an_unknown_outcome_is_left_by_a_person_s_word_or_the_support_s_number_alone(life):
    for (_, before), (kind, _) in pairwise(life):
        if before is State.UNKNOWN:
            assert kind in {EventKind.CONFIRMED_SENT, EventKind.CONFIRMED_NOT_SENT, EventKind.REGISTERED}


def test_whatever_became_of_a_finished_letter_a_number_can_be_written_down():
    for state in set(State) - {State.SENDING}:
        assert state_after(state, EventKind.REGISTERED) is State.REGISTERED


def event(kind: EventKind, minutes: int = 0, **details: str) -> Event:
    return Event(RequestId("request"), kind, NOON + timedelta(minutes=minutes), details)


def registered(number: str, day: str, minutes: int = 0) -> Event:
    return event(EventKind.REGISTERED, minutes, number=number, registered_on=day, source="typed")


def test_without_a_number_there_is_no_incident():
    assert incident_in([]) is None
    assert incident_in([event(EventKind.PREPARED), event(EventKind.ACCEPTED)]) is None


def test_the_last_written_number_is_the_incident_s():
    events = [
        event(EventKind.PREPARED),
        registered("INC0001234", "2026-11-12", minutes=9),
        event(EventKind.ASKED, 10),
        registered("INC0005555", "2026-11-13", minutes=5),
        event(EventKind.SOLVED, 11),
    ]
    expected = Incident(IncidentNumber("INC0005555"), date(2026, 11, 13))
    assert incident_in(events) == incident_in(iter(events)) == expected


@pytest.mark.parametrize("way", Way)
def test_a_line_of_the_journal_knows_whether_it_is_practice(way):
    entry = JournalEntry(RequestId("request"), "Журнал", NOON, NOON, way, State.QUEUED)
    assert entry.is_practice is (way is Way.PRACTICE)
