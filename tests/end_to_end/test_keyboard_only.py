"""The whole job with the keyboard alone: from the empty journal to a number in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from edusupport_desktop.domain.annotation import Mask, Number, Rectangle
from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.incident import State
from edusupport_desktop.services.program import Program
from edusupport_desktop.ui.annotator.window import AnnotatorWindow
from edusupport_desktop.ui.screenshot.overlay import Overlay
from edusupport_desktop.ui.wizard.flow import Step
from edusupport_desktop.ui.wizard.wizard import RequestWizard
from keyboard_hands import LONGEST_WALK, Keys, arrow_to, fill_in, go_on, keys
from real_program import ANSWERS
from teacher import Boxes, Teacher

__all__ = ["keys"]


def open_wizards() -> list[QWidget]:
    return [
        window for window in QApplication.topLevelWidgets() if isinstance(window, RequestWizard) and window.isVisible()
    ]


def test_a_whole_practice_request_with_two_screenshots_by_keyboard_alone(
    teacher: Teacher, keys: Keys, program: Program, boxes: Boxes
) -> None:
    keys.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    keys.walk_to_window(RequestWizard)
    fill_in(keys, Field.FULL_NAME)
    keys.walk_to(Field.REGION)
    keys.type("чуваш")
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Return)
    fill_in(keys, Field.CITY, Field.INSTITUTION, Field.EMAIL, Field.PHONE)
    assert teacher.step() is Step.APPLICANT
    go_on(keys, teacher, Step.PROBLEM)

    fill_in(keys, Field.SUBJECT, Field.ESSENCE, Field.INITIATOR_LOGIN)
    keys.walk_to("same_login")
    keys.press(Qt.Key.Key_Space)
    keys.walk_to("error_yes")
    keys.press(Qt.Key.Key_Space)
    go_on(keys, teacher, Step.ERROR)

    fill_in(keys, Field.STEPS, Field.SCHOOL_CLASS, Field.DATES)
    go_on(keys, teacher, Step.PICTURES)

    # The first picture: the whole screen, with a number and a mask.
    keys.walk_to("take_screen")
    keys.press(Qt.Key.Key_Space)
    keys.walk_to_window(Overlay)
    keys.press(Qt.Key.Key_Return)
    keys.walk_to_window(AnnotatorWindow)
    put_mark(keys, Qt.Key.Key_I)
    put_mark(keys, Qt.Key.Key_O)
    keys.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    teacher.settle()

    # The second: a part of it, chosen with the arrows.
    keys.walk_to_window(RequestWizard)
    keys.walk_to("take_screen")
    keys.press(Qt.Key.Key_Space)
    keys.walk_to_window(Overlay)
    keys.press(Qt.Key.Key_Right)
    keys.press(Qt.Key.Key_Right)
    keys.press(Qt.Key.Key_Return)
    keys.walk_to_window(AnnotatorWindow)
    put_mark(keys, Qt.Key.Key_R)
    keys.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    teacher.settle()
    keys.walk_to_window(RequestWizard)
    (draft,) = teacher.drafts()
    assert [[type(mark) for mark in picture.marks] for picture in draft.pictures] == [[Number, Mask], [Rectangle]]

    # The order: the second goes up.
    keys.walk_to("pictures")
    keys.press(Qt.Key.Key_End)
    keys.walk_to("picture_up")
    keys.press(Qt.Key.Key_Space)
    (draft,) = teacher.drafts()
    assert [len(picture.marks) for picture in draft.pictures] == [1, 2]
    go_on(keys, teacher, Step.REVIEW)
    teacher.settle()

    letter = keys.walk_to("letter")
    assert isinstance(letter, QPlainTextEdit)
    assert "картинка2 (файл picture2.png)" in letter.toPlainText()
    keys.walk_to("way_mail")
    arrow_to(keys, "way_practice")
    keys.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    teacher.wait(lambda: teacher.step() is Step.SENDING)
    teacher.settle()

    number = teacher.visible(QLabel, "incident_number").text()
    keys.walk_to("copy_number")
    keys.press(Qt.Key.Key_Space)
    copied = QApplication.clipboard().text()
    assert copied in number
    keys.press(Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)
    teacher.wait(lambda: not open_wizards())
    teacher.settle()

    (entry,) = program.journal.entries(practice=True)
    assert entry.state is State.REGISTERED
    assert entry.incident is not None
    assert entry.incident.number.text == copied
    teacher.wait(lambda: teacher.journal.selected_request() == entry.request_id)
    keys.walk_to("requests")
    assert boxes.questions == []


def put_mark(keys: Keys, tool: Qt.Key) -> None:
    """The tool's letter, and Enter: the mark stands in the middle, to be moved by the arrows."""
    keys.press(tool)
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_Escape)


def test_every_focusable_place_of_a_page_is_reached_by_tab_and_shows_where_it_is(teacher: Teacher, keys: Keys) -> None:
    keys.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    wizard = keys.walk_to_window(RequestWizard)
    seen: list[QWidget] = []
    for _ in range(LONGEST_WALK):
        seen.append(keys.focus)
        keys.press(Qt.Key.Key_Tab)
    reachable = {
        widget
        for widget in wizard.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
    }
    missed = {widget for widget in reachable - set(seen) if not any(widget.isAncestorOf(other) for other in seen)}
    assert not {widget.objectName() for widget in missed}
    assert [w for w in seen if isinstance(w, QAbstractButton)]


def test_esc_closes_the_wizard_and_keeps_the_draft(teacher: Teacher, keys: Keys, qtbot: QtBot) -> None:
    keys.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    keys.walk_to_window(RequestWizard)
    fill_in(keys, Field.FULL_NAME)
    keys.press(Qt.Key.Key_Escape)
    teacher.wait(lambda: not open_wizards())
    (draft,) = teacher.drafts()
    assert draft.answers.full_name == ANSWERS.full_name
    teacher.wait(teacher.journal.isActiveWindow)
    keys.walk_to("resume_draft")
    keys.press(Qt.Key.Key_Space)
    keys.walk_to_window(RequestWizard)
