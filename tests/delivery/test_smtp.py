"""Sending by SMTP: every way it can end, and what the journal then says. The server is a double that misbehaves."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, closing
from pathlib import Path
from typing import Any

import pytest

from contracts.samples import an_outgoing, prepared
from edusupport_desktop.delivery.message import build_message
from edusupport_desktop.delivery.smtp import SmtpSender
from edusupport_desktop.domain.errors import (
    Cancelled,
    EduSupportError,
    NetworkTrouble,
    OutcomeUnknown,
    Refused,
    Unavailable,
)
from edusupport_desktop.domain.incident import EventKind, State
from edusupport_desktop.domain.letter import Letter
from edusupport_desktop.domain.mail_account import MailAccount, Security
from edusupport_desktop.domain.outgoing import Outgoing, OutgoingFile
from edusupport_desktop.services.deliver import Delivered, deliver
from edusupport_desktop.storage.journal import SqliteJournal
from realparts.certificates import ServerCertificate, make_server_certificate
from scripted_smtp import Act, Answer, ScriptedSmtp
from sending import RecordedProgress, clock_at

LARGE = (OutgoingFile("picture1.png", "image/png", bytes(8 * 1024 * 1024)),)
"""More than the buffers of both computers take, so that a broken connection is noticed while the letter goes."""


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> ServerCertificate:
    return make_server_certificate(tmp_path_factory.mktemp("certificate"))


Serve = Callable[..., AbstractContextManager[ScriptedSmtp]]


@pytest.fixture
def serve(certificate: ServerCertificate) -> Serve:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate.certificate, certificate.key)

    def make(*scripts: Mapping[str, Answer], **options: Any) -> ScriptedSmtp:
        return ScriptedSmtp(context, *scripts, **options)

    return make


@pytest.fixture
def sender_to(certificate: ServerCertificate) -> Callable[..., SmtpSender]:
    def make(port: int, *, security: Security = Security.TLS, **options: Any) -> SmtpSender:
        account = MailAccount("user@example.test", "user@example.test", "localhost", port, security)
        settings = {"password": "secret", "authority_file": str(certificate.authority)} | options
        return SmtpSender(account, **settings)

    return make


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[SqliteJournal]:
    with closing(SqliteJournal(tmp_path / "journal.sqlite3", tmp_path / "requests")) as journal:
        yield journal


def attempt(
    journal: SqliteJournal, sender: SmtpSender, outgoing: Outgoing | None = None, progress: Any = None
) -> Delivered:
    outgoing = outgoing or an_outgoing()
    journal.add(outgoing, prepared(outgoing))
    return again(journal, sender, outgoing, progress)


def again(journal: SqliteJournal, sender: SmtpSender, outgoing: Outgoing, progress: Any = None) -> Delivered:
    return deliver(
        outgoing.request_id,
        sender=sender,
        journal=journal,
        clock=clock_at(2026, 11, 22),
        progress=progress or RecordedProgress(),
    )


def patience(script: Mapping[str, Answer]) -> dict[str, float]:
    """Seconds: little only where the server is going to be silent, so that a slow machine fails no other test."""
    seconds = 0.3 if Act.SILENCE in script.values() else 30.0
    return {"timeout": seconds, "answer_timeout": seconds}


def told(delivered: Delivered, journal: SqliteJournal) -> tuple[State, str]:
    """The state, and the code the last event gives as its reason."""
    events = journal.events(delivered.entry.request_id)
    assert delivered.failure is not None
    assert events[-1].details["code"] == delivered.failure.code
    return delivered.entry.state, events[-1].details["code"]


def test_the_letter_goes_as_it_was_built_with_its_dots_doubled(
    journal: SqliteJournal, serve: Serve, sender_to: Callable[..., SmtpSender]
) -> None:
    with serve() as server:
        outgoing = an_outgoing()
        assert attempt(journal, sender_to(server.port), outgoing).entry.state is State.SENT
    (seen,) = server.seen
    data = build_message(outgoing)
    assert seen.data == data + b".\r\n"
    assert seen.commands == [
        "ehlo [127.0.0.1]",
        "AUTH PLAIN",
        f"mail FROM:<elkina@xn--80atdl2c.xn--p1ai> SIZE={len(data)}",
        "rcpt TO:<support@desk.example>",
        "DATA",
        "quit",
    ]


def test_lines_that_begin_with_a_dot_are_doubled_wherever_the_pieces_are_cut(
    serve: Serve, sender_to: Callable[..., SmtpSender], monkeypatch: pytest.MonkeyPatch
) -> None:
    message = b".first\r\n" + b"x" * 65535 + b"\r\n.\r\n..\r\n" + b".y" * 40000 + b"\r\n.\r\n"
    monkeypatch.setattr("edusupport_desktop.delivery.smtp.build_message", lambda _: message)
    with serve() as server:
        sender_to(server.port).send(an_outgoing(), RecordedProgress())
    undoubled = [line.removeprefix(b".") for line in server.seen[0].data.split(b"\r\n")[:-2]]
    assert b"\r\n".join(undoubled) + b"\r\n" == message


def test_progress_moves_through_a_large_letter(serve: Serve, sender_to: Callable[..., SmtpSender]) -> None:
    progress = RecordedProgress()
    with serve() as server:
        sender_to(server.port).send(an_outgoing(files=LARGE), progress)
    assert len(progress.reports) > 10
    assert progress.reports == sorted(progress.reports)
    assert {total for _, total in progress.reports} == {len(server.seen[0].data) - len(b".\r\n")}


BEFORE_THE_DOT = {
    "greeting 421": ({"GREETING": b"421 4.3.2 too many connections\r\n"}, State.QUEUED, "mail_try_later"),
    "greeting 554": ({"GREETING": b"554 5.7.1 your address is on a list\r\n"}, State.REFUSED, "mail_refused"),
    "greeting of another protocol": ({"GREETING": b"* OK IMAP4rev1\r\n"}, State.REFUSED, "mail_server_not_understood"),
    "silence from the start": ({"GREETING": Act.SILENCE}, State.QUEUED, "mail_timeout"),
    "cut at the greeting": ({"GREETING": Act.CUT}, State.QUEUED, "mail_connection_lost"),
    "no sign-in offered": ({"EHLO": b"250 mx\r\n"}, State.REFUSED, "mail_no_sign_in"),
    "only an unknown sign-in": ({"EHLO": b"250-mx\r\n250 AUTH XOAUTH2\r\n"}, State.REFUSED, "mail_no_sign_in"),
    "wrong password": ({"AUTH": b"535 5.7.8 Error: authentication failed\r\n"}, State.REFUSED, "mail_password_refused"),
    "application password wanted": ({"AUTH": b"534 5.7.9 use it\r\n"}, State.REFUSED, "mail_password_refused"),
    "sign-in broken for now": ({"AUTH": b"454 4.7.0 later\r\n"}, State.QUEUED, "mail_try_later"),
    "cut at the password": ({"AUTH": Act.CUT}, State.QUEUED, "mail_connection_lost"),
    "a challenge that is none": ({"AUTH": b"334 a\r\n"}, State.REFUSED, "mail_server_not_understood"),
    "sender not its own": ({"MAIL": b"553 5.7.1 not owned by user\r\n"}, State.REFUSED, "mail_sender_refused"),
    "sign in first": ({"MAIL": b"530 5.7.0 must authenticate\r\n"}, State.REFUSED, "mail_password_refused"),
    "too big by MAIL": ({"MAIL": b"552 5.3.4 too big\r\n"}, State.REFUSED, "mail_too_big"),
    "no room for now": ({"MAIL": b"452 4.3.1 no space\r\n"}, State.QUEUED, "mail_try_later"),
    "recipient 550": ({"RCPT": b"550 5.1.1 unknown\r\n"}, State.REFUSED, "mail_recipient_refused"),
    "recipient 551": ({"RCPT": b"551 5.7.1 not local\r\n"}, State.REFUSED, "mail_recipient_refused"),
    "recipient 553": ({"RCPT": b"553 5.1.3 not allowed\r\n"}, State.REFUSED, "mail_recipient_refused"),
    "recipient 450": ({"RCPT": b"450 4.2.0 greylisted\r\n"}, State.QUEUED, "mail_try_later"),
    "recipient silence": ({"RCPT": Act.SILENCE}, State.QUEUED, "mail_timeout"),
    "data 451": ({"DATA": b"451 4.3.0 trouble\r\n"}, State.QUEUED, "mail_try_later"),
    "data 554": ({"DATA": b"554 5.5.1 no\r\n"}, State.REFUSED, "mail_looks_like_spam"),
    "cut at data": ({"DATA": Act.CUT}, State.QUEUED, "mail_connection_lost"),
    "an endless line": ({"DATA": b"3" * 20000 + b"\r\n"}, State.REFUSED, "mail_refused"),
}


@pytest.mark.parametrize(("script", "state", "code"), BEFORE_THE_DOT.values(), ids=BEFORE_THE_DOT)
def test_before_the_final_dot_a_letter_is_not_sent(
    journal: SqliteJournal,
    serve: Serve,
    sender_to: Callable[..., SmtpSender],
    script: Mapping[str, Answer],
    state: State,
    code: str,
) -> None:
    with serve(script) as server:
        delivered = attempt(journal, sender_to(server.port, **patience(script)))
    assert told(delivered, journal) == (state, code)
    assert not any(seen.got_final_dot for seen in server.seen)


AFTER_THE_DOT = {
    "451": ({".": b"451 4.7.1 try later\r\n"}, State.QUEUED, "mail_try_later"),
    "421": ({".": b"421 4.3.2 going down\r\n"}, State.QUEUED, "mail_try_later"),
    "550": ({".": b"550 5.7.1 no\r\n"}, State.REFUSED, "mail_looks_like_spam"),
    "555": ({".": b"555 5.5.4 no\r\n"}, State.REFUSED, "mail_refused"),
    "552": ({".": b"552 5.3.4 message too large\r\n"}, State.REFUSED, "mail_too_big"),
    "554": ({".": b"554 5.7.1 spam\r\n"}, State.REFUSED, "mail_looks_like_spam"),
    "several lines": ({".": b"554-5.7.1 a\r\n554 5.7.1 b\r\n"}, State.REFUSED, "mail_looks_like_spam"),
    "cut": ({".": Act.CUT}, State.UNKNOWN, "mail_outcome_unknown"),
    "silence": ({".": Act.SILENCE}, State.UNKNOWN, "mail_outcome_unknown"),
    "half a code": ({".": b"25"}, State.UNKNOWN, "mail_outcome_unknown"),
    "half an answer": ({".": b"250-queued"}, State.UNKNOWN, "mail_outcome_unknown"),
    "no number": ({".": b"queued\r\n"}, State.UNKNOWN, "mail_outcome_unknown"),
    "a code that says nothing here": ({".": b"354 go on\r\n"}, State.UNKNOWN, "mail_outcome_unknown"),
    "an endless line": ({".": b"5" * 20000 + b"\r\n"}, State.UNKNOWN, "mail_outcome_unknown"),
}


@pytest.mark.parametrize(("script", "state", "code"), AFTER_THE_DOT.values(), ids=AFTER_THE_DOT)
def test_after_the_final_dot_only_a_clear_answer_says_what_happened(
    journal: SqliteJournal,
    serve: Serve,
    sender_to: Callable[..., SmtpSender],
    script: Mapping[str, Answer],
    state: State,
    code: str,
) -> None:
    with serve(script) as server:
        delivered = attempt(journal, sender_to(server.port, **patience(script)))
    assert told(delivered, journal) == (state, code)
    assert server.seen[0].got_final_dot


@pytest.mark.parametrize("goodbye", [Act.CUT, b"421 4.0.0 whatever\r\n"])
def test_a_lost_goodbye_changes_nothing(
    journal: SqliteJournal, serve: Serve, sender_to: Callable[..., SmtpSender], goodbye: Answer
) -> None:
    with serve({"QUIT": goodbye}) as server:
        assert attempt(journal, sender_to(server.port)).entry.state is State.SENT


def test_a_connection_cut_in_the_middle_of_the_data_is_a_letter_not_sent(
    journal: SqliteJournal, serve: Serve, sender_to: Callable[..., SmtpSender]
) -> None:
    with serve(cut_after=100_000) as server:
        delivered = attempt(journal, sender_to(server.port), an_outgoing(files=LARGE))
    assert told(delivered, journal) == (State.QUEUED, "mail_connection_lost")
    assert isinstance(delivered.failure, NetworkTrouble)
    assert not server.seen[0].got_final_dot


def test_what_was_to_be_tried_later_goes_at_the_next_attempt_with_the_same_bytes(
    journal: SqliteJournal, serve: Serve, sender_to: Callable[..., SmtpSender]
) -> None:
    with serve({".": b"451 4.7.1 greylisted\r\n"}, {}) as server:
        outgoing = an_outgoing()
        assert attempt(journal, sender_to(server.port), outgoing).entry.state is State.QUEUED
        assert again(journal, sender_to(server.port), outgoing).entry.state is State.SENT
    assert server.seen[0].data == server.seen[1].data
    assert [event.kind for event in journal.events(outgoing.request_id)] == [
        EventKind.PREPARED,
        EventKind.ATTEMPT_STARTED,
        EventKind.POINT_OF_NO_RETURN,
        EventKind.POSTPONED,
        EventKind.ATTEMPT_STARTED,
        EventKind.POINT_OF_NO_RETURN,
        EventKind.ACCEPTED,
    ]


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_cancelling_works_until_the_final_dot(
    journal: SqliteJournal, serve: Serve, sender_to: Callable[..., SmtpSender], share: float
) -> None:
    progress = RecordedProgress(cancel_when=lambda done, total: total > 0 and done >= total * share)
    with serve() as server:
        delivered = attempt(journal, sender_to(server.port), an_outgoing(files=LARGE), progress)
    assert told(delivered, journal) == (State.QUEUED, "cancelled")
    assert isinstance(delivered.failure, Cancelled)
    assert not server.seen[0].got_final_dot
    done, total = progress.reports[-1]
    assert share <= done / total < share + 0.1  # at once, not at the end


def test_a_letter_over_the_stated_size_is_not_even_begun(
    journal: SqliteJournal, serve: Serve, sender_to: Callable[..., SmtpSender]
) -> None:
    outgoing = an_outgoing(letter=Letter("Тема", "я" * 5000))
    with serve({"EHLO": b"250-mx\r\n250-AUTH PLAIN\r\n250 SIZE 1000\r\n"}) as server:
        delivered = attempt(journal, sender_to(server.port), outgoing)
    assert told(delivered, journal) == (State.REFUSED, "mail_too_big")
    assert delivered.failure is not None
    assert delivered.failure.details == {"size": len(build_message(outgoing)), "limit": 1000, "answer": ""}
    assert server.seen[0].commands == ["ehlo [127.0.0.1]", "AUTH PLAIN"]


@pytest.mark.parametrize("stated", [b"SIZE", b"SIZE 0", b"SIZE x"])
def test_a_server_without_a_stated_size_takes_any(
    journal: SqliteJournal, serve: Serve, sender_to: Callable[..., SmtpSender], stated: bytes
) -> None:
    with serve({"EHLO": b"250-mx\r\n250-AUTH LOGIN PLAIN\r\n250 " + stated + b"\r\n"}) as server:
        assert attempt(journal, sender_to(server.port)).entry.state is State.SENT


def test_encryption_is_begun_before_anything_is_said(serve: Serve, sender_to: Callable[..., SmtpSender]) -> None:
    with serve(tls_first=False) as server:
        sender_to(server.port, security=Security.STARTTLS).check()
    assert server.seen[0].commands == ["ehlo [127.0.0.1]", "STARTTLS", "ehlo [127.0.0.1]", "AUTH PLAIN", "quit"]


@pytest.mark.parametrize("security", Security)
def test_the_computers_name_is_never_told(
    serve: Serve, sender_to: Callable[..., SmtpSender], monkeypatch: pytest.MonkeyPatch, security: Security
) -> None:
    monkeypatch.setattr(socket, "getfqdn", lambda *_: "Кабинет-5.школа.рф")
    with serve(tls_first=security is Security.TLS) as server:
        sender_to(server.port, security=security).check()
    assert {command for command in server.seen[0].commands if "ehlo" in command} == {"ehlo [127.0.0.1]"}


def test_a_server_that_offers_no_encryption_gets_neither_password_nor_letter(
    journal: SqliteJournal, serve: Serve, sender_to: Callable[..., SmtpSender]
) -> None:
    with serve({"EHLO": b"250-mx\r\n250 AUTH PLAIN\r\n"}, tls_first=False) as server:
        delivered = attempt(journal, sender_to(server.port, security=Security.STARTTLS))
    assert told(delivered, journal) == (State.REFUSED, "mail_no_encryption")
    assert server.seen[0].commands == ["ehlo [127.0.0.1]"]


def test_a_port_without_tls_is_told_apart_from_a_broken_line(
    journal: SqliteJournal, serve: Serve, sender_to: Callable[..., SmtpSender]
) -> None:
    with serve(tls_first=False) as server:
        assert told(attempt(journal, sender_to(server.port)), journal) == (State.REFUSED, "mail_no_encryption")


@pytest.mark.parametrize("security", Security)
def test_a_certificate_nobody_vouches_for_is_refused(
    journal: SqliteJournal, serve: Serve, sender_to: Callable[..., SmtpSender], security: Security
) -> None:
    with serve(tls_first=security is Security.TLS) as server:
        delivered = attempt(journal, sender_to(server.port, security=security, authority_file=None))
    assert told(delivered, journal) == (State.REFUSED, "mail_certificate_not_trusted")
    assert delivered.failure is not None
    assert "unable to get local issuer certificate" in str(delivered.failure.details["reason"])


def test_a_missing_authority_file_is_said(sender_to: Callable[..., SmtpSender], tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="mail_authority_file_unreadable"):
        sender_to(1, authority_file=str(tmp_path / "нет.pem")).check()


def test_a_refused_connection_leaves_the_letter_in_the_outbox(
    journal: SqliteJournal, sender_to: Callable[..., SmtpSender]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    assert told(attempt(journal, sender_to(port)), journal) == (State.QUEUED, "mail_server_unreachable")


@pytest.mark.parametrize("host", ["нет-такого.invalid", "smtp..invalid", "я" * 80 + ".invalid", "nul\x00.invalid"])
def test_a_server_that_does_not_exist_leaves_the_letter_in_the_outbox(journal: SqliteJournal, host: str) -> None:
    sender = SmtpSender(MailAccount("user@example.test", "user@example.test", host, 465, Security.TLS), "secret")
    assert told(attempt(journal, sender), journal) == (State.QUEUED, "mail_server_unreachable")


def test_a_password_typed_in_the_wrong_layout_is_not_sent(
    journal: SqliteJournal, serve: Serve, sender_to: Callable[..., SmtpSender]
) -> None:
    with serve() as server:
        delivered = attempt(journal, sender_to(server.port, password="зфыыцщкв"))
    assert told(delivered, journal) == (State.REFUSED, "mail_password_not_latin")
    assert server.seen[0].commands == ["ehlo [127.0.0.1]"]


def test_a_wrong_password_is_tried_once(serve: Serve, sender_to: Callable[..., SmtpSender]) -> None:
    with serve({"AUTH": b"535 5.7.8 no\r\n"}) as server, pytest.raises(Refused):
        sender_to(server.port).check()
    assert server.seen[0].commands == ["ehlo [127.0.0.1]", "AUTH PLAIN"]


def test_no_address_and_no_control_character_of_an_answer_is_kept(
    serve: Serve, sender_to: Callable[..., SmtpSender]
) -> None:
    answer = "550 5.1.1 <support@desk.example>: нет\x1b[31m такого user@example.test\r\n".encode()
    with serve({"RCPT": answer}) as server, pytest.raises(EduSupportError) as failure:
        sender_to(server.port).send(an_outgoing(), RecordedProgress())
    assert failure.value.details["answer"] == "550 5.1.1 …: нет [31m такого …"


def test_the_outcome_is_unknown_only_as_the_error_that_says_so(
    serve: Serve, sender_to: Callable[..., SmtpSender]
) -> None:
    with serve({".": Act.CUT}) as server, pytest.raises(OutcomeUnknown):
        sender_to(server.port).send(an_outgoing(), RecordedProgress())
