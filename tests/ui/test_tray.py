"""The icon beside the clock, in a real panel."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QSystemTrayIcon, QWidget

from edusupport_desktop.domain.preferences import Preferences
from edusupport_desktop.ui.quick_access import QuickAccess
from edusupport_desktop.ui.screenshot.overlay import Overlay
from edusupport_desktop.ui.tray import Tray
from realparts.panel import panel
from realparts.processes import stop
from teacher import Teacher

pytestmark = pytest.mark.real
__all__ = ["panel"]


@pytest.fixture
def quick(panel: subprocess.Popen[bytes], teacher: Teacher) -> Iterator[QuickAccess]:
    """With the icon chosen."""
    quick = QuickAccess(teacher.program.preferences, teacher.windows)
    choice(teacher).trigger()
    yield quick
    quick.end()


@pytest.fixture
def tray(quick: QuickAccess, teacher: Teacher) -> Tray:
    assert quick.tray is not None
    teacher.wait(lambda: is_in_the_panel(quick.tray))
    return quick.tray


def choice(teacher: Teacher) -> QAction:
    return teacher.journal.menus.tray


def icons() -> list[QWidget]:
    return [w for w in QApplication.topLevelWidgets() if w.inherits("QSystemTrayIconSys") and w.isVisible()]


def is_in_the_panel(tray: Tray | None) -> bool:
    """The panel is at the lower edge of the screen."""
    return tray is not None and tray.icon.geometry().top() > QApplication.primaryScreen().geometry().center().y()


def entry(tray: Tray, text: str) -> QAction:
    (found,) = [action for action in tray.menu.actions() if action.text().replace("&", "") == text]
    return found


def test_it_is_offered_when_there_is_a_panel_and_shown_when_it_is_chosen(
    panel: subprocess.Popen[bytes], teacher: Teacher
) -> None:
    quick = QuickAccess(teacher.program.preferences, teacher.windows)
    assert choice(teacher).isVisible()
    assert icons() == []
    choice(teacher).trigger()
    assert len(icons()) == 1
    assert teacher.program.preferences.load() == Preferences(keep_in_tray=True)
    choice(teacher).trigger()
    teacher.wait(lambda: icons() == [])
    assert teacher.program.preferences.load() == Preferences()
    quick.end()


def test_the_window_goes_into_the_tray_says_so_once_and_a_click_brings_it_back(teacher: Teacher, tray: Tray) -> None:
    def balloons() -> list[QWidget]:
        return [w for w in QApplication.topLevelWidgets() if w.inherits("QBalloonTip") and w.isVisible()]

    with teacher.qtbot.assertNotEmitted(teacher.journal.closed):
        teacher.journal.close()
    assert not teacher.journal.isVisible()
    teacher.wait(lambda: len(balloons()) == 1)
    balloons()[0].close()
    teacher.wait(lambda: QApplication.focusWindow() is None)  # the display has put it away, too
    QTest.mouseClick(icons()[0], Qt.MouseButton.LeftButton)
    teacher.wait(teacher.journal.isActiveWindow)
    teacher.journal.close()
    teacher.qtbot.wait(100)
    assert balloons() == []
    entry(tray, "Open the journal").trigger()
    assert teacher.journal.isVisible()


@pytest.mark.parametrize("hidden", [False, True])
def test_quit_in_its_menu_ends_the_program(teacher: Teacher, tray: Tray, hidden: bool) -> None:
    if hidden:
        teacher.journal.close()
    with teacher.qtbot.waitSignal(teacher.journal.closed):
        entry(tray, "Quit").trigger()


def test_quit_in_the_menu_of_the_window_ends_the_program(teacher: Teacher, tray: Tray) -> None:
    with teacher.qtbot.waitSignal(teacher.journal.closed):
        QTest.keyClick(teacher.journal, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)


def test_what_is_written_stays_open_when_the_journal_goes_and_is_kept_when_the_program_ends(
    teacher: Teacher, tray: Tray
) -> None:
    teacher.begin()
    teacher.write(full_name="Ёлкина Ж.")
    teacher.journal.close()
    assert teacher.wizard.isVisible()
    assert not teacher.journal.isVisible()
    with teacher.qtbot.waitSignal(teacher.journal.closed):
        entry(tray, "Quit").trigger()
    assert teacher.drafts()[0].answers.full_name == "Ёлкина Ж."


def test_while_a_letter_is_sent_quitting_brings_the_window_that_says_so(teacher: Teacher, tray: Tray) -> None:
    teacher.journal.close()
    teacher.journal.keep_open(True)
    with teacher.qtbot.assertNotEmitted(teacher.journal.closed):
        entry(tray, "Quit").trigger()
    assert teacher.journal.isVisible()
    assert teacher.journal.statusBar().currentMessage()
    teacher.journal.keep_open(False)


def test_a_request_is_begun_from_the_tray(teacher: Teacher, tray: Tray) -> None:
    teacher.journal.close()
    entry(tray, "New request").trigger()
    teacher.settle()
    assert teacher.wizard.isVisible()
    assert not teacher.journal.isVisible()


def test_the_screen_is_taken_from_the_tray_and_the_icon_keeps_its_place(teacher: Teacher, tray: Tray) -> None:
    place: QRect = tray.icon.geometry()
    entry(tray, "Take the screen").trigger()
    overlay = teacher.visible(Overlay)
    assert len(icons()) == 1
    QTest.keyClick(overlay, Qt.Key.Key_Escape)
    teacher.settle()
    teacher.qtbot.wait(100)
    assert tray.icon.geometry() == place


def test_a_panel_that_ends_takes_no_window_with_it(
    panel: subprocess.Popen[bytes], teacher: Teacher, tray: Tray
) -> None:
    stop(panel)
    teacher.wait(lambda: not QSystemTrayIcon.isSystemTrayAvailable())
    with teacher.qtbot.waitSignal(teacher.journal.closed):
        teacher.journal.close()


def test_a_panel_that_starts_late_is_found_by_the_menu(teacher: Teacher, request: pytest.FixtureRequest) -> None:
    teacher.program.preferences.save(Preferences(keep_in_tray=True))
    quick = QuickAccess(teacher.program.preferences, teacher.windows)
    assert quick.tray is None
    request.getfixturevalue("panel")
    teacher.journal.menus.settings.aboutToShow.emit()
    assert quick.tray is not None
    assert choice(teacher).isVisible()
    assert choice(teacher).isChecked()
    quick.end()


def test_the_window_has_its_first_button_again_after_the_tray(teacher: Teacher, tray: Tray) -> None:
    teacher.journal.close()
    tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert teacher.visible(QPushButton, "new_request").isEnabled()
