"""The frozen screen: what mouse and keyboard choose."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from edusupport_desktop.domain.picture import Picture, Screen
from edusupport_desktop.ui.screenshot.frozen import FrozenScreen
from edusupport_desktop.ui.screenshot.overlay import Overlay
from edusupport_desktop.ui.screenshot.view import Choice, View
from teacher import PATIENCE_MS


@dataclass
class Frozen:
    """An overlay over the first screen, and what it said."""

    overlay: Overlay
    picture: Picture
    choices: list[Choice] = field(default_factory=list)
    cancelled: list[bool] = field(default_factory=list)
    monitors: list[int] = field(default_factory=list)

    @property
    def accepted(self) -> list[Picture]:
        return [choice.view.picture(choice.part) for choice in self.choices]

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.overlay, key, modifiers)


@pytest.fixture
def frozen(qtbot: QtBot) -> Iterator[Frozen]:
    screen = QApplication.primaryScreen()
    size = screen.geometry().size()
    pixels = random.Random(7).randbytes(size.width() * size.height() * 4)  # noqa: S311
    picture = Picture(size.width(), size.height(), pixels)
    whole = FrozenScreen(Screen("", 0, 0, size.width(), size.height()), picture)
    frozen = Frozen(Overlay(View.whole(whole, 1.0), screen, monitors=2), picture)
    frozen.overlay.accepted.connect(frozen.choices.append)
    frozen.overlay.cancelled.connect(lambda: frozen.cancelled.append(True))
    frozen.overlay.monitor_wanted.connect(frozen.monitors.append)
    with qtbot.waitSignal(frozen.overlay.painted, timeout=PATIENCE_MS):
        frozen.overlay.show_over_screen()
        frozen.overlay.take_keyboard()
    yield frozen
    frozen.overlay.put_away()


def test_it_shows_the_frozen_pixels(frozen: Frozen) -> None:
    shown = frozen.overlay.grab().toImage()
    width, height = frozen.picture.width, frozen.picture.height
    for x, y in ((0, height - 1), (width - 1, height - 1), (width // 3, height // 2)):
        at = (y * width + x) * 4
        blue, green, red = frozen.picture.pixels[at : at + 3]
        colour = shown.pixelColor(x, y)
        assert (colour.red(), colour.green(), colour.blue()) == (red, green, blue)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_takes_the_whole_screen(frozen: Frozen, key: Qt.Key) -> None:
    frozen.press(key)
    assert frozen.accepted == [frozen.picture]


def test_a_double_click_takes_the_whole_screen(frozen: Frozen) -> None:
    QTest.mouseDClick(frozen.overlay, Qt.MouseButton.LeftButton)
    assert frozen.accepted == [frozen.picture]


def test_a_mere_click_takes_nothing(frozen: Frozen) -> None:
    QTest.mouseClick(frozen.overlay, Qt.MouseButton.LeftButton)
    assert frozen.accepted == []


def test_esc_cancels(frozen: Frozen) -> None:
    frozen.press(Qt.Key.Key_Escape)
    assert (frozen.cancelled, frozen.accepted) == ([True], [])


def test_a_drag_takes_exactly_that_part(frozen: Frozen) -> None:
    QTest.mousePress(frozen.overlay, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(200, 150))
    QTest.mouseMove(frozen.overlay, QPoint(40, 30))
    QTest.mouseRelease(frozen.overlay, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(40, 30))
    assert frozen.accepted == [frozen.picture.cropped(40, 30, 160, 120)]


def test_by_keyboard_a_part_is_begun_moved_resized_and_taken(frozen: Frozen) -> None:
    width, height = frozen.picture.width, frozen.picture.height
    frozen.press(Qt.Key.Key_Left)
    frozen.press(Qt.Key.Key_Right)
    frozen.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    frozen.press(Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    frozen.press(Qt.Key.Key_Return)
    expected = frozen.picture.cropped(width // 4 + 16, height // 4 + 1, width // 2 - 16, height // 2)
    assert frozen.accepted == [expected]


def test_the_right_button_forgets_the_choice(frozen: Frozen) -> None:
    frozen.press(Qt.Key.Key_Left)
    QTest.mouseClick(frozen.overlay, Qt.MouseButton.RightButton)
    frozen.press(Qt.Key.Key_Return)
    assert frozen.accepted == [frozen.picture]


def test_digits_choose_the_monitor(frozen: Frozen) -> None:
    frozen.press(Qt.Key.Key_1)
    frozen.press(Qt.Key.Key_2)
    assert frozen.monitors == [0, 1]


def test_it_says_what_it_is_to_a_screen_reader(frozen: Frozen) -> None:
    assert frozen.overlay.accessibleName()
    assert "Esc" in frozen.overlay.accessibleDescription()
