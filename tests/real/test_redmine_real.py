"""Requests into a real Redmine, as a teacher's account may make them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from typing import Any

import httpx
import pytest

from contracts.connectors import PICTURES, ConnectorContract, a_new_incident
from edusupport_desktop.delivery.helpdesk.redmine import Redmine as Connector
from edusupport_desktop.domain.errors import Refused
from edusupport_desktop.domain.helpdesk import HelpdeskAccount, HelpdeskSecrets, SignIn
from edusupport_desktop.domain.outgoing import OutgoingFile
from helpdesks.opened_desk import OpenedDesk
from realparts.redmine import Redmine

pytestmark = pytest.mark.real


@dataclass
class Desk(OpenedDesk):
    """The support looks and answers with its own account."""

    server: Redmine
    client: httpx.Client

    def as_support(self) -> Connector:
        """Signed in as somebody who sees everything."""
        account = replace(self.account, sign_in=SignIn.BASIC, user_name=self.server.support_user)
        return self.stack.enter_context(closing(Connector(account, HelpdeskSecrets(self.server.support_password))))

    def seen(self, path: str) -> Any:
        return self.client.get(path).raise_for_status().json()

    def change(self, incident_id: str, **values: object) -> None:
        self.client.put(f"issues/{incident_id}.json", json={"issue": values}).raise_for_status()

    def read_files(self, incident_id: str) -> dict[str, bytes]:
        files = self.seen(f"issues/{incident_id}.json?include=attachments")["issue"]["attachments"]
        return {each["filename"]: self.client.get(each["content_url"]).content for each in files}

    def support_says(self, incident_id: str, text: str) -> None:
        self.change(incident_id, notes=text)

    def solve(self, incident_id: str) -> None:
        self.change(incident_id, status_id=5)

    def count(self) -> int:
        return int(self.seen("issues.json?status_id=*&limit=1")["total_count"])


@pytest.fixture
def desk(redmine: Redmine) -> Iterator[Desk]:
    with ExitStack() as stack:
        client = stack.enter_context(httpx.Client(base_url=redmine.address, auth=redmine.support, timeout=30))
        account = HelpdeskAccount("redmine", redmine.address, SignIn.TOKEN, redmine.place, redmine.user)
        yield Desk(Connector, account, redmine.key, stack, redmine, client)


class TestRedmine(ConnectorContract):
    pass


def test_a_request_says_who_writes(desk: Desk) -> None:
    connector, new = desk.connector(), a_new_incident()
    made = connector.create(new)
    assert made.number == made.id
    assert made.created_at is not None
    assert connector.find(new.correlation) == made
    issue = desk.seen(f"issues/{made.id}.json?include=attachments")["issue"]
    assert issue["subject"] == new.subject
    assert f"{new.caller.name} <{new.caller.address}>" in issue["description"]
    assert new.body in issue["description"].replace("\r\n", "\n")
    assert [each["content_type"] for each in issue["attachments"]] == [file.media_type for file in PICTURES]


def test_a_password_will_do(desk: Desk) -> None:
    desk.opened(replace(desk.account, sign_in=SignIn.BASIC), desk.server.password).check()


def test_a_project_that_is_there_but_closed_is_a_wrong_place(desk: Desk) -> None:
    with pytest.raises(Refused, match="helpdesk_place_wrong"):
        desk.at(desk.server.closed_place).check()


def test_private_notes_and_changes_are_not_shown(desk: Desk) -> None:
    connector = desk.connector()
    made = connector.create(a_new_incident(files=()))
    desk.change(made.id, notes="Какой класс?", status_id=2)
    desk.change(made.id, notes="между нами", private_notes=True)
    desk.change(made.id, status_id=3)
    connector.attach(made.id, PICTURES[0])
    for who in (connector, desk.as_support()):
        (said,) = who.standing(made.id).comments
    assert (said.author, said.text) == ("Пётр Поддержка", "Какой класс?")


def test_a_closed_request_is_found_and_one_opened_again_is_not_solved(desk: Desk) -> None:
    connector, new = desk.connector(), a_new_incident(files=())
    made = connector.create(new)
    desk.solve(made.id)
    found = connector.find(new.correlation)
    assert found is not None
    assert found.id == made.id
    assert connector.standing(made.id).is_solved
    desk.change(made.id, status_id=2)
    assert not connector.standing(made.id).is_solved


def test_with_a_file_too_large_nothing_is_made(desk: Desk) -> None:
    before = desk.count()
    too_large = OutgoingFile("picture1.png", "image/png", bytes(desk.server.size_limit + 1))
    with pytest.raises(Refused) as refused:
        desk.connector().create(a_new_incident(files=(too_large,)))
    assert "maximum allowed file size" in str(refused.value.details["answer"])
    assert desk.count() == before


def test_what_is_not_there_as_it_was_meant_is_reported(desk: Desk) -> None:
    connector, new = desk.connector(), a_new_incident(files=())
    made = connector.create(new)
    assert list(connector.ignored(made.id, replace(new, subject="Иначе", body="Иначе"))) == ["subject", "description"]
