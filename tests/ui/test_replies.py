"""Letters of the support before the teacher: what came is told, what only the teacher can say is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QListWidget, QPlainTextEdit, QPushButton

from contracts.samples import an_outgoing
from edusupport_desktop.domain.errors import NetworkTrouble, Refused, Unavailable
from edusupport_desktop.domain.identifiers import MessageId
from edusupport_desktop.domain.incident import State
from edusupport_desktop.domain.incoming_letter import IncomingLetter
from edusupport_desktop.domain.mail_account import IncomingServer, MailAccount, Security
from edusupport_desktop.domain.outgoing import Outgoing
from edusupport_desktop.services.check_replies import CheckedReply, ReplyOutcome
from edusupport_desktop.ui.journal.reply_words import notice_text, reply_text
from replies_hand import Hand, hand, letter, mailbox, program, sent
from reply_hands import reply_to
from teacher import click

__all__ = ["hand", "mailbox", "program"]

ACCOUNT = MailAccount(
    "k@yandex.ru", "k@yandex.ru", "smtp.invalid", 465, Security.TLS, IncomingServer("imap.invalid", 993, Security.TLS)
)


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


def test_a_question_about_a_letter_comes_back_after_what_is_told_in_between(hand: Hand) -> None:
    request = sent(hand)
    hand.arrives(letter(request, "INC0001234 и INC0005678"))
    news = hand.teacher.journal.news
    news.tell("Это самая новая версия.")
    news.tell("Обращение решено.")
    assert hand.said == "Обращение решено."
    hand.teacher.press("close_news")
    assert "INC0001234, INC0005678" in hand.said
    hand.act()
    hand.teacher.dialog("number_dialog").reject()
    hand.teacher.settle()
    assert hand.said == ""


def test_what_is_to_be_shown_is_shown_whatever_was_searched_and_chosen(hand: Hand) -> None:
    request = sent(hand)
    other = sent(hand, "Расписание")
    journal = hand.teacher.journal
    search, shown = journal.findChild(QLineEdit, "search"), journal.findChild(QComboBox, "filter_shown")
    assert search is not None
    assert shown is not None
    search.setText("распис")
    shown.setCurrentIndex(1)
    hand.teacher.settle()
    hand.arrives(letter(request, "INC0001234"))
    assert journal.selected_request() == other.request_id
    assert search.text() == "распис"
    hand.act()
    hand.teacher.settle()
    assert journal.selected_request() == request.request_id
    assert (search.text(), shown.currentIndex()) == ("", 0)
    search.setText("журнал")
    hand.teacher.settle()
    hand.arrives(letter(request, "Re: Журнал", "Какой класс?", message_id=MessageId("<2@d>")))
    hand.act()
    assert search.text() == "журнал", "it hides nothing of this"
