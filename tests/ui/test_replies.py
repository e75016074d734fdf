"""Letters of the support before the teacher: what came is told, what only the teacher can say is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel, QListWidget, QPlainTextEdit, QPushButton

from contracts.samples import an_outgoing
from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.errors import NetworkTrouble, Refused, Unavailable
from edusupport_desktop.domain.identifiers import MessageId
from edusupport_desktop.domain.incident import State
from edusupport_desktop.domain.incoming_letter import IncomingLetter
from edusupport_desktop.domain.mail_account import IncomingServer, MailAccount, Security
from edusupport_desktop.domain.outgoing import Outgoing
from edusupport_desktop.services.check_replies import CheckedReply, ReplyOutcome
from edusupport_desktop.services.mailbox_ports import MailboxReader
from edusupport_desktop.services.ports import Progress
from edusupport_desktop.services.program import Program
from edusupport_desktop.ui.journal.reply_words import notice_text, reply_text
from edusupport_desktop.ui.journal.which_request_dialog import WhichRequestDialog
from reply_hands import Letters, reply_to, sent_letter
from reply_letters import FOLDER
from teacher import Teacher, click, seen

ACCOUNT = MailAccount(
    "k@yandex.ru", "k@yandex.ru", "smtp.invalid", 465, Security.TLS, IncomingServer("imap.invalid", 993, Security.TLS)
)


class Mailbox(Letters):
    """What is in the teacher's mailbox; its server does not tell of news. ``trouble`` keeps everybody out."""

    trouble: Exception | None = None
    is_open_to_us = False
    given: int = 0

    def replies(self) -> Sequence[IncomingLetter]:
        fresh = list(super().replies())[self.given :]
        self.given += len(fresh)
        return fresh

    def mark_read(self, message_ids: Sequence[MessageId]) -> None:
        super().mark_read(message_ids)
        self.given -= len(message_ids)

    @contextmanager
    def opened(self, _: Progress) -> Iterator[MailboxReader | None]:
        self.given = 0
        if self.trouble is not None:
            raise self.trouble
        yield self if self.is_open_to_us else None

    def wait_for_news(self, progress: Progress) -> bool:
        progress.raise_if_cancelled()
        return False


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox([])


@pytest.fixture
def program(program: Program, mailbox: Mailbox) -> Program:
    desk = replace(program.desk(), email="support@desk.example")
    return replace(program, open_mailbox=mailbox.opened, desk=lambda: desk)


class Hand:
    def __init__(self, teacher: Teacher, mailbox: Mailbox) -> None:
        self.teacher = teacher
        self.mailbox = mailbox
        self.noticed: list[str] = []
        teacher.windows.replies.noticed.connect(self.noticed.append)

    def arrives(self, *letters: IncomingLetter) -> None:
        self.mailbox.is_open_to_us = True
        self.mailbox.letters += letters
        self.teacher.windows.replies.mailbox.look_anew()
        self.teacher.settle()

    @property
    def said(self) -> str:
        """What the notice above the list says; empty while there is none."""
        label = self.teacher.journal.news.findChild(QLabel, "news_text")
        assert label is not None
        return label.text() if label.isVisible() else ""

    def act(self) -> None:
        self.teacher.press("news_action")
        self.teacher.settle()

    def state(self, sent: Outgoing) -> State:
        return self.teacher.program.journal.entry(sent.request_id).state

    def number(self, sent: Outgoing) -> str:
        incident = self.teacher.program.journal.entry(sent.request_id).incident
        return incident.number.text if incident else ""

    def which(self) -> WhichRequestDialog:
        return self.teacher.visible(WhichRequestDialog)


@pytest.fixture
def hand(teacher: Teacher, mailbox: Mailbox) -> Hand:
    return Hand(teacher, mailbox)


def sent(hand: Hand, subject: str = "Журнал") -> Outgoing:
    outgoing = sent_letter(hand.teacher.program.journal, subject, way=Way.MAIL)
    hand.teacher.journal.refresh()
    hand.teacher.settle()
    return outgoing


def letter(sent: Outgoing, subject: str, text: str = "", **changes: object) -> IncomingLetter:
    return IncomingLetter(reply_to(sent, subject, text, **changes))


