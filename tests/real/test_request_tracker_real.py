"""Requests into a real Request Tracker 5, as a teacher's account may make them."""

from __future__ import annotations

import base64
import contextlib
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from edusupport_desktop.delivery.helpdesk.connector import NewComment, NewIncident
from edusupport_desktop.delivery.helpdesk.request_tracker import RequestTracker as Connector
from edusupport_desktop.domain.errors import NetworkTrouble, Refused
from edusupport_desktop.domain.helpdesk import HelpdeskAccount, HelpdeskSecrets, RemoteFile, SignIn
from edusupport_desktop.domain.outgoing import MailAddress, OutgoingFile
from realparts.request_tracker import RequestTracker

pytestmark = pytest.mark.real

EVERY_BYTE = bytes(range(256)) * 700
PICTURES = (
    OutgoingFile("picture1.png", "image/png", b"\x89PNG\r\n\x1a\n" + EVERY_BYTE),
    OutgoingFile("picture2.jpeg", "image/jpeg", EVERY_BYTE + b"\r\n.\r\n"),
)
BODY = 'Регион: Тверская область\n\nНе открывается журнал 7«Б» 📓\n  шаг 1 <b>не выделять</b>\n\t\\"кавычки\\"'


SignedIn = Callable[..., Connector]


@pytest.fixture
def tracker(request_tracker: RequestTracker) -> RequestTracker:
    return request_tracker


@pytest.fixture
def signed_in(tracker: RequestTracker) -> Iterator[SignedIn]:
    """A connector; what is not said is as it is right."""
    with contextlib.ExitStack() as opened:

        def sign_in(token: str = tracker.token, queue: str = tracker.place) -> Connector:
            account = HelpdeskAccount("request_tracker", tracker.address, SignIn.TOKEN, queue)
            return opened.enter_context(contextlib.closing(Connector(account, HelpdeskSecrets(token))))

        yield sign_in


def an_incident(*files: OutgoingFile, subject: str = "Не открывается журнал 7«Б»", body: str = BODY) -> NewIncident:
    caller = MailAddress('Иванова "М." <М.>', "ivanova@school.example")
    return NewIncident(str(uuid.uuid4()), subject, body, caller, files)


def contents(server: RequestTracker, ticket: str) -> dict[str, bytes]:
    """The files of a ticket by their names, as the server gives them to the support."""
    place = f"{server.address}/REST/2.0"
    with httpx.Client(auth=server.support) as client:
        listed = client.get(
            f"{place}/ticket/{ticket}/attachments", params={"fields": "Filename", "per_page": 100}
        ).json()
        named = {each["Filename"]: each["_url"] for each in listed["items"] if each["Filename"]}
        return {name: base64.b64decode(client.get(url).json()["Content"]) for name, url in named.items()}


def said_by_support(server: RequestTracker, ticket: str, content: str, how: str = "correspond", **values: str) -> None:
    place = f"{server.address}/REST/2.0/ticket/{ticket}/{how}"
    said = {"Content": content, "ContentType": "text/html", **values}
    httpx.post(place, json=said, auth=server.support).raise_for_status()


def test_a_request_with_two_pictures_arrives_byte_for_byte(tracker: RequestTracker, signed_in: SignedIn) -> None:
    connector, new = signed_in(), an_incident(*PICTURES)
    made = connector.create(new)
    assert made.number == made.id
    assert made.created_at is not None
    assert abs(made.created_at - datetime.now(UTC)) < timedelta(minutes=5)
    assert contents(tracker, made.id) == {file.name: file.data for file in PICTURES}
    assert list(connector.files_of(made.id)) == [RemoteFile(file.name, len(file.data)) for file in PICTURES]
    assert connector.ignored(made.id, new) == []
    ticket = httpx.get(f"{tracker.address}/REST/2.0/ticket/{made.id}", auth=tracker.support).json()
    assert ticket["Subject"] == new.subject
    assert [person["id"] for person in ticket["Requestor"]] == [new.caller.address]


