"""The ServiceNow connector against a double written from its documentation."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest

from contracts.connectors import PICTURES, ConnectorContract, a_new_incident
from contracts.samples import new_id
from edusupport_desktop.delivery.helpdesk.connector import NewComment
from edusupport_desktop.delivery.helpdesk.servicenow import ServiceNow
from edusupport_desktop.domain.errors import NetworkTrouble, OutcomeUnknown, Refused, UntrustedInput
from edusupport_desktop.domain.helpdesk import HelpdeskAccount, HelpdeskSecrets, SignIn
from edusupport_desktop.domain.outgoing import MailAddress, OutgoingFile
from helpdesks.faulty_server import Fault
from helpdesks.servicenow_double import CALLER_ID, CLIENT, CLIENT_SECRET, KEY, PASSWORD, USER, ServiceNowDouble


def account(double: ServiceNowDouble, sign_in: SignIn = SignIn.BASIC, place: str = "") -> HelpdeskAccount:
    return HelpdeskAccount("servicenow", double.address, sign_in, place, USER, CLIENT)


SECRETS = HelpdeskSecrets(PASSWORD, CLIENT_SECRET)


def a_port_nobody_has() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        return int(server.getsockname()[1])


@dataclass
class Desk:
    double: ServiceNowDouble
    stack: ExitStack

    def opened(self, account: HelpdeskAccount, secrets: HelpdeskSecrets = SECRETS) -> ServiceNow:
        return self.stack.enter_context(closing(ServiceNow(account, secrets)))

    def connector(self) -> ServiceNow:
        return self.opened(account(self.double))

    def with_wrong_secret(self) -> ServiceNow:
        return self.opened(account(self.double), HelpdeskSecrets("wrong"))

    def at_wrong_place(self) -> ServiceNow:
        return self.opened(account(self.double, place="incidents"))

    def at_nobody(self) -> ServiceNow:
        return self.opened(replace(account(self.double), address=f"http://127.0.0.1:{a_port_nobody_has()}"))

    def read_files(self, incident_id: str) -> dict[str, bytes]:
        connector = self.connector()
        names = [file.name for file in connector.files_of(incident_id)]
        return {name: connector.read_file(incident_id, name, largest=10**6) for name in names}

    def support_says(self, incident_id: str, text: str) -> None:
        self.double.say(incident_id, text)

    def solve(self, incident_id: str) -> None:
        self.double.incidents[incident_id]["state"] = "6"

    def count(self) -> int:
        return len(self.double.incidents)


@pytest.fixture
def double() -> Iterator[ServiceNowDouble]:
    double = ServiceNowDouble()
    with double.running():
        yield double


@pytest.fixture
def desk(double: ServiceNowDouble) -> Iterator[Desk]:
    with ExitStack() as stack:
        yield Desk(double, stack)


class TestServiceNow(ConnectorContract):
    pass


@pytest.mark.parametrize(
    ("sign_in", "secrets"),
    [
        (SignIn.TOKEN, HelpdeskSecrets(KEY)),
        (SignIn.OAUTH_CLIENT, HelpdeskSecrets("", CLIENT_SECRET)),
        (SignIn.OAUTH_PASSWORD, SECRETS),
    ],
)
def test_every_documented_way_signs_in(desk: Desk, sign_in: SignIn, secrets: HelpdeskSecrets) -> None:
    desk.opened(account(desk.double, sign_in), secrets).create(a_new_incident())
    assert desk.count() == 1
    with pytest.raises(Refused, match="helpdesk_sign_in_refused"):
        desk.opened(account(desk.double, sign_in), HelpdeskSecrets("x", "y")).check()


def test_a_token_that_ran_out_is_renewed(desk: Desk) -> None:
    connector = desk.opened(account(desk.double, SignIn.OAUTH_CLIENT), SECRETS)
    connector.check()
    desk.double.tokens.clear()
    connector.create(a_new_incident())
    assert desk.count() == 1


def test_the_record_has_number_time_and_caller(desk: Desk) -> None:
    made = desk.connector().create(a_new_incident())
    assert made.number == "INC0010001"
    assert made.created_at == datetime(2026, 11, 22, 20, 28, 24, tzinfo=UTC)
    assert desk.double.incidents[made.id]["caller_id"] == CALLER_ID


def test_a_caller_nobody_knows_is_left_out(desk: Desk) -> None:
    for address in ("nobody@school.example", "a@b^active=true", "директор@школа.рф"):
        made = desk.connector().create(a_new_incident(caller=MailAddress("", address)))
        assert "caller_id" not in desk.double.incidents[made.id]


def test_fields_that_were_silently_ignored_are_told(desk: Desk) -> None:
    desk.double.ignores = {"description", "contact_type"}
    connector, new = desk.connector(), a_new_incident()
    assert list(connector.ignored(connector.create(new).id, new)) == ["description", "contact_type"]


def test_a_long_subject_stands_whole_in_the_description(desk: Desk) -> None:
    subject = "Журнал " * 50
    made = desk.connector().create(a_new_incident(subject))
    assert subject in desk.double.incidents[made.id]["description"]


def test_comments_that_may_not_be_read_are_none(desk: Desk) -> None:
    connector = desk.connector()
    incident = connector.create(a_new_incident()).id
    desk.double.say(incident, "Только для своих", element="work_notes")
    assert connector.standing(incident).comments == ()
    desk.double.say(incident, "Вопрос")
    desk.double.hides_journal_field = True
    assert connector.standing(incident).comments == ()
    comment = NewComment(new_id(), "Ответ")
    connector.comment(incident, comment)
    assert connector.has_comment(incident, comment.correlation)


def test_what_the_support_writes_is_harmless(desk: Desk) -> None:
    connector = desk.connector()
    incident = connector.create(a_new_incident()).id
    desk.double.say(incident, "<script>alert(1)</script>Да\x07\u202e <img src=x onerror=y>" + "ж" * 10**5, "<i>a</i>")
    (comment,) = connector.standing(incident).comments
    assert comment.text.startswith("Да жж")
    assert len(comment.text) == 20_000
    assert comment.author == "a"


def test_a_picture_for_a_record_of_somebody_else_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused, match="helpdesk_not_found"):
        desk.connector().attach("f" * 32, PICTURES[0])


def test_a_picture_that_is_too_big_is_refused(desk: Desk) -> None:
    desk.double.largest_body = 1000
    connector = desk.connector()
    incident = connector.create(a_new_incident()).id
    with pytest.raises(Refused, match="helpdesk_too_big"):
        connector.attach(incident, OutgoingFile("picture1.png", "image/png", bytes(1001)))


@pytest.mark.parametrize("fault", [Fault.BROKEN, Fault.AFTER_BROKEN, Fault.AFTER_HUNG_UP, Fault.AFTER_GARBAGE])
def test_no_answer_to_a_create_is_unknown(desk: Desk, fault: Fault) -> None:
    desk.double.faults.extend([None, fault])  # the caller is looked up first
    with pytest.raises(OutcomeUnknown):
        desk.connector().create(a_new_incident())


def test_too_much_to_do_says_how_long_to_wait(desk: Desk) -> None:
    desk.double.faults.extend([None, Fault.BUSY])
    with pytest.raises(NetworkTrouble) as caught:
        desk.connector().create(a_new_incident())
    assert caught.value.details["retry_after"] == 7


def test_an_instance_that_sleeps_is_not_believed(desk: Desk) -> None:
    desk.double.faults.append(Fault.ASLEEP)
    with pytest.raises(UntrustedInput, match="helpdesk_answer_not_json"):
        desk.connector().check()


@pytest.mark.parametrize("place", ["../sys_user", "incident?x=1", "Incident", "a/b"])
def test_a_place_that_is_no_table_is_never_called(desk: Desk, place: str) -> None:
    with pytest.raises(Refused, match="helpdesk_place_wrong"):
        desk.opened(account(desk.double, place=place))
    assert desk.double.calls == []


@pytest.mark.parametrize("incident", ["", "../sys_user", "F" * 32, "0" * 31])
def test_an_id_that_is_none_is_never_called(desk: Desk, incident: str) -> None:
    with pytest.raises(UntrustedInput):
        desk.connector().standing(incident)
    assert desk.double.calls == []
