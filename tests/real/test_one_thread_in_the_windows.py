"""A request through the real windows, Postfix and Dovecot: number, question, answer and what follows, in one thread."""

from __future__ import annotations

import imaplib
import smtplib
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from edusupport_desktop.bootstrap_mailbox import replies_opener
from edusupport_desktop.domain.incident import JournalEntry, State
from edusupport_desktop.domain.mail_account import IncomingServer, MailAccount, Security
from edusupport_desktop.services.program import Program
from edusupport_desktop.storage.settings_file import JsonSettingsFile
from real_program import Parts, parts, real_program
from realparts.mail import MailServer
from teacher import Boxes, Teacher, boxes, type_into

pytestmark = pytest.mark.real

__all__ = ["boxes", "parts"]


def now() -> datetime:
    return datetime.now().astimezone()


@pytest.fixture
def program(
    mail_server: MailServer, tmp_path: Path, parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Program]:
    preset = tmp_path / "preset.toml"
    preset.write_text(f"schema = 1\n[mail]\nauthority_file = '{mail_server.authority_file}'\n", "utf-8")
    monkeypatch.setenv("EDUSUPPORT_PRESET", str(preset))
    made = real_program(tmp_path / "state", parts)
    desk = replace(made.desk(), email=mail_server.helpdesk)
    incoming = IncomingServer(mail_server.host, mail_server.ports.imaps, Security.TLS)
    account = MailAccount(
        mail_server.user, mail_server.user, mail_server.host, mail_server.ports.smtps, Security.TLS, incoming
    )
    made.accounts.save(account)
    made.accounts.save_password(account, mail_server.password)
    place = JsonSettingsFile(tmp_path / "place.json")
    authority = str(mail_server.authority_file)
    opener = replies_opener(made.accounts, place, made.journal, lambda: desk, now, lambda: authority)
    yield replace(made, clock=now, desk=lambda: desk, open_mailbox=opener)
    made.close()


class Support:
    """Answers from its own account, as a mail program does."""

    def __init__(self, server: MailServer) -> None:
        self._server = server

    def received(self, count: int) -> EmailMessage:
        """The last of so many letters."""
        return message_from_bytes(self._server.messages(self._server.helpdesk, at_least=count)[-1])  # type: ignore[return-value]

    def answers(self, to: EmailMessage, number: int, subject: str, text: str) -> None:
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = self._server.helpdesk, self._server.user, subject
        mail["Date"] = now()
        mail["Message-ID"] = f"<answer{number}@desk.example>"
        mail["In-Reply-To"] = to["Message-ID"]
        mail["References"] = " ".join(f"{to['References'] or ''} {to['Message-ID']}".split())
        mail.set_content(text)
        server = self._server
        with smtplib.SMTP_SSL(
            server.host, server.ports.smtps, context=server.trusting(), local_hostname="desk"
        ) as client:
            client.login(server.helpdesk, server.password)
            client.send_message(mail)


def threads(server: MailServer) -> bytes:
    """As Dovecot sees all letters of both sides, put into one folder."""
    both = [*server.messages(server.helpdesk, at_least=2), *server.messages(server.user, at_least=3)]
    with server.mailbox(server.user) as client:
        client.create("Both")
        for mail in both:
            client.append("Both", "", imaplib.Time2Internaldate(now()), mail)
        client.select("Both", readonly=True)
        answer: bytes = client.thread("REFERENCES", "UTF-8", "ALL")[1][0]
        return answer


def top_level(answer: bytes) -> int:
    depth = found = 0
    for sign in answer.decode():
        found += sign == "(" and depth == 0
        depth += (sign == "(") - (sign == ")")
    return found


def test_everything_comes_by_itself_and_is_one_thread(
    qtbot: QtBot, program: Program, boxes: Boxes, mail_server: MailServer
) -> None:
    teacher, support = Teacher(qtbot, program, boxes), Support(mail_server)
    try:
        _talk(teacher, program, support)
        assert top_level(threads(mail_server)) == 1
        teacher.journal.quit()
        teacher.settle()  # the mailbox is left alone
    finally:
        teacher.windows.replies.mailbox.end()
        teacher.leave()


def _text_of(mail: EmailMessage) -> str:
    """Without the marks of what is quoted."""
    (text,) = [part for part in mail.walk() if part.get_content_type() == "text/plain"]
    lines = text.get_payload(decode=True).decode().splitlines()  # type: ignore[union-attr]
    return "\n".join(line.removeprefix("> ") for line in lines)


def _talk(teacher: Teacher, program: Program, support: Support) -> None:
    def entry() -> JournalEntry:
        (only,) = program.journal.entries()
        return only

    def notice() -> str:
        label = teacher.visible(QLabel, "news_text")
        return label.text()

    teacher.begin()
    teacher.to_review()
    teacher.press_radio("way_mail")
    teacher.send()
    teacher.settle()
    teacher.done()
    request = support.received(1)
    assert "nothing is changed there" in notice()
    teacher.press("news_action")

    support.answers(request, 1, "INC0001234 зарегистрирован", "Ваше обращение зарегистрировано: INC0001234.")
    teacher.wait(lambda: entry().incident is not None)
    teacher.wait(lambda: "INC0001234" in notice())
    number = entry().incident
    assert number is not None
    assert number.registered_on == now().date()
    teacher.press("close_news")

    support.answers(request, 2, "Re: INC0001234", "Здравствуйте. Какой класс?")
    teacher.wait(lambda: entry().state is State.ASKED)
    teacher.wait(lambda: "question" in notice())
    teacher.press("news_action")

    teacher.press("add_to_request")
    type_into(teacher.visible(QPlainTextEdit, "answer_1"), "5 «Б».")
    teacher.press("follow_up_send")
    answer = support.received(2)
    assert str(answer["Subject"]).startswith("Re: INC0001234")
    assert request["Message-ID"] in answer["References"]
    assert "Какой класс?\n5 «Б»." in _text_of(answer)
    teacher.wait(lambda: entry().state is State.REGISTERED)
    teacher.press("follow_up_close")

    support.answers(answer, 3, "Re: INC0001234", "Спасибо, передали разработчикам.")
    teacher.wait(lambda: len(program.journal.replies(entry().request_id)) == 3)
    teacher.wait(lambda: "answered" in notice())
