"""The letter through a real Postfix, and back through a real Dovecot."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from contracts.samples import an_outgoing, prepared
from contracts.senders import MakeOutgoing, SenderContract, Taken
from edusupport_desktop.delivery.message import build_message
from edusupport_desktop.delivery.smtp import SmtpSender
from edusupport_desktop.domain.errors import EduSupportError
from edusupport_desktop.domain.incident import EventKind, State
from edusupport_desktop.domain.mail_account import MailAccount, Security
from edusupport_desktop.domain.outgoing import MailAddress, Outgoing, OutgoingFile
from edusupport_desktop.services.deliver import Delivered, deliver
from edusupport_desktop.storage.journal import SqliteJournal
from realparts.mail import MailServer
from realparts.processes import wait_until
from sending import RecordedProgress, clock_at

pytestmark = pytest.mark.real

TLS, STARTTLS = Security.TLS, Security.STARTTLS


def sender_to(server: MailServer, security: Security = TLS, **options: Any) -> SmtpSender:
    port = server.ports.smtps if security is TLS else server.ports.smtp
    account = MailAccount(server.user, server.user, server.host, port, security)
    settings = {"password": server.password, "authority_file": str(server.authority_file)} | options
    return SmtpSender(account, **settings)


def outgoing_by(server: MailServer, **changes: object) -> Outgoing:
    addresses = {
        "sender": MailAddress("Ёлкина Анна", server.user),
        "recipient": MailAddress("Техническая поддержка", server.helpdesk),
    }
    return an_outgoing(**(addresses | changes))  # type: ignore[arg-type]


def arrived(server: MailServer, at_least: int = 1) -> list[bytes]:
    """The mails in the desk's mailbox, without what the servers put on top of them."""
    mails = server.messages(server.helpdesk, at_least=at_least)
    return [mail[mail.index(b"\r\nDate: ") + 2 :] for mail in mails]


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[SqliteJournal]:
    with closing(SqliteJournal(tmp_path / "journal.sqlite3", tmp_path / "requests")) as journal:
        yield journal


def attempt(journal: SqliteJournal, sender: SmtpSender, outgoing: Outgoing) -> Delivered:
    if outgoing.request_id not in {entry.request_id for entry in journal.entries()}:
        journal.add(outgoing, prepared(outgoing))
    return deliver(
        outgoing.request_id,
        sender=sender,
        journal=journal,
        clock=clock_at(2026, 11, 22),
        progress=RecordedProgress(),
    )


class TestSmtpSender(SenderContract):
    @pytest.fixture
    def sender(self, mail_server: MailServer) -> SmtpSender:
        return sender_to(mail_server)

    @pytest.fixture
    def make_outgoing(self, mail_server: MailServer) -> MakeOutgoing:
        return lambda **changes: outgoing_by(mail_server, **changes)

    @pytest.fixture
    def taken(self, mail_server: MailServer) -> Taken:
        # A mail sent afterwards arrives after everything that was sent before it.
        def take() -> list[bytes]:
            last = outgoing_by(mail_server, files=())
            sender_to(mail_server).send(last, RecordedProgress())
            wait_until(lambda: build_message(last) in arrived(mail_server), "the last mail")
            return [mail for mail in arrived(mail_server) if mail != build_message(last)]

        return take

    @pytest.fixture
    def success(self) -> EventKind:
        return EventKind.ACCEPTED


@pytest.mark.parametrize("security", [TLS, STARTTLS])
def test_the_letter_arrives_byte_for_byte(mail_server: MailServer, journal: SqliteJournal, security: Security) -> None:
    pictures = (
        OutgoingFile("picture1.png", "image/png", os.urandom(300_000)),
        OutgoingFile("picture2.jpeg", "image/jpeg", os.urandom(100_001)),
    )
    outgoing = outgoing_by(mail_server, files=pictures)
    delivered = attempt(journal, sender_to(mail_server, security), outgoing)
    assert (delivered.entry.state, delivered.failure) == (State.SENT, None)
    assert arrived(mail_server) == [build_message(outgoing)]


def test_the_largest_letter_the_desk_allows_arrives(mail_server: MailServer, journal: SqliteJournal) -> None:
    outgoing = outgoing_by(mail_server, files=(OutgoingFile("picture1.png", "image/png", os.urandom(13631488)),))
    assert attempt(journal, sender_to(mail_server), outgoing).entry.state is State.SENT
    assert arrived(mail_server) == [build_message(outgoing)]


