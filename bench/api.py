"""A request with two pictures into a helpdesk, against the same calls by bare httpx; the tests' double answers."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

import httpx

from bench.table import Row, compared, milliseconds
from edusupport_desktop.delivery.helpdesk.sender import HelpdeskSender
from edusupport_desktop.delivery.helpdesk.servicenow import ServiceNow
from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.helpdesk import HelpdeskAccount, HelpdeskSecrets, RemoteIncident, SignIn
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.outgoing import MailAddress, OutgoingFile
from edusupport_desktop.services.helpdesk_ports import Remote

sys.path.append(str(Path(__file__).parents[1] / "tests"))
from contracts.samples import an_outgoing
from helpdesks.servicenow_double import CALLER_EMAIL, PASSWORD, USER, ServiceNowDouble

_SIZE = 1024 * 1024


class _Memory:
    """``RemoteIncidents`` without a disk: measured are the calls."""

    def __init__(self) -> None:
        self._known: dict[RequestId, Remote] = {}

    def begin(self, request_id: RequestId, where: str) -> None:
        self._known.setdefault(request_id, Remote(where))

    def remember(self, request_id: RequestId, incident: RemoteIncident) -> None:
        self._known[request_id] = Remote(self._known[request_id].where, incident)

    def note_ignored(self, request_id: RequestId, ignored: Sequence[str]) -> None: ...

    def forget(self, request_id: RequestId) -> None: ...

    def of(self, request_id: RequestId) -> Remote | None:
        return self._known.get(request_id)


class _Silent:
    def report(self, done: int, total: int) -> None: ...

    def raise_if_cancelled(self) -> None: ...

    def point_of_no_return(self) -> None: ...


def rows(runs: int = 61) -> Sequence[Row]:
    files = tuple(OutgoingFile(f"picture{place}.png", "image/png", os.urandom(_SIZE)) for place in (1, 2))
    double = ServiceNowDouble()
    with double.running():
        account = HelpdeskAccount("servicenow", double.address, SignIn.BASIC, "", USER)
        sender = HelpdeskSender(lambda: ServiceNow(account, HelpdeskSecrets(PASSWORD)), account.where, _Memory())

        def ours() -> float:
            _forget(double)
            letter = an_outgoing(way=Way.API, files=files, sender=MailAddress("", CALLER_EMAIL))
            took = milliseconds(lambda: sender.send(letter, _Silent()))
            assert (len(double.incidents), len(double.files), len(double.calls)) == (1, 2, 6)
            return took

        def bare() -> float:
            _forget(double)
            took = milliseconds(lambda: _by_httpx(double.address, files))
            assert (len(double.incidents), len(double.files), len(double.calls)) == (1, 2, 6)
            return took

        name = "api: an incident with two pictures of 1 MiB"
        return (compared(name, ours, bare, unit="ms", peer_name="bare httpx", goal=1.3, runs=runs, warm_ups=3),)


def _forget(double: ServiceNowDouble) -> None:
    double.incidents.clear()
    double.files.clear()
    double.calls.clear()


def _by_httpx(address: str, files: Sequence[OutgoingFile]) -> None:
    with httpx.Client(auth=(USER, PASSWORD), trust_env=False, verify=False) as client:  # noqa: S501 (plain HTTP)
        query = {"sysparm_query": f"email={CALLER_EMAIL}"}
        caller = client.get(f"{address}/api/now/table/sys_user", params=query).json()["result"][0]["sys_id"]
        letter = an_outgoing().letter
        fields = {"short_description": letter.subject, "description": letter.body, "caller_id": caller}
        made = client.post(f"{address}/api/now/table/incident", json=fields | {"correlation_id": str(uuid4())})
        key = made.json()["result"]["sys_id"]
        client.get(f"{address}/api/now/attachment", params={"sysparm_query": f"table_sys_id={key}"}).json()
        for file in files:
            place = {"table_name": "incident", "table_sys_id": key, "file_name": file.name}
            headers = {"Content-Type": file.media_type}
            answer = client.post(f"{address}/api/now/attachment/file", params=place, content=file.data, headers=headers)
            assert answer.json()["result"]["size_bytes"] == str(len(file.data))
        client.get(f"{address}/api/now/table/incident/{key}").json()
