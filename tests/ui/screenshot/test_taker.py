"""Taking the screen: with a delay, over several screens, and never leaving the windows away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from edusupport_desktop.domain.capture_habits import CaptureHabits, ScreenRegion
from edusupport_desktop.domain.desktop_window import DesktopWindow
from edusupport_desktop.domain.errors import Cancelled, Unavailable
from edusupport_desktop.domain.picture import Screen
from edusupport_desktop.domain.screenshot import Screenshot
from edusupport_desktop.settings.capture_habits import JsonCaptureHabits
from edusupport_desktop.storage.settings_file import JsonSettingsFile
from edusupport_desktop.ui.error_words import error_text
from edusupport_desktop.ui.jobs import Job, Jobs
from edusupport_desktop.ui.screenshot.countdown import Countdown
from edusupport_desktop.ui.screenshot.modes import CaptureMode
from edusupport_desktop.ui.screenshot.overlay import Overlay
from edusupport_desktop.ui.screenshot.own_windows import FOREIGN
from edusupport_desktop.ui.screenshot.taker import ScreenshotTaker
from real_program import StillScreen, StillWindows, plain_picture
from teacher import PATIENCE_MS


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


def test_a_delay_counts_down_and_can_be_cancelled(taker: ScreenshotTaker, window: QWidget, qtbot: QtBot) -> None:
    failures: list[Exception] = []
    taker.failed.connect(failures.append)
    taker.take(5)
    small = next(w for w in QApplication.topLevelWidgets() if isinstance(w, Countdown) and w.isVisible())
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


def test_a_bug_while_the_frozen_screen_is_shown_brings_the_windows_back(
    taker: ScreenshotTaker, window: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    bug = RuntimeError("🐞")

    def broken(*_: object) -> None:
        raise bug

    monkeypatch.setattr(taker.overlays, "show", broken)
    with qtbot.waitSignal(taker.failed, timeout=PATIENCE_MS) as failed:
        taker.take()
    assert failed.args == [bug]
    assert window.isVisible()
    assert not taker.is_busy


def test_a_bug_in_the_capture_brings_the_windows_back(
    taker: ScreenshotTaker, screen: StillScreen, window: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screen, "capture", lambda _: 1 // 0)
    with qtbot.waitSignal(taker.failed, timeout=PATIENCE_MS) as failed:
        taker.take()
    assert isinstance(failed.args[0], ZeroDivisionError)  # type: ignore[index]
    assert window.isVisible()


def test_a_window_that_is_deleted_meanwhile_is_no_trouble(
    taker: ScreenshotTaker, window: QWidget, qtbot: QtBot
) -> None:
    other = QWidget()
    other.show()
    taker.take()
    other.deleteLater()
    frozen = overlay(qtbot)
    qtbot.waitUntil(lambda: not isValid(other), timeout=PATIENCE_MS)
    QTest.keyClick(frozen, Qt.Key.Key_Escape)
    assert window.isVisible()


def test_a_menu_that_was_open_does_not_come_back(taker: ScreenshotTaker, window: QWidget, qtbot: QtBot) -> None:
    menu = QMenu(window)
    menu.addAction("Снять экран")
    menu.popup(window.pos())
    taker.take()
    assert not menu.isVisible()
    QTest.keyClick(overlay(qtbot), Qt.Key.Key_Escape)
    assert (window.isVisible(), menu.isVisible()) == (True, False)


def test_a_monitor_that_comes_or_goes_ends_it_with_words(taker: ScreenshotTaker, window: QWidget, qtbot: QtBot) -> None:
    taker.take()
    overlay(qtbot)
    with qtbot.waitSignal(taker.failed, timeout=PATIENCE_MS) as failed:
        QGuiApplication.primaryScreen().geometryChanged.emit(QRect(0, 0, 640, 480))
    (error,) = failed.args or ()
    assert isinstance(error, Unavailable)
    assert error.code == "screens_changed"
    assert error_text(error)
    assert window.isVisible()


@pytest.mark.parametrize("mode", [CaptureMode.DESKTOP, CaptureMode.MONITOR])
def test_what_needs_no_choosing_is_taken_at_once(taker: ScreenshotTaker, qtbot: QtBot, mode: CaptureMode) -> None:
    with qtbot.waitSignal(taker.taken, timeout=PATIENCE_MS) as taken:
        taker.take(mode=mode)
    assert size_of(taken) == (320, 200)
    assert taker.overlays.shown == []


def region_of(habits: JsonCaptureHabits) -> tuple[int, int, int, int] | None:
    region = habits.load().last_region
    return None if region is None else (region.left, region.top, region.width, region.height)


def test_the_last_part_is_taken_again_without_a_question(
    taker: ScreenshotTaker, habits: JsonCaptureHabits, qtbot: QtBot
) -> None:
    taker.take()
    frozen = overlay(qtbot)
    with qtbot.waitSignal(taker.taken, timeout=PATIENCE_MS):
        QTest.keyClick(frozen, Qt.Key.Key_Left)
        QTest.keyClick(frozen, Qt.Key.Key_Return)
    assert region_of(habits) == (80, 50, 160, 100)
    with qtbot.waitSignal(taker.taken, timeout=PATIENCE_MS) as taken:
        taker.take(mode=CaptureMode.LAST_REGION)
    assert size_of(taken) == (160, 100)


@pytest.mark.parametrize(
    ("region", "words"),
    [
        (None, "No part was taken before."),
        (ScreenRegion(Screen("", 0, 0, 1024, 768), 1, 2, 30, 40), "The screens are not as they were"),
        (ScreenRegion(Screen("", 0, 0, 320, 200), 300, 2, 30, 40), "The screens are not as they were"),
    ],
)
def test_a_last_part_that_cannot_be_taken_again_is_chosen_anew(
    taker: ScreenshotTaker, habits: JsonCaptureHabits, qtbot: QtBot, region: ScreenRegion | None, words: str
) -> None:
    habits.save(CaptureHabits(last_region=region))
    taker.take(mode=CaptureMode.LAST_REGION)
    frozen = overlay(qtbot)
    assert words in frozen.accessibleDescription()
    with qtbot.waitSignal(taker.taken, timeout=PATIENCE_MS) as taken:
        QTest.keyClick(frozen, Qt.Key.Key_Return)
    assert size_of(taken) == (320, 200)


def test_a_disk_that_takes_nothing_costs_no_picture(
    taker: ScreenshotTaker, habits: JsonCaptureHabits, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise Unavailable("storage_full")

    monkeypatch.setattr(habits, "load", full)
    monkeypatch.setattr(habits, "save", full)
    taker.take(mode=CaptureMode.LAST_REGION)
    with qtbot.waitSignal(taker.taken, timeout=PATIENCE_MS):
        frozen = overlay(qtbot)
        QTest.keyClick(frozen, Qt.Key.Key_Left)
        QTest.keyClick(frozen, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        (Unavailable("window_list_unavailable"), "This desktop does not tell which windows are open"),
        (None, "No window of another program is open."),
    ],
)
def test_without_windows_a_part_is_chosen_and_why_is_said(
    taker: ScreenshotTaker, windows: StillWindows, qtbot: QtBot, trouble: Unavailable | None, words: str
) -> None:
    windows.trouble = trouble
    taker.take(mode=CaptureMode.WINDOW)
    frozen = overlay(qtbot)
    assert words in frozen.accessibleDescription()
    with qtbot.waitSignal(taker.taken, timeout=PATIENCE_MS) as taken:
        QTest.keyClick(frozen, Qt.Key.Key_Left)
        QTest.keyClick(frozen, Qt.Key.Key_Return)
    assert size_of(taken) == (160, 100)


def test_the_windows_travel_with_the_picture(taker: ScreenshotTaker, windows: StillWindows, qtbot: QtBot) -> None:
    browser = DesktopWindow("Журнал", 10, 10, 100, 80, 5, "/opt/yandex/browser", active=True)
    windows.windows = (browser,)
    taker.take(mode=CaptureMode.WINDOW)
    frozen = overlay(qtbot)
    with qtbot.waitSignal(taker.taken, timeout=PATIENCE_MS) as taken:
        QTest.keyClick(frozen, Qt.Key.Key_Tab)
        QTest.keyClick(frozen, Qt.Key.Key_Return)
    assert size_of(taken) == (100, 80)
    (screenshot,) = taken.args or ()
    assert (screenshot.windows, screenshot.shown) == ((browser,), browser)
    assert screenshot.front_program == "/opt/yandex/browser"
