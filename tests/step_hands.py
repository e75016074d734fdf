"""A teacher before the list of steps."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QPlainTextEdit,
)

from edusupport_desktop.domain.draft import Draft
from edusupport_desktop.ui.wizard.flow import Step
from edusupport_desktop.ui.wizard.step_cell import StepCell
from edusupport_desktop.ui.wizard.step_handle import StepHandle
from teacher import Teacher, type_letter

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def at_steps(teacher: Teacher) -> Teacher:
    """On the page of the error message, nothing written on it yet."""
    teacher.begin()
    teacher.write_page(Step.APPLICANT)
    teacher.next()
    teacher.write_page(Step.PROBLEM)
    teacher.press_radio("error_yes")
    teacher.settle()
    teacher.next()
    assert teacher.step() is Step.ERROR
    return teacher


def draft(teacher: Teacher) -> Draft:
    (only,) = teacher.drafts()
    return only


def steps(teacher: Teacher) -> str:
    return draft(teacher).answers.steps


def cell(teacher: Teacher, row: int, part: str) -> StepCell:
    return teacher.visible(StepCell, f"step_{row}_{part}")


def focus(teacher: Teacher) -> str:
    widget = QApplication.focusWidget()
    return widget.objectName() if widget is not None else ""


def press(teacher: Teacher, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifiers)


def keyed(teacher: Teacher, text: str) -> None:
    """Wherever the keyboard is, and goes."""
    for letter in text:
        widget = QApplication.focusWidget()
        assert widget is not None
        type_letter(widget, letter)


def shown_rows(teacher: Teacher) -> int:
    return len([one for one in teacher.wizard.findChildren(StepHandle) if one.isVisible()])


def actions(teacher: Teacher) -> list[str]:
    return [row.action for row in draft(teacher).step_rows]


def note(teacher: Teacher) -> str:
    return " ".join(label.text() for label in teacher.wizard.currentPage().findChildren(QLabel) if label.isVisible())


def paste(widget: QPlainTextEdit, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)
    QTest.keyClick(widget, Qt.Key.Key_V, CTRL)


def with_three(teacher: Teacher) -> None:
    teacher.write(steps="Открыла\nНажала\nУвидела")
