"""Moving and resizing marks: new marks out of old ones, in device pixels of the picture."""

from __future__ import annotations

import math
from dataclasses import replace
from enum import Enum, auto

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
from edusupport_desktop.ui.annotator.shapes import box_of, text_box

SMALLEST_SIDE = 4.0
"""A frame or mask never gets narrower: a mask of no width would hide nothing."""
SMALLEST_CROP = 16.0
"""A picture is never cut to less, as a slip of the hand would."""
SMALLEST_SIZE, LARGEST_SIZE = 10.0, 400.0
"""Of texts and number discs."""


class Handle(Enum):
    """Where a mark is taken hold of: eight places of a box, two of an arrow or a line."""

    TOP_LEFT = auto()
    TOP = auto()
    TOP_RIGHT = auto()
    RIGHT = auto()
    BOTTOM_RIGHT = auto()
    BOTTOM = auto()
    BOTTOM_LEFT = auto()
    LEFT = auto()
    START = auto()
    END = auto()


CORNERS = (Handle.TOP_LEFT, Handle.TOP_RIGHT, Handle.BOTTOM_RIGHT, Handle.BOTTOM_LEFT)

_PLACES = {
    Handle.TOP_LEFT: (0.0, 0.0),
    Handle.TOP: (0.5, 0.0),
    Handle.TOP_RIGHT: (1.0, 0.0),
    Handle.RIGHT: (1.0, 0.5),
    Handle.BOTTOM_RIGHT: (1.0, 1.0),
    Handle.BOTTOM: (0.5, 1.0),
    Handle.BOTTOM_LEFT: (0.0, 1.0),
    Handle.LEFT: (0.0, 0.5),
}
"""How far across and down a box; 0.5 means the handle does not move the box in that direction."""


def handles_of(mark: Mark) -> dict[Handle, Point]:
    """Two for arrows and lines, eight for what has a box, the four corners for what keeps its proportions."""
    if isinstance(mark, Arrow | Line):
        return {Handle.START: mark.start, Handle.END: mark.end}
    box = box_of(mark)
    kinds = CORNERS if isinstance(mark, Text | Number) else tuple(_PLACES)
    return {handle: _place(box, *_PLACES[handle]) for handle in kinds}


def moved(mark: Mark, dx: float, dy: float) -> Mark:
    match mark:
        case Arrow(start=start, end=end) | Line(start=start, end=end):
            return replace(mark, start=_shifted(start, dx, dy), end=_shifted(end, dx, dy))
        case Rectangle(box=box) | Ellipse(box=box) | Highlight(box=box) | Mask(box=box) | Crop(box=box):
            return replace(mark, box=box.moved(dx, dy))
        case Freehand(points=points):
            return replace(mark, points=tuple(_shifted(point, dx, dy) for point in points))
        case Text(anchor=anchor):
            return replace(mark, anchor=_shifted(anchor, dx, dy))
        case Number(centre=centre):
            return replace(mark, centre=_shifted(centre, dx, dy))


def kept_on_picture(mark: Mark, width: int, height: int) -> Mark:
    """The mark, moved back where its middle had left the picture: a mark that cannot be seen is lost.

    A crop is moved until it is quite inside; what of it is larger than the picture is cut off.
    """
    box = box_of(mark)
    if isinstance(mark, Crop):
        inside = Box(box.left, box.top, min(box.width, width), min(box.height, height))
        left, top = min(max(box.left, 0), width - inside.width), min(max(box.top, 0), height - inside.height)
        return replace(mark, box=Box(left, top, inside.width, inside.height))
    x, y = box.left + box.width / 2, box.top + box.height / 2
    dx, dy = min(max(x, 0), width) - x, min(max(y, 0), height) - y
    return moved(mark, dx, dy) if dx or dy else mark


def cut_to_picture(mark: Mark, width: int, height: int) -> Mark:
    """A crop that was pulled or drawn beyond the picture ends at its edge; other marks may reach beyond."""
    if not isinstance(mark, Crop):
        return mark
    box = mark.box
    left, top = min(max(box.left, 0), width), min(max(box.top, 0), height)
    right = min(max(box.left + box.width, 0), width)
    bottom = min(max(box.top + box.height, 0), height)
    least_width, least_height = min(SMALLEST_CROP, width), min(SMALLEST_CROP, height)
    return replace(mark, box=Box(left, top, max(right - left, least_width), max(bottom - top, least_height)))


def resized(mark: Mark, handle: Handle, to: Point, keep_shape: bool = False) -> Mark:
    """The mark with one handle pulled to a point.

    ``keep_shape`` keeps the proportions of a box at its corners, and arrows at multiples of 45 degrees.
    """
    match mark:
        case Arrow(start=start, end=end) | Line(start=start, end=end):
            if handle is Handle.START:
                return replace(mark, start=on_45_degrees(end, to) if keep_shape else to)
            return replace(mark, end=on_45_degrees(start, to) if keep_shape else to)
        case Rectangle(box=box) | Ellipse(box=box) | Highlight(box=box) | Mask(box=box):
            return replace(mark, box=_resized_box(box, handle, to, keep_shape))
        case Crop(box=box):
            return replace(mark, box=_resized_box(box, handle, to, keep_shape, SMALLEST_CROP))
        case Freehand():
            return _resized_freehand(mark, handle, to, keep_shape)
        case Text():
            return _resized_text(mark, handle, to)
        case Number(centre=centre):
            return replace(mark, size=_allowed(2 * max(abs(to.x - centre.x), abs(to.y - centre.y))))


