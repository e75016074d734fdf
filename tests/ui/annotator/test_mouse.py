"""Drawing and changing marks with the mouse, through the real window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from edusupport_desktop.domain.annotation import Arrow, Box, Colour, Mask, Number, Point, Rectangle, Text
from edusupport_desktop.domain.identifiers import MarkId
from edusupport_desktop.domain.picture import Picture
from edusupport_desktop.ui.annotator.geometry import Handle, handles_of
from edusupport_desktop.ui.annotator.tools import ToolKind

SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_a_stroke_draws_an_arrow_with_its_head_where_the_button_was_let_go(hand: Any) -> None:
    hand.window.choose(ToolKind.ARROW)
    hand.drag((100, 100), (300, 200))
    (arrow,) = hand.marks
    assert isinstance(arrow, Arrow)
    assert (arrow.start, arrow.end) == (Point(100, 100), Point(300, 200))
    assert hand.selected == arrow


@pytest.mark.parametrize(("tool", "kind"), [(ToolKind.RECTANGLE, Rectangle), (ToolKind.HIDE, Mask)])
def test_a_stroke_in_any_direction_draws_a_box(hand: Any, tool: ToolKind, kind: type) -> None:
    hand.window.choose(tool)
    hand.drag((300, 200), (100, 120))
    (mark,) = hand.marks
    assert isinstance(mark, kind)
    assert mark.box == Box(100, 120, 200, 80)


def test_shift_draws_squares_and_arrows_at_45_degrees(hand: Any) -> None:
    hand.window.choose(ToolKind.RECTANGLE)
    hand.drag((100, 100), (150, 130), SHIFT)
    hand.window.choose(ToolKind.ARROW)
    hand.drag((300, 300), (400, 310), SHIFT)
    square, arrow = hand.marks
    assert (square.box.width, square.box.height) == (50, 50)
    assert arrow.end.y == 300


def test_a_click_puts_numbers_that_count_up(hand: Any) -> None:
    hand.window.choose(ToolKind.NUMBER)
    hand.click(100, 100)
    hand.click(200, 100)
    assert [(mark.number, mark.centre) for mark in hand.marks] == [(1, Point(100, 100)), (2, Point(200, 100))]


def test_a_click_alone_draws_neither_arrow_nor_box(hand: Any) -> None:
    for tool in (ToolKind.ARROW, ToolKind.RECTANGLE, ToolKind.HIDE):
        hand.window.choose(tool)
        hand.click(100, 100)
    assert hand.marks == ()
    assert not hand.window.document.is_changed


def test_words_are_typed_where_the_click_was(hand: Any) -> None:
    hand.window.choose(ToolKind.TEXT)
    hand.click(100, 100)
    hand.type("Здесь ошибка 😀\x07\u202e")
    hand.click(400, 300)
    (words,) = hand.marks
    assert isinstance(words, Text)
    assert words.text == "Здесь ошибка 😀"
    assert words.anchor.x == 100


def test_long_words_are_never_typed_out_of_sight(hand: Any) -> None:
    hand.window.choose(ToolKind.TEXT)
    hand.click(620, 390)
    hand.type("Не сохраняется отметка за контрольную работу по алгебре и за диктант")
    editor, viewport = hand.window.canvas.entry.editor, hand.window.canvas.viewport()
    assert viewport.rect().contains(editor.geometry())


def test_a_double_click_types_the_words_anew(hand: Any) -> None:
    hand.window.document.add(Text(MarkId("t"), Point(100, 100), "Ашибка"))
    hand.window.choose(ToolKind.SELECT)
    hand.double_click(120, 115)
    hand.type("Ошибка")
    hand.press(Qt.Key.Key_Return)
    assert [mark.text for mark in hand.marks] == ["Ошибка"]
    hand.window.document.undo_stack.undo()
    assert [mark.text for mark in hand.marks] == ["Ашибка"]


def test_words_deleted_to_nothing_take_the_mark_away_and_undo_brings_it_back(hand: Any) -> None:
    hand.window.document.add(Text(MarkId("t"), Point(100, 100), "Лишнее"))
    hand.window.choose(ToolKind.SELECT)
    hand.double_click(120, 115)
    hand.press(Qt.Key.Key_Delete)
    hand.press(Qt.Key.Key_Return)
    assert hand.marks == ()
    hand.window.document.undo_stack.undo()
    assert [mark.text for mark in hand.marks] == ["Лишнее"]


def test_a_mark_is_dragged_in_one_step(hand: Any) -> None:
    frame = Rectangle(MarkId("r"), Box(100, 100, 120, 60))
    hand.window.document.add(frame)
    hand.window.choose(ToolKind.SELECT)
    hand.drag((100, 115), (150, 175))
    assert hand.marks[0].box == Box(150, 160, 120, 60)
    hand.window.document.undo_stack.undo()
    assert hand.marks == (frame,)


@pytest.mark.parametrize("handle", [handle for handle in Handle if handle not in (Handle.START, Handle.END)])
def test_every_handle_of_a_mask_resizes_it(hand: Any, handle: Handle) -> None:
    mask = Mask(MarkId("m"), Box(100, 100, 120, 60))
    hand.window.document.add(mask)
    place = handles_of(mask)[handle]
    hand.drag((place.x, place.y), (place.x + 30, place.y + 20))
    assert handles_of(hand.marks[0]) != handles_of(mask)
    moved_to = handles_of(hand.marks[0])[handle]
    assert moved_to.x in (place.x, place.x + 15, place.x + 30)
    assert moved_to.y in (place.y, place.y + 10, place.y + 20)


def test_both_ends_of_an_arrow_can_be_pulled(hand: Any) -> None:
    hand.window.document.add(Arrow(MarkId("a"), Point(100, 100), Point(200, 100)))
    hand.drag((200, 100), (250, 150))
    hand.drag((100, 100), (60, 40))
    assert (hand.marks[0].start, hand.marks[0].end) == (Point(60, 40), Point(250, 150))


def test_the_mark_just_drawn_can_be_moved_with_its_own_tool(hand: Any) -> None:
    hand.window.choose(ToolKind.NUMBER)
    hand.click(100, 100)
    hand.drag((100, 100), (200, 200))
    assert [mark.centre for mark in hand.marks] == [Point(200, 200)]


def test_a_click_beside_every_mark_selects_nothing(hand: Any) -> None:
    hand.window.document.add(Mask(MarkId("m"), Box(100, 100, 50, 50)))
    hand.window.choose(ToolKind.SELECT)
    hand.click(400, 300)
    assert hand.selected is None


def test_escape_lets_go_of_a_drag_without_a_change(hand: Any) -> None:
    mask = Mask(MarkId("m"), Box(100, 100, 50, 50))
    hand.window.document.add(mask)
    viewport = hand.window.canvas.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=hand.place(120, 120))
    QTest.mouseMove(viewport, hand.place(220, 220))
    assert hand.window.document.shown != (mask,)
    hand.press(Qt.Key.Key_Escape)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=hand.place(220, 220))
    assert hand.marks == (mask,)
    assert hand.selected == mask


def test_colour_and_size_are_chosen_in_the_bar_for_the_selected_mark(hand: Any) -> None:
    hand.window.document.add(Rectangle(MarkId("r"), Box(100, 100, 50, 50)))
    bar = hand.window.properties
    bar.colour.setCurrentIndex(bar.colour.findData(Colour.BLUE))
    bar.colour.activated.emit(bar.colour.currentIndex())
    bar.size_choice.activated.emit(2)
    assert hand.marks[0].colour is Colour.BLUE
    assert hand.marks[0].width == 7


def test_the_screen_shows_what_the_file_will_hold(hand: Any) -> None:
    hand.window.document.add(Mask(MarkId("m"), Box(100, 100, 50, 50)))
    hand.window.document.select(None)
    QApplication.processEvents()
    shown = hand.window.canvas.viewport().grab().toImage()
    middle = hand.place(125, 125) * shown.devicePixelRatio()
    assert QColor(shown.pixel(middle)).name() == "#3d434b"
    assert QColor(shown.pixel(hand.place(90, 90) * shown.devicePixelRatio())).name() == "#ffffff"


def test_ctrl_and_the_wheel_zoom_around_the_pointer(hand: Any) -> None:
    canvas = hand.window.canvas
    place = QPointF(hand.place(400, 250))
    wheel = QWheelEvent(
        place,
        QPointF(canvas.viewport().mapToGlobal(place.toPoint())),
        QPoint(),
        QPoint(0, 480),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas.viewport(), wheel)
    assert canvas.zoom == pytest.approx(1.25**4)
    under = canvas.mapping.to_picture(place)
    assert (under.x, under.y) == pytest.approx((400, 250), abs=2)


def test_the_middle_button_drags_the_view(open_annotator: Callable[..., Any]) -> None:
    hand = open_annotator(Picture(3840, 1080, b"\xff" * (3840 * 1080 * 4)))
    canvas = hand.window.canvas
    canvas.zoom_to(1.0)
    before = canvas.mapping.to_picture(QPointF(300, 300))
    viewport = canvas.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.MiddleButton, pos=QPoint(300, 300))
    QTest.mouseMove(viewport, QPoint(200, 260))
    QTest.mouseRelease(viewport, Qt.MouseButton.MiddleButton, pos=QPoint(200, 260))
    after = canvas.mapping.to_picture(QPointF(200, 260))
    assert (after.x, after.y) == pytest.approx((before.x, before.y), abs=1)
    assert hand.marks == ()


def test_a_very_wide_picture_is_seen_whole_at_first_and_again_after_fitting(open_annotator: Callable[..., Any]) -> None:
    hand = open_annotator(Picture(3840, 1080, b"\xff" * (3840 * 1080 * 4)))
    canvas = hand.window.canvas
    fitted = canvas.zoom
    assert 3840 * fitted < canvas.viewport().width() * canvas.devicePixelRatioF()
    canvas.zoom_to(1.0)
    canvas.fit()
    assert canvas.zoom == fitted
    assert canvas.horizontalScrollBar().maximum() == 0


def test_a_small_picture_is_not_enlarged(hand: Any) -> None:
    assert hand.window.canvas.zoom == 1.0


def test_a_number_outside_the_edge_is_pulled_back(hand: Any) -> None:
    hand.window.choose(ToolKind.NUMBER)
    hand.click(-10, 100)
    (disc,) = hand.marks
    assert isinstance(disc, Number)
    assert disc.centre == Point(0, 100)
