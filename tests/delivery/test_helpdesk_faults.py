"""Whatever goes wrong between the program and a helpdesk: one incident with all its pictures, or the truth about what
is not known."""

from __future__ import annotations

import os
import random
from contextlib import suppress
from pathlib import Path

import pytest

from contracts.fault_sequences import KilledSomewhere
from edusupport_desktop.delivery.helpdesk.exchange import Limits
from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import State
from helpdesks.faulty_server import Fault
from helpdesks.helpdesk_office import HelpdeskOffice, Killed, helpdesk_office

SEQUENCES = int(os.environ.get("EDUSUPPORT_FAULTS", "25"))
_SHORT = Limits(step_seconds=0.3, answer_seconds=0.3)
_SLOW = (Fault.TOO_LATE, Fault.AFTER_TOO_LATE)
_QUICK = [fault for fault in Fault if fault not in _SLOW]


def check(office: HelpdeskOffice, request_id: RequestId) -> None:
    """What is true at any moment."""
    entry, there = office.journal.entry(request_id), office.at_the_helpdesk(request_id)
    meant = sorted((file.name, file.data) for file in office.journal.outgoing(request_id).files)
    pictures = office.pictures_at_the_helpdesk()
    assert len(there) <= 1
    assert len(set(pictures)) == len(pictures)
    assert set(pictures) <= set(meant)
    if entry.state in (State.SENT, State.REGISTERED):
        assert len(there) == 1
        assert pictures == meant
    known = office.remote.of(request_id)
    if entry.state in (State.QUEUED, State.REFUSED) and known is None:
        assert there == []  # what may go by mail is not there
    if known is not None and known.incident is not None:
        assert [one["sys_id"] for one in there] == [known.incident.id]


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_once_and_whole_or_unknown(tmp_path: Path, seed: int) -> None:
    choice = random.Random(seed)  # noqa: S311 (a seed, no secret)
    with helpdesk_office(tmp_path, _SHORT) as office:
        is_slow = seed % 8 == 0
        faults = [choice.choice(_QUICK) if choice.random() < 0.5 else None for _ in range(choice.randint(3, 20))]
        if is_slow:
            faults[choice.randrange(len(faults))] = choice.choice(_SLOW)
        office.double.faults.extend(faults)
        request_id = office.prepare()
        with suppress(Killed):
            killed_at = choice.randint(1, 6) if choice.random() < 0.3 else 0
            office.send(request_id, KilledSomewhere(killed_at))
        check(office, request_id)
        for _ in range(40):
            entry = office.go_on(request_id)
            check(office, request_id)
            if entry.state is State.REGISTERED:
                break
        assert office.journal.entry(request_id).state is State.REGISTERED
        assert office.journal.entry(request_id).way is Way.API


@pytest.mark.parametrize("seed", range(max(4, SEQUENCES // 5)))
def test_a_helpdesk_that_cannot_be_asked_is_never_asked_twice_to_make_it(tmp_path: Path, seed: int) -> None:
    choice = random.Random(seed)  # noqa: S311 (a seed, no secret)
    with helpdesk_office(tmp_path, _SHORT) as office:
        signed_in = office.connect

        def connect() -> object:
            connector = signed_in()
            connector.can_be_asked = False  # type: ignore[misc]
            return connector

        office.connect = connect  # type: ignore[assignment]
        office.double.faults.extend(choice.choice([*_QUICK, None]) for _ in range(8))
        request_id = office.prepare()
        office.send(request_id)
        for _ in range(20):
            if office.go_on(request_id).state in (State.REGISTERED, State.UNKNOWN):
                break
            check(office, request_id)
        entry = office.journal.entry(request_id)
        assert entry.state in (State.REGISTERED, State.UNKNOWN)
        assert len(office.at_the_helpdesk(request_id)) <= 1
        for _ in range(3):
            assert office.go_on(request_id).state is entry.state


@pytest.mark.parametrize("fault", [None, *_QUICK])
@pytest.mark.parametrize("place", range(6))
def test_one_fault_at_each_place(tmp_path: Path, fault: Fault | None, place: int) -> None:
    with helpdesk_office(tmp_path) as office:
        office.double.faults.extend([None] * place + [fault])
        request_id = office.prepare()
        office.send(request_id)
        check(office, request_id)
        for _ in range(3):
            office.go_on(request_id)
            check(office, request_id)
        assert office.journal.entry(request_id).state is State.REGISTERED
