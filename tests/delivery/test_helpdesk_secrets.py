"""After a real sending through every kind of trouble: no secret and no word of the letter in the log, the journal's
events, the files of the settings, or what a debugger shows."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from edusupport_desktop.delivery.helpdesk.connectors import BUILT_IN, connect
from edusupport_desktop.domain.helpdesk import HelpdeskAccount, HelpdeskSecrets, SignIn
from edusupport_desktop.domain.incident import State
from edusupport_desktop.log_file import start_log
from helpdesks.faulty_server import Fault
from helpdesks.helpdesk_office import helpdesk_office
from helpdesks.servicenow_double import PASSWORD

BODY = "Секретное слово ученика: Ёжиков"
QUICK = [fault for fault in Fault if "TOO_LATE" not in fault.name]


def test_nothing_of_secrets_or_letters_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.excepthook", lambda *_: None)
    start_log(tmp_path)
    ours = logging.getLogger("edusupport_desktop")
    try:
        with helpdesk_office(tmp_path) as office:
            office.helpdesks.save_secrets(office.account, HelpdeskSecrets(PASSWORD))
            for place in range(6):
                office.double.faults.extend([*[None] * place, *QUICK])
                request_id = office.prepare(body=BODY)
                office.send(request_id)
                while office.journal.entry(request_id).state is not State.REGISTERED:
                    office.go_on(request_id)
                office.double.faults.clear()
                office.refresh.refresh(request_id)
            events = [
                str(event) for entry in office.journal.entries() for event in office.journal.events(entry.request_id)
            ]
    finally:
        for handler in ours.handlers[:]:
            if isinstance(handler, logging.FileHandler) and Path(handler.baseFilename).is_relative_to(tmp_path):
                ours.removeHandler(handler)
                handler.close()
    written = (tmp_path / "edusupport-desktop.log").read_text("utf-8")
    assert "helpdesk" in written
    kept = (tmp_path / "helpdesk.json").read_text("utf-8")
    for text in (written, kept, *events):
        assert PASSWORD not in text
        assert "Ёжиков" not in text
        assert "elkina@" not in text


@pytest.mark.parametrize("system", BUILT_IN)
def test_what_a_debugger_shows_of_an_account_has_no_secret(system: str) -> None:
    account, secrets = (
        HelpdeskAccount(system, "http://127.0.0.1:1", SignIn.TOKEN),
        HelpdeskSecrets("k-123456", "c-123456"),
    )
    connector = connect(account, secrets)
    shown = f"{connector!r} {account!r} {secrets!r}"
    connector.close()
    assert "123456" not in shown
