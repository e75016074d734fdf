"""What leads to the work without the windows: chosen in the settings, kept, and never in the way."""

from __future__ import annotations

import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton

from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.domain.preferences import Preferences
from edusupport_desktop.settings.preferences import JsonPreferences
from edusupport_desktop.storage.places import DataFolders
from edusupport_desktop.storage.settings_file import JsonSettingsFile
from edusupport_desktop.ui import quick_access as quick_access_module
from edusupport_desktop.ui.annotator.window import AnnotatorWindow
from edusupport_desktop.ui.quick_access import QuickAccess, capture_command
from edusupport_desktop.ui.screenshot.overlay import Overlay
from edusupport_desktop.ui.screenshot.pinned_button import PinnedButton
from edusupport_desktop.ui.wizard.wizard import RequestWizard
from teacher import Teacher

Start = Callable[[], QuickAccess]


class Keys(QObject):
    """``CaptureHotkey`` of a computer with such keys. ``taken``: another program has them."""

    pressed = Signal()

    def __init__(self, taken: bool) -> None:
        super().__init__()
        self.taken = taken
        self.registered = False

    def register(self) -> bool:
        self.registered = not self.taken
        return self.registered

    def release(self) -> None:
        self.registered = False


class FullDisk:
    """``PreferenceStore`` where nothing can be kept."""

    def load(self) -> Preferences:
        raise Unavailable("storage_not_readable")

    def save(self, _: Preferences) -> None:
        raise Unavailable("storage_full")


@pytest.fixture
def start(teacher: Teacher) -> Iterator[Start]:
    """Begins it, as behind the first window."""
    started: list[QuickAccess] = []

    def begin() -> QuickAccess:
        started.append(QuickAccess(teacher.program.preferences, teacher.windows))
        return started[-1]

    yield begin
    for each in started:
        each.end()


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Keys:
    keys = Keys(getattr(request, "param", False))
    monkeypatch.setattr(quick_access_module, "hotkeys_are_possible", lambda: True)
    monkeypatch.setattr(quick_access_module, "CaptureHotkey", lambda _: keys)
    return keys


def action(teacher: Teacher, name: str) -> QAction:
    found = teacher.journal.findChild(QAction, name)
    assert isinstance(found, QAction)
    return found


def pinned_buttons() -> list[PinnedButton]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, PinnedButton) and w.isVisible()]


def finish_capture(teacher: Teacher) -> None:
    QTest.keyClick(teacher.visible(Overlay), Qt.Key.Key_Escape)
    teacher.settle()


def test_a_new_teacher_sees_nothing_and_is_asked_nothing(teacher: Teacher, start: Start) -> None:
    windows = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    quick = start()
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == windows
    assert (quick.tray, quick.button, teacher.boxes.questions) == (None, None, [])
    assert not teacher.journal.news.isVisible()
    assert not any(action(teacher, name).isChecked() for name in ("keep_in_tray", "pinned_button", "capture_hotkey"))


def test_nothing_is_written_before_something_is_chosen(teacher: Teacher, start: Start, tmp_path: Path) -> None:
    start()
    assert list(tmp_path.rglob("preferences.json")) == []


def test_without_a_tray_there_is_nothing_to_choose_and_closing_ends_the_program(
    teacher: Teacher, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quick_access_module, "tray_is_available", lambda: False)
    teacher.program.preferences.save(Preferences(keep_in_tray=True))  # on another desktop of the same teacher
    quick = start()
    assert not action(teacher, "keep_in_tray").isVisible()
    assert quick.tray is None
    with teacher.qtbot.waitSignal(teacher.journal.closed):
        teacher.journal.close()
    assert teacher.program.preferences.load() == Preferences(keep_in_tray=True)


def test_the_button_is_pinned_from_the_menu_and_next_time_it_is_there(teacher: Teacher, start: Start) -> None:
    start()
    assert pinned_buttons() == []
    action(teacher, "pinned_button").trigger()
    (button,) = pinned_buttons()
    button.move(300, 300)
    teacher.wait(button.isVisible)
    button._settle(button.pos())
    kept = teacher.program.preferences.load()
    assert kept == Preferences(pinned_button=True, button_place=(300, 300))
    again = start()
    assert again.button is not None
    assert again.button.pos() == button.pos()
    assert action(teacher, "pinned_button").isChecked()


def test_the_pinned_button_takes_the_screen_for_a_new_request(teacher: Teacher, start: Start) -> None:
    start()
    action(teacher, "pinned_button").trigger()
    teacher.press("pinned_button")
    QTest.keyClick(teacher.visible(Overlay), Qt.Key.Key_Return)
    annotator = teacher.visible(AnnotatorWindow)
    annotator.done_button.click()
    teacher.settle()
    assert len(teacher.drafts()[0].pictures) == 1
    assert len(pinned_buttons()) == 1


def test_unpinning_by_its_own_menu_unchecks_the_settings(teacher: Teacher, start: Start) -> None:
    quick = start()
    action(teacher, "pinned_button").trigger()
    assert quick.button is not None
    quick.button.actions()[0].trigger()
    assert pinned_buttons() == []
    assert not action(teacher, "pinned_button").isChecked()
    assert teacher.program.preferences.load() == Preferences()


