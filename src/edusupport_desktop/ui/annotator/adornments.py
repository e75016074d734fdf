"""The signs of the selection: drawn on the screen only, always of the same size there."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QRegion

from edusupport_desktop.domain.annotation import Arrow, Line, Mark
from edusupport_desktop.ui.annotator.geometry import handles_of
from edusupport_desktop.ui.annotator.regions import SHOW_THEIR_BOX
from edusupport_desktop.ui.annotator.shapes import box_of, qt_rect
from edusupport_desktop.ui.annotator.view_mapping import rects_of

HANDLE = 9.0
"""Side of a handle in logical pixels of the screen."""
REACH = 8.0
"""How near a handle or a thin line must be pointed at, in logical pixels of the screen."""


def paint_selection(painter: QPainter, mark: Mark, accent: QColor, scale: float) -> None:
    """The handles, and a dashed box where the mark does not show its own. ``scale`` as in ``ViewMapping``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if not isinstance(mark, SHOW_THEIR_BOX):
        for colour, style in ((QColor("white"), Qt.PenStyle.SolidLine), (accent, Qt.PenStyle.DashLine)):
            painter.setPen(QPen(colour, 1.2 / scale, style))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(qt_rect(box_of(mark)))
    painter.setPen(QPen(accent, 1.5 / scale))
    painter.setBrush(QColor("white"))
    half = HANDLE / 2 / scale
    for place in handles_of(mark).values():
        middle = QPointF(place.x, place.y)
        if isinstance(mark, Arrow | Line):
            painter.drawEllipse(middle, half, half)
        else:
            painter.drawRect(QRectF(middle.x() - half, middle.y() - half, 2 * half, 2 * half))
    painter.restore()


CUT_AWAY = QColor(24, 28, 34, 168)
"""Over what the file will not have: dark enough to be seen as gone, light enough to see what is gone."""


def crop_region(before: QRect | None, now: QRect | None, whole: QRect, line: float) -> QRegion:
    """What has to be drawn again when the kept part changes; None means no crop. ``line`` as in ``paint_crop``."""
    if before == now:
        return QRegion()
    inside = [QRegion(kept if kept is not None else whole) for kept in (before, now)]
    region = inside[0].xored(inside[1])
    reach = math.ceil(line) + 1
    for kept in (before, now):
        if kept is not None:
            outer, inner = kept.adjusted(-reach, -reach, reach, reach), kept.adjusted(reach, reach, -reach, -reach)
            region += QRegion(outer) - QRegion(inner)
    return region


def paint_crop(painter: QPainter, kept: QRect, whole: QRect, line: float) -> None:
    """Darkens what is cut away and frames what is kept, with a line ``line`` pixels of the picture wide."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for rect in rects_of(QRegion(whole) - QRegion(kept)):
        painter.fillRect(rect, CUT_AWAY)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, style in ((QColor("white"), Qt.PenStyle.SolidLine), (QColor("#1f2328"), Qt.PenStyle.DashLine)):
        painter.setPen(QPen(colour, line, style))
        painter.drawRect(QRectF(kept))
    painter.restore()
