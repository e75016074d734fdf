"""The program's own windows, out of the way while the screen is taken."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

FOREIGN = "foreign"
"""A window with this property stands for another program's (the demo's sample page) and is not hidden."""

_PASSING = (Qt.WindowType.Popup, Qt.WindowType.ToolTip, Qt.WindowType.SplashScreen)
"""Menus and the like: away with the others, but nothing to bring back."""


class OwnWindows:
    """``hide`` and then ``show``; each may be called again at any time."""

    def __init__(self) -> None:
        self._hidden: list[tuple[QWidget, QPoint]] = []
        self._active: QWidget | None = None

    def hide(self) -> bool:
        """Whether there was anything to hide."""
        visible = [w for w in QApplication.topLevelWidgets() if w.isVisible() and not _is_elsewhere(w)]
        self._active = QApplication.activeWindow()
        self._hidden += [(w, w.pos()) for w in visible if w.windowType() not in _PASSING]
        for window in visible:
            window.hide()
        return bool(visible)

    def show(self) -> None:
        """All that were hidden and are not gone since; the active one active again, each where it was."""
        hidden, self._hidden = self._hidden, []
        active, self._active = self._active, None
        for window, place in hidden:
            if not isValid(window):
                continue
            handle, was_placed = window.windowHandle(), window.testAttribute(Qt.WidgetAttribute.WA_Moved)
            if handle is not None and not was_placed and not window.windowState():
                # Where the user or the window manager put it. Otherwise that would place it anew, and a dialog itself:
                # over the middle of its parent, on the parent's monitor.
                handle.setFramePosition(place)
                window.setAttribute(Qt.WidgetAttribute.WA_Moved)
            window.show()
            window.setAttribute(Qt.WidgetAttribute.WA_Moved, was_placed)
        if active is not None and isValid(active) and active.isVisible():
            active.activateWindow()


def _is_elsewhere(window: QWidget) -> bool:
    """Qt's tray icon on X11 is a window inside another program's panel, which it would not find again."""
    return bool(window.property(FOREIGN)) or window.inherits("QSystemTrayIconSys")
