"""Everything by keyboard alone, under both layouts, and what Esc does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from edusupport_desktop.domain.annotation import (
    Arrow,
    Box,
    Crop,
    Ellipse,
    Freehand,
    Highlight,
    Line,
    Mask,
    Number,
    Point,
    Rectangle,
    Text,
)
from edusupport_desktop.domain.identifiers import MarkId
from edusupport_desktop.domain.picture import Picture
from edusupport_desktop.ui.annotator.tools import ToolKind

NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
PLACED = [
    ("A", Arrow),
    ("L", Line),
    ("R", Rectangle),
    ("E", Ellipse),
    ("F", Freehand),
    ("I", Number),
    ("H", Highlight),
    ("O", Mask),
    ("C", Crop),
]
FRAME = Rectangle(MarkId("frame"), Box(100, 100, 80, 40))
WORDS = Text(MarkId("words"), Point(300, 100), "Слова")


LETTERS = [
    ("A", "\N{CYRILLIC CAPITAL LETTER EF}", ToolKind.ARROW),
    ("R", "\N{CYRILLIC CAPITAL LETTER KA}", ToolKind.RECTANGLE),
    ("T", "\N{CYRILLIC CAPITAL LETTER IE}", ToolKind.TEXT),
    ("I", "\N{CYRILLIC CAPITAL LETTER SHA}", ToolKind.NUMBER),
    ("O", "\N{CYRILLIC CAPITAL LETTER SHCHA}", ToolKind.HIDE),
    ("L", "\N{CYRILLIC CAPITAL LETTER DE}", ToolKind.LINE),
    ("E", "\N{CYRILLIC CAPITAL LETTER U}", ToolKind.ELLIPSE),
    ("F", "\N{CYRILLIC CAPITAL LETTER A}", ToolKind.FREEHAND),
    ("H", "\N{CYRILLIC CAPITAL LETTER ER}", ToolKind.HIGHLIGHT),
    ("C", "\N{CYRILLIC CAPITAL LETTER ES}", ToolKind.CROP),
    ("S", "\N{CYRILLIC CAPITAL LETTER YERU}", ToolKind.SELECT),
]


@pytest.mark.parametrize(("latin", "cyrillic", "tool"), LETTERS)
def test_the_same_key_takes_the_tool_under_both_layouts(hand: Any, latin: str, cyrillic: str, tool: ToolKind) -> None:
    for letter in (latin, cyrillic):
        hand.window.choose(ToolKind.SELECT if tool is not ToolKind.SELECT else ToolKind.HIDE)
        hand.letter(letter)
        assert hand.window.canvas.tool is tool
        assert hand.window.tools.buttons[tool].isChecked()


def test_the_letters_work_in_the_colour_list_too(hand: Any) -> None:
    hand.window.properties.colour.setFocus()
    hand.letter("Щ")
    assert hand.window.canvas.tool is ToolKind.HIDE
    assert hand.window.canvas.hasFocus()


@pytest.mark.parametrize("undo_letter", ["Z", "Я"])
@pytest.mark.parametrize(
    ("redo_letter", "redo_with"), [("Y", CONTROL), ("Н", CONTROL), ("Z", CONTROL | SHIFT), ("Я", CONTROL | SHIFT)]
)
def test_undo_and_redo_under_both_layouts(
    hand: Any, undo_letter: str, redo_letter: str, redo_with: Qt.KeyboardModifier
) -> None:
    hand.window.document.add(FRAME)
    hand.letter(undo_letter, CONTROL)
    assert hand.marks == ()
    hand.letter(redo_letter, redo_with)
    assert hand.marks == (FRAME,)


@pytest.mark.parametrize(("letter", "kind"), PLACED)
def test_a_letter_and_enter_place_a_selected_mark_that_arrow_keys_move(hand: Any, letter: str, kind: type) -> None:
    hand.letter(letter)
    hand.press(Qt.Key.Key_Return)
    (placed,) = hand.marks
    assert isinstance(placed, kind)
    assert hand.selected == placed
    hand.press(Qt.Key.Key_Right)
    hand.press(Qt.Key.Key_Down, SHIFT)
    assert hand.marks != (placed,)
    hand.letter("Z", CONTROL)
    hand.letter("Z", CONTROL)
    assert hand.marks == ()


def test_words_are_placed_typed_and_changed_by_keyboard(hand: Any) -> None:
    hand.letter("Е")
    hand.press(Qt.Key.Key_Return)
    hand.type("Кнопка")
    hand.press(Qt.Key.Key_Return, SHIFT)
    hand.type("«Сохранить» 😀 שלום")
    hand.press(Qt.Key.Key_Return)
    assert [mark.text for mark in hand.marks] == ["Кнопка\n«Сохранить» 😀 שלום"]
    hand.press(Qt.Key.Key_Return)
    hand.type("Другое")
    hand.press(Qt.Key.Key_Return)
    assert [mark.text for mark in hand.marks] == ["Другое"]


def test_letters_typed_into_a_text_are_words_not_tools(hand: Any) -> None:
    hand.letter("T")
    hand.press(Qt.Key.Key_Return)
    for letter in "ОЩArst":
        hand.letter(letter)
    hand.press(Qt.Key.Key_Return)
    assert hand.window.canvas.tool is ToolKind.TEXT
    assert [mark.text.lower() for mark in hand.marks] == ["ощarst"]


def test_arrow_keys_move_by_one_and_by_ten_and_a_row_of_them_is_one_step(hand: Any) -> None:
    hand.window.document.add(FRAME)
    hand.press(Qt.Key.Key_Left)
    hand.press(Qt.Key.Key_Up, SHIFT)
    assert hand.marks[0].box == Box(99, 90, 80, 40)
    hand.letter("Z", CONTROL)
    assert hand.marks == (FRAME,)


def test_ctrl_and_alt_with_arrow_keys_pull_the_corners(hand: Any) -> None:
    hand.window.document.add(FRAME)
    hand.press(Qt.Key.Key_Right, CONTROL)
    hand.press(Qt.Key.Key_Down, CONTROL | SHIFT)
    hand.press(Qt.Key.Key_Left, ALT)
    assert hand.marks[0].box == Box(99, 100, 82, 50)


def test_placing_twice_does_not_cover_the_first(hand: Any) -> None:
    hand.letter("I")
    hand.press(Qt.Key.Key_Return)
    hand.press(Qt.Key.Key_Enter)
    first, second = hand.marks
    assert first.centre != second.centre
    assert (first.number, second.number) == (1, 2)


def test_tab_goes_through_the_marks_and_then_to_the_next_control(hand: Any) -> None:
    for mark in (FRAME, WORDS):
        hand.window.document.add(mark)
    hand.window.document.select(None)
    hand.press(Qt.Key.Key_Tab)
    assert hand.selected == FRAME
    hand.press(Qt.Key.Key_Tab)
    assert hand.selected == WORDS
    hand.press(Qt.Key.Key_Tab)
    assert hand.selected is None
    assert not hand.window.canvas.hasFocus()


def test_delete_removes_the_selected_mark_and_undo_brings_it_back(hand: Any) -> None:
    hand.window.document.add(FRAME)
    hand.press(Qt.Key.Key_Delete)
    assert hand.marks == ()
    hand.letter("Z", CONTROL)
    assert hand.marks == (FRAME,)


def test_f6_changes_between_the_picture_and_the_tools(hand: Any) -> None:
    hand.press(Qt.Key.Key_F6)
    assert hand.window.tools.isAncestorOf(QApplication.focusWidget())
    hand.press(Qt.Key.Key_F6)
    assert hand.window.canvas.hasFocus()


@pytest.mark.parametrize(
    ("key", "zoom"), [(Qt.Key.Key_0, 1.0), (Qt.Key.Key_Plus, 1.25 * 0.5), (Qt.Key.Key_Minus, 0.4), (Qt.Key.Key_9, 1.0)]
)
def test_zoom_by_keys(hand: Any, key: Qt.Key, zoom: float) -> None:
    hand.window.canvas.zoom_to(0.5)
    hand.press(key, CONTROL)
    assert hand.window.canvas.zoom == pytest.approx(zoom)


def test_ctrl_enter_keeps_the_marks_even_while_words_are_typed(hand: Any, qtbot: QtBot) -> None:
    hand.letter("T")
    hand.press(Qt.Key.Key_Return)
    hand.type("Ошибка")
    with qtbot.waitSignal(hand.window.accepted):
        hand.press(Qt.Key.Key_Return, CONTROL)
    assert [mark.text for mark in hand.window.marks] == ["Ошибка"]


def test_enter_elsewhere_never_closes_the_window(hand: Any) -> None:
    hand.window.properties.number.setFocus()
    hand.press(Qt.Key.Key_Return)
    assert hand.window.isVisible()


def test_escape_leaves_the_words_then_the_selection_then_asks(hand: Any) -> None:
    hand.window.document.add(WORDS)
    hand.window.choose(ToolKind.SELECT)
    hand.press(Qt.Key.Key_Return)
    hand.type("Новые слова")
    hand.press(Qt.Key.Key_Escape)
    assert [mark.text for mark in hand.marks] == ["Новые слова"]
    assert hand.selected is not None
    hand.press(Qt.Key.Key_Escape)
    assert hand.selected is None
    assert hand.window.isVisible()
    hand.press(Qt.Key.Key_Escape)
    assert hand.window.isVisible()
    assert question(hand) is not None


def question(hand: Any) -> QMessageBox:
    (box,) = hand.window.findChildren(QMessageBox)
    assert isinstance(box, QMessageBox)
    return box


def answer(hand: Any, role: QMessageBox.ButtonRole) -> None:
    box = question(hand)
    next(button for button in box.buttons() if box.buttonRole(button) == role).click()


def test_closing_an_unchanged_picture_asks_nothing(hand: Any) -> None:
    hand.press(Qt.Key.Key_Escape)
    assert not hand.window.isVisible()
    assert hand.window.result() == QDialog.DialogCode.Rejected


def test_the_question_can_be_answered_in_three_ways(open_annotator: Callable[..., Any], page: Picture) -> None:
    kept, dropped, continued = (open_annotator(page) for _ in range(3))
    for hand in (kept, dropped, continued):
        hand.window.document.add(FRAME)
        hand.window.close()
        assert hand.window.isVisible()
    answer(kept, QMessageBox.ButtonRole.AcceptRole)
    answer(dropped, QMessageBox.ButtonRole.DestructiveRole)
    answer(continued, QMessageBox.ButtonRole.RejectRole)
    assert (kept.window.marks, kept.window.result(), kept.window.isVisible()) == ((FRAME,), 1, False)
    assert (dropped.window.marks, dropped.window.result(), dropped.window.isVisible()) == ((), 0, False)
    assert (continued.window.marks, continued.window.isVisible()) == ((), True)


def test_words_still_being_typed_are_not_lost_by_closing(hand: Any) -> None:
    hand.letter("T")
    hand.press(Qt.Key.Key_Return)
    hand.type("Важное")
    hand.window.close()
    assert hand.window.isVisible()
    assert [mark.text for mark in hand.marks] == ["Важное"]


def test_every_control_has_a_name_for_screen_readers_and_a_tooltip(hand: Any) -> None:
    controls = [
        *hand.window.tools.buttons.values(),
        hand.window.properties.undo,
        hand.window.properties.redo,
        hand.window.properties.delete,
        hand.window.properties.colour,
        hand.window.properties.size_choice,
        hand.window.properties.number,
        hand.window.properties.zoom_in,
        hand.window.properties.zoom_out,
        hand.window.properties.actual,
        hand.window.properties.fit,
        hand.window.done_button,
        hand.window.cancel_button,
    ]
    assert all(isinstance(control, QWidget) and control.accessibleName() and control.toolTip() for control in controls)
    assert "(Ctrl+Z)" in hand.window.properties.undo.toolTip()
    assert "(A)" in hand.window.tools.buttons[ToolKind.ARROW].toolTip()


def test_screen_readers_learn_which_mark_is_selected(hand: Any) -> None:
    for mark in (FRAME, WORDS):
        hand.window.document.add(mark)
    assert hand.window.canvas.accessibleDescription().endswith("2 / 2")
    hand.window.document.select(None)
    assert hand.window.canvas.accessibleDescription() == ""


def test_opening_with_marks_begins_with_selecting_and_without_with_drawing(
    open_annotator: Callable[..., Any], page: Picture
) -> None:
    assert open_annotator(page, (FRAME,)).window.canvas.tool is ToolKind.SELECT
    assert open_annotator(page).window.canvas.tool is ToolKind.ARROW


def test_numbers_go_on_from_the_picture_before(open_annotator: Callable[..., Any], page: Picture) -> None:
    hand = open_annotator(page, (), 4)
    hand.letter("I")
    hand.press(Qt.Key.Key_Return)
    assert [mark.number for mark in hand.marks] == [4]
