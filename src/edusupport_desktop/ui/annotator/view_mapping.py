"""Between places on the screen and places in the picture."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from edusupport_desktop.domain.annotation import Point


@dataclass(frozen=True)
class ViewMapping:
    """``zoom`` is device pixels of the screen per pixel of the picture: at 1.0 the picture is as sharp as it was taken.

    ``ratio`` is device pixels per logical pixel of the screen (1.5 at 150 %). ``left`` and ``top`` tell where the
    corner of the picture is, in logical pixels of the view.
    """

    zoom: float
    ratio: float
    left: float
    top: float

    @property
    def scale(self) -> float:
        """Logical pixels of the view per pixel of the picture."""
        return self.zoom / self.ratio

    def to_picture(self, place: QPointF) -> Point:
        return Point((place.x() - self.left) / self.scale, (place.y() - self.top) / self.scale)

    def to_view(self, point: Point) -> QPointF:
        return QPointF(self.left + point.x * self.scale, self.top + point.y * self.scale)

    def rect_to_view(self, rect: QRectF) -> QRectF:
        corner = self.to_view(Point(rect.left(), rect.top()))
        return QRectF(corner.x(), corner.y(), rect.width() * self.scale, rect.height() * self.scale)

    def rect_to_picture(self, rect: QRectF) -> QRectF:
        corner = self.to_picture(rect.topLeft())
        return QRectF(corner.x, corner.y, rect.width() / self.scale, rect.height() / self.scale)
