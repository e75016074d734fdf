"""Cutting the picture: by mouse and keyboard, changed later, undone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from edusupport_desktop.domain.annotation import Box, Crop, Mask, Number, Point, Rectangle
from edusupport_desktop.domain.identifiers import MarkId
from edusupport_desktop.domain.picture import Picture
from edusupport_desktop.ui.annotator.geometry import Handle, cut_to_picture, kept_on_picture, moved, resized
from edusupport_desktop.ui.annotator.tools import ToolKind

CROP = Crop(MarkId("crop"), Box(100, 100, 300, 200))


def crops(hand: Any) -> list[Box]:
    return [mark.box for mark in hand.marks if isinstance(mark, Crop)]


def colour_at(hand: Any, x: float, y: float) -> str:
    QApplication.processEvents()
    shown = hand.window.canvas.viewport().grab().toImage()
    return QColor(shown.pixel(hand.place(x, y) * shown.devicePixelRatio())).name()


def test_a_frame_is_drawn_and_what_is_outside_gets_dark_but_stays(hand: Any) -> None:
    hand.window.choose(ToolKind.CROP)
    hand.drag((100, 100), (400, 300))
    assert crops(hand) == [Box(100, 100, 300, 200)]
    assert colour_at(hand, 250, 150) == "#ffffff"
    assert QColor(colour_at(hand, 50, 50)).lightness() < 160
    hand.window.document.undo_stack.undo()
    assert colour_at(hand, 50, 50) == "#ffffff"


def test_another_frame_takes_the_place_of_the_first(hand: Any) -> None:
    hand.window.document.add(CROP)
    hand.window.choose(ToolKind.CROP)
    hand.drag((450, 320), (600, 380))
    assert crops(hand) == [Box(450, 320, 150, 60)]
    hand.window.document.undo_stack.undo()
    assert crops(hand) == [CROP.box]


def test_its_tool_takes_hold_of_a_crop_by_the_inside_and_by_its_handles(hand: Any) -> None:
    hand.window.document.add(CROP)
    hand.window.choose(ToolKind.CROP)
    assert hand.selected == CROP
    hand.drag((200, 150), (210, 170))
    assert crops(hand) == [Box(110, 120, 300, 200)]
    hand.drag((410, 320), (350, 300))
    assert crops(hand) == [Box(110, 120, 240, 180)]


def test_with_the_selecting_tool_marks_inside_the_crop_can_be_taken_hold_of(hand: Any) -> None:
    disc = Number(MarkId("n"), Point(200, 150), 1)
    hand.window.document.add(disc)
    hand.window.document.add(CROP)
    hand.window.choose(ToolKind.SELECT)
    hand.click(200, 150)
    assert hand.selected == disc
    hand.click(100, 180)
    assert hand.selected == CROP, "by its frame"


def test_a_frame_drawn_beyond_the_picture_ends_at_its_edge(hand: Any) -> None:
    hand.window.choose(ToolKind.CROP)
    hand.drag((500, 300), (660, 420))
    assert crops(hand) == [Box(500, 300, 140, 100)]


def test_a_crop_dragged_beyond_the_edge_keeps_its_size() -> None:
    away = kept_on_picture(moved(CROP, 5000, -5000), 640, 400)
    assert away == Crop(CROP.id, Box(340, 0, 300, 200))


@pytest.mark.parametrize("handle", [handle for handle in Handle if handle not in (Handle.START, Handle.END)])
@pytest.mark.parametrize("to", [Point(-900, -900), Point(900, 900), Point(240, 200)])
def test_a_crop_that_is_pulled_stays_inside_and_never_shrinks_to_nothing(handle: Handle, to: Point) -> None:
    pulled = kept_on_picture(cut_to_picture(resized(CROP, handle, to), 640, 400), 640, 400)
    assert isinstance(pulled, Crop)
    box = pulled.box
    assert 0 <= box.left <= box.left + box.width <= 640
    assert 0 <= box.top <= box.top + box.height <= 400
    assert min(box.width, box.height) >= 16


def test_by_keyboard_a_crop_is_placed_moved_pulled_taken_hold_of_and_removed(hand: Any) -> None:
    hand.window.choose(ToolKind.CROP)
    hand.press(Qt.Key.Key_Return)
    (first,) = crops(hand)
    hand.press(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    hand.press(Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    (second,) = crops(hand)
    assert (second.left, second.width) == (first.left + 10, first.width - 1)
    hand.press(Qt.Key.Key_Escape)
    hand.press(Qt.Key.Key_Return)
    assert isinstance(hand.selected, Crop)
    hand.press(Qt.Key.Key_Delete)
    assert crops(hand) == []


def test_hidden_areas_that_are_cut_away_are_not_counted(hand: Any) -> None:
    hand.window.document.add(Mask(MarkId("m1"), Box(10, 10, 50, 50)))
    hand.window.document.add(Mask(MarkId("m2"), Box(90, 150, 50, 50)))
    assert "2" in hand.window.tools._hidden.text()
    hand.window.document.add(CROP)
    assert "1" in hand.window.tools._hidden.text()


def test_a_crop_comes_back_when_the_picture_is_opened_again(open_annotator: Callable[..., Any], page: Picture) -> None:
    hand = open_annotator(page, (Rectangle(MarkId("r"), Box(10, 10, 50, 50)), CROP))
    assert QColor(colour_at(hand, 50, 350)).lightness() < 160
    hand.window.choose(ToolKind.CROP)
    assert hand.selected == CROP
