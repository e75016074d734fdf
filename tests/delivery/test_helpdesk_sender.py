"""The way into a helpdesk keeps what every way out promises, and believes no answer that is none."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from contracts.samples import an_outgoing, prepared
from contracts.senders import HandOffContract, MakeOutgoing, Taken
from edusupport_desktop.delivery.helpdesk.exchange import Limits
from edusupport_desktop.delivery.helpdesk.sender import HelpdeskSender
from edusupport_desktop.delivery.helpdesk.servicenow import ServiceNow
from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.errors import EduSupportError
from edusupport_desktop.domain.helpdesk import HelpdeskSecrets
from edusupport_desktop.domain.incident import State
from edusupport_desktop.domain.outgoing import Outgoing
from edusupport_desktop.ui.error_words import error_text
from helpdesks.helpdesk_office import HelpdeskOffice, helpdesk_office
from helpdesks.scripted_server import Script, answers, drips, hangs_up, scripted_server


@pytest.fixture
def office(tmp_path: Path) -> Iterator[HelpdeskOffice]:
    with helpdesk_office(tmp_path) as office:
        yield office


class TestHelpdeskSender(HandOffContract):
    @pytest.fixture
    def sender(self, office: HelpdeskOffice) -> HelpdeskSender:
        return office.sender

    @pytest.fixture
    def make_outgoing(self, office: HelpdeskOffice) -> MakeOutgoing:
        def make(**changes: object) -> Outgoing:
            outgoing = an_outgoing(way=Way.API, **changes)
            office.journal.add(outgoing, prepared(outgoing))
            return outgoing

        return make

    @pytest.fixture
    def taken(self, office: HelpdeskOffice) -> Taken:
        return lambda: [one["description"].encode() for one in office.double.incidents.values()]


THIEF = "<script>alert('x')</script>\u202e\x07<b>Нет</b> " + "ы" * 10_000
ENDED = threading.Event()
ANSWERS = {
    "wrong JSON": answers("201 Created", b'{"result": '),
    "HTML": answers("200 OK", b"<html><script>x()</script></html>", "text/html"),
    "huge": answers("201 Created", b'"' + b"x" * (5 * 1024 * 1024) + b'"'),
    "slow by the byte": drips(b"HTTP/1.1 201 Created\r\nX-", b"x", ENDED),
    "another host": answers("307 Temporary Redirect", b"", "text/html", "Location: http://127.0.0.2:9/steal"),
    "nothing": hangs_up,
    "markup in the reason": answers("403 Forbidden", json.dumps({"error": {"message": THIEF}}).encode()),
    "markup in the number": answers("201 Created", json.dumps({"result": {"sys_id": "x", "number": THIEF}}).encode()),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_that_is_none_is_refused_with_words(office: HelpdeskOffice, name: str) -> None:
    script: Script = ANSWERS[name]
    ENDED.clear()
    with scripted_server(script) as server:
        account = replace(office.account, address=f"http://127.0.0.1:{server.port}")
        limits = Limits(step_seconds=20, answer_seconds=0.3)
        office.connect = lambda: ServiceNow(account, HelpdeskSecrets("secret"), limits=limits)
        request_id = office.prepare()
        submitted = office.send(request_id)
        ENDED.set()
    failure = submitted.failure
    assert isinstance(failure, EduSupportError)
    assert submitted.entry.state in (State.QUEUED, State.REFUSED, State.UNKNOWN)
    words = error_text(failure)
    assert words.endswith(".") or failure.details.get("answer")
    history = " ".join(str(event.details) for event in office.journal.events(request_id))
    for text in (words, history):
        assert not {"<", "\u202e", "\x07"} & set(text)
        assert len(text) < 1500
