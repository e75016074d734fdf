"""The SimpleOne connector against a double written from its documentation."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest

from contracts.connectors import ConnectorContract, a_new_incident
from edusupport_desktop.delivery.helpdesk.simpleone import SimpleOne
from edusupport_desktop.domain.errors import OutcomeUnknown
from edusupport_desktop.domain.helpdesk import HelpdeskAccount, HelpdeskSecrets, SignIn
from helpdesks.faulty_server import Fault
from helpdesks.simpleone_double import TOKEN, SimpleOneDouble


@dataclass
class Desk:
    double: SimpleOneDouble
    stack: ExitStack

    def opened(self, secret: str = TOKEN, **changes: str) -> SimpleOne:
        account = HelpdeskAccount("simpleone", f"http://127.0.0.1:{self.double.port}", SignIn.TOKEN)
        made = SimpleOne(replace(account, **changes), HelpdeskSecrets(secret))
        return self.stack.enter_context(closing(made))

    def connector(self) -> SimpleOne:
        return self.opened()

    def with_wrong_secret(self) -> SimpleOne:
        return self.opened("wrong")

    def at_wrong_place(self) -> SimpleOne:
        return self.opened(place="incidents")

    def at_nobody(self) -> SimpleOne:
        return self.opened(address="http://127.0.0.1:9")

    def read_files(self, incident_id: str) -> None:
        """Not documented."""

    def support_says(self, incident_id: str, text: str) -> None:
        raise NotImplementedError

    def solve(self, incident_id: str) -> None:
        raise NotImplementedError

    def count(self) -> int:
        return len(self.double.records)


@pytest.fixture
def desk() -> Iterator[Desk]:
    double = SimpleOneDouble()
    with double.running(), ExitStack() as stack:
        yield Desk(double, stack)


class TestSimpleOne(ConnectorContract):
    has_files = False
    has_comments = False


def test_number_and_time_come_back(desk: Desk) -> None:
    made = desk.connector().create(a_new_incident(files=()))
    assert made.number == "INC0000001"
    assert made.created_at == datetime(2022, 8, 12, 14, 21, 58, tzinfo=UTC)


def test_no_answer_stays_unknown(desk: Desk) -> None:
    connector = desk.connector()
    assert not connector.can_be_asked
    desk.double.faults.append(Fault.AFTER_HUNG_UP)
    with pytest.raises(OutcomeUnknown):
        connector.create(a_new_incident(files=()))
