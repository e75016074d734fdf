"""The screenshot button pinned over all windows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from edusupport_desktop.settings.capture_habits import JsonCaptureHabits
from edusupport_desktop.storage.settings_file import JsonSettingsFile
from edusupport_desktop.ui.jobs import Job, Jobs
from edusupport_desktop.ui.screenshot.pinned_button import PinnedButton, kept_inside
from edusupport_desktop.ui.screenshot.taker import ScreenshotTaker
from real_program import StillScreen, StillWindows, plain_picture

LEFT, RIGHT = QRect(-1280, 100, 1280, 720), QRect(0, 0, 1920, 1040)


@pytest.fixture
def pinned(qtbot: QtBot) -> Iterator[PinnedButton]:
    button = PinnedButton(None)
    qtbot.addWidget(button)
    button.show()
    yield button
    button.hide()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def button_of(pinned: PinnedButton) -> QPushButton:
    found = pinned.findChild(QPushButton)
    assert isinstance(found, QPushButton)
    return found


def drag(pinned: PinnedButton, by: QPoint) -> None:
    grip = QPoint(6, pinned.height() // 2)
    QTest.mousePress(pinned, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, grip)
    # The window goes with the mouse: within it, the mouse comes back to where it took hold.
    QTest.mouseMove(pinned, grip + by)
    QTest.mouseRelease(pinned, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, grip)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ((500, 500), (500, 500)),
        ((1900, 1030), (1800, 1000)),
        ((5000, 5000), (1800, 1000)),
        ((-9000, 500), (-1280, 500)),
        ((-50, 300), (0, 300)),  # partly on either screen: wholly on the nearer one
        ((-90, 300), (-120, 300)),
        ((-50, 10), (0, 10)),  # there is nothing above the left screen
        ((-1280, -5000), (-1280, 100)),
    ],
)
def test_a_place_is_kept_inside_the_nearest_screen(before: tuple[int, int], after: tuple[int, int]) -> None:
    window = QRect(*before, 120, 40)
    assert kept_inside(window, [LEFT, RIGHT]) == QPoint(*after)


def test_a_screen_smaller_than_the_button_shows_its_beginning() -> None:
    assert kept_inside(QRect(50, 50, 120, 40), [QRect(10, 10, 100, 30)]) == QPoint(10, 10)


def test_it_stays_on_top_and_leaves_the_focus_where_it_is(window: QWidget, qtbot: QtBot) -> None:
    pinned = PinnedButton(None)
    qtbot.addWidget(pinned)
    pinned.show()
    qtbot.waitExposed(pinned)
    qtbot.wait(100)
    assert window.isActiveWindow()
    assert pinned.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    area = QGuiApplication.primaryScreen().availableGeometry()
    assert area.contains(pinned.geometry())


def test_it_can_be_named_and_pressed_by_keyboard(pinned: PinnedButton, qtbot: QtBot) -> None:
    button = button_of(pinned)
    assert button.text()
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    pinned.activateWindow()
    qtbot.waitUntil(pinned.isActiveWindow)
    assert pinned.focusWidget() in (button, None)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
        with qtbot.waitSignal(pinned.pressed):
            QTest.keyClick(button, key)


def test_it_is_dragged_by_its_grip_and_says_where_it_came_to(pinned: PinnedButton) -> None:
    pinned.move(300, 300)
    told: list[tuple[int, int]] = []
    pinned.moved.connect(lambda x, y: told.append((x, y)))
    drag(pinned, QPoint(-120, 45))
    assert told == [(180, 345)]
    assert pinned.pos() == QPoint(180, 345)


def test_it_cannot_be_dragged_off_the_screen(pinned: PinnedButton) -> None:
    drag(pinned, QPoint(9000, 9000))
    assert QGuiApplication.primaryScreen().availableGeometry().contains(pinned.geometry())


@pytest.mark.parametrize(
    ("key", "step"),
    [(Qt.Key.Key_Left, (-16, 0)), (Qt.Key.Key_Right, (16, 0)), (Qt.Key.Key_Up, (0, -16)), (Qt.Key.Key_Down, (0, 16))],
)
def test_ctrl_and_the_arrows_move_it(pinned: PinnedButton, qtbot: QtBot, key: Qt.Key, step: tuple[int, int]) -> None:
    pinned.activateWindow()
    qtbot.waitUntil(pinned.isActiveWindow)
    pinned.move(300, 300)
    with qtbot.waitSignal(pinned.moved) as moved:
        QTest.keyClick(button_of(pinned), key, Qt.KeyboardModifier.ControlModifier)
    assert moved.args == [300 + step[0], 300 + step[1]]


@pytest.mark.parametrize("place", [(-30_000, 20), (30_000, 30_000)])
def test_the_place_of_a_screen_that_is_gone_is_not_lost_on(qtbot: QtBot, place: tuple[int, int]) -> None:
    pinned = PinnedButton(place)
    qtbot.addWidget(pinned)
    pinned.show()
    assert QGuiApplication.primaryScreen().availableGeometry().contains(pinned.geometry())


def test_it_stands_where_it_stood(qtbot: QtBot) -> None:
    pinned = PinnedButton((400, 200))
    qtbot.addWidget(pinned)
    pinned.show()
    qtbot.waitExposed(pinned)
    assert pinned.pos() == QPoint(400, 200)


def test_its_menu_unpins_it(pinned: PinnedButton, qtbot: QtBot) -> None:
    (unpin,) = pinned.actions()
    assert isinstance(unpin, QAction)
    with qtbot.waitSignal(pinned.unpinned):
        unpin.trigger()


def test_closing_it_unpins_it(pinned: PinnedButton, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pinned.unpinned):
        pinned.close()


def test_it_is_gone_while_the_screen_is_taken_and_comes_back_to_its_place(
    pinned: PinnedButton, window: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    jobs = Jobs()
    habits = JsonCaptureHabits(JsonSettingsFile(tmp_path / "habits.json"))
    taker = ScreenshotTaker(lambda: StillScreen(plain_picture()), StillWindows, habits, jobs)
    pinned.move(400, 200)
    taker.take()
    assert not pinned.isVisible()
    qtbot.waitUntil(lambda: bool(taker.overlays.shown))
    QTest.keyClick(taker.overlays.shown[0], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not jobs.findChildren(Job))
    assert pinned.isVisible()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.wait(100)
    assert pinned.pos() == QPoint(400, 200)
