"""A process that takes the screen as the program does: own windows away, frozen, a part dragged on every monitor."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

# Drags over the same part of every screen, given in device pixels of that screen, and takes it; then takes all of it.
PROGRAM = """
import json, os, sys, traceback
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from edusupport_desktop.capture.choice import choose_screen_capture
from edusupport_desktop.settings.capture_habits import JsonCaptureHabits
from edusupport_desktop.storage.settings_file import JsonSettingsFile
from edusupport_desktop.system.desktop_windows import choose_desktop_windows
from edusupport_desktop.system.session import session_kind
from edusupport_desktop.ui.jobs import Jobs
from edusupport_desktop.ui.screenshot.overlay import Overlay
from edusupport_desktop.ui.screenshot.taker import ScreenshotTaker
from pathlib import Path

left, top, width, height = json.loads(sys.argv[1])
session = session_kind(sys.platform, os.environ)
capture, windows = choose_screen_capture(session), choose_desktop_windows(session)
app = QApplication([])
app.setQuitOnLastWindowClosed(False)
jobs = Jobs()
habits = JsonCaptureHabits(JsonSettingsFile(Path(sys.argv[2])))
taker = ScreenshotTaker(lambda: capture, lambda: windows, habits, jobs)
sys.excepthook = lambda *error: (traceback.print_exception(*error), app.exit(1))
steps = [(screen.name(), is_part) for screen in app.screens() for is_part in (True, False)]
taken = []

def frozen():
    name, is_part = steps[len(taken)]
    (overlay,) = [w for w in app.topLevelWidgets()
                  if isinstance(w, Overlay) and w.isVisible() and w.screen().name() == name]
    place = overlay.screen().geometry()
    assert overlay.geometry().size() == place.size(), (overlay.geometry(), place)
    if is_part:
        # Pixels of the picture per unit of the overlay, which lies over the whole screen.
        scale = overlay._view.scale
        begin = QPoint(round(left / scale), round(top / scale))
        end = QPoint(round((left + width) / scale), round((top + height) / scale))
        QTest.mousePress(overlay, Qt.MouseButton.LeftButton, pos=begin)
        QTest.mouseMove(overlay, end)
        QTest.mouseRelease(overlay, Qt.MouseButton.LeftButton, pos=end)
    if taker.is_busy and taker._frozen is not None:
        QTest.keyClick(overlay, Qt.Key.Key_Return)

def one_more(screenshot):
    picture = screenshot.picture
    rows, stride = memoryview(picture.pixels), picture.width * 4
    def colour(x, y):
        blue, green, red = rows[y * stride + 4 * x : y * stride + 4 * x + 3]
        return [red, green, blue]
    corners = [colour(x, y) for x in (2, picture.width - 3) for y in (2, picture.height - 3)]
    name, is_part = steps[len(taken)]
    taken.append([name, is_part, picture.width, picture.height, picture.scale, corners])
    QTimer.singleShot(0, taker.take) if len(taken) < len(steps) else app.quit()

def failed(error):
    print(repr(error), file=sys.stderr)
    app.exit(1)

taker.frozen.connect(frozen, Qt.ConnectionType.QueuedConnection)
taker.taken.connect(one_more)
taker.failed.connect(failed)
QTimer.singleShot(0, taker.take)
result = app.exec()
print(json.dumps(taken))
sys.exit(result)
"""


@dataclass(frozen=True)
class Taken:
    """A picture: of which of Qt's screens, whether a part of it, its size in pixels, the colours near its corners."""

    screen: str
    is_part: bool
    width: int
    height: int
    scale: float
    colours: frozenset[tuple[int, ...]]


def take_everything(env: Mapping[str, str], part: tuple[int, int, int, int], folder: Path) -> list[Taken]:
    """For every screen the dragged ``part`` (left, top, width, height in its device pixels), then all of it."""
    command = [sys.executable, "-c", PROGRAM, json.dumps(part), str(folder / "habits.json")]
    ran = subprocess.run(command, env=env, capture_output=True, text=True, timeout=60, check=False)
    assert ran.returncode == 0, ran.stderr
    return [Taken(*facts, frozenset(tuple(colour) for colour in colours)) for *facts, colours in json.loads(ran.stdout)]
