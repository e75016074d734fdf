"""Requests into a real Request Tracker 5, as a teacher's account may make them."""

from __future__ import annotations

import base64
import contextlib
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from contracts.connectors import PICTURES, ConnectorContract, a_new_incident
from contracts.journal import added
from contracts.samples import an_outgoing, new_id
from edusupport_desktop.delivery.helpdesk.connector import NewComment, NewIncident
from edusupport_desktop.delivery.helpdesk.request_tracker import RequestTracker as Connector
from edusupport_desktop.delivery.helpdesk.sender import HelpdeskSender
from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.errors import NetworkTrouble, OutcomeUnknown, Refused
from edusupport_desktop.domain.helpdesk import HelpdeskAccount, HelpdeskSecrets, RemoteFile, RemoteIncident, SignIn
from edusupport_desktop.domain.incident import EventKind
from edusupport_desktop.domain.outgoing import OutgoingFile
from edusupport_desktop.storage.journal import SqliteJournal
from helpdesks.opened_desk import OpenedDesk
from realparts.request_tracker import RequestTracker
from sending import RecordedProgress

pytestmark = pytest.mark.real


@dataclass
class Desk(OpenedDesk):
    """The support looks and answers with its own account."""

    server: RequestTracker
    client: httpx.Client

    def as_support(self) -> Connector:
        """Signed in as somebody who sees everything."""
        account = replace(self.account, sign_in=SignIn.BASIC, user_name=self.server.support_user)
        return self.stack.enter_context(closing(Connector(account, HelpdeskSecrets(self.server.support_password))))

    def seen(self, path: str) -> Any:
        return self.client.get(path).raise_for_status().json()

    def read_files(self, incident_id: str) -> dict[str, bytes]:
        listed = self.seen(f"ticket/{incident_id}/attachments?fields=Filename&per_page=100")["items"]
        named = {each["Filename"]: each["id"] for each in listed if each["Filename"]}
        return {name: base64.b64decode(self.seen(f"attachment/{n}")["Content"]) for name, n in named.items()}

    def support_says(self, incident_id: str, text: str) -> None:
        self.says(incident_id, text.replace("\n", "<br>"))

    def says(self, incident_id: str, text: str, how: str = "correspond", **values: str) -> None:
        said = {"Content": text, "ContentType": "text/html", **values}
        self.client.post(f"ticket/{incident_id}/{how}", json=said).raise_for_status()

    def solve(self, incident_id: str) -> None:
        self.client.put(f"ticket/{incident_id}", json={"Status": "resolved"}).raise_for_status()

    def count(self) -> int:
        return int(self.seen("tickets?query=id>0")["total"])


@pytest.fixture
def desk(request_tracker: RequestTracker) -> Iterator[Desk]:
    with ExitStack() as stack:
        client = stack.enter_context(
            httpx.Client(base_url=f"{request_tracker.address}/REST/2.0", auth=request_tracker.support, timeout=30)
        )
        account = HelpdeskAccount(
            "request_tracker", request_tracker.address, SignIn.TOKEN, request_tracker.place, request_tracker.user
        )
        yield Desk(Connector, account, request_tracker.token, stack, request_tracker, client)


class TestRequestTracker(ConnectorContract):
    pass


def test_a_request_is_what_it_was_meant_to_be(desk: Desk) -> None:
    connector, new = desk.connector(), a_new_incident()
    made = connector.create(new)
    assert made.number == made.id
    assert made.created_at is not None
    assert abs(made.created_at - datetime.now(UTC)) < timedelta(minutes=5)
    assert list(connector.files_of(made.id)) == [RemoteFile(file.name, len(file.data)) for file in PICTURES]
    ticket = desk.seen(f"ticket/{made.id}")
    assert ticket["Subject"] == new.subject
    assert [person["id"] for person in ticket["Requestor"]] == [new.caller.address]
    person = desk.seen(f"user/{new.caller.address}")
    assert person["RealName"] == new.caller.name


def test_a_password_will_do(desk: Desk) -> None:
    desk.opened(replace(desk.account, sign_in=SignIn.BASIC), desk.server.password).check()


def test_a_queue_one_may_not_write_into_is_a_wrong_place(desk: Desk) -> None:
    closed = desk.at(desk.server.closed_place)
    with pytest.raises(Refused, match="helpdesk_place_wrong"):
        closed.check()
    with pytest.raises(Refused, match="helpdesk_forbidden") as refused:
        closed.create(a_new_incident(files=()))
    assert "No permission to create tickets" in str(refused.value.details["answer"])


