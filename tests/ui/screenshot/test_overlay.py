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
from shiboken6 import isValid

from edusupport_desktop.domain.picture import Picture, Screen
from edusupport_desktop.ui.screenshot.frozen import FrozenScreen
from edusupport_desktop.ui.screenshot.overlay import Overlay
from edusupport_desktop.ui.screenshot.overlay_scene import changed_between
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
    if isValid(frozen.overlay):
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


def drag(frozen: Frozen, first: QPoint, last: QPoint, modifiers: Qt.KeyboardModifier) -> None:
    QTest.mousePress(frozen.overlay, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, first)
    QTest.mouseMove(frozen.overlay, last)
    QTest.mouseRelease(frozen.overlay, Qt.MouseButton.LeftButton, modifiers, last)


def test_a_part_let_go_with_shift_stays_to_be_moved_and_resized(frozen: Frozen) -> None:
    drag(frozen, QPoint(100, 100), QPoint(300, 200), Qt.KeyboardModifier.ShiftModifier)
    assert frozen.accepted == []
    drag(frozen, QPoint(150, 150), QPoint(160, 170), Qt.KeyboardModifier.NoModifier)
    assert frozen.accepted == []
    frozen.press(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.mouseDClick(frozen.overlay, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(200, 200))
    assert frozen.accepted == [frozen.picture.cropped(110, 120, 216, 100)]


def test_a_drag_beside_the_part_that_stays_begins_another(frozen: Frozen) -> None:
    drag(frozen, QPoint(100, 100), QPoint(300, 200), Qt.KeyboardModifier.ShiftModifier)
    drag(frozen, QPoint(400, 300), QPoint(500, 400), Qt.KeyboardModifier.NoModifier)
    assert frozen.accepted == [frozen.picture.cropped(400, 300, 100, 100)]


def test_a_drag_to_the_edge_takes_the_last_pixel_too(frozen: Frozen) -> None:
    width, height = frozen.picture.width, frozen.picture.height
    drag(frozen, QPoint(width - 100, height - 50), QPoint(width - 1, height - 1), Qt.KeyboardModifier.NoModifier)
    assert frozen.accepted == [frozen.picture.cropped(width - 100, height - 50, 100, 50)]


def test_closed_by_the_desktop_it_is_cancelled_once(frozen: Frozen) -> None:
    frozen.overlay.close()
    assert frozen.cancelled == [True]
    frozen.overlay.put_away()
    assert frozen.cancelled == [True]


def test_put_away_it_is_not_cancelled(frozen: Frozen) -> None:
    frozen.overlay.put_away()
    assert frozen.cancelled == []


def test_what_has_the_keyboard_says_what_to_do_and_the_others_do_not(frozen: Frozen) -> None:
    assert [panel.text for panel in frozen.overlay._scene.panels] == [frozen.overlay._hint()]
    frozen.overlay.leave_keyboard()
    assert frozen.overlay._scene.panels == ()


def test_the_size_is_said_and_the_magnifier_follows_the_keys(frozen: Frozen) -> None:
    frozen.press(Qt.Key.Key_Left)
    frozen.press(Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    width, height = frozen.picture.width // 2 - 16, frozen.picture.height // 2
    scene = frozen.overlay._scene
    assert f"{width} × {height}" in [panel.text for panel in scene.panels]
    assert f"{width} × {height}" in frozen.overlay.accessibleDescription()
    assert scene.chosen is not None
    assert scene.pixel == (scene.chosen.left + width - 1, scene.chosen.top + height - 1)


def test_only_what_changes_is_painted_anew(frozen: Frozen) -> None:
    """A moving corner of a large part must not paint a whole screen of four thousand pixels."""
    frozen.press(Qt.Key.Key_Left)
    before = frozen.overlay._scene
    frozen.press(Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    changed = changed_between(before, frozen.overlay._scene)
    assert changed is not None
    painted = sum(part.width() * part.height() for part in changed)
    assert 0 < painted < frozen.picture.width * frozen.picture.height / 4
    assert changed_between(frozen.overlay._scene, frozen.overlay._scene).isEmpty()  # type: ignore[union-attr]


def test_digits_choose_the_monitor(frozen: Frozen) -> None:
    frozen.press(Qt.Key.Key_1)
    frozen.press(Qt.Key.Key_2)
    assert frozen.monitors == [0, 1]


def test_it_says_what_it_is_to_a_screen_reader(frozen: Frozen) -> None:
    assert frozen.overlay.accessibleName()
    assert "Esc" in frozen.overlay.accessibleDescription()
