"""Sending once: progress, cancel, no way back, no second letter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QListWidget, QProgressBar, QPushButton, QWizard

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.errors import EduSupportError, NetworkTrouble, OutcomeUnknown, Refused
from edusupport_desktop.domain.incident import EventKind, State
from edusupport_desktop.services.program import Program
from edusupport_desktop.ui.error_words import error_text
from edusupport_desktop.ui.wizard.flow import Step
from edusupport_desktop.ui.wizard.page import StepPage
from real_program import ANSWERS
from realparts.processes import free_port
from sending_hands import OneSender, SlowSender, account, begin_sending
from teacher import Teacher, type_into


@pytest.fixture
def sender() -> Iterator[SlowSender]:
    sender = SlowSender()
    yield sender
    sender.may_end.set()


@pytest.fixture
def program(program: Program, request: pytest.FixtureRequest) -> Program:
    """With the slow sender in every test that asks for one, and a mailbox."""
    if "sender" not in request.fixturenames:
        return program
    program.accounts.save(account(free_port()))
    return replace(program, senders=OneSender(request.getfixturevalue("sender")))


def finish_button(teacher: Teacher) -> bool:
    return teacher.wizard.button(QWizard.WizardButton.FinishButton).isEnabled()


def is_seen_in(teacher: Teacher, name: str) -> bool:
    button = teacher.journal.findChild(QPushButton, name)
    return button is not None and button.isVisible()


def test_sending_shows_progress_and_offers_to_cancel(teacher: Teacher, sender: SlowSender) -> None:
    begin_sending(teacher)
    bar = teacher.visible(QProgressBar)
    teacher.wait(lambda: (bar.value(), bar.maximum()) == (1, 2))
    assert not finish_button(teacher)
    assert teacher.offers("cancel_sending")
    sender.may_end.set()
    teacher.settle()
    assert finish_button(teacher)
    (entry,) = teacher.program.journal.entries()
    assert entry.state is State.SENT
    assert teacher.offers("write_down_number")
    assert not teacher.offers("send_again")


def test_a_cancelled_letter_waits_and_does_not_go_by_itself_at_the_next_start(
    teacher: Teacher, sender: SlowSender
) -> None:
    begin_sending(teacher)
    teacher.wait(lambda: sender.message_ids)
    teacher.press("cancel_sending")
    teacher.settle()
    (entry,) = teacher.program.journal.entries()
    assert entry.state is State.QUEUED
    assert teacher.offers("send_again")
    teacher.done()
    sender.may_end.set()
    teacher.windows.start_work(is_first=True)
    teacher.settle()
    assert teacher.program.journal.entry(entry.request_id).state is State.QUEUED
    teacher.press("send_now")
    teacher.settle()
    assert teacher.program.journal.entry(entry.request_id).state is State.SENT
    assert len(set(sender.message_ids)) == 1


def test_pressing_send_many_times_sends_once(teacher: Teacher, sender: SlowSender) -> None:
    teacher.begin()
    teacher.to_review()
    button = teacher.wizard.button(QWizard.WizardButton.CommitButton)
    for _ in range(3):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        button.click()
        QTest.keyClick(teacher.wizard, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    sender.may_end.set()
    teacher.settle()
    assert len(sender.message_ids) == 1
    assert len(teacher.program.journal.entries()) == 1
    assert len(teacher.boxes.questions) == 1


def test_a_double_click_on_try_again_tries_once(teacher: Teacher, sender: SlowSender) -> None:
    sender.outcome = NetworkTrouble("mail_server_unreachable")
    sender.may_end.set()
    begin_sending(teacher)
    teacher.settle()
    sender.may_end.clear()
    again = teacher.visible(QPushButton, "send_again")
    again.clicked.emit()
    again.clicked.emit()
    sender.outcome = EventKind.ACCEPTED
    sender.may_end.set()
    teacher.settle()
    assert len(sender.message_ids) == 2
    assert len(set(sender.message_ids)) == 1


@pytest.mark.parametrize("again", [False, True])
def test_neither_wizard_nor_journal_can_be_closed_while_a_letter_goes(
    teacher: Teacher, sender: SlowSender, again: bool
) -> None:
    if again:
        sender.outcome = NetworkTrouble("mail_server_unreachable")
        sender.may_end.set()
        begin_sending(teacher)
        teacher.settle()
        sender.may_end.clear()
        sender.outcome = EventKind.ACCEPTED
        teacher.press("send_again")
    else:
        begin_sending(teacher)
    wizard = teacher.wizard
    wizard.close()
    QTest.keyClick(wizard, Qt.Key.Key_Escape)
    teacher.journal.close()
    assert wizard.isVisible()
    assert teacher.journal.isVisible()
    sender.may_end.set()
    teacher.settle()
    wizard.close()
    teacher.settle()
    teacher.journal.close()
    assert not teacher.journal.isVisible()


def test_the_journal_cannot_be_closed_while_it_sends_itself(teacher: Teacher, sender: SlowSender) -> None:
    sender.outcome = NetworkTrouble("mail_server_unreachable")
    sender.may_end.set()
    begin_sending(teacher)
    teacher.settle()
    teacher.done()
    sender.may_end.clear()
    sender.outcome = EventKind.ACCEPTED
    teacher.press("send_now")
    teacher.journal.close()
    assert teacher.journal.isVisible()
    sender.may_end.set()
    teacher.settle()
    teacher.journal.close()
    assert not teacher.journal.isVisible()


def test_pressing_send_now_twice_sends_once_and_frightens_nobody(teacher: Teacher, sender: SlowSender) -> None:
    sender.outcome = NetworkTrouble("mail_server_unreachable")
    sender.may_end.set()
    begin_sending(teacher)
    teacher.settle()
    teacher.done()
    sender.may_end.clear()
    sender.outcome = EventKind.ACCEPTED
    button = teacher.visible(QPushButton, "send_now")
    button.clicked.emit()
    button.clicked.emit()
    sender.may_end.set()
    teacher.settle()
    assert len(sender.message_ids) == 2
    assert teacher.boxes.warnings == []


def test_from_the_sending_page_no_step_leads_back(teacher: Teacher, sender: SlowSender) -> None:
    begin_sending(teacher)
    steps = teacher.visible(QListWidget, "steps")
    for row in range(steps.count()):
        place = steps.visualItemRect(steps.item(row)).center()
        QTest.mouseClick(steps.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        assert teacher.step() is Step.SENDING
    back = teacher.wizard.button(QWizard.WizardButton.BackButton)
    assert not (back.isVisible() and back.isEnabled())
    sender.may_end.set()


@pytest.mark.parametrize(
    ("outcome", "state", "may_try_again"),
    [
        (Refused("mail_recipient_refused"), State.REFUSED, True),
        (OutcomeUnknown("mail_outcome_unknown"), State.UNKNOWN, False),
    ],
)
def test_an_unhappy_end_is_said_in_words_and_only_what_is_safe_is_offered(
    teacher: Teacher, sender: SlowSender, outcome: EduSupportError, state: State, may_try_again: bool
) -> None:
    sender.outcome = outcome
    sender.may_end.set()
    begin_sending(teacher)
    teacher.settle()
    (entry,) = teacher.program.journal.entries()
    assert entry.state is state
    assert error_text(outcome) in "\n".join(teacher.labels())
    assert teacher.offers("send_again") is may_try_again
    assert not teacher.offers("copy_number")


def test_a_bug_while_sending_never_sends_again(teacher: Teacher, sender: SlowSender) -> None:
    sender.outcome = RuntimeError("секретное письмо")
    sender.may_end.set()
    begin_sending(teacher)
    teacher.settle()
    (entry,) = teacher.program.journal.entries()
    assert entry.state is State.UNKNOWN
    assert "секретное письмо" not in "\n".join(teacher.labels())
    if teacher.offers("send_again"):
        teacher.press("send_again")
        teacher.settle()
    assert len(sender.message_ids) == 1


def test_the_draft_goes_with_its_letter_and_a_late_save_does_not_bring_it_back(
    teacher: Teacher, sender: SlowSender
) -> None:
    begin_sending(teacher)
    sender.may_end.set()
    teacher.settle()
    assert teacher.drafts() == []
    page = teacher.wizard.page(int(Step.PROBLEM))
    assert isinstance(page, StepPage)
    page.session.answer(Field.SUBJECT, "поздно")
    assert page.session.draft.answers.subject == ANSWERS.subject
    assert teacher.drafts() == []
    teacher.done()
    assert not is_seen_in(teacher, "resume_draft")


def test_a_letter_in_the_queue_keeps_its_draft_and_offers_no_second_one(teacher: Teacher, sender: SlowSender) -> None:
    sender.outcome = NetworkTrouble("mail_server_unreachable")
    sender.may_end.set()
    begin_sending(teacher)
    teacher.settle()
    teacher.done()
    assert len(teacher.drafts()) == 1
    assert not is_seen_in(teacher, "resume_draft")


def test_the_number_can_be_written_down_at_once(teacher: Teacher, sender: SlowSender) -> None:
    sender.may_end.set()
    begin_sending(teacher)
    teacher.settle()
    teacher.press("write_down_number")
    dialog = teacher.dialog("number_dialog")
    type_into(teacher.visible(QComboBox, "number"), "inc 0001234")
    dialog.accept()
    teacher.settle()
    (entry,) = teacher.program.journal.entries()
    assert entry.incident is not None
    assert entry.incident.number.text == "INC0001234"
