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
    UNDOABLE,
    Event,
    EventKind,
    History,
    ImpossibleEvent,
    Incident,
    JournalEntry,
    State,
    history,
    state_after,
)
from edusupport_desktop.domain.incident_number import IncidentNumber

ALLOWED = """
new          prepared            queued
new          told                sent
new          imported            sent
queued       held                queued
queued       attempt_started     sending
refused      attempt_started     sending
undelivered  attempt_started     sending
sending      point_of_no_return  sending
sending      accepted            sent
sending      postponed           queued
sending      refused             refused
sending      outcome_unknown     unknown
sending      handed_over         handed_over
unknown      confirmed_sent      sent
unknown      confirmed_not_sent  queued
handed_over  confirmed_sent      sent
handed_over  confirmed_not_sent  queued
queued       way_changed         queued
refused      way_changed         queued
queued       withdrawn           withdrawn
refused      withdrawn           withdrawn
undelivered  withdrawn           withdrawn
sent         bounced             undelivered
handed_over  bounced             undelivered
unknown      bounced             undelivered
queued       registered          registered
sent         registered          registered
refused      registered          registered
unknown      registered          registered
undelivered  registered          registered
handed_over  registered          registered
withdrawn    registered          registered
registered   registered          registered
asked        registered          registered
solved       registered          registered
queued       asked               asked
refused      asked               asked
withdrawn    asked               asked
queued       replied             sent
refused      replied             sent
withdrawn    replied             sent
queued       solved              solved
refused      solved              solved
withdrawn    solved              solved
unknown      solved              solved
undelivered  solved              solved
handed_over  solved              solved
unknown      asked               asked
undelivered  asked               asked
handed_over  asked               asked
sent         asked               asked
registered   asked               asked
asked        asked               asked
solved       asked               asked
unknown      replied             sent
undelivered  replied             sent
handed_over  replied             sent
sent         replied             sent
registered   replied             registered
asked        replied             asked
solved       replied             solved
sent         answered            sent
registered   answered            registered
asked        answered            registered
solved       answered            registered
queued       called              queued
sent         called              sent
refused      called              refused
unknown      called              unknown
undelivered  called              undelivered
handed_over  called              handed_over
withdrawn    called              withdrawn
registered   called              registered
asked        called              asked
solved       called              solved
queued       step_taken          queued
sent         step_taken          sent
refused      step_taken          refused
unknown      step_taken          unknown
undelivered  step_taken          undelivered
handed_over  step_taken          handed_over
withdrawn    step_taken          withdrawn
registered   step_taken          registered
asked        step_taken          asked
solved       step_taken          solved
sent         copied              sent
registered   copied              registered
asked        copied              asked
solved       copied              solved
sent         copy_failed         sent
registered   copy_failed         registered
asked        copy_failed         asked
solved       copy_failed         solved
sent         pictures_removed    sent
registered   pictures_removed    registered
asked        pictures_removed    asked
solved       pictures_removed    solved
withdrawn    pictures_removed    withdrawn
sent         status_changed      sent
registered   status_changed      registered
asked        status_changed      asked
solved       status_changed      solved
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
    assert {kind for _, kind in TABLE} == set(EventKind) - {EventKind.UNDONE}


def event(kind: EventKind, minutes: int = 0, **details: str) -> Event:
    return Event(RequestId("request"), kind, NOON + timedelta(minutes=minutes), details)


def registered(number: str, day: str, minutes: int = 0) -> Event:
    return event(EventKind.REGISTERED, minutes, number=number, registered_on=day, source="typed")


@st.composite
def lives(draw: st.DrawFn) -> list[Event]:
    """Possible events one after the other."""
    past = History()
    life: list[Event] = []
    for minutes in range(draw(st.integers(1, 40))):
        possible = [kind for before, kind in TRANSITIONS if before is past.state]
        if past.last_undoable:
            possible.append(EventKind.UNDONE)
        kind = draw(st.sampled_from(possible))
        if kind is EventKind.REGISTERED:
            life.append(registered(f"INC{minutes:07}", "2026-11-12", minutes))
        else:
            life.append(event(kind, minutes))
        past = past.followed_by(life[-1])
    return life


NOTHING_ARRIVED = {EventKind.POSTPONED, EventKind.REFUSED, EventKind.CONFIRMED_NOT_SENT, EventKind.BOUNCED}
HAVE_A_NUMBER = {State.REGISTERED, State.ASKED, State.SOLVED}


@given(lives())
def test_no_second_attempt_before_it_is_certain_that_the_first_did_not_arrive(life):
    kinds = [event.kind for event in history(life).standing]
    attempts = [place for place, kind in enumerate(kinds) if kind is EventKind.ATTEMPT_STARTED]
    for first, second in pairwise(attempts):
        assert NOTHING_ARRIVED & set(kinds[first:second])


@given(lives())
def test_a_letter_that_was_accepted_is_never_sent_again_unless_it_bounced(life):
    kinds = [event.kind for event in history(life).standing]
    for final in (EventKind.ACCEPTED, EventKind.CONFIRMED_SENT, EventKind.WITHDRAWN):
        if final in kinds:
            after = kinds[kinds.index(final) :]
            if EventKind.ATTEMPT_STARTED in after:
                assert EventKind.BOUNCED in after[: after.index(EventKind.ATTEMPT_STARTED)]


@given(lives())
def test_a_number_is_lost_only_when_it_is_taken_back(life):
    past = history(life)
    numbers = [event.details["number"] for event in past.standing if event.kind is EventKind.REGISTERED]
    assert (past.incident.number.text if past.incident else None) == (numbers[-1] if numbers else None)
    if numbers:
        assert past.state in HAVE_A_NUMBER


@given(lives())
def test_nobody_is_registered_without_a_number(life):
    past = history(life)
    assert past.state is not State.REGISTERED or past.incident is not None


@given(lives())
def test_what_was_sent_cannot_be_undone(life):
    sendings = [event for event in life if event.kind not in UNDOABLE | {EventKind.UNDONE}]
    assert [event for event in history(life).standing if event.kind not in UNDOABLE] == sendings


@given(lives())
def test_an_unknown_outcome_is_left_by_a_person_s_word_or_a_letter_that_came_alone(life):
    leaves_it = {EventKind.CONFIRMED_SENT, EventKind.CONFIRMED_NOT_SENT, EventKind.REGISTERED}
    leaves_it |= {EventKind.BOUNCED, EventKind.ASKED, EventKind.REPLIED, EventKind.SOLVED}
    past = History()
    for each in life:
        before, past = past, past.followed_by(each)
        if before.state is State.UNKNOWN and past.state is not State.UNKNOWN:
            assert each.kind in leaves_it or each.kind is EventKind.UNDONE


def test_taking_back_leads_to_where_it_was():
    events = [event(EventKind.PREPARED), event(EventKind.ATTEMPT_STARTED), event(EventKind.ACCEPTED)]
    sent = history(events)
    mistaken = sent.followed_by(registered("INC0001234", "2026-11-12"))
    assert mistaken.state is State.REGISTERED
    assert mistaken.followed_by(event(EventKind.UNDONE)) == sent
    asked = mistaken.followed_by(event(EventKind.ASKED))
    assert asked.followed_by(event(EventKind.UNDONE)) == mistaken
    assert asked.followed_by(event(EventKind.UNDONE)).followed_by(event(EventKind.UNDONE)) == sent


def test_there_is_nothing_to_take_back_of_a_letter_that_was_sent():
    sent = history([event(EventKind.PREPARED), event(EventKind.ATTEMPT_STARTED), event(EventKind.ACCEPTED)])
    assert sent.last_undoable is None
    with pytest.raises(ImpossibleEvent, match="undone cannot follow in state sent"):
        sent.followed_by(event(EventKind.UNDONE))


@pytest.mark.parametrize("kind", [EventKind.ANSWERED, EventKind.REOPENED])
def test_without_a_number_the_letter_is_sent_and_not_registered(kind):
    kinds = [EventKind.PREPARED, EventKind.ATTEMPT_STARTED, EventKind.ACCEPTED, EventKind.SOLVED, kind]
    assert history(map(event, kinds)).state is State.SENT


def test_whatever_became_of_a_finished_letter_a_number_can_be_written_down():
    for state in set(State) - {State.SENDING}:
        assert state_after(state, EventKind.REGISTERED) is State.REGISTERED


def test_without_a_number_there_is_no_incident():
    assert history([]) == History()
    assert history([event(EventKind.PREPARED), event(EventKind.ATTEMPT_STARTED)]).incident is None


def test_the_last_written_number_is_the_incident_s():
    events = [
        event(EventKind.PREPARED),
        registered("INC0001234", "2026-11-12", minutes=9),
        event(EventKind.ASKED, 10),
        registered("INC0005555", "2026-11-13", minutes=5),
        event(EventKind.SOLVED, 11),
    ]
    expected = Incident(IncidentNumber("INC0005555"), date(2026, 11, 13))
    assert history(events).incident == history(iter(events)).incident == expected


@pytest.mark.parametrize("way", Way)
def test_a_line_of_the_journal_knows_whether_it_is_practice(way):
    entry = JournalEntry(RequestId("request"), "Журнал", NOON, NOON, way, State.QUEUED)
    assert entry.is_practice is (way is Way.PRACTICE)
