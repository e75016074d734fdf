"""Sequences of faults before the doubles of all systems; ServiceNow is tried harder in ``test_helpdesk_faults.py``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from contracts.fault_sequences import FaultSequences, FaultyDesk
from edusupport_desktop.delivery.helpdesk.connector import MakeConnector
from edusupport_desktop.delivery.helpdesk.described import described_by
from edusupport_desktop.delivery.helpdesk.servicenow import ServiceNow
from edusupport_desktop.delivery.helpdesk.simpleone import SimpleOne
from edusupport_desktop.delivery.helpdesk.zammad import Zammad
from edusupport_desktop.domain.helpdesk import HelpdeskAccount, HelpdeskSecrets, SignIn
from edusupport_desktop.settings.desk_file import load_desk
from helpdesks import gateway, glpi, okdesk, servicenow_double, simpleone_double, zammad, znuny
from helpdesks.faulty_server import FaultyServer

ROOT = Path(__file__).parents[2]
Look = Callable[[str], Sequence[object]]


@contextmanager
def running(
    double: FaultyServer,
    make: MakeConnector,
    system: str,
    secret: str,
    incidents: Callable[[], Sequence[object]],
    files: Look,
    said: Look,
    *,
    user: str = "",
    place: str = "",
) -> Iterator[FaultyDesk]:
    with double.running():
        sign_in = SignIn.BASIC if user else SignIn.TOKEN
        account = HelpdeskAccount(system, f"http://127.0.0.1:{double.port}", sign_in, place, user)
        yield FaultyDesk(
            double,
            account,
            lambda: make(account, HelpdeskSecrets(secret)),
            lambda: [str(one) for one in incidents()],
            files,  # type: ignore[arg-type]
            said,  # type: ignore[arg-type]
        )


def described(name: str) -> MakeConnector:
    desk = (ROOT / "resources" / "desks" / "electronic_school.toml").read_text("utf-8")
    example = (ROOT / "tests" / "data" / "helpdesks" / f"{name}.toml").read_text("utf-8")
    description = load_desk(f"{desk}\n{example}".encode()).helpdesk
    assert description is not None
    return described_by(description)


class TestServiceNow(FaultSequences):
    @pytest.fixture
    def faulty_desk(self) -> Iterator[FaultyDesk]:
        double = servicenow_double.ServiceNowDouble()
        with running(
            double,
            ServiceNow,
            "servicenow",
            servicenow_double.PASSWORD,
            lambda: list(double.incidents),
            lambda one: [(name, data) for record, name, _, data in double.files.values() if record == one],
            lambda one: [row["value"] for row in double.comments if row["element_id"] == one],
            user=servicenow_double.USER,
        ) as desk:
            yield desk


class TestSimpleOne(FaultSequences):
    has_files = has_comments = False

    @pytest.fixture
    def faulty_desk(self) -> Iterator[FaultyDesk]:
        double = simpleone_double.SimpleOneDouble()
        with running(
            double,
            SimpleOne,
            "simpleone",
            simpleone_double.TOKEN,
            lambda: list(double.records),
            lambda _: [],
            lambda _: [],
        ) as desk:
            yield desk


class TestZammad(FaultSequences):
    @pytest.fixture
    def faulty_desk(self) -> Iterator[FaultyDesk]:
        double = zammad.Zammad()
        with running(
            double,
            Zammad,
            "zammad",
            zammad.TOKEN,
            lambda: list(double.tickets),
            lambda one: [(name, d) for each in double.tickets[int(one)].articles for name, _, d in each.files],
            lambda one: [each.values["body"] for each in double.tickets[int(one)].articles],
            place=zammad.GROUP,
        ) as desk:
            yield desk


class TestZnuny(FaultSequences):
    @pytest.fixture
    def faulty_desk(self) -> Iterator[FaultyDesk]:
        double = znuny.Znuny()
        with running(
            double,
            described("znuny"),
            "described",
            znuny.PASSWORD,
            lambda: list(double.tickets),
            lambda one: [file for each in double.tickets[int(one)].articles for file in each["files"]],
            lambda one: [each["Body"] for each in double.tickets[int(one)].articles],
            user=znuny.USER,
            place=znuny.QUEUE,
        ) as desk:
            yield desk


class TestGlpi(FaultSequences):
    @pytest.fixture
    def faulty_desk(self) -> Iterator[FaultyDesk]:
        double = glpi.Glpi()
        with running(
            double,
            described("glpi"),
            "described",
            glpi.USER_TOKEN,
            lambda: list(double.tickets),
            lambda one: double.tickets[int(one)].files,
            lambda one: [each["content"] for each in double.tickets[int(one)].followups],
        ) as desk:
            yield desk


class TestOkdesk(FaultSequences):
    @pytest.fixture
    def faulty_desk(self) -> Iterator[FaultyDesk]:
        double = okdesk.Okdesk()

        def files(one: str) -> list[tuple[str, bytes]]:
            issue = double.issues[int(one)]
            return [*issue.files, *(file for comment in issue.comments for file in comment["contents"])]

        with running(
            double,
            described("okdesk"),
            "described",
            okdesk.TOKEN,
            lambda: list(double.issues),
            files,
            lambda one: [each["content"] for each in double.issues[int(one)].comments],
        ) as desk:
            yield desk


class TestGateway(FaultSequences):
    @pytest.fixture
    def faulty_desk(self) -> Iterator[FaultyDesk]:
        double = gateway.Gateway()
        with running(
            double,
            described("gateway"),
            "described",
            gateway.PASSWORD,
            lambda: list(double.requests),
            lambda one: list(double.files[one].items()),
            lambda one: [each["text"] for each in double.comments[one]],
            user=gateway.USER,
            place=gateway.PLACE,
        ) as desk:
            yield desk