def test_ending_the_program_keeps_the_choice(teacher: Teacher, start: Start) -> None:
    quick = start()
    action(teacher, "pinned_button").trigger()
    quick.end()
    assert pinned_buttons() == []
    assert teacher.program.preferences.load().pinned_button


def test_the_menu_takes_the_screen_without_a_pinned_button(teacher: Teacher, start: Start) -> None:
    start()
    teacher.journal.capture_wanted.emit()
    finish_capture(teacher)
    assert isinstance(teacher.wizard, RequestWizard)


def test_the_keys_take_the_screen(teacher: Teacher, keys: Keys, start: Start) -> None:
    start()
    assert not keys.registered
    action(teacher, "capture_hotkey").trigger()
    assert keys.registered
    assert teacher.program.preferences.load() == Preferences(capture_hotkey=True)
    keys.pressed.emit()
    finish_capture(teacher)
    action(teacher, "capture_hotkey").trigger()
    assert not keys.registered
    assert teacher.program.preferences.load() == Preferences()


@pytest.mark.parametrize("keys", [True], indirect=True)
def test_keys_that_another_program_has_are_told_of_and_not_kept(teacher: Teacher, keys: Keys, start: Start) -> None:
    start()
    action(teacher, "capture_hotkey").trigger()
    assert teacher.visible(QLabel, "").window() is teacher.journal
    assert "Ctrl+Alt+S" in teacher.journal.news._text.text()
    assert not action(teacher, "capture_hotkey").isChecked()
    assert teacher.program.preferences.load() == Preferences()


@pytest.mark.parametrize("keys", [True], indirect=True)
def test_keys_that_are_taken_today_are_asked_for_tomorrow(teacher: Teacher, keys: Keys, start: Start) -> None:
    teacher.program.preferences.save(Preferences(capture_hotkey=True))
    start()
    assert teacher.journal.news.isVisible()
    assert not action(teacher, "capture_hotkey").isChecked()
    assert teacher.program.preferences.load() == Preferences(capture_hotkey=True)


@pytest.mark.not_windows("there the keys are the program's own")
def test_elsewhere_the_system_s_own_keys_are_explained(teacher: Teacher, start: Start) -> None:
    start()
    menus = teacher.journal.menus
    assert (menus.hotkey.isVisible(), menus.hotkey_help.isVisible()) == (False, True)
    menus.hotkey_help.trigger()
    box = teacher.visible(QMessageBox)
    assert capture_command() in box.text()
    assert box.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    box.findChild(QPushButton).click()


@pytest.mark.not_windows("shells of Unix")
def test_the_command_is_one_for_a_shell_wherever_the_program_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    program = tmp_path / "Мои программы" / "edusupport-desktop"
    monkeypatch.setattr("sys.argv", [str(program), "--new"])
    assert shlex.split(capture_command()) == [str(program), "--capture"]
    installed = tmp_path / "edusupport-desktop"
    installed.touch(mode=0o755)
    assert capture_command() == "edusupport-desktop --capture"


def test_a_full_disk_is_told_of_and_the_button_is_there_all_the_same(teacher: Teacher, start: Start) -> None:
    teacher.program = replace(teacher.program, preferences=FullDisk())
    start()
    teacher.boxes.expect_warning()
    action(teacher, "pinned_button").trigger()
    teacher.boxes.expect_warning()
    assert len(pinned_buttons()) == 1


def test_the_program_keeps_them_with_its_other_settings(teacher: Teacher, start: Start, tmp_path: Path) -> None:
    assert isinstance(teacher.program.preferences, JsonPreferences)
    start()
    action(teacher, "pinned_button").trigger()
    assert [file.parent.name for file in tmp_path.rglob("preferences.json")] == ["config"]


# The whole program, whose journal is closed as soon as everything is there.
CLOSED_AT_ONCE = """
from PySide6.QtCore import QTimer
from edusupport_desktop.__main__ import main
from edusupport_desktop.ui import quick_access

class Closing(quick_access.QuickAccess):
    def __init__(self, store, windows):
        super().__init__(store, windows)
        print(self.button.isVisible(), flush=True)
        QTimer.singleShot(0, windows.journal.close)

quick_access.QuickAccess = Closing
raise SystemExit(main())
"""


def test_the_program_ends_with_its_last_window_and_the_button_is_pinned_next_time(tmp_path: Path) -> None:
    folders = DataFolders.below(tmp_path)
    folders.create()
    preferences = JsonPreferences(JsonSettingsFile(folders.preferences_file))
    preferences.save(Preferences(pinned_button=True, button_place=(40, 40)))
    ended = subprocess.run(
        [sys.executable, "-c", CLOSED_AT_ONCE, "--data-dir", str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (ended.returncode, ended.stdout.strip()) == (0, "True"), ended.stderr
    assert preferences.load() == Preferences(pinned_button=True, button_place=(40, 40))
