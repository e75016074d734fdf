"""The drawing tools: what a stroke of the mouse, or Enter, makes with each of them."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from edusupport_desktop.domain.annotation import (
    Arrow,
    Box,
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
from edusupport_desktop.domain.identifiers import MarkId
from edusupport_desktop.ui.annotator.freehand import simplified
from edusupport_desktop.ui.annotator.geometry import SMALLEST_CROP, SMALLEST_SIDE, on_45_degrees, squared, whole
from edusupport_desktop.ui.annotator.styles import Style


class ToolKind(StrEnum):
    SELECT = "select"
    ARROW = "arrow"
    LINE = "line"
    RECTANGLE = "rectangle"
    ELLIPSE = "ellipse"
    FREEHAND = "freehand"
    TEXT = "text"
    NUMBER = "number"
    HIGHLIGHT = "highlight"
    HIDE = "hide"
    CROP = "crop"


TOOL_OF: dict[type[Mark], ToolKind] = {
    Arrow: ToolKind.ARROW,
    Line: ToolKind.LINE,
    Rectangle: ToolKind.RECTANGLE,
    Ellipse: ToolKind.ELLIPSE,
    Freehand: ToolKind.FREEHAND,
    Text: ToolKind.TEXT,
    Number: ToolKind.NUMBER,
    Highlight: ToolKind.HIGHLIGHT,
    Mask: ToolKind.HIDE,
    Crop: ToolKind.CROP,
}
"""The tool that makes marks of a kind."""


@dataclass(frozen=True)
class NewMark:
    """What a tool has to know of a mark to be made."""

    id: MarkId
    style: Style
    number: int


class DrawingTool(Protocol):
    """Makes marks of one kind. Needs no window."""

    def drawn(self, new: NewMark, trail: Sequence[Point], keep_shape: bool) -> Mark | None:
        """By a stroke along ``trail``, which has at least one point; None while it is too short.

        ``keep_shape`` makes a square of a box and turns a line to 45 degrees.
        """

    def placed(self, new: NewMark, centre: Point) -> Mark:
        """Of a usual size around a point, for the keyboard."""


class LineTool:
    """Arrows and lines."""

    def __init__(self, make: Callable[[NewMark, Point, Point], Arrow | Line]) -> None:
        self._make = make

    def drawn(self, new: NewMark, trail: Sequence[Point], keep_shape: bool) -> Mark | None:
        start, end = whole(trail[0]), whole(trail[-1])
        if keep_shape:
            end = on_45_degrees(start, end)
        if math.hypot(end.x - start.x, end.y - start.y) < SMALLEST_SIDE:
            return None
        return self._make(new, start, end)

    def placed(self, new: NewMark, centre: Point) -> Mark:
        # The head points at the middle, from the lower left as most people draw it.
        end, reach = whole(centre), round(80 * new.style.unit)
        return self._make(new, Point(end.x - reach, end.y + reach), end)


class BoxTool:
    """Whatever fills or frames a box. ``placed_size``: width and height at scale 1 when placed by Enter."""

    def __init__(
        self,
        make: Callable[[NewMark, Box], Mark],
        placed_size: tuple[int, int] = (160, 60),
        least: float = SMALLEST_SIDE,
    ) -> None:
        self._make = make
        self._placed_size = placed_size
        self._least = least

    def drawn(self, new: NewMark, trail: Sequence[Point], keep_shape: bool) -> Mark | None:
        start, end = whole(trail[0]), whole(trail[-1])
        box = Box.between(start, squared(start, end) if keep_shape else end)
        return self._make(new, box) if min(box.width, box.height) >= self._least else None

    def placed(self, new: NewMark, centre: Point) -> Mark:
        width, height = (round(length * new.style.unit) for length in self._placed_size)
        middle = whole(centre)
        return self._make(new, Box(middle.x - width // 2, middle.y - height // 2, width, height))


class FreehandTool:
    """Follows the pointer. ``keep_shape`` makes a straight line of the stroke."""

    def drawn(self, new: NewMark, trail: Sequence[Point], keep_shape: bool) -> Mark | None:
        if keep_shape and len(trail) > 1:
            trail = (trail[0], on_45_degrees(trail[0], trail[-1]))
        across = max(math.hypot(point.x - trail[0].x, point.y - trail[0].y) for point in trail)
        return _freehand(new, simplified(trail, 0.6 * new.style.unit)) if across >= SMALLEST_SIDE else None

    def placed(self, new: NewMark, centre: Point) -> Mark:
        # A wavy line, as one puts under a word.
        step, height, middle = 10 * new.style.unit, 6 * new.style.unit, whole(centre)
        waves = ((at * step, height if at % 2 else -height) for at in range(-8, 9))
        return _freehand(new, [Point(middle.x + x, middle.y + y) for x, y in waves])


class TextTool:
    """Makes texts without words yet, where the stroke ends; the words are typed next."""

    def drawn(self, new: NewMark, trail: Sequence[Point], keep_shape: bool) -> Mark | None:  # noqa: ARG002
        return self.placed(new, Point(trail[-1].x, trail[-1].y - new.style.letters / 2))

    def placed(self, new: NewMark, centre: Point) -> Mark:
        return Text(new.id, whole(centre), "", new.style.colour, new.style.letters)


class NumberTool:
    """A disc where the stroke ends: it follows the pointer until the button is let go."""

    def drawn(self, new: NewMark, trail: Sequence[Point], keep_shape: bool) -> Mark | None:  # noqa: ARG002
        return self.placed(new, trail[-1])

    def placed(self, new: NewMark, centre: Point) -> Mark:
        return Number(new.id, whole(centre), new.number, new.style.colour, new.style.disc)


def _arrow(new: NewMark, start: Point, end: Point) -> Arrow:
    return Arrow(new.id, start, end, new.style.colour, new.style.line)


def _line(new: NewMark, start: Point, end: Point) -> Line:
    return Line(new.id, start, end, new.style.colour, new.style.line)


def _rectangle(new: NewMark, box: Box) -> Rectangle:
    return Rectangle(new.id, box, new.style.colour, new.style.line)


def _ellipse(new: NewMark, box: Box) -> Ellipse:
    return Ellipse(new.id, box, new.style.colour, new.style.line)


def _freehand(new: NewMark, points: Sequence[Point]) -> Freehand:
    return Freehand(new.id, tuple(points), new.style.colour, new.style.line)


def _highlight(new: NewMark, box: Box) -> Highlight:
    return Highlight(new.id, box, new.style.colour)


def _mask(new: NewMark, box: Box) -> Mask:
    return Mask(new.id, box)


def _crop(new: NewMark, box: Box) -> Crop:
    return Crop(new.id, box)


DRAWING_TOOLS: dict[ToolKind, DrawingTool] = {
    ToolKind.ARROW: LineTool(_arrow),
    ToolKind.LINE: LineTool(_line),
    ToolKind.RECTANGLE: BoxTool(_rectangle),
    ToolKind.ELLIPSE: BoxTool(_ellipse),
    ToolKind.FREEHAND: FreehandTool(),
    ToolKind.TEXT: TextTool(),
    ToolKind.NUMBER: NumberTool(),
    ToolKind.HIGHLIGHT: BoxTool(_highlight, placed_size=(200, 28)),
    ToolKind.HIDE: BoxTool(_mask),
    ToolKind.CROP: BoxTool(_crop, placed_size=(640, 400), least=SMALLEST_CROP),
}
