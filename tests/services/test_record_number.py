"""Recording number and date; the journal is the real one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from contracts.samples import an_event, an_outgoing, prepared
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import EventKind, ImpossibleEvent, Incident, State
from edusupport_desktop.domain.incident_number import IncidentNumber
from edusupport_desktop.services.record_number import NumberSource, record_number
from edusupport_desktop.storage.journal import SqliteJournal
from sending import clock_at

CLOCK = clock_at(2026, 11, 23)
INCIDENT = Incident(IncidentNumber("INC0001234"), date(2026, 11, 22))


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[SqliteJournal]:
    with closing(SqliteJournal(tmp_path / "journal.sqlite3", tmp_path / "requests")) as journal:
        yield journal


@pytest.fixture
def request_id(journal: SqliteJournal) -> RequestId:
    outgoing = an_outgoing()
    journal.add(outgoing, prepared(outgoing))
    return outgoing.request_id


@pytest.mark.parametrize("source", NumberSource)
def test_number_date_and_source_are_in_the_journal(
    journal: SqliteJournal, request_id: RequestId, source: NumberSource
) -> None:
    entry = record_number(request_id, INCIDENT, source, journal=journal, clock=CLOCK)
    assert (entry.state, entry.incident) == (State.REGISTERED, INCIDENT)
    event = journal.events(request_id)[-1]
    assert event.at == datetime(2026, 11, 23, 4, 30, tzinfo=UTC)
    assert event.details == {"number": "INC0001234", "registered_on": "2026-11-22", "source": source.value}


def test_the_same_again_writes_nothing(journal: SqliteJournal, request_id: RequestId) -> None:
    for _ in range(2):
        record_number(request_id, INCIDENT, NumberSource.TYPED, journal=journal, clock=CLOCK)
    assert [event.kind for event in journal.events(request_id)] == [EventKind.PREPARED, EventKind.REGISTERED]


@pytest.mark.parametrize(
    "corrected",
    [Incident(IncidentNumber("INC0001235"), INCIDENT.registered_on), Incident(INCIDENT.number, date(2026, 11, 21))],
)
def test_a_mistake_is_corrected_by_another_event(
    journal: SqliteJournal, request_id: RequestId, corrected: Incident
) -> None:
    record_number(request_id, INCIDENT, NumberSource.TYPED, journal=journal, clock=CLOCK)
    entry = record_number(request_id, corrected, NumberSource.PASTED, journal=journal, clock=CLOCK)
    assert entry.incident == corrected
    assert len(journal.events(request_id)) == 3


def test_further_facts_stay_with_the_event_and_never_replace_the_number(
    journal: SqliteJournal, request_id: RequestId
) -> None:
    facts = {"received_at": "2026-11-23T04:30:00+00:00", "number": "INC9999999"}
    record_number(request_id, INCIDENT, NumberSource.REPLY, journal=journal, clock=CLOCK, details=facts)
    details = journal.events(request_id)[-1].details
    assert (details["received_at"], details["number"]) == ("2026-11-23T04:30:00+00:00", "INC0001234")


def test_a_request_being_sent_takes_no_number(journal: SqliteJournal, request_id: RequestId) -> None:
    journal.append(an_event(request_id, EventKind.ATTEMPT_STARTED))
    with pytest.raises(ImpossibleEvent):
        record_number(request_id, INCIDENT, NumberSource.TYPED, journal=journal, clock=CLOCK)


def test_an_unknown_request_takes_no_number(journal: SqliteJournal) -> None:
    with pytest.raises(KeyError):
        record_number(RequestId("none"), INCIDENT, NumberSource.TYPED, journal=journal, clock=CLOCK)
