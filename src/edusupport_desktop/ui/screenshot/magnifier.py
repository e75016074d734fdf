"""The pixels around the pointer, eight times as large, with their grid: to hit an edge exactly."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

CELL = 8
"""Logical pixels a magnified pixel is wide and high."""
CELLS = 17
"""Pixels in a row: an odd number, so that there is one in the middle."""
_SIDE = CELL * CELLS
_LABEL = 22
_BORDER = 2
_AWAY = 24
"""Logical pixels between the pointer and the magnifier."""
_GRID = QColor(0, 0, 0, 50)
_OUTSIDE = QColor(20, 24, 32)


def magnifier_place(pointer: QPointF, room: QRect) -> QRect:
    """Below and to the right of the pointer; on the other side of it where the edge of the screen is too near."""
    width, height = _SIDE + 2 * _BORDER, _SIDE + _LABEL + 2 * _BORDER
    x, y = round(pointer.x()) + _AWAY, round(pointer.y()) + _AWAY
    if x + width > room.right():
        x = round(pointer.x()) - _AWAY - width
    if y + height > room.bottom():
        y = round(pointer.y()) - _AWAY - height
    return QRect(max(room.left(), x), max(room.top(), y), width, height)


def paint_magnifier(painter: QPainter, place: QRect, image: QImage, pixel: tuple[int, int]) -> None:
    """``pixel`` of the image is the one in the middle. What would lie outside of the image is dark."""
    glass = QRectF(place.left() + _BORDER, place.top() + _BORDER, _SIDE, _SIDE)
    painter.fillRect(place, _OUTSIDE)
    left, top = pixel[0] - CELLS // 2, pixel[1] - CELLS // 2
    seen = QRect(left, top, CELLS, CELLS).intersected(image.rect())
    target = QRectF(
        glass.left() + (seen.left() - left) * CELL,
        glass.top() + (seen.top() - top) * CELL,
        seen.width() * CELL,
        seen.height() * CELL,
    )
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
    painter.drawImage(target, image, QRectF(seen))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(QPen(_GRID, 0))
    for line in range(1, CELLS):
        at = line * CELL
        painter.drawLine(QPointF(glass.left() + at, glass.top()), QPointF(glass.left() + at, glass.bottom()))
        painter.drawLine(QPointF(glass.left(), glass.top() + at), QPointF(glass.right(), glass.top() + at))
    middle = QRectF(glass.left() + CELLS // 2 * CELL, glass.top() + CELLS // 2 * CELL, CELL, CELL)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    # Frames both dark and light: one of them is seen whatever the picture.
    painter.setPen(QPen(Qt.GlobalColor.black, 1))
    painter.drawRect(middle.adjusted(-1, -1, 1, 1))
    painter.drawRect(place.adjusted(0, 0, -1, -1))
    painter.setPen(QPen(Qt.GlobalColor.white, 1))
    painter.drawRect(middle)
    painter.drawRect(place.adjusted(1, 1, -2, -2))
    label = QRect(place.left(), place.bottom() - _BORDER - _LABEL, place.width(), _LABEL)
    painter.drawText(label, int(Qt.AlignmentFlag.AlignCenter), f"{pixel[0]}, {pixel[1]}")
