"""A real Thunderbird with a mailbox nobody answers for, and what it shows in its composer.

It is asked by Marionette, the remote control Mozilla builds into its programs: texts and files are those Thunderbird
itself has in the window, not what it was given.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

import pytest

from edusupport_desktop.delivery.program_starter import ProgramStarter
from realparts.bus import PrivateBus
from realparts.display import DisplayFactory
from realparts.needs import needs
from realparts.processes import free_port, wait_until

_PATIENCE = 60.0
"""Seconds, for a first start on a busy computer."""

_PREFERENCES: dict[str, str | int | bool] = {
    "mail.accountmanager.accounts": "account1,account2",
    "mail.accountmanager.defaultaccount": "account1",
    "mail.accountmanager.localfoldersserver": "server2",
    "mail.account.account1.identities": "id1",
    "mail.account.account1.server": "server1",
    "mail.account.account2.server": "server2",
    "mail.identity.id1.fullName": "Королёва Анна",
    "mail.identity.id1.useremail": "koroleva@school.test",
    "mail.identity.id1.valid": True,
    "mail.identity.id1.compose_html": True,
    "mail.identity.id1.smtpServer": "smtp1",
    "mail.server.server1.type": "pop3",
    "mail.server.server1.hostname": "127.0.0.1",
    "mail.server.server1.port": 9,
    "mail.server.server1.userName": "koroleva",
    "mail.server.server1.login_at_startup": False,
    "mail.server.server1.check_new_mail": False,
    "mail.server.server2.type": "none",
    "mail.server.server2.hostname": "Local Folders",
    "mail.server.server2.userName": "nobody",
    "mail.smtpservers": "smtp1",
    "mail.smtp.defaultserver": "smtp1",
    "mail.smtpserver.smtp1.hostname": "127.0.0.1",
    "mail.smtpserver.smtp1.port": 9,
    "mail.provider.suppress_dialog_on_startup": True,
    "mail.spotlight.firstRunDone": True,
    "mail.shell.checkDefaultClient": False,
    "mail.inappnotifications.enabled": False,
    "mail.rights.version": 1,
    "mailnews.start_page.enabled": False,
    "mailnews.start_page_override.mstone": "ignore",
    "app.donation.eoy.version.viewed": 999,
    "app.update.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "datareporting.policy.dataSubmissionPolicyBypassNotification": True,
    # Nothing beyond this computer can be reached.
    "network.proxy.type": 1,
    "network.proxy.socks": "127.0.0.1",
    "network.proxy.socks_port": 9,
}

_COMPOSERS = """
const found = [];
for (const window of Services.wm.getEnumerator("msgcompose")) {
  if (!window.gMsgCompose || !window.gMsgCompose.editor || !window.gAttachmentBucket) continue;
  found.push({
    to: window.gMsgCompose.compFields.to,
    subject: window.document.getElementById("msgSubject").value,
    is_plain: !window.gMsgCompose.composeHTML,
    text: window.gMsgCompose.editor.outputToString("text/plain", 0),
    files: [...window.gAttachmentBucket.itemChildren].map(item => item.attachment.url),
  });
}
return found;
"""

_SAVE = "Services.wm.getMostRecentWindow('msgcompose').SaveAsDraft(); return true;"


@dataclass(frozen=True)
class Composer:
    """A window in which a letter is written. ``files`` are file addresses."""

    to: str
    subject: str
    is_plain: bool
    text: str
    files: Sequence[str]


class Thunderbird:
    """Not running until ``command`` is started by whoever wants to write a letter: with ``starter``, in ``env``."""

    def __init__(self, folder: Path, env: dict[str, str]) -> None:
        self._port = free_port()
        self._profile = folder / "profile"
        self._profile.mkdir()
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in _PREFERENCES.items()]
        lines.append(f'user_pref("marionette.port", {self._port});')
        (self._profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
        programs = folder / "bin"
        programs.mkdir()
        self.command = programs / "thunderbird"
        options = f"--profile '{self._profile}' --marionette --remote-allow-system-access"
        self.command.write_text(f'#!/bin/sh\nexec {shutil.which("thunderbird")} {options} "$@"\n')
        self.command.chmod(self.command.stat().st_mode | stat.S_IXUSR)
        self.env = env | {"PATH": f"{programs}:{os.environ['PATH']}", "MOZ_LEGACY_PROFILES": "1"}
        self.starter = ProgramStarter(lambda: self.env)
        self._control: socket.socket | None = None
        self._count = 0

    def __enter__(self) -> Thunderbird:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._control is not None:
            self._ask("Marionette:Quit", flags=["eForceQuit"])
            self._control.close()
        for process in self.starter._running:
            process.wait(_PATIENCE)

    def composers(self, count: int) -> list[Composer]:
        """The composers that are open, once there are so many, the oldest first."""
        return wait_until(lambda: self._composers(count), f"{count} composers of Thunderbird", _PATIENCE)

    def draft(self) -> bytes:
        """The letter in the last composer, saved by Thunderbird as a draft: the mail it makes of it."""
        self._run(_SAVE)

        def saved() -> bytes:
            data = b"".join(folder.read_bytes() for folder in self._profile.glob("Mail/*/Drafts"))
            return data if data.rstrip().endswith(b"--") else b""

        return wait_until(saved, "the draft", _PATIENCE).partition(b"\n")[2]

    def _composers(self, count: int) -> list[Composer]:
        if self._control is None and not self._connect():
            return []
        found = [Composer(**facts) for facts in self._run(_COMPOSERS)]
        return found if len(found) >= count else []

    def _connect(self) -> bool:
        try:
            control = socket.create_connection(("127.0.0.1", self._port), timeout=_PATIENCE)
        except OSError:
            return False
        self._control = control
        self._read()  # the greeting
        self._ask("WebDriver:NewSession", capabilities={})
        self._ask("Marionette:SetContext", value="chrome")
        return True

    def _run(self, script: str) -> Any:
        return self._ask("WebDriver:ExecuteScript", script=script, args=[], sandbox="system")["value"]

    def _ask(self, command: str, **parameters: object) -> dict[str, Any]:
        assert self._control is not None
        self._count += 1
        data = json.dumps([0, self._count, command, parameters]).encode()
        self._control.sendall(b"%d:%b" % (len(data), data))
        _, _, error, answer = self._read()
        assert error is None, error
        return answer  # type: ignore[no-any-return]

    def _read(self) -> Any:
        assert self._control is not None
        length = b""
        while (byte := self._control.recv(1)) != b":":
            assert byte, "Thunderbird has gone"
            length += byte
        data = bytearray()
        while len(data) < int(length):
            data += self._control.recv(int(length) - len(data))
        return json.loads(data)


@pytest.fixture
def thunderbird(xvfb: DisplayFactory, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Thunderbird]:
    """A Thunderbird on a display and a session bus of its own, with an empty profile."""
    needs("thunderbird", package="thunderbird")
    needs("dbus-daemon", package="dbus-daemon")
    # By the bus a second start tells the first what to do.
    with PrivateBus(activation=False) as bus:
        env = xvfb().env | {"DBUS_SESSION_BUS_ADDRESS": bus.address}
        with Thunderbird(tmp_path_factory.mktemp("thunderbird"), env) as thunderbird:
            yield thunderbird
