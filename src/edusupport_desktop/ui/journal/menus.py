"""The menus of the journal's window."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
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
    incident_wanted = Signal()
    """The chosen request is to be saved with everything."""
    import_wanted = Signal()
    backup_wanted = Signal()
    restore_wanted = Signal()
    sorting_wanted = Signal(int)
    """By this column."""

    def __init__(self, window: JournalWindow, menus: Sequence[QMenu]) -> None:
        super().__init__(window)
        requests, journal, self.settings, about = menus
        self._add(requests, self.tr("&New request"), window.new_wanted, QKeySequence(QKeySequence.StandardKey.New))
        self._add(requests, self.tr("&Take the screen"), window.capture_wanted, QKeySequence("Ctrl+Shift+S"))
        call = self._add(requests, self.tr("&Call first…"), window.call_first_wanted)
        call.setObjectName("call_first")
        self._add(requests, self.tr("&Practise"), window.practice_wanted)
        self._add(requests, self.tr("&Drafts…"), window.drafts_wanted)
        requests.addSeparator()
        self.incident = self._add(requests, self.tr("Save the chosen one to a &file…"), self.incident_wanted)
        self.incident.setObjectName("save_incident")
        requests.addSeparator()
        leave = self._add(requests, self.tr("&Quit"), None, QKeySequence("Ctrl+Q"))
        leave.setMenuRole(QAction.MenuRole.QuitRole)
        leave.triggered.connect(window.quit)
        self._add(journal, self.tr("&Search"), self.search_wanted, QKeySequence(QKeySequence.StandardKey.Find))
        self._sorting = journal.addMenu(self.tr("S&ort by"))
        self._add(journal, self.tr("Requests by &month…"), window.chart_wanted).setObjectName("show_chart")
        self.open_letter = self._add(journal, self.tr("&Open a letter of the support…"), None)
        self.open_letter.setObjectName("open_letter")
        export = self._add(journal, self.tr("Save as a &table…"), window.export_wanted)
        export.setObjectName("export_journal")
        self._add(journal, self.tr("&Enter from a table…"), self.import_wanted).setObjectName("import_table")
        journal.addSeparator()
        self._add(journal, self.tr("&Backup to a file…"), self.backup_wanted).setObjectName("back_up")
        self._add(journal, self.tr("Bring back from a back&up…"), self.restore_wanted).setObjectName("restore_backup")
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

    def offer_sorting(self, headings: Sequence[str]) -> None:
        """What a click on a header does, for the keyboard."""
        for column, heading in enumerate(headings):
            action = QAction(heading, self)
            action.setObjectName(f"sort_by_{column}")
            action.setShortcut(QKeySequence(f"Ctrl+{column + 1}"))
            action.triggered.connect(partial(self.sorting_wanted.emit, column))
            self._sorting.addAction(action)

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
