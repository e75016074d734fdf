"""Between the program and a real Request Tracker or Redmine everything goes wrong that can: half of a request arrives,
answers are lost, other servers' errors come. In the end the helpdesk has it once, and whole."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import httpx
import pytest

from contracts.connectors import PICTURES, a_new_incident
from contracts.fault_sequences import FaultSequences, FaultyDesk
from edusupport_desktop.delivery.helpdesk.connector import MakeConnector
from edusupport_desktop.delivery.helpdesk.redmine import Redmine as RedmineConnector
from edusupport_desktop.delivery.helpdesk.request_tracker import RequestTracker as RequestTrackerConnector
from edusupport_desktop.domain.errors import EduSupportError, OutcomeUnknown
from edusupport_desktop.domain.helpdesk import HelpdeskAccount, HelpdeskSecrets, SignIn
from helpdesks.faulty_gate import FaultyGate
from helpdesks.faulty_server import Fault
from realparts.redmine import Redmine
from realparts.request_tracker import RequestTracker

pytestmark = pytest.mark.real

_NEWEST_TICKETS = "tickets?query=id>0&per_page=100&orderby=id&order=DESC"
_NEWEST_ISSUES = "/issues.json?status_id=*&sort=id:desc&limit=100"


class Support:
    """Looks at everything with an account of its own."""

    def __init__(self, address: str, auth: httpx.BasicAuth) -> None:
        self._client = httpx.Client(base_url=address, auth=auth, timeout=60)

    def close(self) -> None:
        self._client.close()

    def seen(self, path: str) -> Any:
        return self._client.get(path).raise_for_status().json()

    def bytes_of(self, address: str) -> bytes:
        return self._client.get(address).raise_for_status().content

    def attachments(self, ticket: str) -> list[dict[str, Any]]:
        """Of Request Tracker, whole."""
        listed = self.seen(f"ticket/{ticket}/attachments?per_page=100")["items"]
        return [self.seen(f"attachment/{each['id']}") for each in listed]


def desk_behind(gate: FaultyGate, make: MakeConnector, system: str, place: str, secret: str, **look: Any) -> FaultyDesk:
    account = HelpdeskAccount(system, gate.address, SignIn.TOKEN, place)
    return FaultyDesk(gate, account, lambda: make(account, HelpdeskSecrets(secret)), **look)


@pytest.fixture
def tracker_behind(request_tracker: RequestTracker) -> Iterator[FaultyDesk]:
    support = Support(f"{request_tracker.address}/REST/2.0/", request_tracker.support)
    with closing(support), FaultyGate(request_tracker.address) as gate, gate.running():
        yield desk_behind(
            gate,
            RequestTrackerConnector,
            "request_tracker",
            request_tracker.place,
            request_tracker.token,
            incidents=lambda: [
                each["id"] for each in support.seen("tickets?query=id>0&per_page=100&order=DESC")["items"]
            ],
            files=lambda one: [
                (each["Filename"], base64.b64decode(each["Content"]))
                for each in support.attachments(one)
                if each.get("Filename")
            ],
            said=lambda one: [
                base64.b64decode(each["Content"]).decode()
                for each in support.attachments(one)
                if "x-edusupport-id" in each["Headers"] and each.get("Content")  # not the letters it wrote of them
            ],
        )


@pytest.fixture
def redmine_behind(redmine: Redmine) -> Iterator[FaultyDesk]:
    support = Support(redmine.address, redmine.support)

    def issue(number: str, include: str) -> Any:
        return support.seen(f"/issues/{number}.json?include={include}")["issue"][include]

    with closing(support), FaultyGate(redmine.address) as gate, gate.running():
        yield desk_behind(
            gate,
            RedmineConnector,
            "redmine",
            redmine.place,
            redmine.key,
            incidents=lambda: [
                str(each["id"]) for each in support.seen("/issues.json?status_id=*&limit=100")["issues"]
            ],
            files=lambda one: [
                (each["filename"], support.bytes_of(each["content_url"])) for each in issue(one, "attachments")
            ],
            said=lambda one: [each["notes"] or "" for each in issue(one, "journals")],
        )


class TestRequestTracker(FaultSequences):
    @pytest.fixture
    def faulty_desk(self, tracker_behind: FaultyDesk) -> FaultyDesk:
        return tracker_behind


class TestRedmine(FaultSequences):
    @pytest.fixture
    def faulty_desk(self, redmine_behind: FaultyDesk) -> FaultyDesk:
        return redmine_behind


def test_half_an_upload_leaves_nothing_in_a_request_tracker(tracker_behind: FaultyDesk) -> None:
    before = list(tracker_behind.incidents())
    with closing(tracker_behind.connect()) as connector:
        new = a_new_incident()
        tracker_behind.server.faults.append(Fault.CUT_OFF)
        with pytest.raises(OutcomeUnknown):
            connector.create(new)
        assert connector.find(new.correlation) is None
        assert list(tracker_behind.incidents()) == before
        made = connector.create(a_new_incident(files=PICTURES[:1]))
        tracker_behind.server.faults.append(Fault.CUT_OFF)
        with pytest.raises(EduSupportError):
            connector.attach(made.id, PICTURES[1])
        assert tracker_behind.files(made.id) == [(PICTURES[0].name, PICTURES[0].data)]
        connector.attach(made.id, PICTURES[1])
        assert sorted(tracker_behind.files(made.id)) == sorted((file.name, file.data) for file in PICTURES)
