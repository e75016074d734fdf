"""Taking a real Windows screen, checked by the colours of its pixels."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QRasterWindow
from pytestqt.qtbot import QtBot

from edusupport_desktop.capture.mss_screen import MssScreenCapture
from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.domain.picture import Picture, Screen

Colour = tuple[int, int, int]
# No two channels are equal, so a swapped order is seen.
BLUE, ORANGE = (10, 120, 230), (240, 130, 20)
LEFT, RIGHT = QRect(100, 80, 300, 200), QRect(500, 80, 160, 200)


class Painted(QRasterWindow):
    """A window of one colour without a frame, above the others."""

    def __init__(self, area: QRect, colour: Colour) -> None:
        super().__init__()
        self.setFlags(Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint | Qt.WindowType.Tool)
        self.setGeometry(area)
        self._colour = QColor(*colour)

    def paintEvent(self, _: QPaintEvent) -> None:
        QPainter(self).fillRect(0, 0, self.width(), self.height(), self._colour)


def pixel(picture: Picture, x: int, y: int) -> Colour:
    at = 4 * (y * picture.width + x)
    blue, green, red = picture.pixels[at : at + 3]
    return red, green, blue


@pytest.fixture
def painted(qtbot: QtBot) -> Iterator[None]:
    """A blue and an orange window, on the screen when the test begins."""
    windows = [Painted(LEFT, BLUE), Painted(RIGHT, ORANGE)]
    for window in windows:
        window.show()

    def seen() -> bool:
        try:
            picture = MssScreenCapture().capture()
        except Unavailable:  # still black
            return False
        return (
            pixel(picture, LEFT.left(), LEFT.top()) == BLUE and pixel(picture, RIGHT.right(), RIGHT.bottom()) == ORANGE
        )

    qtbot.waitUntil(seen, timeout=10_000)
    yield
    for window in windows:
        window.close()
        window.deleteLater()


def test_the_screens_are_those_qt_knows_in_device_pixels(qtbot: QtBot) -> None:
    known = [screen.geometry() for screen in QGuiApplication.screens()]
    assert [QRect(s.left, s.top, s.width, s.height) for s in MssScreenCapture().screens()] == known


def test_what_is_on_the_screen_is_in_the_picture(painted: None) -> None:
    (screen,) = MssScreenCapture().screens()
    picture = MssScreenCapture().capture(screen)
    assert (picture.width, picture.height) == (screen.width, screen.height)
    for area, colour in ((LEFT, BLUE), (RIGHT, ORANGE)):
        for corner in (area.topLeft(), area.topRight(), area.bottomLeft(), area.bottomRight()):
            assert pixel(picture, corner.x(), corner.y()) == colour
        for beside in (area.topLeft(), area.bottomRight()):
            outside = pixel(picture, beside.x(), area.top() - 1), pixel(picture, area.left() - 1, beside.y())
            assert colour not in outside


def test_a_part_of_the_screen_is_that_part(painted: None) -> None:
    area = Screen("часть 🙈", LEFT.left(), LEFT.top(), LEFT.width(), LEFT.height())
    picture = MssScreenCapture().capture(area)
    assert (picture.width, picture.height) == (300, 200)
    assert {pixel(picture, x, y) for x in range(300) for y in range(200)} == {BLUE}
