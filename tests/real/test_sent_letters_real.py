"""The mailbox asked about our letters: a real Dovecot, and connections that break where it hurts most."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from contracts.samples import an_outgoing, prepared
from edusupport_desktop.delivery.message import build_message
from edusupport_desktop.delivery.smtp import SmtpSender
from edusupport_desktop.domain.errors import EduSupportError
from edusupport_desktop.domain.identifiers import MessageId
from edusupport_desktop.domain.incident import State
from edusupport_desktop.domain.mail_account import IncomingServer, MailAccount, Security
from edusupport_desktop.domain.outgoing import MailAddress, Outgoing, OutgoingFile
from edusupport_desktop.inbox.mailbox import open_mailbox
from edusupport_desktop.inbox.sent_letters import ImapSentLetters
from edusupport_desktop.services.deliver import Delivered, deliver
from edusupport_desktop.storage.journal import SqliteJournal
from realparts.cutting_proxy import Cut, CuttingProxy
from realparts.mail import SENT, MailServer
from sending import RecordedProgress, clock_at

pytestmark = pytest.mark.real


def account_at(server: MailServer, *, smtp_port: int | None = None, **changes: object) -> MailAccount:
    incoming = IncomingServer(server.host, server.ports.imaps, Security.TLS)
    port = smtp_port or server.ports.smtps
    values: dict[str, object] = {"incoming": incoming, "keeps_copies": True}
    return MailAccount(server.user, server.user, server.host, port, Security.TLS, **(values | changes))  # type: ignore[arg-type]


def letters_of(server: MailServer, **changes: object) -> ImapSentLetters:
    options: dict[str, object] = {"password": server.password, "authority_file": str(server.authority_file)} | changes
    account = options.pop("account", account_at(server))
    return ImapSentLetters(partial(open_mailbox, account, **options), build_message)  # type: ignore[arg-type]


def letter_by(server: MailServer, **changes: object) -> Outgoing:
    addresses = {"sender": MailAddress("Ёлкина Анна", server.user), "recipient": MailAddress("", server.helpdesk)}
    return an_outgoing(**(addresses | changes))  # type: ignore[arg-type]


def sent_copies(server: MailServer, *, at_least: int = 0) -> list[bytes]:
    return server.messages(server.user, at_least=at_least, folder=SENT)


def test_a_copy_is_put_byte_for_byte_where_sent_letters_are_and_only_once(mail_server: MailServer) -> None:
    letter = letter_by(mail_server, files=(OutgoingFile("picture1.png", "image/png", os.urandom(300_000)),))
    letters = letters_of(mail_server)
    assert letters.keep(letter)
    assert not letters.keep(letter)
    assert sent_copies(mail_server) == [build_message(letter)]
    with mail_server.mailbox(mail_server.user, SENT) as client:
        assert b"\\Seen" in client.fetch("1", "(FLAGS)")[1][0]
    assert letters.arrived(letter.message_id)


@pytest.mark.parametrize("header", ["In-Reply-To", "References"])
def test_an_answer_in_the_inbox_proves_that_the_letter_arrived(mail_server: MailServer, header: str) -> None:
    letter = letter_by(mail_server)
    letters = letters_of(mail_server)
    assert not letters.arrived(letter.message_id)
    with mail_server.mailbox(mail_server.user) as client:
        answer = f"Message-ID: <a@desk>\r\n{header}: {letter.message_id}\r\nSubject: INC0001234\r\n\r\ntext\r\n"
        client.append("INBOX", "", None, answer.encode())
    assert letters.arrived(letter.message_id)
    assert not letters.arrived(letter_by(mail_server).message_id)


@pytest.mark.parametrize("message_id", ['<a"b@c>', "<a\\b@c>", "<ё@c>", "<a b@c>", "", "<a@b>\r\nLOGOUT"])
def test_an_id_that_is_none_is_not_asked_for(mail_server: MailServer, message_id: str) -> None:
    assert not letters_of(mail_server).arrived(MessageId(message_id))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"password": "wrong"}, "mail_password_refused"),
        ({"password": "пароль"}, "mail_password_not_latin"),
        ({"authority_file": None}, "mail_certificate_not_trusted"),
        ({"authority_file": "/nowhere"}, "mail_authority_file_unreadable"),
    ],
)
def test_what_keeps_us_out_of_the_mailbox_is_told(
    mail_server: MailServer, changes: dict[str, object], code: str
) -> None:
    with pytest.raises(EduSupportError) as failure:
        letters_of(mail_server, **changes).arrived(letter_by(mail_server).message_id)
    assert failure.value.code == code


def test_the_mailbox_can_be_read_with_starttls_too(mail_server: MailServer) -> None:
    incoming = IncomingServer(mail_server.host, mail_server.ports.imap, Security.STARTTLS)
    letters = letters_of(mail_server, account=account_at(mail_server, incoming=incoming))
    assert letters.keep(letter_by(mail_server))


def test_a_port_without_a_server_is_told(mail_server: MailServer, unused_port: int) -> None:
    incoming = IncomingServer(mail_server.host, unused_port, Security.TLS)
    with pytest.raises(EduSupportError, match="mail_server_unreachable"):
        letters_of(mail_server, account=account_at(mail_server, incoming=incoming)).arrived(MessageId("<a@b>"))


@pytest.fixture
def unused_port() -> int:
    from realparts.processes import free_port

    return free_port()


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[SqliteJournal]:
    with closing(SqliteJournal(tmp_path / "journal.sqlite3", tmp_path / "requests")) as journal:
        yield journal


@pytest.mark.parametrize(
    ("cut", "state", "arrive"),
    [
        (Cut.IN_THE_DATA, State.QUEUED, 0),
        (Cut.BEFORE_THE_DOT, State.UNKNOWN, 0),
        (Cut.AFTER_THE_DOT, State.UNKNOWN, 1),
        (Cut.SILENCE, State.UNKNOWN, 1),
    ],
    ids=lambda value: str(getattr(value, "value", value)),
)
def test_a_connection_that_breaks_leaves_the_right_word_and_nothing_doubled(
    mail_server: MailServer, journal: SqliteJournal, cut: Cut, state: State, arrive: int
) -> None:
    letter = letter_by(mail_server, files=(OutgoingFile("picture1.png", "image/png", os.urandom(4_000_000)),))
    journal.add(letter, prepared(letter))
    with CuttingProxy(mail_server, cut) as proxy:

        def attempt() -> Delivered:
            sender = SmtpSender(
                replace(account_at(mail_server), port=proxy.port),
                mail_server.password,
                authority_file=str(mail_server.authority_file),
                answer_timeout=1.0,
            )
            clock = clock_at(2026, 11, 22)
            return deliver(letter.request_id, sender=sender, journal=journal, clock=clock, progress=RecordedProgress())

        assert attempt().entry.state is state
        assert len(mail_server.messages(mail_server.helpdesk, at_least=arrive)) == arrive
        if state is State.QUEUED:
            proxy.heal()
            assert attempt().entry.state is State.SENT
            assert len(mail_server.messages(mail_server.helpdesk)) == 1
