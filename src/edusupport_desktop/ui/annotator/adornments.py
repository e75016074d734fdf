"""The signs of the selection: drawn on the screen only, always of the same size there."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from edusupport_desktop.domain.annotation import Arrow, Mark, Rectangle
from edusupport_desktop.ui.annotator.geometry import handles_of
from edusupport_desktop.ui.annotator.shapes import box_of, qt_rect

HANDLE = 9.0
"""Side of a handle in logical pixels of the screen."""
REACH = 8.0
"""How near a handle or a thin line must be pointed at, in logical pixels of the screen."""


def paint_selection(painter: QPainter, mark: Mark, accent: QColor, scale: float) -> None:
    """The handles, and a dashed box where the mark does not show its own. ``scale`` as in ``ViewMapping``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if not isinstance(mark, Arrow | Rectangle):
        for colour, style in ((QColor("white"), Qt.PenStyle.SolidLine), (accent, Qt.PenStyle.DashLine)):
            painter.setPen(QPen(colour, 1.2 / scale, style))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(qt_rect(box_of(mark)))
    painter.setPen(QPen(accent, 1.5 / scale))
    painter.setBrush(QColor("white"))
    half = HANDLE / 2 / scale
    for place in handles_of(mark).values():
        middle = QPointF(place.x, place.y)
        if isinstance(mark, Arrow):
            painter.drawEllipse(middle, half, half)
        else:
            painter.drawRect(QRectF(middle.x() - half, middle.y() - half, 2 * half, 2 * half))
    painter.restore()
