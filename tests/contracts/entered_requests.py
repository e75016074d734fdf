"""What every ``services.ports.Journal`` does with requests that were made elsewhere.

A test class inherits it and has a fixture ``journal``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date

import pytest

from contracts.journal import added, found, registered
from contracts.samples import NOON, a_reply, an_event, an_outgoing
from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.incident import Event, EventKind, ImpossibleEvent, Incident, State
from edusupport_desktop.domain.incident_number import IncidentNumber
from edusupport_desktop.domain.outgoing import Outgoing
from edusupport_desktop.services.ports import Journal

Entered = tuple[Outgoing, Sequence[Event]]


def made_elsewhere(number: str | None = "INC0001234", *more: EventKind, **changes: object) -> Entered:
    outgoing = an_outgoing(**({"way": Way.ELSEWHERE, "files": ()} | changes))  # type: ignore[arg-type]
    events = [an_event(outgoing.request_id, EventKind.IMPORTED, 50, made_at=NOON.isoformat())]
    if number is not None:
        facts = {"number": number, "registered_on": "2026-11-23", "source": "table"}
        events.append(an_event(outgoing.request_id, EventKind.REGISTERED, 51, **facts))
    events += [an_event(outgoing.request_id, kind, 52) for kind in more]
    return outgoing, events


class EnteredRequestsContract:
    def test_it_stands_in_the_journal_with_all_its_events(self, journal: Journal) -> None:
        outgoing, events = made_elsewhere()
        assert journal.enter([(outgoing, events)]) == [True]
        entry = journal.entry(outgoing.request_id)
        assert (entry.state, entry.way) == (State.REGISTERED, Way.ELSEWHERE)
        assert entry.incident == Incident(IncidentNumber("INC0001234"), date(2026, 11, 23))
        assert entry.prepared_at == NOON
        assert entry.waiting_since == NOON.astimezone(UTC)
        assert entry.answered_at is None
        assert journal.events(outgoing.request_id) == events
        assert journal.outgoing(outgoing.request_id) == outgoing
        assert found(journal, "журн") == found(journal, "1234") == [outgoing.letter.subject]

    def test_solved_ones_wait_for_nobody(self, journal: Journal) -> None:
        outgoing, events = made_elsewhere("INC0001234", EventKind.SOLVED)
        journal.enter([(outgoing, events)])
        assert journal.entry(outgoing.request_id).state is State.SOLVED
        assert journal.entry(outgoing.request_id).waiting_since is None

    def test_the_same_is_entered_once(self, journal: Journal) -> None:
        one, other = made_elsewhere("INC0001234"), made_elsewhere(None)
        assert journal.enter([one, other, one]) == [True, True, False]
        assert journal.enter([one, other]) == [False, False]
        assert len(journal.entries()) == 2

    def test_a_number_that_is_known_is_not_entered_again(self, journal: Journal) -> None:
        registered(journal, added(journal), "INC0001234")
        assert journal.enter([made_elsewhere("INC0001234"), made_elsewhere("INC0001235")]) == [False, True]
        assert len(journal.entries()) == 2

    def test_all_or_nothing(self, journal: Journal) -> None:
        good, (outgoing, events) = made_elsewhere("INC0001234"), made_elsewhere("INC0001235")
        with pytest.raises(ImpossibleEvent):
            journal.enter([good, (outgoing, events[1:])])
        assert journal.entries() == []

    @pytest.mark.parametrize("changes", [{"way": Way.MAIL}, {"files": an_outgoing().files}, {"follows": "another"}])
    def test_a_letter_of_the_program_is_not_entered(self, journal: Journal, changes: dict[str, object]) -> None:
        outgoing, events = made_elsewhere()
        with pytest.raises(ValueError, match="of this program"):
            journal.enter([(replace(outgoing, **changes), events)])  # type: ignore[arg-type]

    def test_its_made_up_message_id_leads_nowhere(self, journal: Journal) -> None:
        outgoing, events = made_elsewhere(message_id="<x@table.invalid>")
        journal.enter([(outgoing, events)])
        assert journal.message_id_domains() == frozenset()
        assert journal.thread(outgoing.request_id).message_ids == ()
        reply = a_reply()
        journal.add_reply(outgoing.request_id, reply, an_event(outgoing.request_id, EventKind.ASKED, 90))
        assert journal.thread(outgoing.request_id).message_ids == (reply.message_id,)