def stretched(mark: Mark, dx: float, dy: float, first_corner: bool = False) -> Mark:
    """Resizing by keys: the last corner (an arrow's head) goes by dx, dy, or with ``first_corner`` the first one.

    Texts and discs grow to the right and downwards, shrink to the left and upwards.
    """
    match mark:
        case Text(size=size) | Number(size=size):
            return replace(mark, size=_allowed(size + dx + dy))
        case Arrow(start=start, end=end) | Line(start=start, end=end):
            handle, point = (Handle.START, start) if first_corner else (Handle.END, end)
        case _:
            box, least = box_of(mark), SMALLEST_CROP if isinstance(mark, Crop) else SMALLEST_SIDE
            handle = Handle.TOP_LEFT if first_corner else Handle.BOTTOM_RIGHT
            point = _place(box, *_PLACES[handle])
            # Across the other corner the box would turn over and grow again.
            if first_corner:
                dx, dy = min(dx, box.width - least), min(dy, box.height - least)
            else:
                dx, dy = max(dx, least - box.width), max(dy, least - box.height)
    return resized(mark, handle, _shifted(point, dx, dy))


def squared(origin: Point, to: Point) -> Point:
    """The corner of the square that starts at ``origin`` and is as large as the longer side."""
    side = max(abs(to.x - origin.x), abs(to.y - origin.y))
    return Point(origin.x + math.copysign(side, to.x - origin.x), origin.y + math.copysign(side, to.y - origin.y))


def on_45_degrees(origin: Point, to: Point) -> Point:
    """The point as far away as ``to``, in the nearest of the eight directions."""
    dx, dy = to.x - origin.x, to.y - origin.y
    turn = round(math.atan2(dy, dx) / (math.pi / 4)) * math.pi / 4
    length = math.hypot(dx, dy)
    return Point(origin.x + round(length * math.cos(turn), 6), origin.y + round(length * math.sin(turn), 6))


def whole(point: Point) -> Point:
    """The nearest whole pixel: straight lines stay sharp there."""
    return Point(float(round(point.x)), float(round(point.y)))


def _shifted(point: Point, dx: float, dy: float) -> Point:
    return Point(point.x + dx, point.y + dy)


def _place(box: Box, across: float, down: float) -> Point:
    return Point(box.left + box.width * across, box.top + box.height * down)


def _allowed(size: float) -> float:
    return min(max(size, SMALLEST_SIZE), LARGEST_SIZE)


def _resized_box(box: Box, handle: Handle, to: Point, keep_shape: bool, least: float = SMALLEST_SIDE) -> Box:
    across, down = _PLACES[handle]
    held = _place(box, 1 - across, 1 - down)
    if handle in CORNERS and keep_shape and box.width and box.height:
        factor = max(abs(to.x - held.x) / box.width, abs(to.y - held.y) / box.height)
        to = Point(
            held.x + math.copysign(box.width * factor, to.x - held.x),
            held.y + math.copysign(box.height * factor, to.y - held.y),
        )
    x = (held.x, to.x) if across != 0.5 else (box.left, box.left + box.width)
    y = (held.y, to.y) if down != 0.5 else (box.top, box.top + box.height)
    spanned = Box.between(Point(x[0], y[0]), Point(x[1], y[1]))
    return Box(spanned.left, spanned.top, max(spanned.width, least), max(spanned.height, least))


def _resized_freehand(mark: Freehand, handle: Handle, to: Point, keep_shape: bool) -> Freehand:
    """Every point keeps its place within the box: across and down, as parts of the side."""
    old = box_of(mark)
    new = _resized_box(old, handle, to, keep_shape)
    # A box that was turned over turns the line over, too.
    mirrored_x = _is_turned(handle, to.x, old.left, old.width, 0)
    mirrored_y = _is_turned(handle, to.y, old.top, old.height, 1)

    def placed(value: float, side: float, length: float, new_side: float, new_length: float, turned: bool) -> float:
        part = (value - side) / length if length else 0.5
        return new_side + new_length * (1 - part if turned else part)

    return replace(
        mark,
        points=tuple(
            Point(
                placed(point.x, old.left, old.width, new.left, new.width, mirrored_x),
                placed(point.y, old.top, old.height, new.top, new.height, mirrored_y),
            )
            for point in mark.points
        ),
    )


def _is_turned(handle: Handle, to: float, side: float, length: float, axis: int) -> bool:
    part = _PLACES[handle][axis]
    return (part == 0.0 and to > side + length) or (part == 1.0 and to < side)


def _resized_text(mark: Text, handle: Handle, to: Point) -> Text:
    box = text_box(mark)
    across, down = _PLACES[handle]
    held = _place(box, 1 - across, 1 - down)
    factor = max(abs(to.x - held.x) / box.width, abs(to.y - held.y) / box.height)
    larger = replace(mark, size=_allowed(mark.size * factor))
    new = text_box(larger)
    # The opposite corner stays where it is.
    return replace(larger, anchor=Point(held.x - new.width * (1 - across), held.y - new.height * (1 - down)))
