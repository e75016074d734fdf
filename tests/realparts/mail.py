"""A real mail server on loopback: Postfix takes and delivers, Dovecot lets read."""

from __future__ import annotations

import contextlib
import imaplib
import shutil
import socket
import ssl
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from types import TracebackType
from typing import Any

import pytest

from realparts.certificates import make_server_certificate
from realparts.mail_configuration import MailPorts, MailSetup
from realparts.needs import needs, needs_root, part_is_missing
from realparts.processes import Process, free_port, stop, wait_until

MASTER = Path("/usr/lib/postfix/sbin/master")
DOMAIN = "example.test"
SENT = "&BB4EQgQ,BEAEMAQyBDsENQQ9BD0ESwQ1-"
"""The folder «Отправленные» in the modified UTF-7 of IMAP."""


def _literal(answer: list[Any]) -> bytes:
    """The one literal of a FETCH answer, which imaplib gives as (envelope, literal) and a closing bracket."""
    literal: bytes = answer[0][1]
    return literal


class MailServer:
    """Postfix and Dovecot in a folder of their own; nothing leaves the computer, nothing of the system's mail is used.

    A client must name ``host`` (the certificate's name) and trust ``authority_file``. ``user`` writes, logging in with
    ``password``; ``helpdesk`` receives and can log in with the same password. ``greylisted`` is refused for now (451),
    ``banned`` for good (550), ``full`` for want of room (452); a message over ``size_limit`` bytes gets 552, a wrong
    password 535. A letter to ``moved`` is taken and then comes back undelivered.
    """

    host = "localhost"
    domain = DOMAIN
    user = f"user@{DOMAIN}"
    helpdesk = f"helpdesk@{DOMAIN}"
    greylisted = f"greylisted@{DOMAIN}"
    banned = f"banned@{DOMAIN}"
    full = f"full@{DOMAIN}"
    moved = f"moved@{DOMAIN}"
    password = "pa-ss+1"
    size_limit = 20 * 1024 * 1024

    def __init__(self) -> None:
        self._processes: list[Process] = []
        self.folder = Path()
        self.authority_file = Path()
        self.ports = MailPorts(0, 0, 0, 0)

    def __enter__(self) -> MailServer:
        # Not below pytest's folders: the daemons give up root and must still be able to walk to their files.
        self.folder = Path(tempfile.mkdtemp(prefix="mail-", dir="/tmp"))
        self.folder.chmod(0o755)
        try:
            self._start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _start(self) -> None:
        self.ports = MailPorts(free_port(), free_port(), free_port(), free_port())
        self.certificate = tls = make_server_certificate(self.folder)
        self.authority_file = tls.authority
        MailSetup(
            folder=self.folder,
            domain=self.domain,
            ports=self.ports,
            tls=tls,
            passwords={self.user: self.password, self.helpdesk: self.password},
            refusals={
                self.greylisted: "451 4.7.1 Greylisted, try again later",
                self.banned: "550 5.7.1 Policy rejection",
                self.full: "452 4.2.2 Mailbox full",
            },
            moved={self.moved: "nobody@elsewhere.test"},
            size_limit=self.size_limit,
        ).write()
        for command in (
            ["dovecot", "-F", "-c", str(self.folder / "dovecot.conf")],
            [str(MASTER), "-c", str(self.folder / "postfix"), "-d"],
        ):
            self._processes.append(
                subprocess.Popen(
                    command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
                )
            )
        dovecot, postfix = self._processes
        wait_until(lambda: self._greets(self.ports.imap, b"* OK"), "Dovecot", process=dovecot)
        wait_until(lambda: self._greets(self.ports.smtp, b"220"), "Postfix", process=postfix)

    def _greets(self, port: int, greeting: bytes) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
                return connection.recv(200).startswith(greeting)
        except OSError:
            return False

    def stop(self) -> None:
        """Ends both servers and removes their folder."""
        stop(*self._processes)
        self._processes.clear()
        shutil.rmtree(self.folder, ignore_errors=True)

    def trusting(self) -> ssl.SSLContext:
        """A client's TLS settings that trust this server's authority and check everything else as usual."""
        return ssl.create_default_context(cafile=str(self.authority_file))

    @contextlib.contextmanager
    def mailbox(self, address: str, folder: str = "INBOX") -> Iterator[imaplib.IMAP4_SSL]:
        """A folder of an address, selected for reading and writing, over IMAPS."""
        client = imaplib.IMAP4_SSL(self.host, self.ports.imaps, ssl_context=self.trusting(), timeout=10)
        try:
            client.login(address, self.password)
            client.select(folder)
            yield client
        finally:
            client.logout()

    def messages(self, address: str, *, at_least: int = 1, folder: str = "INBOX") -> list[bytes]:
        """The folder's messages as Dovecot gives them (CRLF lines), oldest first, once there are ``at_least`` so many.

        Raises TimeoutError when they do not arrive within ten seconds. Leaves the messages unread.
        """
        with self.mailbox(address, folder) as client:

            def numbers() -> list[str]:
                client.noop()
                answer: bytes = client.search(None, "ALL")[1][0]
                return answer.decode().split()

            if at_least:
                wait_until(lambda: len(numbers()) >= at_least, f"{at_least} messages for {address}")
            return [_literal(client.fetch(number, "(BODY.PEEK[])")[1]) for number in numbers()]

    def empty(self) -> None:
        """Removes every message from both mailboxes."""
        for address, folder in product((self.user, self.helpdesk), ("INBOX", SENT)):
            with self.mailbox(address, folder) as client:
                if client.search(None, "ALL")[1][0]:
                    client.store("1:*", "+FLAGS", "\\Deleted")
                    client.expunge()


@pytest.fixture(scope="session")
def _running_mail_server() -> Iterator[MailServer]:
    needs("dovecot", package="dovecot-imapd")
    if not MASTER.exists():
        part_is_missing("Postfix is not installed (Debian package postfix)")
    needs_root("Postfix and Dovecot give up root for accounts of their own")
    with MailServer() as server:
        yield server


@pytest.fixture
def mail_server(_running_mail_server: MailServer) -> MailServer:
    """A real mail server with empty mailboxes. It is started once for all tests."""
    _running_mail_server.empty()
    return _running_mail_server
