"""Between ``Picture`` and ``QImage``."""

from __future__ import annotations

from PySide6.QtGui import QImage

from edusupport_desktop.domain.picture import Picture


def image_of(picture: Picture) -> QImage:
    """The picture as a QImage on the same bytes, without a copy.

    The caller keeps ``picture`` for as long as the image is used, and paints on a ``copy()`` only.
    """
    return QImage(picture.pixels, picture.width, picture.height, picture.width * 4, QImage.Format.Format_RGB32)


def picture_of(image: QImage, scale: float = 1.0) -> Picture:
    """The pixels of an image that is not null, copied. ``scale`` as in ``Picture``."""
    flat = image.convertToFormat(QImage.Format.Format_RGB32)
    return Picture(flat.width(), flat.height(), bytes(flat.constBits()), scale)
