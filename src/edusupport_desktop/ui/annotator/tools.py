"""The drawing tools: what a stroke of the mouse, or Enter, makes with each of them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from edusupport_desktop.domain.annotation import Arrow, Box, Mark, Mask, Number, Point, Rectangle, Text
from edusupport_desktop.domain.identifiers import MarkId
from edusupport_desktop.ui.annotator.geometry import SMALLEST_SIDE, on_45_degrees, squared, whole
from edusupport_desktop.ui.annotator.styles import Style


class ToolKind(StrEnum):
    SELECT = "select"
    ARROW = "arrow"
    RECTANGLE = "rectangle"
    TEXT = "text"
    NUMBER = "number"
    HIDE = "hide"


@dataclass(frozen=True)
class NewMark:
    """What a tool has to know of a mark to be made."""

    id: MarkId
    style: Style
    number: int


class DrawingTool(Protocol):
    """Makes marks of one kind. Needs no window."""

    def drawn(self, new: NewMark, start: Point, end: Point, keep_shape: bool) -> Mark | None:
        """By a stroke from ``start`` to ``end``; None while it is too short.

        ``keep_shape`` makes a square of a box and turns an arrow to 45 degrees.
        """

    def placed(self, new: NewMark, centre: Point) -> Mark:
        """Of a usual size around a point, for the keyboard."""


class ArrowTool:
    def drawn(self, new: NewMark, start: Point, end: Point, keep_shape: bool) -> Mark | None:
        start, end = whole(start), whole(end)
        if keep_shape:
            end = on_45_degrees(start, end)
        if math.hypot(end.x - start.x, end.y - start.y) < SMALLEST_SIDE:
            return None
        return Arrow(new.id, start, end, new.style.colour, new.style.line)

    def placed(self, new: NewMark, centre: Point) -> Mark:
        # The head points at the middle, from the lower left as most people draw it.
        end, reach = whole(centre), round(80 * new.style.unit)
        return Arrow(new.id, Point(end.x - reach, end.y + reach), end, new.style.colour, new.style.line)


class RectangleTool:
    def drawn(self, new: NewMark, start: Point, end: Point, keep_shape: bool) -> Mark | None:
        box = _drawn_box(start, end, keep_shape)
        return Rectangle(new.id, box, new.style.colour, new.style.line) if box is not None else None

    def placed(self, new: NewMark, centre: Point) -> Mark:
        return Rectangle(new.id, _placed_box(centre, new.style.unit), new.style.colour, new.style.line)


class MaskTool:
    def drawn(self, new: NewMark, start: Point, end: Point, keep_shape: bool) -> Mark | None:
        box = _drawn_box(start, end, keep_shape)
        return Mask(new.id, box) if box is not None else None

    def placed(self, new: NewMark, centre: Point) -> Mark:
        return Mask(new.id, _placed_box(centre, new.style.unit))


class TextTool:
    """Makes texts without words yet, where the stroke ends; the words are typed next."""

    def drawn(self, new: NewMark, start: Point, end: Point, keep_shape: bool) -> Mark | None:  # noqa: ARG002
        return self.placed(new, Point(end.x, end.y - new.style.letters / 2))

    def placed(self, new: NewMark, centre: Point) -> Mark:
        return Text(new.id, whole(centre), "", new.style.colour, new.style.letters)


class NumberTool:
    """A disc where the stroke ends: it follows the pointer until the button is let go."""

    def drawn(self, new: NewMark, start: Point, end: Point, keep_shape: bool) -> Mark | None:  # noqa: ARG002
        return self.placed(new, end)

    def placed(self, new: NewMark, centre: Point) -> Mark:
        return Number(new.id, whole(centre), new.number, new.style.colour, new.style.disc)


DRAWING_TOOLS: dict[ToolKind, DrawingTool] = {
    ToolKind.ARROW: ArrowTool(),
    ToolKind.RECTANGLE: RectangleTool(),
    ToolKind.TEXT: TextTool(),
    ToolKind.NUMBER: NumberTool(),
    ToolKind.HIDE: MaskTool(),
}


def _drawn_box(start: Point, end: Point, keep_shape: bool) -> Box | None:
    start, end = whole(start), whole(end)
    box = Box.between(start, squared(start, end) if keep_shape else end)
    return box if min(box.width, box.height) >= SMALLEST_SIDE else None


def _placed_box(centre: Point, unit: float) -> Box:
    width, height, middle = round(160 * unit), round(60 * unit), whole(centre)
    return Box(middle.x - width // 2, middle.y - height // 2, width, height)
