"""The icon beside the clock: what the program is used for most, and the program kept when its window is closed."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

from edusupport_desktop.resource_files import resources_folder
from edusupport_desktop.ui.style import LIGHT


def tray_is_available() -> bool:
    """Whether this desktop has a place for it. May be asked at any time: a panel can start late and end early.

    Not on macOS: its Dock keeps a program whose window is closed, and a window that hides instead would keep the
    computer from shutting down.
    """
    return sys.platform != "darwin" and QSystemTrayIcon.isSystemTrayAvailable()


class Tray(QObject):
    """Shows the icon until ``remove``."""

    raise_wanted = Signal()
    new_wanted = Signal()
    capture_wanted = Signal()
    journal_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told = False
        # Not the tray icon's child: it deletes only what is a widget's.
        self.menu = menu = QMenu()
        menu.addAction(self.tr("&New request")).triggered.connect(lambda: self.new_wanted.emit())
        menu.addAction(self.tr("&Take the screen")).triggered.connect(lambda: self.capture_wanted.emit())
        menu.addAction(self.tr("&Open the journal")).triggered.connect(lambda: self.journal_wanted.emit())
        menu.addSeparator()
        menu.addAction(self.tr("&Quit")).triggered.connect(lambda: self.quit_wanted.emit())
        self.icon = icon = QSystemTrayIcon(_program_icon(), self)
        icon.setToolTip("EduSupport Desktop")
        icon.setContextMenu(menu)
        icon.activated.connect(self._activated)
        icon.messageClicked.connect(self.raise_wanted)
        icon.show()

    def tell_put_away(self) -> None:
        """Says where the window went, the first time."""
        if not self._told:
            self._told = True
            self._show(
                self.tr("EduSupport Desktop goes on beside the clock"),
                self.tr("Click the icon to open it. To end the program choose «Quit» in the menu of the icon."),
            )

    def tell(self, text: str) -> None:
        """News; a click on it brings the program."""
        self._show("EduSupport Desktop", text)

    def _show(self, title: str, text: str) -> None:
        self.icon.showMessage(title, text, self.icon.icon())
        for window in QApplication.topLevelWidgets():
            if window.inherits("QBalloonTip"):  # Qt paints its own balloon light in the dark theme, too
                window.setStyleSheet(f"QLabel {{ color: {LIGHT.on_notice}; }}")

    def remove(self) -> None:
        self.icon.hide()
        self.menu.deleteLater()
        self.deleteLater()

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        # The second half of a double click comes as another reason.
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.MiddleClick):
            self.raise_wanted.emit()


def _program_icon() -> QIcon:
    """With the sizes panels ask for: the small ones are drawn simpler."""
    icon = QIcon()
    for size in (16, 24, 32, 48, 64):
        icon.addFile(str(resources_folder() / f"icons/app/edusupport-desktop-{size}.png"))
    return icon
