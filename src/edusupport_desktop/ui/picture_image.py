"""Between ``Picture`` and ``QImage``."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from edusupport_desktop.domain.picture import Picture


def image_of(picture: Picture) -> QImage:
    """The picture as a QImage on the same bytes, without a copy.

    The caller keeps ``picture`` for as long as the image is used, and paints on another's only: see ``canvas_of``.
    """
    return QImage(picture.pixels, picture.width, picture.height, picture.width * 4, QImage.Format.Format_RGB32)


def canvas_of(picture: Picture, kept: QRect) -> tuple[Picture, QImage]:
    """A copy of a part of the picture and a QImage on the same bytes: what is painted on the image is in the copy.

    ``kept`` lies inside the picture. Copied row by row: the interface, which waits for Python's lock, gets it in
    between.
    """
    source, stride = memoryview(picture.pixels).cast("B"), picture.width * 4
    pixels = bytearray()
    for y in range(kept.y(), kept.y() + kept.height()):
        begin = y * stride + kept.x() * 4
        pixels += source[begin : begin + kept.width() * 4]
    copy = Picture(kept.width(), kept.height(), pixels, picture.scale)
    return copy, image_of(copy)


def picture_of(image: QImage, scale: float = 1.0) -> Picture:
    """The pixels of an image that is not null, copied. ``scale`` as in ``Picture``."""
    flat = image.convertToFormat(QImage.Format.Format_RGB32)
    return Picture(flat.width(), flat.height(), bytes(flat.constBits()), scale)
