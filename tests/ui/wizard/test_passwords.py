"""A password typed anywhere is noticed, taken out with one press, and comes back with another."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.draft import Dismissal
from edusupport_desktop.ui.rule_words import finding_text, taken_out_text
from edusupport_desktop.ui.wizard.check_list import CheckList
from edusupport_desktop.ui.wizard.flow import Step
from teacher import Teacher

SAID = finding_text("no_password")


def to_problem(teacher: Teacher) -> None:
    teacher.begin()
    teacher.write_page(Step.APPLICANT)
    teacher.next()
    assert teacher.step() is Step.PROBLEM


@pytest.mark.parametrize("field", [Field.SUBJECT, Field.ESSENCE, Field.AFFECTED_LOGIN])
def test_it_is_noticed_while_the_keys_rest_and_removed_with_one_press(teacher: Teacher, field: Field) -> None:
    to_problem(teacher)
    teacher.write(**{field.value: "👩‍🏫 petrov, пароль: Zima2026, не пускает"})
    teacher.wait(lambda: SAID in teacher.said_problem())
    teacher.press("remove_no_password")
    teacher.wait(lambda: taken_out_text("no_password") in teacher.labels())
    assert teacher.text(field) == "👩‍🏫 petrov, не пускает"
    assert SAID not in teacher.said_problem()


def test_in_a_draft_that_is_continued_it_is_noticed_before_a_key_is_pressed(teacher: Teacher) -> None:
    to_problem(teacher)
    teacher.write(essence="пароль: Zima2026")
    teacher.wizard.reject()
    teacher.settle()
    teacher.press("resume_draft")
    teacher.next()
    assert teacher.step() is Step.PROBLEM
    assert teacher.said_problem() == SAID


@pytest.mark.parametrize("field", [Field.SUBJECT, Field.ESSENCE])
def test_it_comes_back_with_one_press(teacher: Teacher, field: Field) -> None:
    to_problem(teacher)
    teacher.write(**{field.value: "пароль: Zima2026"})
    teacher.press("remove_no_password")
    assert teacher.text(field) == ""
    teacher.press("undo_no_password")
    assert teacher.text(field) == "пароль: Zima2026"
    teacher.wait(lambda: SAID in teacher.said_problem())


def test_the_editor_s_own_undo_brings_it_back_too(teacher: Teacher) -> None:
    to_problem(teacher)
    teacher.write(essence="пароль: Zima2026")
    teacher.press("remove_no_password")
    QTest.keyClick(teacher.editor("essence"), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert teacher.text("essence") == "пароль: Zima2026"


def test_what_is_no_password_may_stay_and_another_one_is_noticed_again(teacher: Teacher) -> None:
    to_problem(teacher)
    teacher.write(essence="пароль: Zima2026")
    teacher.press("leave_no_password")
    assert SAID not in teacher.said_problem()
    (draft,) = teacher.drafts()
    assert draft.dismissed == (Dismissal("no_password", "Zima2026"),)
    teacher.write(essence=" и пароль: Leto2027")
    teacher.wait(lambda: SAID in teacher.said_problem())


def test_with_a_password_the_page_cannot_be_left(teacher: Teacher) -> None:
    to_problem(teacher)
    teacher.write(essence="пароль: Zima2026")
    teacher.write_page(Step.PROBLEM)
    teacher.press_radio("error_no")
    teacher.next()
    assert teacher.step() is Step.PROBLEM
    essence = teacher.visible(QPlainTextEdit, "essence")
    assert essence.hasFocus()
    assert essence.textCursor().selectedText() == "пароль: Zima2026"


def test_on_the_review_it_blocks_is_removed_and_comes_back(teacher: Teacher) -> None:
    teacher.begin()
    teacher.to_review()
    page = teacher.wizard.page(int(Step.PROBLEM))
    essence = page.findChild(QWidget, "essence")
    assert isinstance(essence, QPlainTextEdit)
    essence.setPlainText("Не пускает, пароль: Zima2026")
    checks = teacher.visible(CheckList)
    teacher.press("take_out_no_password")
    assert essence.toPlainText() == "Не пускает"
    assert checks.findChild(QPushButton, "take_out_no_password") is None
    teacher.press("undo_taking_out")
    assert essence.toPlainText() == "Не пускает, пароль: Zima2026"
    teacher.press("fix_no_password")
    assert teacher.step() is Step.PROBLEM
    assert SAID in teacher.said_problem()


def test_talk_about_a_password_is_no_alarm(teacher: Teacher) -> None:
    to_problem(teacher)
    teacher.write(subject="Пароль не принимается", essence="Забыл пароль: не подходит старый пароль")
    teacher.settle()
    teacher.press_radio("error_no")  # the check follows at once
    assert SAID not in teacher.said_problem()


def focus_name(teacher: Teacher) -> str:
    focus = teacher.wizard.focusWidget()
    assert focus is not None
    return focus.objectName()


def test_by_keyboard_alone_it_is_removed_and_comes_back(teacher: Teacher) -> None:
    to_problem(teacher)
    teacher.write(essence="пароль: Zima2026")
    teacher.wait(lambda: SAID in teacher.said_problem())
    teacher.editor("essence").setFocus()
    QTest.keyClick(teacher.editor("essence"), Qt.Key.Key_Tab)
    focus = teacher.wizard.focusWidget()
    assert focus is not None
    assert focus.objectName() == "remove_no_password"
    QTest.keyClick(focus, Qt.Key.Key_Space)
    assert teacher.text("essence") == ""
    assert focus_name(teacher) == "essence"
    QTest.keyClick(teacher.editor("essence"), Qt.Key.Key_Tab)
    assert focus_name(teacher) == "undo_no_password"


def test_on_the_review_tab_goes_through_the_lines_of_the_check(teacher: Teacher) -> None:
    teacher.begin()
    teacher.to_review()
    essence = teacher.wizard.page(int(Step.PROBLEM)).findChild(QWidget, "essence")
    assert isinstance(essence, QPlainTextEdit)
    essence.setPlainText("У Сидорова Ивана пароль: Zima2026")
    checks = teacher.visible(CheckList)
    teacher.visible(QPushButton, "fix_no_password").setFocus()
    names = []
    for _ in range(5):
        names.append(focus_name(teacher))
        focus = teacher.wizard.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert names == [
        "fix_no_password",
        "take_out_no_password",
        "dismiss_no_password",
        "fix_no_other_names",
        "dismiss_no_other_names",
    ]
    teacher.visible(QPushButton, "dismiss_no_other_names").setFocus()
    QTest.keyClick(teacher.visible(QPushButton, "dismiss_no_other_names"), Qt.Key.Key_Space)
    assert checks.isAncestorOf(teacher.wizard.focusWidget())
