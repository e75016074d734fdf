"""Whatever can have the focus has a name a screen reader can say."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from edusupport_desktop.domain.draft import Way
from edusupport_desktop.ui.annotator.window import AnnotatorWindow
from edusupport_desktop.ui.screenshot.overlay import Overlay
from edusupport_desktop.ui.wizard.flow import Step
from teacher import Teacher, click


def nameless(window: QWidget) -> list[str]:
    """The focusable widgets of a window whose name is empty for a screen reader (labels and buddies are asked)."""
    found = []
    for widget in (window, *window.findChildren(QWidget)):
        is_place = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
        if not widget.isVisible() or not (is_place or widget is window):
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        name = interface.text(QAccessible.Text.Name) if interface is not None else ""
        if not name.strip():
            found.append(f"{type(widget).__name__} «{widget.objectName()}»")
    return found


def journal_empty(teacher: Teacher) -> QWidget:
    return teacher.journal


def journal_with_a_request(teacher: Teacher) -> QWidget:
    teacher.practise()
    return teacher.journal


def number_dialog(teacher: Teacher) -> QWidget:
    teacher.practise()
    teacher.press("enter_number")
    return teacher.dialog("number_dialog")


def mail_dialog(teacher: Teacher) -> QWidget:
    teacher.journal.account_wanted.emit()
    return teacher.dialog("mail_dialog")


def page(step: Step) -> Callable[[Teacher], QWidget]:
    def to_page(teacher: Teacher) -> QWidget:
        teacher.begin()
        if step > Step.APPLICANT:
            teacher.write_page(Step.APPLICANT)
            teacher.next()
        if step > Step.PROBLEM:
            teacher.write_page(Step.PROBLEM)
            teacher.press_radio("error_yes" if step is Step.ERROR else "error_no")
            teacher.next()
        if step > Step.PICTURES:
            teacher.take_screen()
            teacher.next()
            teacher.settle()
        if step is Step.SENDING:
            teacher.press_radio(f"way_{Way.PRACTICE}")
            teacher.send()
            teacher.settle()
        assert teacher.step() is step
        return teacher.wizard

    return to_page


def overlay(teacher: Teacher) -> QWidget:
    teacher.to_pictures()
    teacher.press("take_screen")
    return teacher.visible(Overlay)


def annotator(teacher: Teacher) -> QWidget:
    QTest.keyClick(overlay(teacher), Qt.Key.Key_Return)
    return teacher.visible(AnnotatorWindow)


WINDOWS = {
    "journal, empty": journal_empty,
    "journal": journal_with_a_request,
    "number dialog": number_dialog,
    "mail dialog": mail_dialog,
    **{f"page {step.name.lower()}": page(step) for step in Step},
    "frozen screen": overlay,
    "annotator": annotator,
}


@pytest.mark.parametrize("name", WINDOWS)
def test_every_place_has_a_name(teacher: Teacher, name: str) -> None:
    window = WINDOWS[name](teacher)
    teacher.settle()
    assert nameless(window) == []
    if isinstance(window, Overlay):
        QTest.keyClick(window, Qt.Key.Key_Escape)
    elif isinstance(window, AnnotatorWindow):
        click(window.cancel_button)


def test_a_reason_is_told_with_its_field(teacher: Teacher) -> None:
    teacher.begin()
    teacher.next()
    interface = QAccessible.queryAccessibleInterface(teacher.editor("full_name"))
    assert interface is not None
    assert interface.text(QAccessible.Text.Description)
