"""Hands and eyes of the demo: keys and mouse into the real windows, waiting for what appears, photographs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

Found = TypeVar("Found", bound=QWidget)

_PATIENCE_MS = 20_000


class DemoFailed(Exception):
    """The program did not do what the demo expects; the text says what."""


def wait_for(condition: Callable[[], object], what: str) -> None:
    """Lets the program run until ``condition`` is true. Raises ``DemoFailed``."""
    deadline = QDeadlineTimer(_PATIENCE_MS)
    while not condition():
        if deadline.hasExpired():
            raise DemoFailed(f"waited in vain for {what}")
        _let_run(25)


def _let_run(milliseconds: int) -> None:
    # An event loop that rests: looking again and again would keep Python from the threads that do the work.
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def pause(milliseconds: int) -> None:
    """Lets the program run for a moment, for what has no visible end (a window drawn by the desktop)."""
    _let_run(milliseconds)


def visible(kind: type[Found], name: str = "") -> Found:
    """The visible widget of this kind and object name, in whichever window. Waits for it."""
    found: list[Found] = []

    def look() -> bool:
        for window in QApplication.topLevelWidgets():
            candidates = [*window.findChildren(kind, name), *([window] if isinstance(window, kind) else [])]
            found[:] = [w for w in candidates if w.isVisible() and (not name or w.objectName() == name)]
            if found:
                return True
        return False

    wait_for(look, f"{kind.__name__} {name}")
    return found[0]


def click(widget: QWidget, at: QPoint | None = None) -> None:
    wait_for(widget.isEnabled, f"{widget.objectName()} to be enabled")
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at or widget.rect().center())


def drag(widget: QWidget, start: QPoint, end: QPoint) -> None:
    """Presses at ``start``, moves and releases at ``end``."""
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(widget, QPoint((start.x() + end.x()) // 2, (start.y() + end.y()) // 2))
    QTest.mouseMove(widget, end)
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)


def type_text(widget: QWidget, text: str) -> None:
    """Types letter by letter, Russian included (QTest's own keyClicks knows Latin only)."""
    widget.setFocus()
    for letter in text:
        key = Qt.Key.Key_Return if letter == "\n" else Qt.Key.Key_unknown
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter))


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, key, modifiers)


def photograph(window: QWidget, path: Path) -> None:
    """The window as it is painted now."""
    pause(150)
    path.parent.mkdir(parents=True, exist_ok=True)
    if not window.grab().save(str(path)):
        raise DemoFailed(f"could not write {path.name}")