def test_the_number_comes_by_itself_and_stands_in_the_list(hand: Hand) -> None:
    request, other = sent(hand), sent(hand, "Другое")
    hand.teacher.journal.select(other.request_id)
    hand.arrives(letter(request, "INC0001234 зарегистрирован"))
    assert hand.said == "The request is registered: INC0001234 of 23.11.2026"
    hand.act()
    assert hand.said == ""
    assert hand.teacher.journal.selected_request() == request.request_id
    number = hand.teacher.journal.details.findChild(QLabel, "details_number")
    assert number is not None
    assert "INC0001234" in number.text()


@pytest.mark.parametrize(
    ("subject", "text", "said"),
    [
        ("Re: Журнал", "Какой класс?", "The support has asked a question: «Журнал»"),
        ("Re: Журнал", "Инцидент решён.", "The support writes that it is solved: «Журнал»"),
        ("Re: Журнал", "Работаем <b>над</b> этим.", "The support has answered: «Журнал»"),
        ("INC0001234 создан", "Какой класс?", "INC0001234 of 23.11.2026. The support has asked a question"),
    ],
)
def test_what_came_is_said_without_the_letters_own_words(hand: Hand, subject: str, text: str, said: str) -> None:
    request = sent(hand)
    hand.arrives(letter(request, subject, text))
    assert said in hand.said


def test_of_many_letters_the_notice_stays_small(hand: Hand) -> None:
    request = sent(hand)
    hand.arrives(*(letter(request, "Re: Журнал", f"{n}", message_id=MessageId(f"<{n}@d>")) for n in range(6)))
    assert hand.said.count("\n") == 3
    assert "3" in hand.said.splitlines()[-1]


def test_what_is_being_read_is_not_taken_away_by_later_news(hand: Hand) -> None:
    request = sent(hand)
    hand.arrives(letter(request, "INC0001234"))
    hand.arrives(letter(request, "Re: Журнал", "Какой класс?", message_id=MessageId("<2@d>")))
    assert "INC0001234" in hand.said
    hand.teacher.press("close_news")
    assert "question" in hand.said
    hand.teacher.press("close_news")
    assert hand.said == ""


def test_several_numbers_are_asked_and_later_is_possible(hand: Hand) -> None:
    request = sent(hand)
    hand.arrives(letter(request, "INC0001234 и INC0005678"))
    assert "INC0001234, INC0005678" in hand.said
    hand.act()
    dialog = hand.teacher.dialog("number_dialog")
    box = dialog.findChild(QComboBox, "number")
    assert box is not None
    assert (box.currentText(), [box.itemText(row) for row in range(box.count())]) == ("", ["INC0001234", "INC0005678"])
    dialog.reject()
    hand.teacher.settle()
    assert hand.number(request) == ""
    hand.teacher.press("enter_number")  # later
    box = hand.teacher.dialog("number_dialog").findChild(QComboBox, "number")
    assert box is not None
    box.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down):
        QTest.keyClick(box, key)
    hand.teacher.dialog("number_dialog").accept()
    hand.teacher.settle()
    assert hand.number(request) == "INC0005678"
    assert hand.teacher.program.journal.events(request.request_id)[-1].details["source"] == "reply"


def test_which_request_is_asked_nothing_is_chosen_beforehand(hand: Hand) -> None:
    first, second = sent(hand), sent(hand)
    hand.arrives(letter(first, "Re: Журнал", "INC0001234 открыт. <img src='https://x.example/1'>", answers_to=()))
    hand.act()
    dialog = hand.which()
    choose = dialog.findChild(QPushButton, "choose_request")
    assert choose is not None
    assert not choose.isEnabled()
    text = dialog.findChild(QPlainTextEdit)
    assert text is not None
    assert "<img src='https://x.example/1'>" in text.toPlainText()
    requests = dialog.findChild(QListWidget, "possible_requests")
    assert requests is not None
    assert requests.count() == 2
    QTest.keyClick(requests, Qt.Key.Key_Down)
    QTest.keyClick(requests, Qt.Key.Key_Down)
    click(choose)
    hand.teacher.settle()
    assert [hand.number(first), hand.number(second)].count("INC0001234") == 1
    assert "INC0001234" in hand.said
    hand.arrives()
    assert hand.mailbox.read == [MessageId("<reply@desk.example>")]


