"""The magnifier shows exactly the pixels around the pointer and never hides what is under it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from edusupport_desktop.ui.screenshot.magnifier import CELL, CELLS, magnifier_place, paint_magnifier

ROOM = QRect(0, 0, 911, 512)


@pytest.mark.parametrize("x", [0, 5, 300, 800, 910])
@pytest.mark.parametrize("y", [0, 5, 250, 480, 511])
def test_it_is_wholly_on_the_screen_and_beside_the_pointer(x: int, y: int) -> None:
    place = magnifier_place(QPointF(x, y), ROOM)
    assert ROOM.contains(place)
    assert not place.adjusted(-8, -8, 8, 8).contains(x, y)


@pytest.mark.parametrize("pixel", [(20, 20), (0, 0), (39, 39)])
def test_each_pixel_is_a_square_and_outside_there_is_none(qtbot: QtBot, pixel: tuple[int, int]) -> None:
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    for y in range(40):
        for x in range(40):
            image.setPixelColor(x, y, QColor(x * 6, y * 6, 200))
    seen = QImage(300, 300, QImage.Format.Format_RGB32)
    painter = QPainter(seen)
    place = magnifier_place(QPointF(0, 0), QRect(0, 0, 300, 300))
    paint_magnifier(painter, place, image, pixel)
    painter.end()
    for dx, dy in ((-8, -8), (-3, 5), (1, 0), (8, 8)):
        column, row = CELLS // 2 + dx, CELLS // 2 + dy
        at = place.left() + 2 + column * CELL + CELL // 2, place.top() + 2 + row * CELL + CELL // 2
        x, y = pixel[0] + dx, pixel[1] + dy
        inside = 0 <= x < 40 and 0 <= y < 40
        assert (seen.pixelColor(*at) == QColor(x * 6, y * 6, 200)) is inside
