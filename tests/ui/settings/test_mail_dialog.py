"""Setting up the mailbox: servers fill themselves in, the password reaches the keyring and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QSpinBox, QToolButton, QWidget

from edusupport_desktop.domain.errors import EduSupportError, NetworkTrouble, Refused
from edusupport_desktop.domain.mail_account import IncomingServer, MailAccount, MailProvider, Security
from edusupport_desktop.services.ports import Progress
from edusupport_desktop.services.program import Program
from edusupport_desktop.ui.error_words import error_text
from edusupport_desktop.ui.settings.mail_dialog import MailDialog
from real_program import Parts
from realparts.processes import free_port
from teacher import Teacher, click, files_below, type_into

PASSWORD = "Zq7-distinctive-password"


class Hand:
    """The dialog, opened from the journal's menu."""

    def __init__(self, teacher: Teacher) -> None:
        self.teacher = teacher
        self.asked: list[str] = []
        teacher.journal.account_wanted.emit()
        self.dialog = teacher.visible(MailDialog)

    def text(self, name: str) -> str:
        return self.line(name).text()

    def line(self, name: str) -> QLineEdit:
        line = self.dialog.findChild(QLineEdit, name)
        assert line is not None
        return line

    def shows(self, kind: type[QWidget], name: str) -> bool:
        widget = self.dialog.findChild(kind, name)
        assert widget is not None
        return widget.isVisible()

    def write(self, name: str, text: str) -> None:
        line = self.line(name)
        line.clear()
        type_into(line, text)
        line.editingFinished.emit()

    @property
    def port(self) -> int:
        port = self.dialog.findChild(QSpinBox, "mail_port")
        assert port is not None
        return port.value()

    @property
    def security(self) -> Security:
        security = self.dialog.findChild(QComboBox, "mail_security")
        assert security is not None
        return Security(security.currentData())

    @property
    def message(self) -> str:
        label = self.dialog.findChild(QLabel, "mail_message")
        assert label is not None
        return label.text()

    def save(self) -> bool:
        """Whether the dialog closed."""
        self.dialog.accept()
        self.teacher.settle()
        return not any(w.isVisible() for w in self.teacher.journal.findChildren(MailDialog))

    def check(self) -> None:
        click(self.teacher.visible(QPushButton, "check_mail"))
        self.teacher.settle()


@pytest.fixture
def hand(teacher: Teacher) -> Hand:
    return Hand(teacher)


@pytest.mark.parametrize(
    ("address", "host", "port", "security"),
    [
        ("ivanova@yandex.ru", "smtp.yandex.ru", 465, Security.TLS),
        ("ivanova@bk.ru", "smtp.mail.ru", 465, Security.TLS),
    ],
)
def test_the_servers_of_a_known_provider_fill_themselves_in(
    hand: Hand, address: str, host: str, port: int, security: Security
) -> None:
    hand.write("mail_address", address)
    assert (hand.text("mail_host"), hand.port, hand.security) == (host, port, security)
    assert hand.text("mail_user_name") == address


def test_for_a_known_provider_nothing_but_address_and_password_is_in_the_way(hand: Hand) -> None:
    hand.write("mail_address", "ivanova@yandex.ru")
    assert not hand.shows(QLineEdit, "mail_host")
    assert not hand.shows(QPushButton, "look_up")
    assert hand.shows(QLabel, "password_steps")
    assert hand.shows(QPushButton, "password_page")
    click(hand.teacher.visible(QToolButton, "show_servers"))
    assert hand.shows(QLineEdit, "mail_in_host")


def test_gmail_keeps_its_own_copies(hand: Hand) -> None:
    hand.write("mail_address", "ivanova@gmail.com")
    hand.write("mail_password", PASSWORD)
    assert hand.save()
    account = hand.teacher.program.accounts.account()
    assert account is not None
    assert not account.keeps_copies


def test_the_servers_of_another_provider_do_not_stay_behind(hand: Hand) -> None:
    hand.write("mail_address", "ivanova@yandex.ru")
    hand.write("mail_address", "ivanova@школа5.рф")
    assert hand.text("mail_host") == hand.text("mail_in_host") == hand.text("mail_user_name") == ""
    assert not hand.shows(QLabel, "password_steps")


def test_what_was_changed_by_hand_stays_when_the_address_is_only_visited(hand: Hand) -> None:
    hand.write("mail_address", "ivanova@yandex.ru")
    hand.write("mail_host", "smtp.школа.рф")
    hand.line("mail_address").editingFinished.emit()
    assert hand.text("mail_host") == "smtp.школа.рф"


def test_an_unknown_provider_leaves_the_servers_to_be_written(hand: Hand) -> None:
    hand.write("mail_address", "ivanova@школа5.рф")
    assert hand.text("mail_host") == ""
    assert not hand.save()
    assert hand.message
    assert hand.dialog.focusWidget() is hand.line("mail_host")


def test_without_an_address_nothing_is_saved(hand: Hand) -> None:
    hand.write("mail_address", "не адрес")
    assert not hand.save()
    assert hand.message
    assert hand.teacher.program.accounts.account() is None


