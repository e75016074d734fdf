"""The menus of the journal's window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from edusupport_desktop.ui.journal.window import JournalWindow


class JournalMenus(QObject):
    """Fills the four menus. The actions that are public are shown, hidden and checked by others."""

    search_wanted = Signal()

    def __init__(self, window: JournalWindow, menus: Sequence[QMenu]) -> None:
        super().__init__(window)
        requests, journal, self.settings, about = menus
        self._add(requests, self.tr("&New request"), window.new_wanted, QKeySequence(QKeySequence.StandardKey.New))
        self._add(requests, self.tr("&Take the screen"), window.capture_wanted, QKeySequence("Ctrl+Shift+S"))
        self._add(requests, self.tr("&Practise"), window.practice_wanted)
        self._add(requests, self.tr("&Drafts…"), window.drafts_wanted)
        requests.addSeparator()
        leave = self._add(requests, self.tr("&Quit"), None, QKeySequence("Ctrl+Q"))
        leave.setMenuRole(QAction.MenuRole.QuitRole)
        leave.triggered.connect(window.quit)
        self._add(journal, self.tr("&Search"), self.search_wanted, QKeySequence(QKeySequence.StandardKey.Find))
        export = self._add(journal, self.tr("Save as a &table (CSV)…"), window.export_wanted)
        export.setObjectName("export_journal")
        journal.addSeparator()
        self.practice = self._choice(journal, self.tr("Show p&ractice requests"), "show_practice")
        self._add(journal, self.tr("&Erase practice requests…"), window.erase_practice_wanted)
        self._add(self.settings, self.tr("&Mailbox…"), window.account_wanted)
        self._add(self.settings, self.tr("&Helpdesk of the support…"), window.helpdesk_wanted)
        self._add(self.settings, self.tr("&Personal data…"), window.privacy_wanted)
        self.settings.addSeparator()
        self.tray = self._choice(self.settings, self.tr("&Icon beside the clock"), "keep_in_tray")
        self.pinned = self._choice(self.settings, self.tr("Pin the screenshot &button"), "pinned_button")
        self.hotkey = self._choice(self.settings, self.tr("&Keys for a screenshot: Ctrl+Alt+S"), "capture_hotkey")
        self.hotkey_help = self._add(self.settings, self.tr("&Keys for a screenshot…"), None)
        self.offer()
        self.updates = self._add(about, self.tr("&Look for a newer version"), window.updates_wanted)
        self.updates.setVisible(False)
        self._add(about, self.tr("&About the program"), window.about_wanted)

    def offer(
        self, *, tray: bool = False, pinned: bool = False, hotkey: bool = False, hotkey_help: bool = False
    ) -> None:
        """Which of the things beside the windows can be had on this desktop."""
        self.tray.setVisible(tray)
        self.pinned.setVisible(pinned)
        self.hotkey.setVisible(hotkey)
        self.hotkey_help.setVisible(hotkey_help)

    def _choice(self, menu: QMenu, text: str, name: str) -> QAction:
        action = self._add(menu, text, None)
        action.setObjectName(name)
        action.setCheckable(True)
        return action

    def _add(
        self, menu: QMenu, text: str, signal: SignalInstance | None, shortcut: QKeySequence | None = None
    ) -> QAction:
        action = QAction(text, self)
        if shortcut is not None:
            action.setShortcut(shortcut)
        if signal is not None:
            action.triggered.connect(lambda: signal.emit())
        menu.addAction(action)
        return action
