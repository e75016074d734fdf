"""Windows of another program, each of one colour, at exact places: known to the window manager but without frames."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass

from realparts.display import VirtualDisplay
from realparts.processes import stop

Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Painted:
    """In device pixels. The last one of several is the frontmost."""

    left: int
    top: int
    width: int
    height: int
    colour: Colour
    title: str = ""


_PAINTER = """
import json, sys, threading
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QRasterWindow, QPainter
class Window(QRasterWindow):
    def paintEvent(self, event):
        QPainter(self).fillRect(0, 0, self.width(), self.height(), self.colour)
app = QGuiApplication([])
windows = []
def next_one():
    if not orders:
        # All are placed and painted when the event loop has nothing more to do for a while.
        QTimer.singleShot(200, lambda: print("painted", flush=True))
        return
    left, top, width, height, colour, title = orders.pop(0)
    window = Window()
    window.setFlags(Qt.FramelessWindowHint)
    window.colour = QColor(*colour)
    window.setTitle(title)
    window.setGeometry(left, top, width, height)
    window.show()
    windows.append(window)
    QTimer.singleShot(80, next_one)
orders = json.loads(sys.argv[1])
next_one()
threading.Thread(target=lambda: (sys.stdin.read(), app.quit()), daemon=True).start()
app.exec()
"""


@contextmanager
def painted_windows(display: VirtualDisplay, *windows: Painted) -> Iterator[None]:
    """On the screen when the body begins."""
    orders = json.dumps([astuple(window) for window in windows])
    painter = subprocess.Popen([sys.executable, "-c", _PAINTER, orders], env=display.env, stdin=-1, stdout=-1)
    try:
        assert painter.stdout
        assert painter.stdout.readline() == b"painted\n"
        yield
    finally:
        stop(painter)
        if painter.stdout:
            painter.stdout.close()
