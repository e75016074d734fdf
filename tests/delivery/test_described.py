"""Helpdesks as the desk file describes them: the examples against doubles of what they describe."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from contracts.connectors import PICTURES, ConnectorContract, DeskUnderTest, a_new_incident, made_whole
from contracts.samples import HOSTILE_TEXTS, new_id
from edusupport_desktop.delivery.helpdesk.connector import NewComment
from edusupport_desktop.delivery.helpdesk.described import described_by
from edusupport_desktop.domain.errors import OutcomeUnknown, Refused, UntrustedInput
from edusupport_desktop.domain.helpdesk import HelpdeskAccount, SignIn
from edusupport_desktop.domain.helpdesk_description import HelpdeskDescription
from edusupport_desktop.domain.outgoing import OutgoingFile
from edusupport_desktop.settings.desk_file import load_desk
from helpdesks import gateway, glpi, okdesk, znuny
from helpdesks.faulty_server import Call, Fault, FaultyServer, Reply
from helpdesks.opened_desk import OpenedDesk

ROOT = Path(__file__).parents[2]


def description_of(name: str, old: str = "", new: str = "") -> HelpdeskDescription:
    """Of an example, in which ``old`` is replaced."""
    desk = (ROOT / "resources" / "desks" / "electronic_school.toml").read_text(encoding="utf-8")
    example = (ROOT / "tests" / "data" / "helpdesks" / f"{name}.toml").read_text(encoding="utf-8")
    assert old in example
    description = load_desk(f"{desk}\n{example.replace(old, new)}".encode()).helpdesk
    assert description is not None
    return description


@dataclass
class Desk(OpenedDesk):
    double: FaultyServer

    @property
    def records(self) -> dict[Any, Any]:
        records: dict[Any, Any] = next(
            vars(self.double)[name] for name in ("tickets", "issues", "requests") if name in vars(self.double)
        )
        return records

    def count(self) -> int:
        return len(self.records)

    def support_says(self, incident_id: str, text: str) -> None:
        self.says(incident_id, text)

    def says(self, incident_id: str, text: str, **how: bool) -> None:
        match self.double:
            case gateway.Gateway() as double:
                double.say(incident_id, text)
            case znuny.Znuny() | glpi.Glpi() | okdesk.Okdesk() as double:
                # Two of them write HTML.
                words = text if isinstance(double, znuny.Znuny) else text.replace("\n", "<br>")
                double.reply(int(incident_id), words, **how)

    def solve(self, incident_id: str) -> None:
        match self.double:
            case znuny.Znuny() as double:
                double.tickets[int(incident_id)].state = ("closed successful", "closed")
            case glpi.Glpi() as double:
                double.tickets[int(incident_id)].status = 5
            case okdesk.Okdesk() as double:
                double.issues[int(incident_id)].status = ("closed", "Закрыта")
            case gateway.Gateway() as double:
                double.requests[incident_id]["status"] = "solved"

    def read_files(self, incident_id: str) -> dict[str, bytes]:
        match self.double:
            case znuny.Znuny() as double:
                return dict(file for article in double.tickets[int(incident_id)].articles for file in article["files"])
            case glpi.Glpi() as double:
                return dict(double.tickets[int(incident_id)].files)
            case okdesk.Okdesk() as double:
                issue = double.issues[int(incident_id)]
                return dict([*issue.files, *(file for comment in issue.comments for file in comment["contents"])])
            case gateway.Gateway() as double:
                return double.files[incident_id]
        raise AssertionError


@dataclass(frozen=True)
class Example:
    name: str
    double: type[FaultyServer]
    secret: str
    user: str = ""
    place: str = ""


EXAMPLES = (
    Example("znuny", znuny.Znuny, znuny.PASSWORD, znuny.USER, znuny.QUEUE),
    Example("glpi", glpi.Glpi, glpi.USER_TOKEN),
    Example("okdesk", okdesk.Okdesk, okdesk.TOKEN),
    Example("gateway", gateway.Gateway, gateway.PASSWORD, gateway.USER, gateway.PLACE),
)


def opened(example: Example, description: HelpdeskDescription | None = None) -> Iterator[Desk]:
    double = example.double()
    with double.running(), ExitStack() as stack:
        sign_in = SignIn.BASIC if example.user else SignIn.TOKEN
        account = HelpdeskAccount(
            "described", f"http://127.0.0.1:{double.port}", sign_in, example.place, user_name=example.user
        )
        make = described_by(description or description_of(example.name))
        yield Desk(make, account, example.secret, stack, double)


@pytest.fixture(params=EXAMPLES, ids=lambda example: example.name)
def desk(request: pytest.FixtureRequest) -> Iterator[Desk]:
    yield from opened(request.param)


@pytest.fixture
def gateway_desk() -> Iterator[Desk]:
    yield from opened(EXAMPLES[3])


class TestDescribed(ConnectorContract):
    def test_a_wrong_place_is_told_and_nothing_is_made(self, desk: DeskUnderTest) -> None:
        assert isinstance(desk, Desk)
        if not desk.account.place:
            return  # GLPI and Okdesk have one place alone
        if isinstance(desk.double, gateway.Gateway):
            super().test_a_wrong_place_is_told_and_nothing_is_made(desk)
        with pytest.raises(Refused, match=r"helpdesk_(request_refused|not_found)"):
            desk.at_wrong_place().create(a_new_incident(files=()))
        assert desk.count() == 0


def test_numbers_and_times_are_those_of_the_helpdesk(desk: Desk) -> None:
    made = desk.connector().create(a_new_incident(files=()))
    number = {"Znuny": f"2026112821{int(made.id, 16):06}", "Gateway": f"РЕГ-{made.id}"}
    assert made.number == number.get(type(desk.double).__name__, made.id)
    tells_time = isinstance(desk.double, okdesk.Okdesk | gateway.Gateway)
    assert made.created_at == (datetime(2026, 11, 28, 7, tzinfo=UTC) if tells_time else None)


def test_answers_have_their_author_and_time_and_internal_ones_are_left_out(desk: Desk) -> None:
    connector = desk.connector()
    made = connector.create(a_new_incident(files=()))
    desk.says(made.id, "Здравствуйте\u202e")
    if not isinstance(desk.double, gateway.Gateway):
        desk.says(made.id, "между нами", visible=False)
    standing = connector.standing(made.id)
    words = {"Znuny": "new", "Glpi": "Новая", "Okdesk": "Открыта", "Gateway": "new"}
    assert standing.status == words[type(desk.double).__name__]
    (said,) = standing.comments
    assert said.text == "Здравствуйте"
    assert said.author == ("2" if isinstance(desk.double, glpi.Glpi) else "Поддержка")
    assert said.written_at == datetime(2026, 11, 28, 7, 0, 1, tzinfo=UTC)


def test_pictures_that_follow_are_no_words_of_anybody(desk: Desk) -> None:
    connector = desk.connector()
    incident = made_whole(connector, a_new_incident(files=PICTURES[:1]))
    connector.attach(incident, PICTURES[1])
    assert desk.read_files(incident) == {file.name: file.data for file in PICTURES}
    assert connector.standing(incident).comments == ()


@pytest.mark.parametrize("fault", [Fault.AFTER_BROKEN, Fault.AFTER_HUNG_UP, Fault.AFTER_GARBAGE])
def test_a_request_whose_answer_was_lost_is_found_where_it_can_be(desk: Desk, fault: Fault) -> None:
    connector, new = desk.connector(), a_new_incident()
    connector.check()
    desk.double.faults.append(fault)
    with pytest.raises(OutcomeUnknown):
        connector.create(new)
    assert desk.count() == 1
    assert (connector.find(new.correlation) is not None) == connector.can_be_asked


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_no_text_gets_out_of_its_place(desk: Desk, text: str) -> None:
    attack = f'x"}},"Ticket":{{"Queue":"{text}\r\n--b\r\nContent-Disposition: form-data; name="issue[x]"{{secret}}'
    connector = desk.connector()
    new = a_new_incident(attack, body=attack, files=(OutgoingFile("picture 1.png", "image/png", b"x"),))
    incident = made_whole(connector, new)
    connector.comment(incident, NewComment(new_id(), attack))
    assert list(connector.ignored(incident, new)) == []
    assert desk.count() == 1
    assert desk.secret not in repr(desk.records)


def test_the_secret_is_in_no_path_and_no_error(desk: Desk) -> None:
    connector = desk.connector()
    connector.standing(made_whole(connector, a_new_incident()))
    with pytest.raises(Refused) as refused:
        connector.standing("no such record")
    assert desk.secret not in str(refused.value)
    assert not any(desk.secret in call.path for call in desk.double.calls)


BODIES = [b"<html>sleeping</html>", b"{", b'"x"', b"[]", b"null", b'{"id": {}}', b'{"TicketID": "", "request": [1]}']


@pytest.mark.parametrize("body", BODIES)
def test_an_answer_that_is_none_leaves_the_outcome_unknown(desk: Desk, body: bytes) -> None:
    connector = desk.connector()
    connector.check()

    def says(_call: Call) -> Reply:
        return Reply(200, None, {"Content-Type": "application/json"}, body)

    desk.double.answer = says  # type: ignore[method-assign]
    with pytest.raises(OutcomeUnknown):
        connector.create(a_new_incident(files=()))
    with pytest.raises(UntrustedInput):
        connector.standing("1")


def test_what_the_helpdesk_kept_otherwise_is_reported(desk: Desk) -> None:
    connector, new = desk.connector(), a_new_incident(files=())
    made = connector.create(new)
    places = {"Znuny": "Ticket.0.Title", "Glpi": "name", "Okdesk": "title", "Gateway": "request.title"}
    ignored = connector.ignored(made.id, replace(new, subject="Другая тема"))
    assert list(ignored) == [places[type(desk.double).__name__]]


def test_an_error_that_comes_as_a_success_says_why() -> None:
    for desk in opened(EXAMPLES[0]):
        with pytest.raises(Refused, match="helpdesk_request_refused") as refused:
            desk.at_wrong_place().create(a_new_incident(files=()))
        assert "Queue parameter is invalid" in str(refused.value.details["answer"])


def test_a_description_without_errors_takes_them_for_wrong_answers() -> None:
    silent = description_of("znuny", 'message_at = "Error.ErrorMessage"', 'message_at = "Nothing"')
    for desk in opened(EXAMPLES[0], silent):
        with pytest.raises(OutcomeUnknown):
            desk.at_wrong_place().create(a_new_incident(files=()))


def test_a_place_with_signs_of_addresses_stays_one_step(gateway_desk: Desk) -> None:
    gateway_desk.connector().check()
    for place in ("../places", "school 17/б?x=1", "#"):
        with pytest.raises(Refused, match="helpdesk_place_wrong"):
            gateway_desk.at(place).check()


def test_a_header_takes_no_letters_it_cannot_carry() -> None:
    changed = description_of("gateway", 'Authorization = "Basic {basic}"', 'X-User = "{user_name}"')
    for desk in opened(EXAMPLES[3], changed):
        with pytest.raises(Refused, match="helpdesk_secret_not_latin"):
            desk.connector().check()


def test_a_time_that_is_none_is_no_time() -> None:
    for desk in opened(
        EXAMPLES[3], description_of("gateway", 'time_at = "request.created"', 'time_at = "request.number"')
    ):
        assert desk.connector().create(a_new_incident(files=())).created_at is None