def test_a_request_is_found_by_what_it_was_made_with_at_once(tracker: RequestTracker, signed_in: SignedIn) -> None:
    connector, new = signed_in(), an_incident()
    assert connector.find(new.correlation) is None
    made = connector.create(new)
    assert connector.find(new.correlation) == made
    assert connector.find(str(uuid.uuid4())) is None


def test_a_comment_with_a_picture_is_seen_by_both_sides(tracker: RequestTracker, signed_in: SignedIn) -> None:
    connector, new = signed_in(), an_incident()
    made = connector.create(new)
    comment = NewComment(str(uuid.uuid4()), "Добавляю снимок\n\nЕщё строка «ёлки»", PICTURES[:1])
    assert not connector.has_comment(made.id, comment.correlation)
    connector.comment(made.id, comment)
    assert connector.has_comment(made.id, comment.correlation)
    assert not connector.has_comment(made.id, new.correlation)
    assert contents(tracker, made.id) == {PICTURES[0].name: PICTURES[0].data}
    assert connector.standing(made.id).comments == ()


def test_a_comment_without_a_picture_is_found_too(tracker: RequestTracker, signed_in: SignedIn) -> None:
    connector = signed_in()
    made = connector.create(an_incident())
    comment = NewComment(str(uuid.uuid4()), "Только слова")
    connector.comment(made.id, comment)
    assert connector.has_comment(made.id, comment.correlation)


def test_state_and_answers_are_read_and_what_is_internal_is_not(tracker: RequestTracker, signed_in: SignedIn) -> None:
    connector = signed_in()
    made = connector.create(an_incident(*PICTURES))
    assert connector.standing(made.id).status == "new"
    said_by_support(tracker, made.id, "<p>Здравствуйте,<br>какой&nbsp;<b>класс</b>?</p><script>x()</script>")
    said_by_support(tracker, made.id, "между нами", how="comment")
    standing = connector.standing(made.id)
    assert (standing.status, standing.is_solved) == ("open", False)
    (said,) = standing.comments
    assert (said.author, said.text) == ("Поддержка", "Здравствуйте,\nкакой\xa0класс?")
    assert said.written_at is not None
    said_by_support(tracker, made.id, "Исправлено", Status="resolved")
    solved = connector.standing(made.id)
    assert (solved.status, solved.is_solved) == ("resolved", True)
    assert [each.text for each in solved.comments] == [said.text, "Исправлено"]
    assert solved.comments[0] == said
    said_by_support(tracker, made.id, "Опять открыто", Status="open")
    assert not connector.standing(made.id).is_solved


def test_a_wrong_token_and_a_queue_that_is_unknown_or_closed_are_refused(
    tracker: RequestTracker, signed_in: SignedIn
) -> None:
    with pytest.raises(Refused) as wrong_token:
        signed_in(token="1-1-wrong").check()
    with pytest.raises(Refused) as unknown:
        signed_in(queue="Nowhere").check()
    assert wrong_token.value.code != unknown.value.code
    for queue in ("Nowhere", tracker.closed_place):
        for refused in (lambda c: c.check(), lambda c: c.create(an_incident())):
            with pytest.raises(Refused):
                refused(signed_in(queue=queue))
    signed_in().check()


def test_what_a_stopped_server_missed_is_attached_when_it_is_back(tracker: RequestTracker, signed_in: SignedIn) -> None:
    connector, new = signed_in(), an_incident(PICTURES[0])
    made = connector.create(new)
    tracker.stop_serving()
    try:
        with pytest.raises(NetworkTrouble):
            connector.attach(made.id, PICTURES[1])
    finally:
        tracker.start_serving()
    assert connector.find(new.correlation) == made
    there = {file.name for file in connector.files_of(made.id)}
    missing = [file for file in PICTURES if file.name not in there]
    assert missing == [PICTURES[1]]
    for file in missing:
        connector.attach(made.id, file)
    assert contents(tracker, made.id) == {file.name: file.data for file in PICTURES}
    assert connector.standing(made.id).comments == ()
