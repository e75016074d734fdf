"""The Zammad connector against a double written from its documentation and source."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace

import pytest

from contracts.connectors import PICTURES, ConnectorContract, a_new_incident
from contracts.samples import new_id
from edusupport_desktop.delivery.helpdesk.connector import NewComment
from edusupport_desktop.delivery.helpdesk.zammad import Zammad
from edusupport_desktop.domain.errors import OutcomeUnknown, Refused
from edusupport_desktop.domain.helpdesk import HelpdeskAccount, SignIn
from helpdesks import zammad as helpdesk
from helpdesks.faulty_server import Fault
from helpdesks.opened_desk import OpenedDesk


@dataclass
class Desk(OpenedDesk):
    double: helpdesk.Zammad

    def read_files(self, incident_id: str) -> dict[str, bytes]:
        articles = self.double.tickets[int(incident_id)].articles
        return {name: data for article in articles for name, _, data in article.files}

    def support_says(self, incident_id: str, text: str) -> None:
        self.double.reply(int(incident_id), text, html=False)

    def solve(self, incident_id: str) -> None:
        self.double.tickets[int(incident_id)].state = "closed"

    def count(self) -> int:
        return len(self.double.tickets)


@pytest.fixture
def desk() -> Iterator[Desk]:
    double = helpdesk.Zammad()
    with double.running(), ExitStack() as stack:
        account = HelpdeskAccount("zammad", f"http://127.0.0.1:{double.port}", SignIn.TOKEN, helpdesk.GROUP)
        yield Desk(Zammad, account, helpdesk.TOKEN, stack, double)


class TestZammad(ConnectorContract):
    pass


def test_a_user_name_and_a_password_will_do(desk: Desk) -> None:
    account = replace(desk.account, sign_in=SignIn.BASIC, user_name=helpdesk.USER)
    desk.opened(account, helpdesk.PASSWORD).check()


def test_all_pictures_travel_with_the_request_in_one_call(desk: Desk) -> None:
    desk.connector().create(a_new_incident())
    assert [(call.method, call.path) for call in desk.double.calls] == [("POST", "/api/v1/tickets")]
    (ticket,) = desk.double.tickets.values()
    assert ticket.customer == "elkina@school.example"
    assert [(name, kind) for name, kind, _ in ticket.articles[0].files] == [(f.name, f.media_type) for f in PICTURES]


def test_the_number_is_not_the_id(desk: Desk) -> None:
    made = desk.connector().create(a_new_incident(files=()))
    assert (made.id, made.number) == ("1", "22001")


def test_a_group_that_is_there_but_closed_is_refused(desk: Desk) -> None:
    closed = desk.at(helpdesk.CLOSED_GROUP)
    with pytest.raises(Refused, match="helpdesk_place_wrong"):
        closed.check()
    desk.double.tells_groups = False
    closed.check()
    with pytest.raises(Refused, match="helpdesk_forbidden"):
        closed.create(a_new_incident())
    assert desk.count() == 0


def test_what_is_internal_is_not_shown_and_html_is_read(desk: Desk) -> None:
    connector = desk.connector()
    made = connector.create(a_new_incident(files=()))
    desk.double.reply(int(made.id), "<div>Здравствуйте,<br>какой класс?</div><style>x</style>")
    desk.double.reply(int(made.id), "между нами", internal=True)
    desk.double.sees_internal = True
    (said,) = connector.standing(made.id).comments
    assert (said.author, said.text) == ("Поддержка", "Здравствуйте,\nкакой класс?")


def test_pictures_that_follow_are_no_words_of_anybody(desk: Desk) -> None:
    connector = desk.connector()
    made = connector.create(a_new_incident(files=PICTURES[:1]))
    connector.attach(made.id, PICTURES[1])
    assert desk.read_files(made.id) == {file.name: file.data for file in PICTURES}
    assert connector.standing(made.id).comments == ()


@pytest.mark.parametrize("fault", [Fault.AFTER_BROKEN, Fault.AFTER_HUNG_UP, Fault.AFTER_GARBAGE])
def test_a_request_whose_answer_was_lost_is_found_whole(desk: Desk, fault: Fault) -> None:
    connector, new = desk.connector(), a_new_incident()
    desk.double.faults.append(fault)
    with pytest.raises(OutcomeUnknown):
        connector.create(new)
    found = connector.find(new.correlation)
    assert found is not None
    assert {file.name for file in connector.files_of(found.id)} == {file.name for file in PICTURES}


def test_a_comment_whose_answer_was_lost_is_known_again(desk: Desk) -> None:
    connector = desk.connector()
    made = connector.create(a_new_incident(files=()))
    comment = NewComment(new_id(), "Добавляю", PICTURES)
    desk.double.faults.append(Fault.AFTER_HUNG_UP)
    with pytest.raises(OutcomeUnknown):
        connector.comment(made.id, comment)
    assert connector.has_comment(made.id, comment.correlation)
    assert len(desk.read_files(made.id)) == len(PICTURES)


def test_a_field_that_was_kept_otherwise_is_reported(desk: Desk) -> None:
    connector, new = desk.connector(), a_new_incident(files=())
    made = connector.create(new)
    ticket = desk.double.tickets[int(made.id)]
    ticket.group = "Other"
    ticket.articles[0].values["body"] = "иначе"
    assert list(connector.ignored(made.id, new)) == ["group", "body"]
    assert list(connector.ignored(made.id, replace(new, correlation=new_id(), subject="Иначе"))) == [
        "title",
        "group",
        "message_id",
        "body",
    ]
