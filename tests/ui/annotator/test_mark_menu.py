"""Copies, what lies over what, and the menu that offers both."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent
from PySide6.QtWidgets import QApplication

from edusupport_desktop.domain.annotation import (
    Box,
    Colour,
    Crop,
    Number,
    Point,
    Rectangle,
)
from edusupport_desktop.domain.identifiers import MarkId
from edusupport_desktop.ui.annotator.mark_menu import MarkMenu

CONTROL = Qt.KeyboardModifier.ControlModifier
FRAME = Rectangle(MarkId("frame"), Box(100, 100, 80, 40))
DISC = Number(MarkId("disc"), Point(300, 200), 3)


@pytest.mark.parametrize("letter", ["D", "В"])
def test_ctrl_d_copies_under_both_layouts(hand: Any, letter: str) -> None:
    hand.window.document.add(FRAME)
    hand.letter(letter, CONTROL)
    _, second = hand.marks
    assert second.box == Box(124, 124, 80, 40)
    assert hand.selected == second


def test_page_up_and_down_change_what_lies_over_what(hand: Any) -> None:
    other = Rectangle(MarkId("other"), Box(120, 110, 80, 40), Colour.BLUE)
    hand.window.document.add(FRAME)
    hand.window.document.add(other)
    hand.window.document.select(FRAME.id)
    hand.press(Qt.Key.Key_PageUp)
    assert hand.marks == (other, FRAME)
    hand.press(Qt.Key.Key_PageDown, CONTROL)
    assert hand.marks == (FRAME, other)
    hand.press(Qt.Key.Key_PageUp, CONTROL)
    hand.window.document.undo_stack.undo()
    assert hand.marks == (FRAME, other)


def test_another_order_is_seen_at_once(hand: Any) -> None:
    for at, colour in enumerate((Colour.RED, Colour.BLUE)):
        hand.window.document.add(Number(MarkId(str(at)), Point(200, 200), at, colour, 60))
    hand.window.document.select(None)
    QApplication.processEvents()
    hand.window.document.reorder(MarkId("0"), 1)
    QApplication.processEvents()
    shown = hand.window.canvas.viewport().grab().toImage()
    assert QColor(shown.pixel(hand.place(200, 176) * shown.devicePixelRatio())).name() == Colour.RED


def menu_at(hand: Any, place: QPoint, reason: QContextMenuEvent.Reason) -> MarkMenu | None:
    viewport = hand.window.canvas.viewport()
    QApplication.sendEvent(viewport, QContextMenuEvent(reason, place, viewport.mapToGlobal(place)))
    menus = [menu for menu in hand.window.canvas.findChildren(MarkMenu) if menu.isVisible()]
    return menus[0] if menus else None


@pytest.mark.parametrize("reason", [QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard])
def test_the_menu_of_a_mark_does_what_its_words_say(hand: Any, reason: QContextMenuEvent.Reason) -> None:
    for mark in (FRAME, DISC):
        hand.window.document.add(mark)
    menu = menu_at(hand, hand.place(300, 200), reason)
    assert menu is not None
    actions = [action for action in menu.actions() if not action.isSeparator()]
    assert [action.text().split("\t")[1] for action in actions] == [
        "Ctrl+D",
        "Page Up",
        "Page Down",
        "Ctrl+Page Up",
        "Ctrl+Page Down",
        "Del",
    ]
    actions[4].trigger()
    assert hand.marks == (DISC, FRAME)
    actions[0].trigger()
    assert [mark.number for mark in hand.marks if isinstance(mark, Number)] == [3, 4]
    actions[-1].trigger()
    menu.close()
    assert [mark.number for mark in hand.marks if isinstance(mark, Number)] == [4]


def test_there_is_no_menu_beside_every_mark_and_a_crop_can_only_be_taken_away(hand: Any) -> None:
    assert menu_at(hand, hand.place(300, 200), QContextMenuEvent.Reason.Mouse) is None
    hand.window.document.add(Crop(MarkId("c"), Box(100, 100, 200, 150)))
    menu = menu_at(hand, hand.place(100, 180), QContextMenuEvent.Reason.Mouse)
    assert menu is not None
    (action,) = menu.actions()
    action.trigger()
    menu.close()
    assert hand.marks == ()
