"""The seconds before the screen is taken: seen, remembered, stopped."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from edusupport_desktop.ui.screenshot.countdown import Countdown
from teacher import PATIENCE_MS, Teacher


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


def test_the_delay_is_remembered_by_the_next_run(teacher: Teacher) -> None:
    teacher.to_pictures()
    delay = teacher.visible(QComboBox, "delay")
    delay.setFocus()
    QTest.keyClick(delay, Qt.Key.Key_Down)
    assert (delay.currentData(), teacher.program.capture_habits.load().delay_seconds) == (3, 3)


def test_esc_on_the_countdown_itself_stops_it(qtbot: QtBot) -> None:
    countdown = Countdown(5)
    countdown.start()
    with qtbot.waitSignal(countdown.cancelled, timeout=PATIENCE_MS):
        QTest.keyClick(countdown, Qt.Key.Key_Escape)
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, Countdown) and w.isVisible()]


def test_a_countdown_closed_by_the_desktop_is_stopped(qtbot: QtBot) -> None:
    countdown = Countdown(5)
    countdown.start()
    with qtbot.waitSignal(countdown.cancelled, timeout=PATIENCE_MS):
        countdown.close()