@pytest.mark.parametrize(
    ("button", "read"), [("decide_later", []), ("no_request", [MessageId("<reply@desk.example>")])]
)
def test_it_can_be_decided_later_or_be_none_of_them(hand: Hand, button: str, read: Sequence[MessageId]) -> None:
    first, second = sent(hand), sent(hand)
    hand.arrives(letter(first, "Re: Журнал", "INC0001234 открыт.", answers_to=()))
    hand.act()
    hand.teacher.press(button)
    hand.teacher.settle()
    hand.arrives()
    assert (hand.said, hand.mailbox.read) == ("", read)
    assert hand.number(first) == hand.number(second) == ""


def as_file(folder: Path, subject: str, text: str, answers: str = "", name: str = "Письмо ёлка.EML") -> str:
    mail = EmailMessage()
    mail["From"] = "support@desk.example"
    mail["Subject"] = subject
    mail["Date"] = "Sun, 22 Nov 2026 23:30:00 +0300"
    mail["Message-ID"] = f"<{name.encode().hex()}@desk.example>"
    if answers:
        mail["In-Reply-To"] = answers
    mail.set_content(text)
    path = folder / name
    path.write_bytes(mail.as_bytes())
    return str(path)


def drop(hand: Hand, *paths: str) -> bool:
    """Whether the window takes what is dragged over it."""
    window, data = hand.teacher.journal, QMimeData()
    data.setUrls([QUrl.fromLocalFile(path) for path in paths])
    place, copy = QPointF(20, 20), Qt.DropAction.CopyAction
    keys, button = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(place.toPoint(), copy, data, button, keys)
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(place, copy, data, button, keys))
        hand.teacher.settle()
    return enter.isAccepted()


def test_a_letter_dropped_on_the_window_gives_number_and_date(hand: Hand, tmp_path: Path) -> None:
    request = sent(hand)
    assert drop(hand, as_file(tmp_path, "INC0001234 создан", "Здравствуйте.", request.message_id))
    assert hand.said == "The request is registered: INC0001234 of 23.11.2026"
    assert hand.number(request) == "INC0001234"
    hand.teacher.press("close_news")
    assert drop(hand, str(tmp_path / "Письмо ёлка.EML"))
    assert hand.said == "This letter is in the journal already: «Журнал»"


def test_other_files_are_not_taken(hand: Hand, tmp_path: Path) -> None:
    assert not drop(hand, str(tmp_path / "picture.png"))
    assert not drop(hand)


def test_a_letter_opened_from_the_menu_that_nobody_can_place_is_asked_about(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = sent(hand)
    path = as_file(tmp_path, "Ваше обращение", "Номер INC0001234 присвоен.")
    monkeypatch.setattr(QFileDialog, "exec", lambda _: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [path])
    action = hand.teacher.journal.findChild(QAction, "open_letter")
    assert action is not None
    action.trigger()
    requests = hand.which().findChild(QListWidget, "possible_requests")
    assert requests is not None
    QTest.keyClick(requests, Qt.Key.Key_Down)
    QTest.keyClick(requests, Qt.Key.Key_Return)
    hand.teacher.settle()
    assert hand.number(request) == "INC0001234"


def test_with_no_request_there_is_nothing_to_choose(hand: Hand, tmp_path: Path) -> None:
    drop(hand, as_file(tmp_path, "Ваше обращение", "Номер INC0001234 присвоен."))
    assert "cannot tell" in hand.said


def test_a_file_that_is_no_letter_has_its_reason_and_hides_no_other(hand: Hand, tmp_path: Path) -> None:
    request = sent(hand)
    broken = tmp_path / "Письмо.msg"
    broken.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100))
    good = as_file(tmp_path, "INC0001234 создан", "", request.message_id)
    drop(hand, str(broken), good, str(tmp_path / "gone.eml"))
    assert "Outlook" in hand.teacher.boxes.expect_warning()
    hand.teacher.boxes.warnings.clear()
    assert hand.number(request) == "INC0001234"


