"""What leads to the work without its windows: the icon beside the clock, the pinned button, keys for a screenshot.

Each is offered in the menu «Settings» where the desktop has it, is off until it is chosen, and is never needed.
"""

from __future__ import annotations

import shlex
import shutil
import sys
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMessageBox

from edusupport_desktop.domain.errors import EduSupportError
from edusupport_desktop.domain.preferences import Preferences
from edusupport_desktop.services.ports import PreferenceStore
from edusupport_desktop.ui.global_hotkey import CaptureHotkey, hotkeys_are_possible
from edusupport_desktop.ui.screenshot.pinned_button import PinnedButton, pinning_is_possible
from edusupport_desktop.ui.single_instance import Wish
from edusupport_desktop.ui.tray import Tray, tray_is_available
from edusupport_desktop.ui.windows import Windows


class QuickAccess(QObject):
    """Shows what was chosen, from now on. ``end`` takes it away; the choice stays."""

    def __init__(self, store: PreferenceStore, windows: Windows) -> None:
        super().__init__()
        self._store = store
        self._windows = windows
        self._journal = windows.journal
        self._menus = menus = windows.journal.menus
        self.tray: Tray | None = None
        self.button: PinnedButton | None = None
        self.hotkey = CaptureHotkey(self)
        self.hotkey.pressed.connect(windows.capture)
        try:
            self._wanted = store.load()
        except EduSupportError as error:
            self._wanted = Preferences()
            windows.work.tell(error)
        menus.tray.triggered.connect(lambda on: self._choose(replace(self._wanted, keep_in_tray=on)))
        menus.pinned.triggered.connect(lambda on: self._choose(replace(self._wanted, pinned_button=on)))
        menus.hotkey.triggered.connect(lambda on: self._choose(replace(self._wanted, capture_hotkey=on)))
        menus.hotkey_help.triggered.connect(self._explain_keys)
        # A panel may start after the program.
        menus.settings.aboutToShow.connect(self._offer)
        self._journal.hides_on_close = lambda: self.tray is not None and tray_is_available()
        self._journal.put_away.connect(self._put_away)
        windows.replies.noticed.connect(self._notice)
        self._offer()
        self._show_button()
        self._set_hotkey()

    def end(self) -> None:
        """Before the program's windows are closed for good: the button would take that for its own end."""
        self._wanted = Preferences()
        self._show_tray()
        self._show_button()
        self._set_hotkey()

    def _choose(self, wanted: Preferences) -> None:
        before, self._wanted = self._wanted, wanted
        self._show_tray()
        self._show_button()
        if wanted.capture_hotkey != before.capture_hotkey and not self._set_hotkey():
            self._wanted = replace(wanted, capture_hotkey=False)
        self._remember()

    def _remember(self) -> None:
        try:
            self._store.save(self._wanted)
        except EduSupportError as error:
            self._windows.work.tell(error)

    def _offer(self) -> None:
        keys = hotkeys_are_possible()
        self._menus.offer(tray=tray_is_available(), pinned=pinning_is_possible(), hotkey=keys, hotkey_help=not keys)
        self._show_tray()

    def _show_tray(self) -> None:
        self._menus.tray.setChecked(self._wanted.keep_in_tray)
        wanted = self._wanted.keep_in_tray and tray_is_available()
        if wanted and self.tray is None:
            self.tray = tray = Tray(self)
            tray.raise_wanted.connect(lambda: self._windows.grant(Wish.RAISE))
            tray.new_wanted.connect(lambda: self._windows.grant(Wish.NEW))
            tray.capture_wanted.connect(self._windows.capture)
            tray.journal_wanted.connect(self._windows.show_journal)
            tray.quit_wanted.connect(self._journal.quit)
        elif self.tray is not None and not self._wanted.keep_in_tray:
            self.tray.remove()
            self.tray = None

    def _put_away(self) -> None:
        if self.tray is not None:
            self.tray.tell_put_away()

    def _notice(self, text: str) -> None:
        if self.tray is not None:
            self.tray.tell(text)
        else:
            self._windows.replies.notify_desktop(text)

    def _show_button(self) -> None:
        self._menus.pinned.setChecked(self._wanted.pinned_button)
        wanted = self._wanted.pinned_button and pinning_is_possible()
        if wanted and self.button is None:
            self.button = button = PinnedButton(self._wanted.button_place)
            button.pressed.connect(self._windows.capture)
            button.moved.connect(self._button_moved)
            button.unpinned.connect(lambda: self._choose(replace(self._wanted, pinned_button=False)))
            button.show()
        elif self.button is not None and not wanted:
            self.button.hide()
            self.button.deleteLater()
            self.button = None

    def _button_moved(self, x: int, y: int) -> None:
        self._wanted = replace(self._wanted, button_place=(x, y))
        self._remember()

    def _set_hotkey(self) -> bool:
        """False when it was wanted and another program has these keys."""
        if not (self._wanted.capture_hotkey and hotkeys_are_possible()):
            self.hotkey.release()
            self._menus.hotkey.setChecked(False)
            return True
        registered = self.hotkey.register()
        self._menus.hotkey.setChecked(registered)
        if not registered:
            self._journal.news.tell(
                self.tr("Another program has the keys Ctrl+Alt+S. Close it and choose them in the settings again.")
            )
        return registered

    def _explain_keys(self) -> None:
        box = QMessageBox(
            QMessageBox.Icon.Information,
            self.tr("Keys for a screenshot"),
            self.tr(
                "On this computer the system itself binds keys to commands. Open its keyboard settings, add a "
                "shortcut of your own and give it this command:\n\n{command}"
            ).format(command=capture_command()),
            QMessageBox.StandardButton.Close,
            self._journal,
        )
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        box.finished.connect(box.deleteLater)
        box.open()


def capture_command() -> str:
    """What a shell runs to take the screen in the program that runs already."""
    program = "edusupport-desktop"
    if shutil.which(program) is None:
        program = str(Path(sys.argv[0]).absolute())
    return f"{shlex.quote(program)} --capture"