def test_dovecot_sees_the_same_parts_names_and_order(mail_server: MailServer) -> None:
    sender_to(mail_server).send(outgoing_by(mail_server), RecordedProgress())
    arrived(mail_server)
    with mail_server.mailbox(mail_server.helpdesk) as client:
        structure = str(client.fetch("1", "(BODYSTRUCTURE)")[1][0]).lower()
    places = [
        structure.index(words)
        for words in (
            '"text" "plain" ("charset" "utf-8")',
            '"image" "png" ("name" "picture1.png")',
            '("attachment" ("filename" "picture1.png"))',
            '"image" "jpeg" ("name" "picture2.jpeg")',
            '("attachment" ("filename" "picture2.jpeg"))',
            '"mixed"',
        )
    ]
    assert places == sorted(places)


def test_the_settings_can_be_checked_without_sending(mail_server: MailServer) -> None:
    sender_to(mail_server).check()
    sender_to(mail_server, STARTTLS).check()
    assert mail_server.messages(mail_server.helpdesk, at_least=0) == []


@pytest.mark.parametrize("security", [TLS, STARTTLS])
def test_a_wrong_password_is_told(mail_server: MailServer, security: Security) -> None:
    with pytest.raises(EduSupportError) as failure:
        sender_to(mail_server, security, password="wrong").check()
    assert failure.value.code == "mail_password_refused"
    assert str(failure.value.details["answer"]).startswith("535 5.7.8 Error: authentication failed")


@pytest.mark.parametrize(
    ("recipient", "state", "code"),
    [
        ("banned", State.REFUSED, "mail_recipient_refused"),
        ("greylisted", State.QUEUED, "mail_try_later"),
        ("full", State.QUEUED, "mail_try_later"),
    ],
)
def test_a_recipient_the_server_does_not_take_is_told(
    mail_server: MailServer, journal: SqliteJournal, recipient: str, state: State, code: str
) -> None:
    outgoing = outgoing_by(mail_server, recipient=MailAddress("", getattr(mail_server, recipient)))
    delivered = attempt(journal, sender_to(mail_server), outgoing)
    assert delivered.failure is not None
    assert (delivered.entry.state, delivered.failure.code) == (state, code)
    assert mail_server.messages(mail_server.helpdesk, at_least=0) == []


def test_a_greylisted_letter_arrives_once_when_it_is_tried_again(
    mail_server: MailServer, journal: SqliteJournal
) -> None:
    refusals = mail_server.folder / "postfix" / "refusals"
    rules = refusals.read_text(encoding="utf-8")
    outgoing = outgoing_by(mail_server)

    def let(text: str) -> None:
        refusals.write_text(text, encoding="utf-8")
        os.kill(int((mail_server.folder / "queue" / "pid" / "master.pid").read_text()), signal.SIGHUP)

    def attempt_ends_in(state: State) -> bool:
        return attempt(journal, sender_to(mail_server), outgoing).entry.state is state

    let(f"{rules}{mail_server.helpdesk} 451 4.7.1 Greylisted, try again later\n")
    try:
        # Postfix takes a moment to read its rules anew: until then, other letters try.
        probe = outgoing_by(mail_server, recipient=MailAddress("", mail_server.helpdesk))
        wait_until(lambda: _is_put_off(mail_server, probe), "greylisting")
        assert attempt_ends_in(State.QUEUED)
    finally:
        let(rules)
    mail_server.empty()
    wait_until(lambda: attempt_ends_in(State.SENT), "the end of greylisting")
    assert arrived(mail_server).count(build_message(outgoing)) == 1


def _is_put_off(server: MailServer, outgoing: Outgoing) -> bool:
    try:
        sender_to(server).send(outgoing, RecordedProgress())
    except EduSupportError as failure:
        assert failure.code == "mail_try_later"  # noqa: PT017 (any other error is a failed test)
        return True
    return False


def test_a_letter_over_the_servers_limit_is_not_even_begun(mail_server: MailServer, journal: SqliteJournal) -> None:
    outgoing = outgoing_by(mail_server, files=(OutgoingFile("picture1.png", "image/png", bytes(16 * 1024 * 1024)),))
    delivered = attempt(journal, sender_to(mail_server), outgoing)
    assert delivered.failure is not None
    assert (delivered.entry.state, delivered.failure.code) == (State.REFUSED, "mail_too_big")
    assert delivered.failure.details["limit"] == mail_server.size_limit


@pytest.mark.parametrize("security", [TLS, STARTTLS])
def test_a_certificate_the_computer_does_not_trust_is_refused(
    mail_server: MailServer, journal: SqliteJournal, security: Security
) -> None:
    sender = sender_to(mail_server, security, authority_file=None)
    delivered = attempt(journal, sender, outgoing_by(mail_server))
    assert delivered.failure is not None
    assert (delivered.entry.state, delivered.failure.code) == (State.REFUSED, "mail_certificate_not_trusted")
