"""Answering the support: its questions as a form, its steps as a list, pictures, and the letter that goes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from answer_hands import BODY, INSTRUCTIONS, QUESTIONS, SUBJECT, a_request, show, the_support_writes
from contracts.samples import an_outgoing
from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import Event, EventKind, State
from edusupport_desktop.domain.letter import Letter
from edusupport_desktop.domain.outgoing import MailAddress, Outgoing
from edusupport_desktop.ui.annotator.window import AnnotatorWindow
from edusupport_desktop.ui.follow_up.dialog import FollowUpDialog
from edusupport_desktop.ui.follow_up.pictures import PicturesDialog
from edusupport_desktop.ui.follow_up.steps_dialog import StepsDialog
from picture_hands import png
from sending_hands import OneSender, SlowSender, account
from teacher import Teacher, click

OTHER = "Кроме того, пропали отчёты за четверть, выгрузка не работает."


@pytest.fixture
def post(teacher: Teacher) -> SlowSender:
    """A mailbox that sends at once."""
    sender = SlowSender()
    sender.may_end.set()
    object.__setattr__(teacher.program, "senders", OneSender(sender))
    teacher.program.accounts.save(account(465))
    return sender


def opened(teacher: Teacher, request: RequestId) -> FollowUpDialog:
    show(teacher, request)
    teacher.press("add_to_request")
    teacher.settle()
    return teacher.visible(FollowUpDialog)


def asked(teacher: Teacher, text: str = QUESTIONS) -> RequestId:
    request = a_request(teacher)
    the_support_writes(teacher, request, text)
    return request


def say(teacher: Teacher, name: str, text: str) -> None:
    teacher.visible(QPlainTextEdit, name).setPlainText(text)


def send(teacher: Teacher) -> None:
    teacher.press("follow_up_send")
    teacher.settle()


def close(teacher: Teacher) -> None:
    teacher.press("follow_up_close")
    teacher.settle()


def said(teacher: Teacher) -> str:
    return teacher.visible(QLabel, "follow_up_said").text()


def the_letter(teacher: Teacher, request: RequestId) -> Outgoing:
    (letter,) = teacher.program.journal.follow_ups(request)
    return teacher.program.journal.outgoing(letter.request_id)


def test_each_question_is_quoted_above_its_answer_and_the_request_is_answered(
    teacher: Teacher, post: SlowSender
) -> None:
    request = asked(teacher)
    dialog = opened(teacher, request)
    assert dialog.windowTitle() == "Answer the support"
    say(teacher, "answer_1", "7 «Б», алгебра 🎄")
    teacher.visible(QCheckBox, "unknown_2").click()
    say(teacher, "follow_up_text", "Снимок приложу позже.")
    send(teacher)
    assert "No second incident" in said(teacher)
    close(teacher)
    outgoing = the_letter(teacher, request)
    assert outgoing.letter.subject == f"Re: INC0001234 {SUBJECT}"
    assert (
        "> Какой класс и предмет?\n7 «Б», алгебра 🎄\n\n> В каком браузере Вы работаете?\nНе знаю.\n\n"
        "Снимок приложу позже.\n\nС уважением,\nЁлкина Анна\n\nRef:MSG0004711_aB"
    ) in outgoing.letter.body
    assert outgoing.answers_to[-1] == "<reply.1@desk.example>"
    assert teacher.program.journal.events(request)[-1].kind is EventKind.ANSWERED
    assert teacher.program.journal.entry(request).state is State.REGISTERED
    assert teacher.drafts() == []
    assert len(teacher.program.journal.entries()) == 1


def test_a_question_without_an_answer_is_pointed_out_and_never_forced(teacher: Teacher, post: SlowSender) -> None:
    request = asked(teacher)
    opened(teacher, request)
    say(teacher, "answer_1", "7 «Б»")
    send(teacher)
    assert "Questions without an answer: 1" in said(teacher)
    assert teacher.visible(QLabel, "unanswered_2").isVisible()
    assert QApplication.focusWidget() is teacher.visible(QPlainTextEdit, "answer_2")
    assert post.message_ids == []
    send(teacher)
    assert len(post.message_ids) == 1
    close(teacher)
    assert "> В каком браузере" not in the_letter(teacher, request).letter.body


def test_nothing_at_all_does_not_go(teacher: Teacher, post: SlowSender) -> None:
    opened(teacher, asked(teacher))
    send(teacher)
    send(teacher)
    assert said(teacher) == "Write what you want to add."
    assert post.message_ids == []
    close(teacher)


def test_another_problem_is_asked_to_become_a_request_of_its_own(teacher: Teacher, post: SlowSender) -> None:
    request = a_request(teacher)
    opened(teacher, request)
    say(teacher, "follow_up_text", f"Теперь и в 7 «В».\n{OTHER}")
    send(teacher)
    assert "another problem" in said(teacher)
    teacher.press("move_off_topic")
    teacher.settle()
    assert "waits among the drafts" in teacher.visible(QLabel, "off_topic").text()
    assert teacher.visible(QPlainTextEdit, "follow_up_text").toPlainText() == "Теперь и в 7 «В»."
    send(teacher)
    close(teacher)
    assert OTHER not in the_letter(teacher, request).letter.body
    (draft,) = teacher.drafts()
    assert (draft.answers.essence, draft.follows) == (OTHER, None)
    assert draft.answers.subject.startswith("Кроме того, пропали отчёты")


def test_what_belongs_here_stays_and_goes(teacher: Teacher, post: SlowSender) -> None:
    request = a_request(teacher)
    opened(teacher, request)
    say(teacher, "follow_up_text", OTHER)
    teacher.press("stay_on_topic")
    send(teacher)
    close(teacher)
    assert OTHER in the_letter(teacher, request).letter.body
    assert teacher.drafts() == []


def test_what_was_begun_is_there_again_and_is_no_new_request(teacher: Teacher) -> None:
    request = asked(teacher)
    opened(teacher, request)
    say(teacher, "answer_2", "Яндекс Браузер")
    say(teacher, "follow_up_text", "Ёлки")
    close(teacher)
    assert not teacher.journal.draft_notice.isVisible()
    assert teacher.windows._drafts.unfinished() == []
    opened(teacher, request)
    assert teacher.visible(QPlainTextEdit, "answer_2").toPlainText() == "Яндекс Браузер"
    assert teacher.visible(QPlainTextEdit, "follow_up_text").toPlainText() == "Ёлки"
    close(teacher)


def test_pictures_are_opened_marked_and_numbered_on(teacher: Teacher, post: SlowSender, tmp_path: Path) -> None:
    request = a_request(teacher)
    opened(teacher, request)
    say(teacher, "follow_up_text", "Видно на картинка3.")
    teacher.press("further_screenshots")
    pictures = teacher.visible(PicturesDialog)
    file = tmp_path / "ёлка.png"
    file.write_bytes(png("teal"))
    pictures._intake.add_files([str(file)])
    annotator = teacher.visible(AnnotatorWindow)
    click(annotator.done_button)
    teacher.settle()
    assert teacher.picture_names() == ["picture3.png"]
    teacher.press("pictures_done")
    teacher.settle()
    shown = teacher.visible(QListWidget, "follow_up_pictures")
    assert [shown.item(row).text() for row in range(shown.count())] == ["picture3.png"]
    send(teacher)
    close(teacher)
    outgoing = the_letter(teacher, request)
    assert [name.name for name in outgoing.files] == ["picture3.png"]
    assert "картинка3 (файл picture3.png)" in outgoing.letter.body
    assert teacher.drafts() == []


def test_the_screen_is_taken_from_there_too(teacher: Teacher) -> None:
    opened(teacher, a_request(teacher))
    teacher.press("further_screenshots")
    teacher.visible(PicturesDialog)
    teacher.take_screen()
    assert teacher.picture_names() == ["picture3.png"]
    teacher.press("pictures_done")
    teacher.settle()
    close(teacher)
    (draft,) = teacher.drafts()
    assert len(draft.pictures) == 1


def test_by_hand_through_the_browser_again(teacher: Teacher) -> None:
    sender = SlowSender(outcome=EventKind.HANDED_OVER)
    sender.may_end.set()
    object.__setattr__(teacher.program, "senders", OneSender(sender))
    service = teacher.program.web_mail()[0]
    outgoing = an_outgoing(way=Way.WEB_MAIL, letter=Letter(SUBJECT, BODY), files=())
    journal, at = teacher.program.journal, teacher.program.clock()
    request = outgoing.request_id
    journal.add(outgoing, Event(request, EventKind.PREPARED, at, {"target": service.target}))
    for kind in (EventKind.ATTEMPT_STARTED, EventKind.HANDED_OVER, EventKind.CONFIRMED_SENT):
        journal.append(Event(request, kind, at))
    opened(teacher, request)
    assert service.name in teacher.visible(QComboBox, "follow_up_way").currentText()
    say(teacher, "follow_up_text", "Ещё")
    send(teacher)
    assert "has not gone yet" in said(teacher)
    assert "Come back here" in teacher.visible(QLabel, "hand_off_steps").text()
    assert QApplication.clipboard().text() == the_letter(teacher, request).letter.body
    close(teacher)
    assert journal.events(request)[-1].kind is EventKind.CONFIRMED_SENT
    (letter,) = journal.follow_ups(request)
    teacher.journal.was_sent.answered.emit(letter.request_id, True)
    teacher.settle()
    assert journal.events(request)[-1].kind is EventKind.ANSWERED
    teacher.windows.start_work(is_first=True)
    teacher.wait(lambda: not teacher.drafts())


def test_an_answer_from_another_mailbox_is_remarked_on(teacher: Teacher) -> None:
    teacher.program.accounts.save(account(465))
    request = a_request(teacher)
    opened(teacher, request)
    remark = teacher.visible(QLabel, "way_remark")
    assert "elkina@школа.рф" in remark.text()
    ways = teacher.visible(QComboBox, "follow_up_way")
    ways.setCurrentIndex(ways.count() - 1)
    assert not remark.isVisible()
    close(teacher)
    same = a_request(teacher, sender=MailAddress("Ёлкина Анна", account(465).address))
    opened(teacher, same)
    assert not teacher.visible(FollowUpDialog).findChild(QLabel, "way_remark").isVisible()
    close(teacher)


def test_without_a_mailbox_the_page_of_the_teacher_s_mail_service_is_proposed(teacher: Teacher) -> None:
    request = a_request(teacher, sender=MailAddress("Ёлкина Анна", "elkina@yandex.ru"))
    opened(teacher, request)
    assert "Яндекс" in teacher.visible(QComboBox, "follow_up_way").currentText()
    close(teacher)


def test_the_memo_s_advice_stands_above(teacher: Teacher) -> None:
    advice = teacher.program.desk().advice
    request = a_request(teacher)
    opened(teacher, request)
    assert teacher.visible(QLabel, "follow_up_advice").text() == advice["do_not_fix_yourself"]
    close(teacher)
    the_support_writes(teacher, request, QUESTIONS)
    opened(teacher, request)
    assert teacher.visible(QLabel, "follow_up_advice").text() == advice["answer_clearly"]
    close(teacher)


def test_the_steps_are_taken_in_their_order_kept_and_reported(teacher: Teacher, post: SlowSender) -> None:
    request = asked(teacher, INSTRUCTIONS)
    show(teacher, request)
    teacher.press("follow_steps")
    teacher.settle()
    dialog = teacher.visible(StepsDialog)
    assert not teacher.visible(QRadioButton, "step_done_2").isEnabled()
    click(teacher.visible(QRadioButton, "step_done_1"))
    click(teacher.visible(QRadioButton, "step_failed_2"))
    assert teacher.visible(QLabel, "steps_stop").isVisible()
    teacher.visible(QLineEdit, "step_said_2").setText("Кнопки нет")
    dialog.reject()
    teacher.settle()
    kinds = [event.kind for event in teacher.program.journal.events(request)]
    assert kinds.count(EventKind.STEP_TAKEN) == 3
    history = teacher.visible(QListWidget, "timeline")
    lines = [history.item(row).text() for row in range(history.count())]
    assert any("Очистите кэш браузера. – did not work – Кнопки нет" in line for line in lines)
    opened(teacher, request)
    assert "2 of 3" in teacher.visible(QLabel, "steps_progress").text()
    send(teacher)
    close(teacher)
    assert (
        "Что сделано по инструкции:\n1. Выйдите из системы – сделано.\n"
        "2. Очистите кэш браузера – не получилось. Кнопки нет\n3. Войдите снова – не выполнялось."
    ) in the_letter(teacher, request).letter.body


def test_steps_taken_while_answering_are_told_in_that_answer(teacher: Teacher, post: SlowSender) -> None:
    request = asked(teacher, QUESTIONS + "\n" + INSTRUCTIONS)
    opened(teacher, request)
    say(teacher, "answer_1", "7 «Б»")
    say(teacher, "answer_2", "Firefox")
    teacher.press("open_steps")
    click(teacher.visible(QRadioButton, "step_done_1"))
    teacher.press("steps_close")
    teacher.settle()
    assert "1 of 3" in teacher.visible(QLabel, "steps_progress").text()
    assert teacher.visible(QPlainTextEdit, "answer_1").toPlainText() == "7 «Б»"
    send(teacher)
    close(teacher)
    assert "1. Выйдите из системы – сделано." in the_letter(teacher, request).letter.body


def keys_to(name: str, *, most: int = 40) -> QWidget:
    """With Tab alone."""
    for _ in range(most):
        focus = QApplication.focusWidget()
        if focus is not None and focus.objectName() == name:
            return focus
        QTest.keyClick(focus or QApplication.activeWindow(), Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never comes to {name}")


def test_all_of_it_by_keyboard_alone(teacher: Teacher, post: SlowSender) -> None:
    request = asked(teacher, QUESTIONS + "\n" + INSTRUCTIONS)
    dialog = opened(teacher, request)
    teacher.wait(dialog.isActiveWindow)
    assert QApplication.focusWidget() is teacher.visible(QPlainTextEdit, "answer_1")
    QTest.keyClicks(QApplication.focusWidget(), "7B")
    QTest.keyClick(keys_to("unknown_2"), Qt.Key.Key_Space)
    QTest.keyClick(keys_to("open_steps"), Qt.Key.Key_Space)
    steps = teacher.visible(StepsDialog)
    teacher.wait(lambda: QApplication.focusWidget() is not None and steps.isAncestorOf(QApplication.focusWidget()))
    QTest.keyClick(keys_to("step_open_1"), Qt.Key.Key_Right)
    QTest.keyClicks(keys_to("step_said_1"), "ok")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert steps.isVisible()
    QTest.keyClick(keys_to("step_open_2"), Qt.Key.Key_Right)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    QTest.keyClick(steps, Qt.Key.Key_Escape)
    teacher.settle()
    teacher.wait(dialog.isActiveWindow)
    QTest.keyClicks(keys_to("follow_up_text"), "And more")
    QTest.keyClick(keys_to("follow_up_send"), Qt.Key.Key_Space)
    teacher.settle()
    QTest.keyClick(keys_to("follow_up_close"), Qt.Key.Key_Space)
    teacher.settle()
    body = the_letter(teacher, request).letter.body
    for words in ("7B", "Не знаю.", "1. Выйдите из системы – сделано. ok", "– не получилось", "And more"):
        assert words in body


def test_every_part_has_a_name_for_those_who_do_not_see_it(teacher: Teacher) -> None:
    dialog = opened(teacher, asked(teacher, QUESTIONS + "\n" + INSTRUCTIONS))
    teacher.press("open_steps")
    for window in (dialog, teacher.visible(StepsDialog)):
        for kind in (QPlainTextEdit, QLineEdit, QCheckBox, QRadioButton, QPushButton, QComboBox):
            for widget in window.findChildren(kind):
                if widget.isVisible():
                    named = widget.accessibleName() or getattr(widget, "text", str)()
                    assert named, widget.objectName()
    teacher.press("steps_close")
    close(teacher)


def test_a_thing_that_cannot_be_read_is_told(teacher: Teacher) -> None:
    request = a_request(teacher)
    show(teacher, request)
    gone = replace(teacher.program.journal.entry(request), request_id=RequestId("gone"))
    teacher.windows.afterwards.follow_ups.answer(gone.request_id, teacher.journal)
    teacher.settle()
    assert teacher.boxes.expect_warning()