def test_the_password_reaches_the_keyring_and_no_file(hand: Hand, parts: Parts, tmp_path: Path) -> None:
    hand.write("mail_address", "ivanova@yandex.ru")
    assert hand.line("mail_password").echoMode() is QLineEdit.EchoMode.Password
    hand.write("mail_password", PASSWORD)
    assert hand.save()
    assert parts.keyring is not None
    assert list(parts.keyring.passwords.values()) == [PASSWORD]
    account = hand.teacher.program.accounts.account()
    assert account == MailAccount(
        "ivanova@yandex.ru",
        "ivanova@yandex.ru",
        "smtp.yandex.ru",
        465,
        Security.TLS,
        IncomingServer("imap.yandex.ru", 993, Security.TLS),
        keeps_copies=True,
    )
    assert not [file for file in files_below(tmp_path) if PASSWORD.encode() in file.read_bytes()]


def test_a_stored_mailbox_is_shown_without_its_password_and_keeps_it(hand: Hand, parts: Parts) -> None:
    hand.write("mail_address", "ivanova@yandex.ru")
    hand.write("mail_password", PASSWORD)
    assert hand.save()
    again = Hand(hand.teacher)
    assert again.text("mail_address") == "ivanova@yandex.ru"
    assert again.text("mail_password") == ""
    assert again.save()
    assert parts.keyring is not None
    assert list(parts.keyring.passwords.values()) == [PASSWORD]


def test_the_closed_dialog_keeps_no_password_in_memory(hand: Hand) -> None:
    hand.write("mail_address", "ivanova@yandex.ru")
    hand.write("mail_password", PASSWORD)
    assert hand.save()
    hand.teacher.wait(lambda: not hand.teacher.journal.findChildren(MailDialog))


def test_without_a_keyring_it_is_said_that_the_password_lives_in_memory_alone(
    teacher: Teacher, parts: Parts, tmp_path: Path
) -> None:
    parts.keyring = None
    hand = Hand(teacher)
    hand.write("mail_address", "ivanova@yandex.ru")
    hand.write("mail_password", PASSWORD)
    assert not hand.save()
    assert hand.message
    account = teacher.program.accounts.account()
    assert account is not None
    assert teacher.program.accounts.password(account) == PASSWORD
    assert hand.save()
    assert not [file for file in files_below(tmp_path) if PASSWORD.encode() in file.read_bytes()]


@pytest.mark.parametrize("address", ["ivanova@outlook.com", "ivanova@hotmail.com"])
def test_outlook_is_led_to_the_ways_that_work_and_never_set_up(hand: Hand, address: str) -> None:
    hand.write("mail_address", address)
    said = hand.message
    assert all(word in said for word in ("Outlook", "«Check and send»", "browser", "mail program", "file"))
    hand.write("mail_password", PASSWORD)
    assert not hand.save()
    assert hand.message == said
    assert hand.teacher.program.accounts.account() is None


@pytest.fixture
def checked(program: Program) -> list[tuple[MailAccount, str]]:
    return []


@pytest.fixture
def checking(teacher: Teacher, checked: list[tuple[MailAccount, str]]) -> Callable[[EduSupportError | None], Hand]:
    def make(trouble: EduSupportError | None) -> Hand:
        def check(account: MailAccount, password: str) -> None:
            checked.append((account, password))
            if trouble is not None:
                raise trouble

        teacher.windows._program = replace(teacher.program, check_account=check)
        return Hand(teacher)

    return make


def test_a_mailbox_that_works_is_said_to_work(
    checking: Callable[[EduSupportError | None], Hand], checked: list[tuple[MailAccount, str]]
) -> None:
    hand = checking(None)
    hand.write("mail_address", "ivanova@yandex.ru")
    hand.write("mail_password", PASSWORD)
    hand.check()
    assert hand.message
    assert [(account.host, password) for account, password in checked] == [("smtp.yandex.ru", PASSWORD)]
    assert hand.teacher.visible(QPushButton, "check_mail").isEnabled()


@pytest.mark.parametrize("trouble", [Refused("mail_sign_in_refused"), NetworkTrouble("mail_server_unreachable")])
def test_a_mailbox_that_does_not_work_gets_its_words_and_can_be_tried_again(
    checking: Callable[[EduSupportError | None], Hand], trouble: EduSupportError
) -> None:
    hand = checking(trouble)
    hand.write("mail_address", "ivanova@yandex.ru")
    hand.write("mail_password", PASSWORD)
    hand.check()
    assert hand.message == error_text(trouble)
    assert hand.teacher.visible(QPushButton, "check_mail").isEnabled()


def test_a_real_check_against_a_closed_port_says_so(hand: Hand) -> None:
    hand.write("mail_address", "ivanova@школа5.рф")
    hand.write("mail_host", "127.0.0.1")
    hand.teacher.visible(QSpinBox, "mail_port").setValue(free_port())
    hand.write("mail_password", PASSWORD)
    hand.check()
    assert hand.message
    assert PASSWORD not in hand.message


