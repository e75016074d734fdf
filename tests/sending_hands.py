"""A letter on its way out of the wizard, and a way out that waits for the test."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.incident import EventKind
from edusupport_desktop.domain.mail_account import MailAccount, Security
from edusupport_desktop.domain.outgoing import Outgoing
from edusupport_desktop.services.ports import Progress, Sender
from edusupport_desktop.ui.wizard.flow import Step
from teacher import Teacher


@dataclass
class SlowSender:
    """A way out that waits for the test and then does what it is told."""

    may_end: threading.Event = field(default_factory=threading.Event)
    outcome: EventKind | Exception = EventKind.ACCEPTED
    message_ids: list[str] = field(default_factory=list)

    def send(self, outgoing: Outgoing, progress: Progress) -> EventKind:
        self.message_ids.append(outgoing.message_id)
        progress.report(1, 2)
        while not self.may_end.wait(0.005):
            progress.raise_if_cancelled()
        if isinstance(self.outcome, Exception):
            raise self.outcome
        return self.outcome


@dataclass
class OneSender:
    """``Senders`` with one for every way."""

    sender: Sender

    def mail(self) -> Sender:
        return self.sender

    def file(self, _: str) -> Sender:
        return self.sender

    def mail_program(self, _: str) -> Sender:
        return self.sender

    def web_mail(self, _: str) -> Sender:
        return self.sender

    def helpdesk(self) -> Sender:
        return self.sender

    def practice(self) -> Sender:
        return self.sender


def account(port: int) -> MailAccount:
    return MailAccount("koroleva@yandex.ru", "koroleva@yandex.ru", "127.0.0.1", port, Security.TLS)


def begin_sending(teacher: Teacher, way: Way = Way.MAIL) -> None:
    teacher.begin()
    teacher.to_review()
    teacher.press_radio(f"way_{way}")
    teacher.send()
    assert teacher.step() is Step.SENDING
