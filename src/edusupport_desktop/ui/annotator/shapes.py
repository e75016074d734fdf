"""What the marks look like as paths and boxes, in device pixels of the picture.

Needs a QGuiApplication for the font, but no window: it works off the interface's thread.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainterPath

from edusupport_desktop.domain.annotation import (
    Arrow,
    Box,
    Colour,
    Crop,
    Ellipse,
    Freehand,
    Highlight,
    Line,
    Mark,
    Mask,
    Number,
    Point,
    Rectangle,
    Text,
)

MASK_COLOUR = QColor("#3d434b")
"""One dark grey whatever is hidden; the red of other marks stands out on it."""

_LIGHT, _DARK = QColor("#ffffff"), QColor("#1f2328")


_TINTS = {
    Colour.RED: QColor("#ffb3ab"),
    Colour.ORANGE: QColor("#ffcf8f"),
    Colour.YELLOW: QColor("#fff176"),
    Colour.GREEN: QColor("#a8e6a3"),
    Colour.BLUE: QColor("#a9c9ff"),
    Colour.BLACK: QColor("#c4cad2"),
    Colour.WHITE: QColor("#e2e5e9"),
}


def contrast_to(colour: Colour) -> QColor:
    """The colour of the outline, and of the digits on a disc: white, or dark for light marks."""
    return _DARK if colour in (Colour.WHITE, Colour.YELLOW) else _LIGHT


def tint_of(colour: Colour) -> QColor:
    """What a text marker multiplies with: light, so that dark letters keep a contrast of at least 7:1 on it."""
    return _TINTS[colour]


def line_outline(width: float) -> float:
    """How far the contrast outline of a line of this width reaches beyond it."""
    return max(1.0, width * 0.4)


def line_reach(width: float) -> float:
    """How far from the middle of a line of this width pixels may change: the outline, and its soft edge."""
    return width / 2 + line_outline(width) + 1


def text_outline(size: float) -> float:
    return max(1.5, size * 0.1)


def disc_outline(size: float) -> float:
    return max(1.5, size * 0.06)


def qt_rect(box: Box) -> QRectF:
    return QRectF(box.left, box.top, box.width, box.height)


def whole_pixels(box: Box) -> QRect:
    """The box enlarged to whole pixels: every pixel it touches is in it."""
    left, top = math.floor(box.left), math.floor(box.top)
    return QRect(left, top, math.ceil(box.left + box.width) - left, math.ceil(box.top + box.height) - top)


NECK, BARB = 0.82, 0.45
"""Of the length of the head: where the shaft meets it, and how far its barbs reach to each side."""


def arrow_head(arrow: Arrow) -> float:
    """How long the head is: in proportion to the line, but never much of a short arrow."""
    length, _ = _direction(arrow)
    return min(max(arrow.width * 4.5, 14.0), max(length * 0.75, arrow.width * 2))


def line_of(line: Line, longer: float = 0.0) -> QLineF:
    """From end to end and ``longer`` pixels beyond both."""
    _, (ux, uy) = _direction(line)
    start, end = line.start, line.end
    return QLineF(start.x - ux * longer, start.y - uy * longer, end.x + ux * longer, end.y + uy * longer)


def arrow_shaft(arrow: Arrow, longer: float = 0.0) -> QLineF:
    """From the tail, ``longer`` pixels behind it, to the inside of the head."""
    length, (ux, uy) = _direction(arrow)
    neck = max(0.0, length - arrow_head(arrow) * NECK)
    x, y = arrow.start.x, arrow.start.y
    return QLineF(x - ux * longer, y - uy * longer, x + ux * neck, y + uy * neck)


def arrow_head_path(arrow: Arrow) -> QPainterPath:
    """The head alone; an arrow without length is a dot.

    Shaft and head are separate because Qt draws a line a hundred times faster than a long outline.
    """
    path = QPainterPath()
    length, (ux, uy) = _direction(arrow)
    if length < 1:
        path.addEllipse(QPointF(arrow.end.x, arrow.end.y), arrow.width, arrow.width)
        return path
    head = arrow_head(arrow)
    path.moveTo(arrow.end.x, arrow.end.y)
    for back, aside in ((head, BARB * head), (head * NECK, 0.0), (head, -BARB * head)):
        path.lineTo(arrow.end.x - ux * back - uy * aside, arrow.end.y - uy * back + ux * aside)
    path.closeSubpath()
    return path


def _direction(mark: Arrow | Line) -> tuple[float, tuple[float, float]]:
    dx, dy = mark.end.x - mark.start.x, mark.end.y - mark.start.y
    length = math.hypot(dx, dy)
    return length, (dx / length, dy / length) if length else (0.0, 0.0)


def text_font(size: float) -> QFont:
    font = QFont()
    font.setPixelSize(max(1, round(size)))
    font.setWeight(QFont.Weight.DemiBold)
    # Whole-pixel advances. Without hinting, Qt's FreeType engine changes an advance by 1/64 pixel once the glyph was
    # drawn at another zoom: the same picture with the same marks would not always give the same bytes.
    font.setHintingPreference(QFont.HintingPreference.PreferFullHinting)
    # Coloured sub-pixels belong to one screen and would be wrong in a picture.
    font.setStyleStrategy(QFont.StyleStrategy.NoSubpixelAntialias)
    return font


def text_lines(mark: Text) -> list[tuple[QPointF, str]]:
    """Each line with the left end of its baseline."""
    metrics = QFontMetricsF(text_font(mark.size))
    return [
        (QPointF(mark.anchor.x, mark.anchor.y + metrics.ascent() + row * metrics.lineSpacing()), line)
        for row, line in enumerate(mark.text.split("\n"))
    ]


def text_path(baseline: QPointF, font: QFont, line: str) -> QPainterPath:
    path = QPainterPath()
    path.addText(baseline, font, line)
    return path


def text_box(mark: Text) -> Box:
    """The box the lines take, as wide as the longest."""
    metrics = QFontMetricsF(text_font(mark.size))
    lines = mark.text.split("\n")
    width = max(metrics.horizontalAdvance(line) for line in lines)
    height = metrics.height() + (len(lines) - 1) * metrics.lineSpacing()
    return Box(mark.anchor.x, mark.anchor.y, max(width, mark.size / 2), height)


def digits_path(mark: Number) -> QPainterPath:
    """The digits in the middle of the disc; long numbers get smaller digits."""
    digits = str(mark.number)
    path = QPainterPath()
    font = text_font(mark.size * (0.62 if len(digits) < 2 else 1.1 / len(digits)))
    font.setWeight(QFont.Weight.Bold)
    path.addText(0, 0, font, digits)
    centre = path.boundingRect().center()
    return path.translated(mark.centre.x - centre.x(), mark.centre.y - centre.y())


def disc_rect(mark: Number) -> QRectF:
    return QRectF(mark.centre.x - mark.size / 2, mark.centre.y - mark.size / 2, mark.size, mark.size)


def box_of(mark: Mark) -> Box:
    """The box of the mark's own geometry, without outlines: what handles sit on."""
    match mark:
        case Arrow(start=start, end=end) | Line(start=start, end=end):
            return Box.between(start, end)
        case Rectangle(box=box) | Ellipse(box=box) | Highlight(box=box) | Mask(box=box) | Crop(box=box):
            return box
        case Freehand(points=points):
            return Box.between(
                Point(min(point.x for point in points), min(point.y for point in points)),
                Point(max(point.x for point in points), max(point.y for point in points)),
            )
        case Text():
            return text_box(mark)
        case Number(centre=centre, size=size):
            return Box.between(
                Point(centre.x - size / 2, centre.y - size / 2), Point(centre.x + size / 2, centre.y + size / 2)
            )


def painted_rect(mark: Mark) -> QRectF:
    """Everything the painter may touch for this mark."""
    match mark:
        case Arrow(start=start, end=end, width=width):
            reach = max(width, arrow_head(mark) * BARB) + line_outline(width) + 1
            return qt_rect(Box.between(start, end)).adjusted(-reach, -reach, reach, reach)
        case Line(width=width) | Rectangle(width=width) | Ellipse(width=width) | Freehand(width=width):
            reach = line_reach(width)
            return qt_rect(box_of(mark)).adjusted(-reach, -reach, reach, reach)
        case Text(size=size):
            # Slanted letters and stacked accents reach beyond their line's box.
            return qt_rect(text_box(mark)).adjusted(-size, -size / 2, size, size / 2)
        case Number(size=size):
            reach = disc_outline(size) + 1
            return disc_rect(mark).adjusted(-reach, -reach, reach, reach)
        case Highlight(box=box) | Mask(box=box) | Crop(box=box):
            return QRectF(whole_pixels(box))