def test_what_is_internal_is_not_shown_and_html_is_read(desk: Desk) -> None:
    connector = desk.connector()
    made = connector.create(a_new_incident())
    desk.says(made.id, "<p>Здравствуйте,<br>какой <b>класс</b>?</p><script>x()</script>")
    desk.says(made.id, "между нами", how="comment")
    for who in (connector, desk.as_support()):
        (said,) = who.standing(made.id).comments
    assert (said.author, said.text) == ("Поддержка", "Здравствуйте,\nкакой класс?")
    assert said.written_at is not None


def test_a_solved_request_that_is_opened_again_is_not_solved(desk: Desk) -> None:
    connector = desk.connector()
    made = connector.create(a_new_incident(files=()))
    desk.solve(made.id)
    assert connector.standing(made.id).is_solved
    desk.says(made.id, "Ещё смотрим", Status="open")
    assert not connector.standing(made.id).is_solved


def test_a_comment_without_a_picture_is_known_again(desk: Desk) -> None:
    connector = desk.connector()
    made = connector.create(a_new_incident(files=()))
    comment = NewComment(new_id(), "Только слова")
    connector.comment(made.id, comment)
    assert connector.has_comment(made.id, comment.correlation)
    assert connector.standing(made.id).comments == ()


def test_a_fields_content_that_is_not_there_is_reported(desk: Desk) -> None:
    connector, new = desk.connector(), a_new_incident(files=())
    made = connector.create(new)
    other = replace(new, subject="Иначе", correlation=new_id(), body="Иначе")
    assert list(connector.ignored(made.id, other)) == ["Subject", "RefersTo", "Content"]


def test_more_files_than_a_page_has_are_all_there(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("edusupport_desktop.delivery.helpdesk.request_tracker._PER_PAGE", 2)
    connector = desk.connector()
    files = tuple(OutgoingFile(f"picture{n}.png", "image/png", bytes([n])) for n in range(1, 6))
    made = connector.create(a_new_incident(files=files))
    assert [file.name for file in connector.files_of(made.id)] == [file.name for file in files]


def test_a_request_whose_answer_was_lost_is_there_once_and_whole(desk: Desk, tmp_path: Path) -> None:
    class LosesAnswers(Connector):
        def create(self, new: NewIncident) -> RemoteIncident:
            super().create(replace(new, files=new.files[:1]))
            raise OutcomeUnknown("helpdesk_outcome_unknown")

    with closing(SqliteJournal(tmp_path / "journal.sqlite", tmp_path / "requests")) as journal:
        outgoing, before = an_outgoing(way=Way.API), desk.count()
        added(journal, outgoing)
        secrets, remote = HelpdeskSecrets(desk.secret), journal.remote_incidents
        broken = HelpdeskSender(lambda: LosesAnswers(desk.account, secrets), desk.account.where, remote)
        sender = HelpdeskSender(lambda: Connector(desk.account, secrets), desk.account.where, remote)
        with contextlib.suppress(OutcomeUnknown):
            broken.send(outgoing, RecordedProgress())
        assert sender.send(outgoing, RecordedProgress()) is EventKind.ACCEPTED
        remembered = remote.of(outgoing.request_id)
        assert remembered is not None
        assert remembered.incident is not None
        assert remembered.ignored == ()
        assert desk.read_files(remembered.incident.id) == {file.name: file.data for file in outgoing.files}
        assert desk.count() == before + 1


def test_what_a_stopped_server_missed_is_attached_when_it_is_back(desk: Desk) -> None:
    connector, new = desk.connector(), a_new_incident()
    made = connector.create(replace(new, files=PICTURES[:1]))
    desk.server.stop_serving()
    try:
        with pytest.raises(NetworkTrouble):
            connector.attach(made.id, PICTURES[1])
    finally:
        desk.server.start_serving()
    assert connector.find(new.correlation) == made
    there = {file.name for file in connector.files_of(made.id)}
    missing = [file for file in new.files if file.name not in there]
    assert missing == [PICTURES[1]]
    for file in missing:
        connector.attach(made.id, file)
    assert desk.read_files(made.id) == {file.name: file.data for file in PICTURES}
    assert connector.standing(made.id).comments == ()
