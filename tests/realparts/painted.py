"""Windows of one colour at known places of a real X display: what a picture of it must show."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from edusupport_desktop.capture.mss_screen import MssScreenCapture
from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.domain.picture import Picture, Screen
from realparts.display import VirtualDisplay
from realparts.processes import stop, wait_until

Colour = tuple[int, int, int]
# No two channels are equal, so a swapped order is seen.
BLUE, ORANGE, GREEN = (10, 120, 230), (240, 130, 20), (30, 210, 90)

# Shows windows of one colour, without frame and manager, until its input ends.
PAINTER = """
import json, sys, threading
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QRasterWindow, QPainter
class Window(QRasterWindow):
    def paintEvent(self, event):
        QPainter(self).fillRect(0, 0, self.width(), self.height(), self.colour)
app = QGuiApplication([])
windows = []
for left, top, width, height, colour in json.loads(sys.argv[1]):
    window = Window(flags=Qt.FramelessWindowHint | Qt.BypassWindowManagerHint)
    window.colour = QColor(*colour)
    window.setGeometry(left, top, width, height)
    window.show()
    windows.append(window)
threading.Thread(target=lambda: (sys.stdin.read(), app.quit()), daemon=True).start()
app.exec()
"""


def pixel(picture: Picture, x: int, y: int) -> Colour:
    at = 4 * (y * picture.width + x)
    blue, green, red = picture.pixels[at : at + 3]
    return red, green, blue


@contextmanager
def painted(display: VirtualDisplay, *areas: tuple[int, int, int, int, Colour]) -> Iterator[None]:
    """Windows of one colour at left, top, width, height of the display, on the screen when the body begins."""
    painter = subprocess.Popen([sys.executable, "-c", PAINTER, json.dumps(areas)], env=display.env, stdin=-1)
    try:
        wait_until(lambda: all(is_painted(area) for area in areas), "the painted windows", process=painter)
        yield
    finally:
        stop(painter)


def is_painted(area: tuple[int, int, int, int, Colour]) -> bool:
    left, top, width, height, colour = area
    try:
        picture = MssScreenCapture().capture(Screen("", left, top, width, height))
    except Unavailable:
        return False
    return pixel(picture, 0, 0) == pixel(picture, width - 1, height - 1) == colour
