"""The one painter of marks: what the annotator shows is what the file holds.

Order: first every mask, then the text markers, then the other marks, each from the oldest to the newest. So nothing
that was drawn disappears under a mask or is tinted by a marker, and since a mask is an opaque fill that never reads
what it covers, two pictures that differ only under their masks come out equal in every byte. A crop is not drawn:
it is cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QRegion

from edusupport_desktop.domain.annotation import (
    Arrow,
    Crop,
    Ellipse,
    Freehand,
    Highlight,
    Line,
    Mark,
    Mask,
    Number,
    Rectangle,
    Text,
    kept_pixels,
)
from edusupport_desktop.domain.picture import Picture
from edusupport_desktop.ui.annotator import shapes
from edusupport_desktop.ui.annotator.freehand import smooth_pieces
from edusupport_desktop.ui.annotator.text_sprites import TextSprites
from edusupport_desktop.ui.picture_image import canvas_of


def layer_of(mark: Mark) -> int:
    """Marks of a higher layer lie over all marks of a lower one. The crop's frame is seen over everything."""
    match mark:
        case Mask():
            return 0
        case Highlight():
            return 1
        case Crop():
            return 3
        case _:
            return 2


def in_paint_order(marks: Iterable[Mark]) -> list[Mark]:
    """The lowest first."""
    return sorted(marks, key=layer_of)


def paint_marks(
    painter: QPainter,
    marks: Iterable[Mark],
    sprites: TextSprites | None = None,
    exposed: QRegion | None = None,
) -> None:
    """Draws the marks; one unit of the painter is one pixel of the picture.

    ``sprites`` are kept by who draws the same texts again and again. ``exposed``: pixels of the picture that need to
    be drawn; nothing need be drawn elsewhere. None: everywhere.
    """
    sprites = sprites or TextSprites()
    painter.save()
    for mark in in_paint_order(marks):
        match mark:
            case Mask():
                _paint_mask(painter, mark)
            case Highlight():
                _paint_highlight(painter, mark)
            case Arrow():
                _paint_arrow(painter, mark)
            case Line():
                _paint_line(painter, mark)
            case Rectangle() | Ellipse():
                _paint_frame(painter, mark)
            case Freehand():
                _paint_freehand(painter, mark, exposed)
            case Text():
                sprites.draw(painter, mark)
            case Number():
                _paint_number(painter, mark)
            case Crop():
                pass
    painter.restore()


def render(picture: Picture, marks: Sequence[Mark]) -> Picture:
    """A new picture with the marks in it, at the same resolution, cut to what a crop among them keeps.

    Slow for large pictures: call it in a job. Works on any thread; a QGuiApplication must exist, for the font of
    texts and numbers. What was cut away is not read at all.
    """
    kept = QRect(*kept_pixels(tuple(marks), picture.width, picture.height))
    painted, image = canvas_of(picture, kept)
    painter = QPainter(image)
    painter.translate(-kept.topLeft())
    paint_marks(painter, marks)
    painter.end()
    return painted


def _paint_mask(painter: QPainter, mask: Mask) -> None:
    # Without antialiasing and grown to whole pixels: a half covered pixel would tell of what is under it.
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(shapes.whole_pixels(mask.box), shapes.MASK_COLOUR)


def _paint_highlight(painter: QPainter, marker: Highlight) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    painter.fillRect(shapes.whole_pixels(marker.box), shapes.tint_of(marker.colour))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)


def _smooth(painter: QPainter) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


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


def _paint_line(painter: QPainter, line: Line) -> None:
    _smooth(painter)
    reach = shapes.line_outline(line.width)
    painter.setPen(QPen(shapes.contrast_to(line.colour), line.width + 2 * reach, c=Qt.PenCapStyle.FlatCap))
    painter.drawLine(shapes.line_of(line, longer=reach))
    painter.setPen(QPen(QColor(line.colour), line.width, c=Qt.PenCapStyle.FlatCap))
    painter.drawLine(shapes.line_of(line))


def _paint_frame(painter: QPainter, frame: Rectangle | Ellipse) -> None:
    _smooth(painter)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    outlined = frame.width + 2 * shapes.line_outline(frame.width)
    for colour, width in ((shapes.contrast_to(frame.colour), outlined), (QColor(frame.colour), frame.width)):
        if isinstance(frame, Ellipse):
            # Round joins: an oval without an inside turns at its ends, and a mitre would reach far beyond them.
            painter.setPen(QPen(colour, width, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
            painter.drawEllipse(shapes.qt_rect(frame.box))
        else:
            painter.setPen(QPen(colour, width, j=Qt.PenJoinStyle.MiterJoin))
            painter.drawRect(shapes.qt_rect(frame.box))


def _paint_freehand(painter: QPainter, line: Freehand, exposed: QRegion | None) -> None:
    _smooth(painter)
    outlined, reach = line.width + 2 * shapes.line_outline(line.width), shapes.line_reach(line.width)
    pieces = [piece for piece in smooth_pieces(line.points) if exposed is None or _is_in(piece, reach, exposed)]
    for colour, width in ((shapes.contrast_to(line.colour), outlined), (QColor(line.colour), line.width)):
        pen = QPen(colour, width, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin)
        for piece in pieces:
            painter.strokePath(piece, pen)


def _is_in(piece: QPainterPath, reach: float, exposed: QRegion) -> bool:
    return exposed.intersects(piece.controlPointRect().adjusted(-reach, -reach, reach, reach).toAlignedRect())


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
