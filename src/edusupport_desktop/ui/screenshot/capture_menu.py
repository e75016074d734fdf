"""What can be taken of the screen, as a menu with keys."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from edusupport_desktop.ui.icons import icon
from edusupport_desktop.ui.screenshot.modes import CaptureMode


class CaptureMenu(QMenu):
    """``wanted`` carries the CaptureMode. The keys work where the actions are added to a window."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("capture_menu")
        self._add(CaptureMode.REGION, "square-dashed", self.tr("A &part of the screen"), "Ctrl+Shift+S")
        self._add(CaptureMode.WINDOW, "app-window", self.tr("A &window"), "Ctrl+Shift+W")
        self._monitor = self._add(CaptureMode.MONITOR, "monitor", self.tr("One &monitor"), "Ctrl+Shift+M")
        self._desktop = self._add(CaptureMode.DESKTOP, "maximize", "", "Ctrl+Shift+D")
        self.addSeparator()
        self._add(CaptureMode.LAST_REGION, "refresh-cw", self.tr("The &last part again"), "Ctrl+Shift+L")
        self._suit_screens()
        self.aboutToShow.connect(self._suit_screens)

    def action_for(self, mode: CaptureMode) -> QAction:
        return next(action for action in self.actions() if action.data() is mode)

    def _add(self, mode: CaptureMode, image: str, text: str, keys: str) -> QAction:
        action = QAction(icon(image), text, self)
        action.setObjectName(f"capture_{mode.name.lower()}")
        action.setData(mode)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda: self.wanted.emit(mode))
        self.addAction(action)
        return action

    def _suit_screens(self) -> None:
        """One monitor is the whole screen: nobody should have to wonder what the difference is."""
        several = len(QGuiApplication.screens()) > 1
        self._monitor.setVisible(several)
        self._desktop.setText(self.tr("&All monitors") if several else self.tr("The w&hole screen"))
