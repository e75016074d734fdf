"""Between places on the screen and places in the picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QRegion

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

    def region_to_view(self, region: QRegion) -> QRegion:
        """Grown to whole logical pixels and one more, for the half pixel by which the picture is put in place."""
        return self._regions(self.rect_to_view(QRectF(rect)).adjusted(-1, -1, 1, 1) for rect in rects_of(region))

    def region_to_picture(self, region: QRegion) -> QRegion:
        """Grown as in ``region_to_view``."""
        return self._regions(self.rect_to_picture(QRectF(rect).adjusted(-1, -1, 1, 1)) for rect in rects_of(region))

    @staticmethod
    def _regions(rects: Iterable[QRectF]) -> QRegion:
        region = QRegion()
        for rect in rects:
            region += rect.toAlignedRect()
        return region

    def rect_to_picture(self, rect: QRectF) -> QRectF:
        corner = self.to_picture(rect.topLeft())
        return QRectF(corner.x, corner.y, rect.width() / self.scale, rect.height() / self.scale)


def rects_of(region: QRegion) -> Iterator[QRect]:
    """The rectangles of a region. It can be iterated since Qt 6, which PySide's type hints do not say yet."""
    return iter(cast(Iterable[QRect], region))
