"""Taking the screen: with a delay, over several screens, and never leaving the windows away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from edusupport_desktop.domain.errors import Cancelled, Unavailable
from edusupport_desktop.domain.screenshot import Screenshot
from edusupport_desktop.settings.capture_habits import JsonCaptureHabits
from edusupport_desktop.storage.settings_file import JsonSettingsFile
from edusupport_desktop.ui.jobs import Job, Jobs
from edusupport_desktop.ui.screenshot.countdown import Countdown
from edusupport_desktop.ui.screenshot.modes import CaptureMode
from edusupport_desktop.ui.screenshot.overlay import Overlay
from edusupport_desktop.ui.screenshot.own_windows import FOREIGN
from edusupport_desktop.ui.screenshot.taker import ScreenshotTaker
from real_program import StillScreen, StillWindows, plain_picture
from teacher import PATIENCE_MS, Teacher


@pytest.fixture
def screen() -> StillScreen:
    return StillScreen(plain_picture())


@pytest.fixture
def windows() -> StillWindows:
    return StillWindows()


@pytest.fixture
def habits(tmp_path: Path) -> JsonCaptureHabits:
    return JsonCaptureHabits(JsonSettingsFile(tmp_path / "habits.json"))


@pytest.fixture
def taker(
    qtbot: QtBot, screen: StillScreen, windows: StillWindows, habits: JsonCaptureHabits
) -> Iterator[ScreenshotTaker]:
    jobs = Jobs()
    taker = ScreenshotTaker(lambda: screen, lambda: windows, habits, jobs)
    yield taker
    qtbot.waitUntil(lambda: not jobs.findChildren(Job), timeout=PATIENCE_MS)
    taker._put_back()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE_MS)
    return window


def size_of(taken: Any) -> tuple[int, int]:
    """Of what the signal ``taken`` carried."""
    (screenshot,) = taken.args
    assert isinstance(screenshot, Screenshot)
    return screenshot.picture.width, screenshot.picture.height


def overlay(qtbot: QtBot) -> Overlay:
    found: list[Overlay] = []

    def look() -> bool:
        found[:] = [w for w in QApplication.topLevelWidgets() if isinstance(w, Overlay) and w.isVisible()]
        return bool(found)

    qtbot.waitUntil(look, timeout=PATIENCE_MS)
    return found[0]


def test_windows_go_and_come_back_the_active_one_active(taker: ScreenshotTaker, window: QWidget, qtbot: QtBot) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE_MS)
    taker.take()
    assert not window.isVisible()
    assert not other.isVisible()
    with qtbot.waitSignal(taker.taken, timeout=PATIENCE_MS) as taken:
        QTest.keyClick(overlay(qtbot), Qt.Key.Key_Return)
        assert window.isVisible()
        assert other.isVisible()
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE_MS)
    assert size_of(taken) == (320, 200)
    assert not taker.is_busy


def test_a_window_that_stands_for_another_program_is_not_hidden(
    taker: ScreenshotTaker, window: QWidget, qtbot: QtBot
) -> None:
    window.setProperty(FOREIGN, True)
    taker.take()
    assert window.isVisible()
    QTest.keyClick(overlay(qtbot), Qt.Key.Key_Escape)


def test_hidden_windows_stay_hidden_afterwards(taker: ScreenshotTaker, window: QWidget, qtbot: QtBot) -> None:
    hidden = QWidget()
    qtbot.addWidget(hidden)
    taker.take()
    QTest.keyClick(overlay(qtbot), Qt.Key.Key_Escape)
    assert window.isVisible()
    assert not hidden.isVisible()


@pytest.mark.parametrize("trouble", [Unavailable("screen_capture_unavailable"), Unavailable("screen_is_black")])
def test_trouble_brings_the_windows_back(
    taker: ScreenshotTaker, screen: StillScreen, window: QWidget, qtbot: QtBot, trouble: Unavailable
) -> None:
    screen.trouble = trouble
    with qtbot.waitSignal(taker.failed, timeout=PATIENCE_MS) as failed:
        taker.take()
    assert failed.args == [trouble]
    assert window.isVisible()
    assert not taker.is_busy


def test_a_screen_that_is_drawn_late_is_waited_for(
    taker: ScreenshotTaker, screen: StillScreen, window: QWidget, qtbot: QtBot
) -> None:
    screen.trouble = Unavailable("screen_is_black")
    failures: list[Exception] = []
    taker.failed.connect(failures.append)
    taker.take()
    qtbot.wait(300)
    screen.trouble = None
    QTest.keyClick(overlay(qtbot), Qt.Key.Key_Return)
    assert failures == []


def countdown_window(qtbot: QtBot) -> Countdown:
    found: list[Countdown] = []

    def look() -> bool:
        found[:] = [w for w in QApplication.topLevelWidgets() if isinstance(w, Countdown) and w.isVisible()]
        return bool(found)

    qtbot.waitUntil(look, timeout=PATIENCE_MS)
    return found[0]


def test_a_delay_counts_down_and_can_be_cancelled(taker: ScreenshotTaker, window: QWidget, qtbot: QtBot) -> None:
    failures: list[Exception] = []
    taker.failed.connect(failures.append)
    taker.take(5)
    small = countdown_window(qtbot)
    label = small.findChild(QLabel)
    assert label is not None
    assert "5" in label.text()
    assert not window.isVisible()
    stop = small.findChild(QPushButton)
    assert stop is not None
    QTest.mouseClick(stop, Qt.MouseButton.LeftButton)
    assert isinstance(failures[0], Cancelled)
    assert window.isVisible()
    assert not taker.is_busy


def test_what_is_missing_is_said_before_the_countdown_ends(
    taker: ScreenshotTaker, screen: StillScreen, window: QWidget, qtbot: QtBot
) -> None:
    screen.lacks = "portal_missing"
    with qtbot.waitSignal(taker.failed, timeout=PATIENCE_MS) as failed:
        taker.take(3600)
    assert failed.args is not None
    assert failed.args[0].code == "portal_missing"
    assert screen.taken == 0
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == [window]
    assert not taker.is_busy


def test_a_desktop_in_one_piece_is_frozen_over_its_screen(
    taker: ScreenshotTaker, screen: StillScreen, window: QWidget, qtbot: QtBot
) -> None:
    whole = window.screen().size()
    screen.picture, screen.in_one_piece = plain_picture(2 * whole.width(), 2 * whole.height()), True
    taker.take()
    with qtbot.waitSignal(taker.taken, timeout=PATIENCE_MS) as taken:
        QTest.keyClick(overlay(qtbot), Qt.Key.Key_Return)
    assert size_of(taken) == (2 * whole.width(), 2 * whole.height())


@pytest.mark.parametrize("mode", list(CaptureMode))
def test_a_part_chosen_in_the_desktops_own_dialog_is_taken_as_it_is(
    taker: ScreenshotTaker, screen: StillScreen, window: QWidget, qtbot: QtBot, mode: CaptureMode
) -> None:
    screen.in_one_piece = True
    with qtbot.waitSignal(taker.taken, timeout=PATIENCE_MS) as taken:
        taker.take(mode=mode)
    assert size_of(taken) == (320, 200)
    assert window.isVisible()
    assert screen.taken == 1


def test_the_countdown_ends_hidden(qtbot: QtBot) -> None:
    countdown = Countdown(2)
    countdown._timer.setInterval(1)
    with qtbot.waitSignal(countdown.finished, timeout=PATIENCE_MS):
        countdown.start()
    assert not [w for w in QApplication.topLevelWidgets() if w.isVisible()]


def test_the_delays_of_the_page(teacher: Teacher) -> None:
    teacher.to_pictures()
    delay = teacher.visible(QComboBox, "delay")
    assert [delay.itemData(row) for row in range(delay.count())] == [0, 3, 5, 10]
    assert delay.currentData() == 0
