"""A teacher before a helpdesk: the double that answers, its account, the dialog that sets it up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from edusupport_desktop.domain.helpdesk import HelpdeskAccount, HelpdeskSecrets, SignIn
from edusupport_desktop.services.ports import Sender, Senders
from edusupport_desktop.services.program import Program
from edusupport_desktop.ui.helpdesk.dialog import HelpdeskDialog
from helpdesks.faulty_server import Call, Reply
from helpdesks.servicenow_double import PASSWORD, USER, ServiceNowDouble
from sending_hands import SlowSender
from teacher import Teacher, click, type_into


class ServiceNow(ServiceNowDouble):
    """``refuses_files``: whoever may make incidents need not be allowed to attach anything to them."""

    refuses_files = False

    def answer(self, call: Call) -> Reply:
        if self.refuses_files and call.method == "POST" and call.path == "/api/now/attachment/file":
            return Reply(403, {"error": {"message": "Operation Failed", "detail": "ACL"}, "status": "failure"})
        return super().answer(call)


@pytest.fixture
def servicenow() -> Iterator[ServiceNow]:
    double = ServiceNow()
    with double.running():
        yield double


@dataclass
class MailIsSlow:
    """``Senders`` as they are, but for the mailbox."""

    real: Senders
    slow: SlowSender

    def mail(self) -> Sender:
        return self.slow

    def helpdesk(self) -> Sender:
        return self.real.helpdesk()


@pytest.fixture
def mail() -> Iterator[SlowSender]:
    mail = SlowSender()
    mail.may_end.set()
    yield mail
    mail.may_end.set()


def sign_in(program: Program, double: ServiceNowDouble, password: str = PASSWORD) -> HelpdeskAccount:
    """As if the dialog had been filled in."""
    account = HelpdeskAccount("servicenow", double.address, SignIn.BASIC, user_name=USER)
    program.helpdesk_accounts.save(account)
    program.helpdesk_accounts.save_secrets(account, HelpdeskSecrets(password))
    return account


class HelpdeskHand:
    """The dialog, opened from the journal's menu."""

    def __init__(self, teacher: Teacher) -> None:
        self.teacher = teacher
        teacher.journal.helpdesk_wanted.emit()
        self.dialog = teacher.visible(HelpdeskDialog)

    def line(self, name: str) -> QLineEdit:
        line = self.dialog.findChild(QLineEdit, f"helpdesk_{name}")
        assert line is not None
        return line

    def list(self, name: str) -> QComboBox:
        found = self.dialog.findChild(QComboBox, f"helpdesk_{name}")
        assert found is not None
        return found

    def choices(self, name: str) -> list[str]:
        found = self.list(name)
        return [found.itemText(row) for row in range(found.count())]

    def choose(self, name: str, text: str) -> None:
        self.list(name).setCurrentIndex(self.choices(name).index(text))

    def write(self, **texts: str) -> None:
        for name, text in texts.items():
            self.line(name).clear()
            type_into(self.line(name), text)

    def fill_in(self, double: ServiceNowDouble, **other: str) -> None:
        self.write(**{"address": double.address, "user_name": USER, "secret": PASSWORD, **other})

    def asked(self) -> set[str]:
        """The fields that can be seen."""
        fields: tuple[type[QWidget], ...] = (QLineEdit, QComboBox)
        found = [w for kind in fields for w in self.dialog.findChildren(kind) if w.isVisible()]
        return {w.objectName().removeprefix("helpdesk_") for w in found if w.objectName().startswith("helpdesk_")}

    def label_of(self, name: str) -> str:
        return next(label.text() for label in self.dialog.findChildren(QLabel) if label.buddy() is self.line(name))

    @property
    def message(self) -> str:
        label = self.dialog.findChild(QLabel, "helpdesk_message")
        assert label is not None
        return label.text()

    def check(self) -> str:
        """What it says at the end."""
        self.press("check_helpdesk")
        self.teacher.settle()
        return self.message

    def press(self, name: str) -> None:
        button = self.dialog.findChild(QPushButton, name)
        assert button is not None
        click(button)

    def save(self) -> bool:
        """Whether the dialog closed."""
        self.dialog.accept()
        self.teacher.settle()
        return not any(w.isVisible() for w in self.teacher.journal.findChildren(HelpdeskDialog))
