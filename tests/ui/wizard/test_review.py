"""The review page: the letter as it goes, the check of every rule, the way of sending."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListWidget, QPlainTextEdit, QPushButton, QWizard

from edusupport_desktop.domain.annotation import Number, Point
from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.draft import LETTER_WAYS, Way
from edusupport_desktop.domain.hand_off import MailProgram, MailProgramKind
from edusupport_desktop.domain.identifiers import MarkId
from edusupport_desktop.domain.letter import PRACTICE_NOTICE, write_letter
from edusupport_desktop.domain.mail_account import MailAccount, Security
from edusupport_desktop.domain.rules.check import verdicts
from edusupport_desktop.domain.rules.rule import Basis
from edusupport_desktop.ui.rule_words import filled_in_text, finding_text, fulfilled_text, is_filled_in
from edusupport_desktop.ui.wizard.check_list import CheckList
from edusupport_desktop.ui.wizard.flow import Step
from edusupport_desktop.ui.wizard.send_question import SendAnswer
from real_program import ANSWERS, Parts
from sending import read_mail
from teacher import Teacher, type_into

ACCOUNT = MailAccount("koroleva@yandex.ru", "koroleva@yandex.ru", "127.0.0.1", 9, Security.TLS)


def letter_text(teacher: Teacher) -> str:
    return teacher.visible(QPlainTextEdit, "letter").toPlainText()


def labels(teacher: Teacher) -> list[str]:
    return [label.text() for label in teacher.wizard.findChildren(QLabel) if label.isVisible()]


def check_texts(teacher: Teacher) -> list[str]:
    """The lines of the check, from top to bottom, without the summary over them."""
    checks = teacher.visible(CheckList)
    labels = [label for label in checks.findChildren(QLabel) if label.text() and label.objectName() != "check_summary"]
    return [label.text() for label in labels]


def send_button_text(teacher: Teacher) -> str:
    return teacher.wizard.button(QWizard.WizardButton.CommitButton).text()


def test_the_letter_shown_is_the_letter_that_goes(teacher: Teacher) -> None:
    teacher.begin()
    teacher.to_review()
    teacher.press_radio("way_practice")
    shown = letter_text(teacher)
    subject = next(text for text in labels(teacher) if ANSWERS.subject in text)
    teacher.send()
    teacher.settle()
    (entry,) = teacher.program.journal.entries(practice=True)
    outgoing = teacher.program.journal.outgoing(entry.request_id)
    assert outgoing.letter.body == shown
    assert subject.endswith(outgoing.letter.subject)
    (sent,) = (Path(teacher.program.practice_folder) / "letters").glob("*.eml")
    mail = read_mail(sent.read_bytes())
    assert mail.text.rstrip("\n") == shown
    assert mail.subject == outgoing.letter.subject


def test_the_recipient_and_the_size_are_shown(teacher: Teacher) -> None:
    teacher.to_pictures()
    teacher.take_screen()
    teacher.next()
    teacher.settle()
    desk = teacher.program.desk()
    assert any(f"{desk.name} <{desk.email}>" in text for text in labels(teacher))
    attachments = teacher.visible(QListWidget, "attachments")
    assert [attachments.item(row).text() for row in range(attachments.count())] == ["picture1.png"]
    assert not attachments.item(0).icon().isNull()
    # 13 MiB of files and their way through e-mail: base64 in lines, a text, headers.
    assert "17" in teacher.visible(QLabel, "letter_size").text()


def test_pictures_changed_after_a_first_look_are_shown_anew(teacher: Teacher) -> None:
    teacher.to_pictures()
    teacher.take_screen()
    teacher.next()
    teacher.settle()
    teacher.back()
    teacher.take_screen(Number(MarkId("n"), Point(20, 20), 1))
    teacher.next()
    teacher.settle()
    attachments = teacher.visible(QListWidget, "attachments")
    assert [attachments.item(row).text() for row in range(attachments.count())] == ["picture1.png", "picture2.png"]
    assert "картинка2 (файл picture2.png)" in letter_text(teacher)


def test_every_fulfilled_rule_is_said_in_short(teacher: Teacher) -> None:
    teacher.begin()
    teacher.to_review()
    (draft,) = teacher.drafts()
    judged = verdicts(draft, Basis(teacher.program.desk(), teacher.program.regions()))
    assert all(verdict.fulfilled for verdict in judged)
    codes = [verdict.finding.code for verdict in judged]
    filled_in, *others = check_texts(teacher)
    assert filled_in == filled_in_text([code for code in codes if is_filled_in(code)])
    assert others == [fulfilled_text(code) for code in codes if not is_filled_in(code)]
    assert teacher.visible(CheckList).findChildren(QPushButton) == []


def test_what_is_to_do_comes_first_the_gravest_first_and_its_number_is_said(teacher: Teacher) -> None:
    teacher.begin()
    teacher.write_page(Step.APPLICANT, full_name="Королёва")
    teacher.to_review()
    assert "1" in teacher.visible(QLabel, "check_summary").text()
    page = teacher.wizard.page(int(Step.PROBLEM))
    page.session.answer(Field.ESSENCE, "")  # type: ignore[attr-defined]
    assert check_texts(teacher)[:2] == [finding_text("essence_filled_in"), finding_text("full_name_full")]
    assert teacher.visible(QLabel, "check_summary").text() == "To correct before sending: 1"


def test_a_line_of_advice_leads_to_its_field_and_does_not_block(teacher: Teacher) -> None:
    teacher.begin()
    teacher.write_page(Step.APPLICANT, full_name="Королёва")
    teacher.to_review()
    assert check_texts(teacher)[0] == finding_text("full_name_full")
    teacher.press("fix_full_name_full")
    assert teacher.step() is Step.APPLICANT
    focus = teacher.wizard.focusWidget()
    assert focus is not None
    assert focus.objectName() == Field.FULL_NAME
    type_into(focus, " Анна Сергеевна")
    while teacher.step() is not Step.REVIEW:
        teacher.next()
    assert finding_text("full_name_full") not in check_texts(teacher)
    assert "ФИО: Королёва Анна Сергеевна" in letter_text(teacher)


def test_a_broken_rule_leads_back_even_from_the_send_button(teacher: Teacher) -> None:
    teacher.begin()
    teacher.to_review()
    page = teacher.wizard.page(int(Step.PROBLEM))
    page.session.answer(Field.ESSENCE, "")  # type: ignore[attr-defined]
    assert check_texts(teacher)[0] == finding_text("essence_filled_in")
    teacher.press_radio("way_practice")
    teacher.send()
    assert teacher.step() is Step.PROBLEM
    teacher.settle()
    assert not teacher.program.journal.entries(practice=True)


def test_with_nothing_set_up_the_letter_is_offered_as_a_file(teacher: Teacher) -> None:
    teacher.begin()
    teacher.to_review()
    (draft,) = teacher.drafts()
    assert draft.way is Way.FILE


def test_with_a_mailbox_it_is_offered_to_send_by_it(teacher: Teacher) -> None:
    teacher.program.accounts.save(ACCOUNT)
    teacher.begin()
    teacher.to_review()
    (draft,) = teacher.drafts()
    assert draft.way is Way.MAIL
    assert any(ACCOUNT.address in text for text in labels(teacher))


def test_the_send_button_says_what_it_does(teacher: Teacher, parts: Parts) -> None:
    parts.mail_programs.programs = (MailProgram(MailProgramKind.MAPI, "Outlook"),)
    teacher.begin()
    teacher.to_review()
    texts = set()
    ways = [way for way in LETTER_WAYS if way is not Way.API]  # offered once a helpdesk is set up
    for way in ways:
        teacher.press_radio(f"way_{way}")
        texts.add(send_button_text(teacher))
    assert len(texts) == len(ways)
    assert all("Commit" not in text and "Finish" not in text for text in texts)


def test_practice_is_said_in_the_wizard_the_letter_and_the_journal(teacher: Teacher) -> None:
    teacher.begin()
    teacher.to_review()
    notice = teacher.wizard.findChild(QLabel, "practice_notice")
    assert notice is not None
    assert not notice.isVisible()
    assert PRACTICE_NOTICE not in letter_text(teacher)
    teacher.press_radio("way_practice")
    assert notice.isVisible()
    assert letter_text(teacher).startswith(PRACTICE_NOTICE)
    assert not any(teacher.program.desk().email in text for text in labels(teacher))
    teacher.press_radio("way_file")
    assert not notice.isVisible()
    assert PRACTICE_NOTICE not in letter_text(teacher)
    teacher.press_radio("way_practice")
    teacher.send()
    teacher.settle()
    assert notice.isVisible()
    teacher.done()
    assert any(label.isVisible() for label in teacher.journal.findChildren(QLabel, "notice"))


def test_practice_stays_practice_when_a_mailbox_is_set_up_meanwhile(teacher: Teacher) -> None:
    teacher.begin()
    teacher.to_review()
    teacher.press_radio("way_practice")
    teacher.program.accounts.save(ACCOUNT)
    teacher.wizard.account_changed()
    (draft,) = teacher.drafts()
    assert draft.way is Way.PRACTICE


def test_sending_by_mail_without_a_mailbox_opens_its_dialog_and_sends_nothing(teacher: Teacher) -> None:
    teacher.begin()
    teacher.to_review()
    teacher.press_radio("way_mail")
    teacher.send()
    assert teacher.dialog("mail_dialog").isVisible()
    assert teacher.step() is Step.REVIEW
    teacher.settle()
    assert not teacher.program.journal.entries()


def test_a_real_letter_is_confirmed_once_and_cancel_keeps_the_page(teacher: Teacher) -> None:
    teacher.program.accounts.save(ACCOUNT)
    teacher.begin()
    teacher.to_review()
    teacher.boxes.send = SendAnswer.NO
    teacher.send()
    assert teacher.step() is Step.REVIEW
    (question,) = teacher.boxes.questions
    assert teacher.program.desk().email in question
    teacher.settle()
    assert not teacher.program.journal.entries()


def test_ctrl_enter_sends(teacher: Teacher) -> None:
    teacher.begin()
    QTest.keyClick(teacher.wizard, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert teacher.step() is Step.APPLICANT
    teacher.to_review()
    teacher.press_radio("way_practice")
    QTest.keyClick(teacher.wizard, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    teacher.settle()
    assert teacher.step() is Step.SENDING
    assert len(teacher.program.journal.entries(practice=True)) == 1


@pytest.mark.parametrize("text", ["<b>жирно</b>", '& < > "', "שלום \u202eоб"])
def test_text_is_shown_as_text_never_as_markup(teacher: Teacher, text: str) -> None:
    teacher.begin()
    teacher.write_page(Step.APPLICANT)
    teacher.next()
    teacher.write(subject=text)
    teacher.write_page(Step.PROBLEM)
    teacher.press_radio("error_no")
    teacher.next()
    teacher.next()
    (draft,) = teacher.drafts()
    letter = write_letter(replace(draft, way=Way.FILE), teacher.program.desk())
    label = next(x for x in teacher.wizard.currentPage().findChildren(QLabel) if letter.subject in x.text())
    assert label.textFormat() is Qt.TextFormat.PlainText
