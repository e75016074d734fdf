"""Run as a program: takes the screen with the real parts and says what came of it. One JSON object in, one out.

In: ``mode``, ``delay``, ``steps`` (see ``_step``; places in logical pixels, not always whole ones), ``early`` (steps
before anything is frozen), ``habits`` (a file), ``picture`` (where to put the pixels, as PNG).
Out: ``size``, ``scale``, ``shown`` (title), ``program``, ``failed`` (code), ``notice`` (what the overlays say),
``own`` (are window and dialog visible, and are their places the same before and after).
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from os import environ
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget

from edusupport_desktop.capture.choice import choose_screen_capture
from edusupport_desktop.capture.png import encode_png
from edusupport_desktop.domain.screenshot import Screenshot
from edusupport_desktop.settings.capture_habits import JsonCaptureHabits
from edusupport_desktop.storage.settings_file import JsonSettingsFile
from edusupport_desktop.system.desktop_windows import choose_desktop_windows
from edusupport_desktop.system.session import session_kind
from edusupport_desktop.ui.jobs import Jobs
from edusupport_desktop.ui.screenshot.modes import CaptureMode
from edusupport_desktop.ui.screenshot.taker import ScreenshotTaker

PATIENCE_MS = 20_000
PRESS, MOVE, RELEASE = QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease


class Driver:
    def __init__(self, order: dict[str, Any]) -> None:
        self.order = order
        self.jobs = Jobs()
        session = session_kind(sys.platform, environ)
        capture, windows = choose_screen_capture(session), choose_desktop_windows(session)
        habits = JsonCaptureHabits(JsonSettingsFile(Path(order["habits"])))
        self.taker = ScreenshotTaker(lambda: capture, lambda: windows, habits, self.jobs)
        self.taker.taken.connect(self._taken)
        self.taker.failed.connect(self._failed)
        self.taker.frozen.connect(lambda: QTimer.singleShot(100, self._steps))
        self.own = QLabel("Наше окно")
        self.dialog = QDialog(self.own)
        self.answer: dict[str, Any] = {"failed": None, "notice": ""}

    def run(self) -> dict[str, Any]:
        self.own.resize(200, 100)
        self.own.setWindowTitle("Наше окно")
        self.own.show()
        self.dialog.setWindowTitle("Наш диалог")
        self.dialog.resize(120, 60)
        self.dialog.open()
        pause(300)
        # As a user drags them: the program has never said where they shall be.
        ours, places = (self.own, self.dialog), ("0,900,700,-1,-1", "0,700,650,-1,-1")
        begun = [place_of(window) for window in ours]
        for window, place in zip(ours, places, strict=True):
            subprocess.run(["wmctrl", "-r", window.windowTitle(), "-e", place], check=True)
        before = self._at_rest(ours, begun)
        self.taker.take(self.order.get("delay", 0), CaptureMode[self.order["mode"]])
        for step in self.order.get("early", []):
            pause(300)
            self._step(step)
        self.loop = QEventLoop()
        QTimer.singleShot(PATIENCE_MS, lambda: self.loop.exit(1))
        if self.taker.is_busy and self.loop.exec():
            raise SystemExit(f"nothing came; the overlays: {self.taker.overlays.shown}")
        wait_until(lambda: all(w.isVisible() for w in ours) and [place_of(w) for w in ours] == before)
        pause(200)  # nothing moves them once more
        self.answer["places"] = [
            [place.toTuple() for place in places] for places in (before, [place_of(w) for w in ours])
        ]
        self.answer["own"] = [all(w.isVisible() for w in ours), [place_of(w) for w in ours] == before]
        self.jobs.wait()
        return self.answer

    def _at_rest(self, windows: Sequence[QWidget], begun: Sequence[QPoint]) -> list[QPoint]:
        """Where the window manager has put them: none where it was, and none on its way."""
        wait_until(lambda: all(place_of(window) != place for window, place in zip(windows, begun, strict=True)))
        while True:
            places = [place_of(window) for window in windows]
            pause(200)
            if [place_of(window) for window in windows] == places:
                return places

    def _steps(self) -> None:
        overlays = self.taker.overlays.shown
        self.answer["notice"] = overlays[0].accessibleDescription()
        self.answer["overlays"] = len(overlays)
        for step in self.order["steps"]:
            self._step(step)

    def _step(self, step: list[Any]) -> None:
        what, *rest = step
        overlays = self.taker.overlays.shown
        if what == "run":
            subprocess.run(rest, check=True, capture_output=True)
        elif what == "key":
            keyboard = next(o for o in overlays if QApplication.focusWidget() in (o, None))
            QTest.keyClick(keyboard, Qt.Key[f"Key_{rest[0]}"])
        elif what == "click":
            place = QPoint(*rest[1:])
            QTest.mouseMove(overlays[rest[0]], place)
            pause(50)
            QTest.mouseClick(overlays[rest[0]], Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        elif what == "drag":
            first, last = QPointF(*rest[1:3]), QPointF(*rest[3:])
            for kind, place in ((PRESS, first), (MOVE, last), (RELEASE, last)):
                left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
                held = left if kind is not RELEASE else Qt.MouseButton.NoButton
                event = QMouseEvent(kind, place, QPointF(overlays[rest[0]].pos()) + place, left, held, none)
                QApplication.sendEvent(overlays[rest[0]], event)
        else:
            raise ValueError(what)

    def _taken(self, screenshot: Screenshot) -> None:
        picture = screenshot.picture
        Path(self.order["picture"]).write_bytes(encode_png(picture).data)
        self.answer |= {
            "size": [picture.width, picture.height],
            "scale": picture.scale,
            "shown": None if screenshot.shown is None else screenshot.shown.title,
            "program": screenshot.front_program,
        }
        self.loop.quit()

    def _failed(self, error: Exception) -> None:
        self.answer["failed"] = getattr(error, "code", repr(error))
        if hasattr(self, "loop"):
            self.loop.quit()


def place_of(window: QWidget) -> QPoint:
    """Of what is inside its frame: how wide that is Qt learns late from a busy window manager, or not at all."""
    return window.geometry().topLeft()


def wait_until(is_so: Callable[[], bool]) -> None:
    """Gives up after some seconds: the answer says what was so then."""
    for _ in range(100):
        if is_so():
            return
        pause(100)


def pause(milliseconds: int) -> None:
    """Letting the other threads run, which QTest.qWait does not."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    print(json.dumps(Driver(json.loads(sys.argv[1])).run()))
    QGuiApplication.quit()
