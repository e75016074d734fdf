"""Several frozen screens work as one: windows, monitors, the keyboard. All lie over the one screen of the tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QCursor, QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from edusupport_desktop.domain.desktop_window import DesktopWindow
from edusupport_desktop.domain.picture import Screen
from edusupport_desktop.ui.screenshot import overlays as overlays_module
from edusupport_desktop.ui.screenshot.frozen import FrozenDesktop, FrozenScreen
from edusupport_desktop.ui.screenshot.modes import CaptureMode
from edusupport_desktop.ui.screenshot.overlay import Overlay
from edusupport_desktop.ui.screenshot.overlays import Overlays
from edusupport_desktop.ui.screenshot.view import Choice, View
from real_program import plain_picture

LEFT, RIGHT = Screen("l", -800, 0, 800, 600), Screen("r", 0, 0, 800, 600)


def window(title: str, left: int, top: int, width: int, height: int) -> DesktopWindow:
    return DesktopWindow(title, left, top, width, height, 1, None, active=False)


FRONT = window("Спереди 👩‍🏫 שלום", -700, 100, 300, 200)
BEHIND = window("", -750, 50, 600, 500)
RIGHTMOST = window("Справа", 100, 100, 400, 300)
ELSEWHERE = window("Нигде", 5000, 0, 100, 100)
DESKTOP = FrozenDesktop(
    tuple(FrozenScreen(screen, plain_picture(800, 600)) for screen in (LEFT, RIGHT)),
    2,
    (FRONT, BEHIND, RIGHTMOST, ELSEWHERE),
)


class Shown:
    """The overlays of ``DESKTOP``, and what they said."""

    def __init__(self, overlays: Overlays, mode: CaptureMode) -> None:
        self.overlays = overlays
        self.choices: list[Choice] = []
        overlays.accepted.connect(self.choices.append)
        overlays.show(DESKTOP, mode)
        self.left, self.right = overlays.shown

    def with_keyboard(self) -> list[Overlay]:
        return [overlay for overlay in self.overlays.shown if overlay._has_keyboard]

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            (overlay,) = self.with_keyboard()
            QTest.keyClick(overlay, key)

    def labels(self, overlay: Overlay) -> str:
        return " | ".join(panel.text for panel in overlay._scene.panels)


@pytest.fixture
def shown(
    qtbot: QtBot,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Shown]:
    screen = QGuiApplication.primaryScreen()
    pairs = [(View.whole(one, 1.0), screen) for one in DESKTOP.screens]
    monkeypatch.setattr(overlays_module, "views_over", lambda *_: pairs)
    QCursor.setPos(screen.geometry().bottomRight())  # over none of the windows
    overlays = Overlays()
    yield Shown(overlays, request.param)
    overlays.put_away()


in_mode = pytest.mark.parametrize("shown", [CaptureMode.WINDOW], indirect=True)


@in_mode
def test_tab_goes_through_the_windows_from_the_front_to_the_back_and_round(shown: Shown) -> None:
    picked = []
    for _ in range(4):
        shown.press(Qt.Key.Key_Tab)
        picked.append(shown.overlays._picked)
    assert picked == [FRONT, BEHIND, RIGHTMOST, FRONT]  # what lies on no screen is not among them
    shown.press(Qt.Key.Key_Backtab)
    assert shown.overlays._picked is RIGHTMOST


@in_mode
@pytest.mark.parametrize(("key", "expected"), [(Qt.Key.Key_Right, FRONT), (Qt.Key.Key_Up, RIGHTMOST)])
def test_arrows_go_through_the_windows_too(shown: Shown, key: Qt.Key, expected: DesktopWindow) -> None:
    shown.press(key)
    assert shown.overlays._picked is expected


@in_mode
def test_the_keyboard_goes_where_the_window_is_and_its_title_is_said(shown: Shown) -> None:
    shown.press(Qt.Key.Key_Tab)
    assert shown.with_keyboard() == [shown.left]
    assert FRONT.title in shown.labels(shown.left)
    assert FRONT.title in shown.left.accessibleDescription()
    shown.press(Qt.Key.Key_Tab)
    assert "A window without a title" in shown.left.accessibleDescription()
    shown.press(Qt.Key.Key_Tab)
    assert shown.with_keyboard() == [shown.right]
    assert RIGHTMOST.title in shown.right.accessibleDescription()
    shown.press(Qt.Key.Key_Return)
    assert [choice.window for choice in shown.choices] == [RIGHTMOST]


def mouse(overlay: Overlay, kind: QEvent.Type, x: int, y: int) -> None:
    """At this pixel of the picture of 800 x 600. Sent to this overlay: both lie over one screen here."""
    place = QPointF((x + 0.5) * overlay.width() / 800, (y + 0.5) * overlay.height() / 600)
    button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    event = QMouseEvent(kind, place, place, button, button, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(overlay, event)


@in_mode
def test_the_window_under_the_pointer_is_outlined_and_a_click_takes_it(shown: Shown) -> None:
    for x, y, expected in ((150, 150, FRONT), (60, 60, BEHIND), (790, 10, None), (200, 150, FRONT)):
        mouse(shown.left, QEvent.Type.MouseMove, x, y)
        assert shown.overlays._picked is expected
    mouse(shown.left, QEvent.Type.MouseButtonPress, 200, 150)
    mouse(shown.left, QEvent.Type.MouseButtonRelease, 200, 150)
    assert [choice.window for choice in shown.choices] == [FRONT]


@in_mode
def test_where_windows_are_chosen_a_drag_takes_a_part_all_the_same(shown: Shown) -> None:
    mouse(shown.left, QEvent.Type.MouseButtonPress, 150, 150)
    mouse(shown.left, QEvent.Type.MouseMove, 250, 250)
    mouse(shown.left, QEvent.Type.MouseButtonRelease, 250, 250)
    (choice,) = shown.choices
    assert choice.window is None
    assert choice.part is not None
    assert (choice.part.width, choice.part.height) == (100, 100)


@pytest.mark.parametrize("shown", [CaptureMode.REGION], indirect=True)
def test_a_part_of_one_screen_is_no_part_of_another(shown: Shown) -> None:
    shown.press(Qt.Key.Key_1)
    shown.press(Qt.Key.Key_Left)
    assert shown.left._selection is not None
    shown.press(Qt.Key.Key_2)
    assert shown.with_keyboard() == [shown.right]
    shown.press(Qt.Key.Key_Left)
    assert (shown.left._selection, shown.right._selection is None) == (None, False)


@pytest.mark.parametrize("shown", [CaptureMode.REGION], indirect=True)
def test_among_parts_tab_goes_to_the_windows_and_arrows_make_a_part_of_one(shown: Shown) -> None:
    shown.press(Qt.Key.Key_Tab)
    assert shown.overlays._picked is FRONT
    shown.press(Qt.Key.Key_Right)
    assert shown.overlays._picked is None
    shown.press(Qt.Key.Key_Return)
    (choice,) = shown.choices
    assert choice.view.on_desktop(choice.part) == (-700, 100, 300, 200)


@pytest.mark.parametrize("shown", [CaptureMode.REGION], indirect=True)
def test_a_digit_without_a_monitor_does_nothing(shown: Shown) -> None:
    shown.press(Qt.Key.Key_9)
    assert (shown.choices, len(shown.with_keyboard())) == ([], 1)


@pytest.mark.parametrize("shown", [CaptureMode.MONITOR], indirect=True)
def test_monitors_are_numbered_and_a_digit_takes_one(shown: Shown) -> None:
    assert [overlay._scene.badge.text for overlay in shown.overlays.shown if overlay._scene.badge] == ["1", "2"]
    shown.press(Qt.Key.Key_2)
    (choice,) = shown.choices
    assert (choice.view.frozen.screen, choice.part, choice.window) == (RIGHT, None, None)


@pytest.mark.parametrize("shown", [CaptureMode.MONITOR], indirect=True)
@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Left, Qt.Key.Key_Right])
def test_monitors_are_gone_through_by_keys_and_only_one_is_light(shown: Shown, key: Qt.Key) -> None:
    (before,) = shown.with_keyboard()
    shown.press(key)
    (after,) = shown.with_keyboard()
    assert (before is after, after._scene.dim, before._scene.dim) == (False, False, True)
    shown.press(Qt.Key.Key_Return)
    assert shown.choices[0].view is after._view


@pytest.mark.parametrize("shown", [CaptureMode.MONITOR], indirect=True)
def test_a_click_takes_the_monitor(shown: Shown) -> None:
    QTest.mouseClick(shown.left, Qt.MouseButton.LeftButton)
    assert [choice.view.frozen.screen for choice in shown.choices] == [LEFT]


@in_mode
def test_put_away_nothing_is_left(shown: Shown) -> None:
    overlays = list(shown.overlays.shown)
    shown.overlays.put_away()
    shown.overlays.put_away()
    assert not any(overlay.isVisible() for overlay in overlays)
    assert shown.overlays.shown == []
