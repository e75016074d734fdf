"""Strokes and keys with every tool, through the real window."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from edusupport_desktop.domain.annotation import (
    Arrow,
    Box,
    Ellipse,
    Freehand,
    Highlight,
    Line,
    Point,
    Text,
)
from edusupport_desktop.domain.identifiers import MarkId
from edusupport_desktop.ui.annotator.freehand import MOST_POINTS
from edusupport_desktop.ui.annotator.tools import ToolKind

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.mark.parametrize(
    ("tool", "kind"), [(ToolKind.LINE, Line), (ToolKind.ELLIPSE, Ellipse), (ToolKind.HIGHLIGHT, Highlight)]
)
def test_a_stroke_draws_with_the_new_tools(hand: Any, tool: ToolKind, kind: type) -> None:
    hand.window.choose(tool)
    hand.drag((100, 100), (220, 160))
    (mark,) = hand.marks
    assert isinstance(mark, kind)
    if isinstance(mark, Line):
        assert (mark.start, mark.end) == (Point(100, 100), Point(220, 160))
    else:
        assert mark.box == Box(100, 100, 120, 60)


def stroke(hand: Any, places: list[tuple[float, float]], modifiers: Qt.KeyboardModifier) -> None:
    viewport = hand.window.canvas.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, modifiers, hand.place(*places[0]))
    for place in places[1:]:
        QTest.mouseMove(viewport, hand.place(*place))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, modifiers, hand.place(*places[-1]))


def test_a_line_by_hand_follows_the_pointer_with_few_points(hand: Any) -> None:
    hand.window.choose(ToolKind.FREEHAND)
    stroke(hand, [(100 + at, 100 + (at % 7)) for at in range(400)], Qt.KeyboardModifier.NoModifier)
    (mark,) = hand.marks
    assert isinstance(mark, Freehand)
    first, *_, last = mark.points
    assert (first.x, first.y, last.x, last.y) == pytest.approx((100, 100, 499, 100), abs=1)
    assert 3 <= len(mark.points) <= MOST_POINTS


def test_shift_draws_a_straight_line_by_hand(hand: Any) -> None:
    hand.window.choose(ToolKind.FREEHAND)
    stroke(hand, [(100, 100), (150, 190), (200, 105)], SHIFT)
    (mark,) = hand.marks
    assert [point.y for point in mark.points] == [100, 100]


def test_every_kind_of_mark_can_be_moved_and_pulled_by_its_handles(hand: Any) -> None:
    marks = (
        Line(MarkId("l"), Point(100, 100), Point(200, 150)),
        Ellipse(MarkId("e"), Box(100, 100, 100, 50)),
        Freehand(MarkId("f"), (Point(100, 100), Point(150, 150), Point(200, 120))),
        Highlight(MarkId("h"), Box(100, 100, 100, 50)),
        Arrow(MarkId("a"), Point(100, 100), Point(200, 150)),
        Text(MarkId("t"), Point(100, 100), "Слова"),
    )
    for mark in marks:
        hand.window.document.add(mark)
        hand.press(Qt.Key.Key_Right)
        hand.press(Qt.Key.Key_Right, CONTROL | SHIFT)
        hand.press(Qt.Key.Key_Down, CONTROL | SHIFT)
        assert hand.selected != mark
        assert type(hand.selected) is type(mark)
        hand.window.document.undo_stack.undo()
        assert hand.selected == mark
        hand.window.document.undo_stack.undo()
        assert hand.marks == ()