def test_a_hostile_letter_is_text_and_opens_nothing(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []
    monkeypatch.setattr("PySide6.QtGui.QDesktopServices.openUrl", opened.append)
    sent(hand)
    drop(hand, str(FOLDER / "hostile_html.eml"))
    dialog = hand.which()
    shown = dialog.findChild(QPlainTextEdit)
    assert shown is not None
    assert "Номер INC0001234 присвоен." in shown.toPlainText()
    dialog.reject()
    hand.teacher.settle()
    assert opened == []


def test_a_bounce_says_why_and_what_to_do(hand: Hand) -> None:
    request = sent(hand)
    mail = (FOLDER / "bounce_postfix_unknown_user.eml").read_text("utf-8")
    path = Path(hand.teacher.program.data_folder) / "bounce.eml"
    ours = "<" + (FOLDER / "ours.txt").read_text("utf-8").partition("<")[2].partition(">")[0] + ">"
    assert ours in mail
    path.write_text(mail.replace(ours, request.message_id), "utf-8")
    drop(hand, str(path))
    assert hand.said.startswith("The letter was not delivered: ")
    assert hand.state(request) is State.UNDELIVERED
    hand.act()
    for name in ("send_now", "create_like", "call_sheet"):
        assert seen(hand.teacher.journal, QPushButton, name)


def test_trouble_is_told_once_with_the_way_to_mend_it(hand: Hand) -> None:
    hand.mailbox.trouble = Refused("mail_password_refused")
    hand.arrives()
    assert "did not accept the password" in hand.said
    wanted: list[bool] = []
    hand.teacher.journal.account_wanted.connect(lambda: wanted.append(True))
    hand.act()
    assert wanted
    hand.teacher.dialog("mail_dialog").reject()
    hand.mailbox.trouble = Unavailable("keyring_locked")
    hand.arrives()
    assert "no password" in hand.said
    hand.teacher.press("close_news")
    hand.mailbox.trouble = NetworkTrouble("mail_timeout")
    for _ in range(2):
        hand.teacher.windows.replies.mailbox._look()
        hand.teacher.settle()
    assert "no connection" in hand.said


def test_the_desktop_is_told_only_when_nobody_looks_at_the_program_and_nothing_of_the_letter(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = sent(hand)
    monkeypatch.setattr(QApplication, "activeWindow", lambda: hand.teacher.journal)
    hand.arrives(letter(request, "INC0001234", "Тайна"))
    assert hand.noticed == []
    monkeypatch.setattr(QApplication, "activeWindow", lambda: None)
    hand.arrives(letter(request, "Re: INC0001234 Тайна", "Тайна?", message_id=MessageId("<2@d>")))
    assert hand.noticed == ["The support has asked a question"]
    hand.arrives(*(letter(request, "Тайна", message_id=MessageId(f"<{n}@d>")) for n in (3, 4)))
    assert hand.noticed[1:] == ["Letters of the support: 2"]


def offered(hand: Hand, request: Outgoing) -> str:
    hand.teacher.windows.replies.offer_reading(request.request_id)
    hand.teacher.settle()
    return hand.said


def test_reading_is_offered_once_after_a_letter_by_mail_and_begins_when_it_is_allowed(hand: Hand) -> None:
    accounts = hand.teacher.program.accounts
    request = sent(hand)
    assert offered(hand, request) == ""  # there is no mailbox
    accounts.save(replace(ACCOUNT, incoming=None))
    assert offered(hand, request) == ""
    accounts.save(ACCOUNT)
    assert "nothing is changed there" in offered(hand, request)
    account = accounts.account()
    assert account is not None
    assert account.reads_replies is False
    hand.mailbox.letters.append(letter(request, "INC0001234"))
    hand.mailbox.is_open_to_us = True
    hand.act()
    account = accounts.account()
    assert account is not None
    assert account.reads_replies is True
    assert "INC0001234" in hand.said


def test_whoever_closes_the_offer_is_not_asked_again(hand: Hand) -> None:
    request = sent(hand)
    hand.teacher.program.accounts.save(ACCOUNT)
    assert offered(hand, request)
    hand.teacher.press("close_news")
    assert offered(hand, request) == ""


def test_a_pasted_letter_is_kept_with_its_question(hand: Hand) -> None:
    request = sent(hand)
    hand.teacher.press("enter_number")
    dialog = hand.teacher.dialog("number_dialog")
    pasted = dialog.findChild(QPlainTextEdit, "support_letter")
    assert pasted is not None
    pasted.setPlainText("Зарегистрировано 20.11.2026 под номером INC0012345. Какой класс?")
    dialog.accept()
    hand.teacher.settle()
    assert (hand.number(request), hand.state(request)) == ("INC0012345", State.ASKED)
    assert len(hand.teacher.program.journal.replies(request.request_id)) == 1


def test_every_outcome_has_its_words() -> None:

    for outcome in ReplyOutcome:
        checked = CheckedReply(IncomingLetter(reply_to(an_outgoing())), outcome)
        assert reply_text(checked)
        assert notice_text([checked])
