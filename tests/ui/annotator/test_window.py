"""The window: panning, the clipboard, the looks the tools remember, warnings, little room."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from edusupport_desktop.domain.annotation import (
    Box,
    Colour,
    Crop,
    Mask,
    Number,
    Point,
    Rectangle,
)
from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.domain.identifiers import MarkId
from edusupport_desktop.domain.picture import Picture
from edusupport_desktop.ui.annotator.remembered_styles import RememberedStyles
from edusupport_desktop.ui.annotator.styles import Size, Style
from edusupport_desktop.ui.annotator.tools import ToolKind
from edusupport_desktop.ui.annotator.window import AnnotatorWindow

CONTROL = Qt.KeyboardModifier.ControlModifier
FRAME = Rectangle(MarkId("frame"), Box(100, 100, 80, 40))
DISC = Number(MarkId("disc"), Point(300, 200), 3)


def test_while_space_is_held_the_left_button_drags_the_view(open_annotator: Callable[..., Any]) -> None:
    hand = open_annotator(Picture(3840, 1080, b"\xff" * (3840 * 1080 * 4)))
    canvas, viewport = hand.window.canvas, hand.window.canvas.viewport()
    canvas.zoom_to(1.0)
    before = canvas.mapping.to_picture(QPointF(300, 300))
    QTest.keyPress(canvas, Qt.Key.Key_Space)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    QTest.mouseMove(viewport, QPoint(200, 260))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=QPoint(200, 260))
    QTest.keyRelease(canvas, Qt.Key.Key_Space)
    after = canvas.mapping.to_picture(QPointF(200, 260))
    assert (after.x, after.y) == pytest.approx((before.x, before.y), abs=1)
    assert hand.marks == ()
    hand.drag((before.x, before.y), (before.x + 90, before.y + 60))
    assert len(hand.marks) == 1, "without Space it draws again"


@pytest.mark.parametrize("letter", ["C", "С"])
def test_ctrl_c_copies_the_picture_with_its_marks_as_the_file_will_be(hand: Any, qtbot: QtBot, letter: str) -> None:
    for mark in (Mask(MarkId("m"), Box(120, 120, 50, 50)), Crop(MarkId("c"), Box(100, 100, 200, 150))):
        hand.window.document.add(mark)
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    hand.letter(letter, CONTROL)
    qtbot.waitUntil(lambda: not clipboard.image().isNull())
    image = clipboard.image()
    assert (image.width(), image.height()) == (200, 150)
    assert QColor(image.pixel(30, 30)).name() == "#3d434b"
    assert QColor(image.pixel(5, 5)).name() == "#ffffff"


class Notes:
    """``SettingsFile`` in memory."""

    def __init__(self, values: Mapping[str, object] | None = None) -> None:
        self.values = values or {}
        self.saved = 0
        self.trouble: Unavailable | None = None

    def load(self) -> Mapping[str, object]:
        return self.values

    def save(self, values: Mapping[str, object]) -> None:
        if self.trouble is not None:
            raise self.trouble
        self.values, self.saved = dict(values), self.saved + 1


def opened(qtbot: QtBot, page: Picture, styles: RememberedStyles) -> AnnotatorWindow:
    window = AnnotatorWindow(page, styles=styles)
    qtbot.addWidget(window, before_close_func=lambda shown: shown.document.undo_stack.setClean())
    window.show()
    return window


def test_each_tool_looks_as_it_did_last_even_after_the_next_start(qtbot: QtBot, page: Picture) -> None:
    notes = Notes()
    window = opened(qtbot, page, RememberedStyles(notes))
    window.choose(ToolKind.ELLIPSE)
    window.document.set_colour(Colour.GREEN)
    window.choose(ToolKind.TEXT)
    window.document.set_size(Size.LARGE)
    window.accept()
    again = opened(qtbot, page, RememberedStyles(notes))
    again.choose(ToolKind.ELLIPSE)
    assert again.properties.colour.currentData() == Colour.GREEN
    assert again.document.style_of(ToolKind.TEXT) == Style(Colour.RED, Size.LARGE)
    assert again.document.style_of(ToolKind.ARROW) == Style()
    again.reject()
    assert notes.saved == 1, "nothing was changed, nothing is written"


@pytest.mark.parametrize(
    "values",
    [
        {"arrow": "red"},
        {"arrow": {"colour": "PINK", "size": "SMALL"}},
        {"arrow": {"colour": "BLUE", "size": 3}},
        {"arrow": {"colour": ["BLUE"]}},
        {"лопата": {"colour": "BLUE", "size": "SMALL"}},
    ],
)
def test_what_cannot_be_used_in_the_settings_is_passed_over(values: Mapping[str, object]) -> None:
    assert RememberedStyles(Notes(values)).of(ToolKind.ARROW) == Style()


def test_a_full_disk_keeps_no_looks_and_loses_no_marks(
    qtbot: QtBot, page: Picture, caplog: pytest.LogCaptureFixture
) -> None:
    notes = Notes()
    notes.trouble = Unavailable("storage_full")
    window = opened(qtbot, page, RememberedStyles(notes))
    window.choose(ToolKind.ARROW)
    window.document.set_colour(Colour.BLUE)
    window.document.add(FRAME)
    window.accept()
    assert window.marks == (FRAME,)
    assert "storage_full" in caplog.text


def test_taking_away_a_number_the_text_speaks_of_warns_and_undo_ends_the_warning(qtbot: QtBot, page: Picture) -> None:
    window = AnnotatorWindow(page, (DISC,), referred_numbers=frozenset({3, 7}))
    qtbot.addWidget(window, before_close_func=lambda shown: shown.document.undo_stack.setClean())
    window.show()
    assert not window.notice.isVisible(), "7 was never on the picture"
    window.document.remove(DISC.id)
    assert window.notice.isVisible()
    assert "3" in window.notice.text()
    assert "7" not in window.notice.text()
    window.document.undo_stack.undo()
    assert not window.notice.isVisible()
    window.document.select(DISC.id)
    window.document.set_number(4)
    assert window.notice.isVisible()
    window.document.undo_stack.undo()
    window.document.add(Crop(MarkId("c"), Box(0, 0, 100, 100)))
    assert window.notice.isVisible(), "cut away"


def test_it_opens_in_the_middle_of_the_screen_with_its_title_bar_in_sight(qtbot: QtBot, page: Picture) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.move(0, 0)
    parent.resize(300, 200)
    parent.show()
    window = AnnotatorWindow(page, parent=parent)
    with qtbot.waitExposed(window):
        window.open()
    room = parent.screen().availableGeometry()
    qtbot.waitUntil(lambda: (room.center() - window.geometry().center()).manhattanLength() < 80)
    assert room.contains(window.frameGeometry())


def test_a_number_nobody_speaks_of_is_taken_away_without_a_word(hand: Any) -> None:
    hand.window.document.add(DISC)
    hand.window.document.remove(DISC.id)
    assert not hand.window.notice.isVisible()


@pytest.mark.parametrize(
    "height", [768, pytest.param(430, marks=pytest.mark.not_windows("with Wine's fonts no window is as low"))]
)
def test_every_tool_can_be_reached_however_low_the_window_is(hand: Any, height: int) -> None:
    hand.window.resize(900, height)
    QApplication.processEvents()
    palette = hand.window.tools
    for kind, button in palette.buttons.items():
        assert palette.rect().contains(button.geometry()), kind
        assert button.isVisible()
    assert not any(
        one.geometry().intersects(other.geometry())
        for one in palette.buttons.values()
        for other in palette.buttons.values()
        if one is not other
    )
    style = palette.buttons[ToolKind.ARROW].toolButtonStyle()
    wanted = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if height == 768 else Qt.ToolButtonStyle.ToolButtonIconOnly
    assert style == wanted
    assert isinstance(palette.buttons[ToolKind.CROP], QToolButton)
