"""Texts as small pictures, drawn once and copied from then on: a text takes a hundred times as long as its copy."""

from __future__ import annotations

import math
from collections import OrderedDict
from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from edusupport_desktop.domain.annotation import Point, Text
from edusupport_desktop.ui.annotator import shapes

MOST_BYTES = 48 * 1024 * 1024
"""Of all the small pictures kept: two hundred long texts on a 4K screen. The ones unused for longest go first."""
LARGEST = 8 * 1024 * 1024
"""Bytes. A larger text is drawn directly each time: few are, and only a part of it is in sight."""
PLACES = 8
"""To which part of a pixel a text is placed. At 100 % texts stand on whole pixels anyway."""


@dataclass(frozen=True)
class _Sprite:
    image: QImage
    corner: QPoint
    """From the pixel of the anchor to the left top pixel of the image."""


class TextSprites:
    """For one view, or one file; the same texts at the same zoom give the same pixels with every one of these."""

    def __init__(self) -> None:
        self._sprites: OrderedDict[tuple[object, ...], _Sprite] = OrderedDict()
        self._bytes = 0

    def draw(self, painter: QPainter, text: Text) -> None:
        """The painter may be moved and scaled, but not turned."""
        device = painter.deviceTransform()
        anchor = device.map(QPointF(text.anchor.x, text.anchor.y))
        x, y = (math.floor(place * PLACES + 0.5) for place in (anchor.x(), anchor.y()))
        # Rounded: on a screen at 150 % the zoom of 1 comes as 0.9999999, and Qt would draw other letters.
        zoom = round(device.m11(), 6)
        sprite = self._sprite(text, zoom, x % PLACES, y % PLACES)
        if sprite is None:
            paint_text(painter, text)
            return
        at = QPoint(x // PLACES, y // PLACES) + sprite.corner
        # The world of the painter is undone, so that the copy is made pixel by pixel.
        world = painter.worldTransform()
        painter.setWorldTransform(device.inverted()[0] * world)
        painter.drawImage(at, sprite.image)
        painter.setWorldTransform(world)

    def _sprite(self, text: Text, zoom: float, x: int, y: int) -> _Sprite | None:
        key = (text.text, text.size, text.colour, zoom, x, y)
        if key in self._sprites:
            self._sprites.move_to_end(key)
            return self._sprites[key]
        sprite = _made(replace(text, anchor=Point(0, 0)), zoom, QPointF(x / PLACES, y / PLACES))
        if sprite is not None:
            self._sprites[key] = sprite
            self._bytes += sprite.image.sizeInBytes()
            while self._bytes > MOST_BYTES:
                self._bytes -= self._sprites.popitem(last=False)[1].image.sizeInBytes()
        return sprite


def _made(text: Text, zoom: float, offset: QPointF) -> _Sprite | None:
    """``text`` has its anchor at 0, 0."""
    rect = shapes.painted_rect(text)
    taken = QRectF(rect.left() * zoom, rect.top() * zoom, rect.width() * zoom, rect.height() * zoom)
    pixels = taken.translated(offset).toAlignedRect()
    if pixels.width() * pixels.height() * 4 > LARGEST:
        return None
    image = QImage(pixels.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.translate(offset - QPointF(pixels.topLeft()))
    painter.scale(zoom, zoom)
    paint_text(painter, text)
    painter.end()
    rows = _rows_with_ink(image)
    return _Sprite(image.copy(0, rows.start, image.width(), len(rows)), pixels.topLeft() + QPoint(0, rows.start))


def _rows_with_ink(image: QImage) -> range:
    """Half of what a text may reach is empty, above and below its letters: it need not be kept."""
    bits, stride = bytes(image.constBits()), image.bytesPerLine()
    empty = bytes(stride)
    rows = [row for row in range(image.height()) if bits[row * stride : (row + 1) * stride] != empty]
    return range(rows[0], rows[-1] + 1) if rows else range(1)


def paint_text(painter: QPainter, text: Text) -> None:
    """The outline of every letter, then the letters."""
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    font = shapes.text_font(text.size)
    lines = shapes.text_lines(text)
    outline = QPen(shapes.contrast_to(text.colour), 2 * shapes.text_outline(text.size))
    outline.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(outline)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for baseline, line in lines:
        # One closed line after the other: Qt takes four times as long for all of them at once.
        for polygon in shapes.text_path(baseline, font, line).toSubpathPolygons():
            painter.drawPolygon(polygon)
    # Glyphs, not the path: the path of an emoji is empty or colourless.
    painter.setFont(font)
    painter.setPen(QColor(text.colour))
    for baseline, line in lines:
        painter.drawText(baseline, line)
