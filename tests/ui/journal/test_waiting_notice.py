"""A request that waits too long: one line above the list, what the memo says to do, and «later» that is remembered."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton

from answer_hands import SUBJECT, a_request, show
from contracts.entered_requests import made_elsewhere
from contracts.journal import sent
from contracts.samples import an_event
from edusupport_desktop.domain.incident import EventKind
from edusupport_desktop.ui.follow_up.dialog import FollowUpDialog
from edusupport_desktop.ui.journal.call_sheet import CallSheetDialog
from edusupport_desktop.ui.journal.number_dialog import NumberDialog
from real_program import Parts
from teacher import Teacher, seen


def is_told(teacher: Teacher) -> bool:
    return seen(teacher.journal, QLabel, "waits_too_long")


def days_later(teacher: Teacher, parts: Parts, days: int) -> None:
    parts.now += timedelta(days=days)
    teacher.windows.work.refresh()
    teacher.settle()
    teacher.settle()


def test_it_is_told_after_the_days_of_the_desk_and_not_before(teacher: Teacher, parts: Parts) -> None:
    request = a_request(teacher)
    show(teacher, request)
    assert not is_told(teacher)
    days_later(teacher, parts, teacher.program.desk().waiting_days - 1)
    assert not is_told(teacher)
    days_later(teacher, parts, 1)
    text = teacher.visible(QLabel, "waits_too_long").text()
    assert text == (
        f"INC0001234 of 12.11.2026, «{SUBJECT}»: no answer, days: 5. Do not open a new incident: call, or write into "
        "this one."
    )


def test_calling_and_writing_go_into_the_same_incident(teacher: Teacher, parts: Parts) -> None:
    request = a_request(teacher)
    days_later(teacher, parts, 6)
    teacher.press("waiting_call")
    crib = teacher.visible(CallSheetDialog)
    crib.reject()
    teacher.settle()
    teacher.press("waiting_write")
    dialog = teacher.visible(FollowUpDialog)
    advice = teacher.visible(QLabel, "follow_up_advice").text()
    assert advice == teacher.program.desk().advice["no_second_incident"]
    dialog.reject()
    teacher.settle()
    assert [entry.request_id for entry in teacher.program.journal.entries()] == [request]


def test_a_call_ends_it(teacher: Teacher, parts: Parts) -> None:
    a_request(teacher)
    days_later(teacher, parts, 6)
    teacher.press("waiting_call")
    teacher.visible(CallSheetDialog)._said.setPlainText("Завтра исправят")
    teacher.press("write_call")
    teacher.settle()
    teacher.wait(lambda: not is_told(teacher))
    (entry,) = teacher.program.journal.entries()
    assert teacher.program.journal.events(entry.request_id)[-1].kind is EventKind.CALLED


def test_later_is_remembered_and_the_next_one_is_told(teacher: Teacher, parts: Parts) -> None:
    a_request(teacher)
    a_request(teacher)
    days_later(teacher, parts, 6)
    assert "Others that wait as long: 1." in teacher.visible(QLabel, "waits_too_long").text()
    for more in (True, False):
        teacher.press("waiting_later")
        teacher.settle()
        assert is_told(teacher) is more
    days_later(teacher, parts, 4)
    assert not is_told(teacher)
    days_later(teacher, parts, 1)
    assert is_told(teacher)


def test_by_keyboard(teacher: Teacher, parts: Parts) -> None:
    a_request(teacher)
    days_later(teacher, parts, 6)
    later = teacher.visible(QPushButton, "waiting_later")
    assert later.accessibleDescription() == teacher.visible(QLabel, "waits_too_long").text()
    later.setFocus()
    QTest.keyClick(later, Qt.Key.Key_Space)
    teacher.settle()
    assert not is_told(teacher)


def test_once_there_is_a_number_the_memo_says_to_leave_it_to_the_specialist(teacher: Teacher) -> None:
    request = sent(teacher.program.journal, files=())
    show(teacher, request)
    for number, is_said in (("INC0001234", True), ("INC0001235", False)):
        teacher.press("enter_number")
        dialog = teacher.visible(NumberDialog)
        teacher.visible(QComboBox, "number").setEditText(number)
        dialog.accept()
        teacher.settle()
        assert teacher.journal.news.isVisible() is is_said
        assert not is_said or teacher.program.desk().advice["do_not_fix_yourself"] in [
            label.text() for label in teacher.journal.news.findChildren(QLabel)
        ]
        teacher.journal.news.hide()


def test_what_was_made_elsewhere_and_has_no_number_can_only_be_called_about(teacher: Teacher, parts: Parts) -> None:
    outgoing, events = made_elsewhere(None)
    teacher.program.journal.enter([(outgoing, events)])
    days_later(teacher, parts, 0)
    assert not is_told(teacher)
    teacher.program.journal.append(an_event(outgoing.request_id, EventKind.CALLED, 3600))
    days_later(teacher, parts, 9)
    text = teacher.visible(QLabel, "waits_too_long").text()
    assert text.startswith("The request of ")
    assert text.endswith("Do not open a new incident: call.")
    assert not seen(teacher.journal, QPushButton, "waiting_write")
    assert seen(teacher.journal, QPushButton, "waiting_call")