def test_closing_while_it_is_being_checked_is_no_trouble(
    teacher: Teacher, checking: Callable[[EduSupportError | None], Hand]
) -> None:
    hand = checking(Refused("mail_sign_in_refused"))
    hand.write("mail_address", "ivanova@yandex.ru")
    click(teacher.visible(QPushButton, "check_mail"))
    hand.dialog.reject()
    teacher.settle()


def test_the_encryption_brings_its_usual_port(hand: Hand) -> None:
    click(hand.teacher.visible(QToolButton, "show_servers"))
    security = hand.teacher.visible(QComboBox, "mail_security")
    security.setCurrentIndex(security.findData(Security.STARTTLS))
    security.activated.emit(security.currentIndex())
    assert hand.port == 587


SCHOOL = MailProvider(
    "Почта школы",
    ("школа5.рф",),
    "mx.school5.example",
    587,
    Security.STARTTLS,
    incoming=IncomingServer("imap.school5.example", 143, Security.STARTTLS),
    by_local_part=True,
)


@pytest.fixture
def looking_up(teacher: Teacher) -> Callable[[MailProvider | EduSupportError | None], Hand]:
    """The dialog with an internet that answers this; ``hand.asked`` are the addresses it was asked for."""

    def make(answer: MailProvider | EduSupportError | None) -> Hand:
        asked: list[str] = []

        def look_up(address: str, _: Progress) -> MailProvider | None:
            asked.append(address)
            if isinstance(answer, EduSupportError):
                raise answer
            return answer

        teacher.windows._program = replace(teacher.program, look_up_provider=look_up)
        hand = Hand(teacher)
        hand.asked = asked
        return hand

    return make


def test_the_internet_is_asked_only_when_the_teacher_says_so(
    looking_up: Callable[[MailProvider | EduSupportError | None], Hand],
) -> None:
    hand = looking_up(SCHOOL)
    hand.write("mail_address", "ivanova@школа5.рф")
    assert "школа5.рф" in hand.teacher.visible(QLabel, "look_up_question").text()
    assert hand.asked == []
    click(hand.teacher.visible(QPushButton, "look_up"))
    hand.teacher.settle()
    assert hand.asked == ["ivanova@школа5.рф"]
    assert (hand.text("mail_host"), hand.port, hand.security) == ("mx.school5.example", 587, Security.STARTTLS)
    assert hand.text("mail_user_name") == "ivanova"
    assert "mx.school5.example" in hand.message
    assert hand.shows(QLineEdit, "mail_host")


@pytest.mark.parametrize("answer", [None, NetworkTrouble("mail_timeout")], ids=["nobody knows", "no network"])
def test_what_nobody_knows_is_written_by_hand(
    looking_up: Callable[[MailProvider | EduSupportError | None], Hand], answer: EduSupportError | None
) -> None:
    hand = looking_up(answer)
    hand.write("mail_address", "ivanova@школа5.рф")
    click(hand.teacher.visible(QPushButton, "look_up"))
    hand.teacher.settle()
    assert hand.message
    assert hand.shows(QLineEdit, "mail_host")
    assert hand.teacher.visible(QPushButton, "look_up").isEnabled()


def test_a_mailbox_that_cannot_be_read_can_still_send(teacher: Teacher) -> None:
    trouble = Refused("mailbox_refused", answer="")
    teacher.windows._program = replace(teacher.program, check_account=lambda *_: trouble)
    hand = Hand(teacher)
    hand.write("mail_address", "ivanova@yandex.ru")
    hand.write("mail_password", PASSWORD)
    hand.check()
    assert error_text(trouble) in hand.message
    assert hand.save()


@pytest.mark.parametrize(("before", "ticked", "after"), [(None, True, True), (None, False, None), (True, False, False)])
def test_answers_are_looked_for_only_when_the_tick_is_set(
    teacher: Teacher, before: bool | None, ticked: bool, after: bool | None
) -> None:
    incoming = IncomingServer("imap.invalid", 993, Security.TLS)
    accounts = teacher.program.accounts
    accounts.save(
        MailAccount("a@school.example", "a", "smtp.invalid", 465, Security.TLS, incoming, reads_replies=before)
    )
    hand = Hand(teacher)
    tick = hand.dialog.findChild(QCheckBox, "reads_replies")
    assert tick is not None
    assert tick.isEnabled()
    assert tick.isChecked() is (before is True)
    tick.setChecked(ticked)
    hand.dialog.accept()
    teacher.windows.replies.mailbox.end()
    account = accounts.account()
    assert account is not None
    assert account.reads_replies is after


def test_without_a_server_for_incoming_mail_nothing_can_be_looked_for(teacher: Teacher) -> None:
    teacher.program.accounts.save(MailAccount("a@school.example", "a", "smtp.invalid", 465, Security.TLS))
    hand = Hand(teacher)
    tick = hand.dialog.findChild(QCheckBox, "reads_replies")
    assert tick is not None
    assert not tick.isEnabled()
    hand.line("mail_in_host").setText("imap.invalid")
    assert tick.isEnabled()
