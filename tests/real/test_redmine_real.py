"""Requests into a real Redmine, as a teacher's account may make them."""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Callable, Iterator

import httpx
import pytest

from edusupport_desktop.delivery.helpdesk.connector import NewComment, NewIncident
from edusupport_desktop.delivery.helpdesk.redmine import Redmine as Connector
from edusupport_desktop.domain.errors import Refused
from edusupport_desktop.domain.helpdesk import HelpdeskAccount, HelpdeskSecrets, RemoteFile, SignIn
from edusupport_desktop.domain.outgoing import MailAddress, OutgoingFile
from realparts.redmine import Redmine

pytestmark = pytest.mark.real

EVERY_BYTE = bytes(range(256)) * 700
PICTURES = (
    OutgoingFile("picture1.png", "image/png", b"\x89PNG\r\n\x1a\n" + EVERY_BYTE),
    OutgoingFile("picture2.jpeg", "image/jpeg", EVERY_BYTE + b"\r\n.\r\n"),
)
BODY = 'Регион: Тверская область\n\nНе открывается журнал 7«Б» 📓\n  шаг 1 <b>не выделять</b>\n\t\\"кавычки\\"'
SignedIn = Callable[..., Connector]


@pytest.fixture
def signed_in(redmine: Redmine) -> Iterator[SignedIn]:
    """A connector; what is not said is as it is right."""
    with contextlib.ExitStack() as opened:

        def sign_in(key: str = redmine.key, project: str = redmine.place) -> Connector:
            account = HelpdeskAccount("redmine", redmine.address, SignIn.TOKEN, project)
            return opened.enter_context(contextlib.closing(Connector(account, HelpdeskSecrets(key))))

        yield sign_in


def an_incident(*files: OutgoingFile, subject: str = "Не открывается журнал 7«Б»", body: str = BODY) -> NewIncident:
    return NewIncident(str(uuid.uuid4()), subject, body, MailAddress("Иванова М.", "ivanova@school.example"), files)


def changed(server: Redmine, issue: str, **values: object) -> None:
    """What the support does."""
    place = f"{server.address}/issues/{issue}.json"
    httpx.put(place, json={"issue": values}, auth=server.support).raise_for_status()


def contents(server: Redmine, issue: str) -> dict[str, bytes]:
    """The files of an issue by their names, as the server gives them to the support."""
    with httpx.Client(auth=server.support) as client:
        answer = client.get(f"{server.address}/issues/{issue}.json?include=attachments").json()
        files = answer["issue"]["attachments"]
        return {each["filename"]: client.get(each["content_url"]).content for each in files}


def test_a_request_with_two_pictures_arrives_byte_for_byte(redmine: Redmine, signed_in: SignedIn) -> None:
    connector, new = signed_in(), an_incident(*PICTURES)
    assert connector.find(new.correlation) is None
    made = connector.create(new)
    assert (made.number, made.created_at is None) == (made.id, False)
    assert connector.find(new.correlation) == made
    assert contents(redmine, made.id) == {file.name: file.data for file in PICTURES}
    assert list(connector.files_of(made.id)) == [RemoteFile(file.name, len(file.data)) for file in PICTURES]
    assert connector.ignored(made.id, new) == []
    issue = httpx.get(f"{redmine.address}/issues/{made.id}.json", auth=redmine.support).json()["issue"]
    assert issue["subject"] == new.subject
    assert BODY in issue["description"].replace("\r\n", "\n")
    assert "Иванова М. <ivanova@school.example>" in issue["description"]


def test_the_missing_picture_alone_is_added(redmine: Redmine, signed_in: SignedIn) -> None:
    connector = signed_in()
    made = connector.create(an_incident(PICTURES[0]))
    connector.attach(made.id, PICTURES[1])
    assert contents(redmine, made.id) == {file.name: file.data for file in PICTURES}
    assert connector.standing(made.id).comments == ()


def test_a_comment_with_a_picture_is_found_again(redmine: Redmine, signed_in: SignedIn) -> None:
    connector = signed_in()
    made = connector.create(an_incident())
    comment = NewComment(str(uuid.uuid4()), "Добавляю снимок", PICTURES[:1])
    assert not connector.has_comment(made.id, comment.correlation)
    connector.comment(made.id, comment)
    assert connector.has_comment(made.id, comment.correlation)
    assert contents(redmine, made.id) == {PICTURES[0].name: PICTURES[0].data}
    assert connector.standing(made.id).comments == ()


def test_state_and_answers_are_read_and_what_is_private_is_not(redmine: Redmine, signed_in: SignedIn) -> None:
    connector = signed_in()
    made = connector.create(an_incident())
    assert connector.standing(made.id).status == "New"
    changed(redmine, made.id, notes="Здравствуйте,\nкакой <класс>?", status_id=2)
    changed(redmine, made.id, notes="между нами", private_notes=True)
    standing = connector.standing(made.id)
    assert (standing.status, standing.is_solved) == ("In Progress", False)
    (said,) = standing.comments
    assert (said.author, said.text) == ("Пётр Поддержка", "Здравствуйте,\nкакой <класс>?")
    changed(redmine, made.id, status_id=5)
    assert connector.standing(made.id).is_solved
    assert connector.find(an_incident().correlation) is None
    changed(redmine, made.id, status_id=2)
    assert not connector.standing(made.id).is_solved


def test_a_closed_request_is_found_too(redmine: Redmine, signed_in: SignedIn) -> None:
    connector, new = signed_in(), an_incident()
    made = connector.create(new)
    changed(redmine, made.id, status_id=5)
    found = connector.find(new.correlation)
    assert found is not None
    assert found.id == made.id


def test_a_wrong_key_an_unknown_project_and_a_file_too_large_are_refused(redmine: Redmine, signed_in: SignedIn) -> None:
    signed_in().check()
    with pytest.raises(Refused, match="helpdesk_sign_in_refused"):
        signed_in(key="wrong").check()
    for project in ("nowhere", redmine.closed_place):
        with pytest.raises(Refused):
            signed_in(project=project).check()
        with pytest.raises(Refused):
            signed_in(project=project).create(an_incident())
    new = an_incident(OutgoingFile("picture1.png", "image/png", bytes(redmine.size_limit + 1)))
    with pytest.raises(Refused):
        signed_in().create(new)
    assert signed_in().find(new.correlation) is None
