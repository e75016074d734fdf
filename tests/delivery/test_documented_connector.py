"""The connector that docs/helpdesks.md writes out: as a package of a region, it keeps what all of them keep."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from contracts.connectors import ConnectorContract
from contracts.fault_sequences import FaultSequences, FaultyDesk
from edusupport_desktop.delivery.helpdesk.connectors import connect, known_systems
from edusupport_desktop.domain.helpdesk import HelpdeskAccount, SignIn
from helpdesks import gateway
from helpdesks.opened_desk import OpenedDesk

DOCUMENT = Path(__file__).parents[2] / "docs" / "helpdesks.md"


@dataclass
class Desk(OpenedDesk):
    double: gateway.Gateway

    def read_files(self, incident_id: str) -> dict[str, bytes]:
        return self.double.files[incident_id]

    def support_says(self, incident_id: str, text: str) -> None:
        self.double.say(incident_id, text)

    def solve(self, incident_id: str) -> None:
        self.double.requests[incident_id]["status"] = "solved"

    def count(self) -> int:
        return len(self.double.requests)


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the document says: one file and one entry, installed beside the program."""
    text = DOCUMENT.read_text("utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    (entry,) = re.findall(r"^region27 = \"(.*)\"$", text, re.MULTILINE)
    folder = tmp_path / "site"
    facts = folder / "region_27-1.0.dist-info"
    facts.mkdir(parents=True)
    (folder / "region_27_helpdesk.py").write_text(code, "utf-8")
    (facts / "METADATA").write_text("Metadata-Version: 2.1\nName: region-27\nVersion: 1.0\n", "utf-8")
    (facts / "entry_points.txt").write_text(f"[edusupport_desktop.helpdesks]\nregion27 = {entry}\n", "utf-8")
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.delitem(sys.modules, "region_27_helpdesk", raising=False)
    assert "region27" in known_systems()


@pytest.fixture
def desk(package: None) -> Iterator[Desk]:
    double = gateway.Gateway()
    with double.running(), ExitStack() as stack:
        account = HelpdeskAccount(
            "region27", f"http://127.0.0.1:{double.port}", SignIn.BASIC, gateway.PLACE, gateway.USER
        )
        yield Desk(connect, account, gateway.PASSWORD, stack, double)


class TestDocumentedConnector(ConnectorContract):
    pass


class TestDocumentedConnectorInTrouble(FaultSequences):
    @pytest.fixture
    def faulty_desk(self, desk: Desk) -> FaultyDesk:
        double = desk.double
        return FaultyDesk(
            double,
            desk.account,
            partial(desk.connector),
            lambda: list(double.requests),
            lambda one: list(double.files[one].items()),
            lambda one: [each["text"] for each in double.comments[one]],
        )
