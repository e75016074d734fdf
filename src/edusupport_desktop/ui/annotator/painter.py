"""The one painter of marks: what the annotator shows is what the file holds.

Order: first every mask, then the other marks from the oldest to the newest. So nothing that was drawn disappears
under a mask, and since a mask is an opaque fill that never reads what it covers, two pictures that differ only
under their masks come out equal in every byte.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from edusupport_desktop.domain.annotation import Arrow, Mark, Mask, Number, Rectangle, Text
from edusupport_desktop.domain.picture import Picture
from edusupport_desktop.ui.annotator import shapes
from edusupport_desktop.ui.picture_image import image_of, picture_of


def in_paint_order(marks: Iterable[Mark]) -> list[Mark]:
    """The lowest first."""
    return sorted(marks, key=lambda mark: not isinstance(mark, Mask))


def paint_marks(painter: QPainter, marks: Iterable[Mark]) -> None:
    """Draws the marks; one unit of the painter is one pixel of the picture."""
    painter.save()
    for mark in in_paint_order(marks):
        match mark:
            case Mask():
                _paint_mask(painter, mark)
            case Arrow():
                _paint_arrow(painter, mark)
            case Rectangle():
                _paint_rectangle(painter, mark)
            case Text():
                _paint_text(painter, mark)
            case Number():
                _paint_number(painter, mark)
    painter.restore()


def render(picture: Picture, marks: Iterable[Mark]) -> Picture:
    """A new picture with the marks in it, at the same resolution. Slow for large pictures: call it in a job.

    Works on any thread; a QGuiApplication must exist, for the font of texts and numbers.
    """
    image = image_of(picture).copy()
    painter = QPainter(image)
    paint_marks(painter, marks)
    painter.end()
    return picture_of(image, picture.scale)


def _paint_mask(painter: QPainter, mask: Mask) -> None:
    # Without antialiasing and grown to whole pixels: a half covered pixel would tell of what is under it.
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(shapes.whole_pixels(mask.box), shapes.MASK_COLOUR)


def _smooth(painter: QPainter) -> None:
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)


def _paint_arrow(painter: QPainter, arrow: Arrow) -> None:
    _smooth(painter)
    head, reach = shapes.arrow_head_path(arrow), shapes.line_outline(arrow.width)
    contrast, colour = shapes.contrast_to(arrow.colour), QColor(arrow.colour)
    painter.setPen(QPen(contrast, arrow.width + 2 * reach, c=Qt.PenCapStyle.FlatCap))
    painter.drawLine(shapes.arrow_shaft(arrow, longer=reach))
    painter.strokePath(head, QPen(contrast, 2 * reach, j=Qt.PenJoinStyle.RoundJoin))
    painter.setPen(QPen(colour, arrow.width, c=Qt.PenCapStyle.FlatCap))
    painter.drawLine(shapes.arrow_shaft(arrow))
    painter.fillPath(head, colour)


def _paint_rectangle(painter: QPainter, frame: Rectangle) -> None:
    _smooth(painter)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    outlined = frame.width + 2 * shapes.line_outline(frame.width)
    for colour, width in ((shapes.contrast_to(frame.colour), outlined), (QColor(frame.colour), frame.width)):
        pen = QPen(colour, width)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.drawRect(shapes.qt_rect(frame.box))


def _paint_text(painter: QPainter, text: Text) -> None:
    _smooth(painter)
    font = shapes.text_font(text.size)
    lines = shapes.text_lines(text)
    outline = QPen(shapes.contrast_to(text.colour), 2 * shapes.text_outline(text.size))
    outline.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    for baseline, line in lines:
        painter.strokePath(shapes.line_path(baseline, font, line), outline)
    # Glyphs, not the path: the path of an emoji is empty or colourless.
    painter.setFont(font)
    painter.setPen(QColor(text.colour))
    for baseline, line in lines:
        painter.drawText(baseline, line)


def _paint_number(painter: QPainter, number: Number) -> None:
    _smooth(painter)
    contrast = shapes.contrast_to(number.colour)
    centre = QPointF(number.centre.x, number.centre.y)
    painter.setPen(Qt.PenStyle.NoPen)
    for colour, radius in (
        (contrast, number.size / 2 + shapes.disc_outline(number.size)),
        (QColor(number.colour), number.size / 2),
    ):
        painter.setBrush(colour)
        painter.drawEllipse(centre, radius, radius)
    painter.fillPath(shapes.digits_path(number), contrast)
