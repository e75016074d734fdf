"""Which mark or handle lies at a point. All lengths in device pixels of the picture."""

from __future__ import annotations

import math
from collections.abc import Iterable

from edusupport_desktop.domain.annotation import (
    Arrow,
    Box,
    Crop,
    Ellipse,
    Freehand,
    Line,
    Mark,
    Number,
    Point,
    Rectangle,
)
from edusupport_desktop.ui.annotator.freehand import distance_to_line
from edusupport_desktop.ui.annotator.geometry import Handle, handles_of
from edusupport_desktop.ui.annotator.painter import in_paint_order
from edusupport_desktop.ui.annotator.shapes import box_of


def mark_at(marks: Iterable[Mark], point: Point, reach: float) -> Mark | None:
    """The uppermost mark drawn within ``reach`` of the point; failing that, the smallest frame around it."""
    order = in_paint_order(marks)
    for mark in reversed(order):
        if is_hit(mark, point, reach):
            return mark
    around = [mark for mark in order if isinstance(mark, Rectangle | Ellipse) and contains(mark.box, point, 0)]
    return min(around, key=lambda mark: mark.box.width * mark.box.height, default=None)


def is_hit(mark: Mark, point: Point, reach: float) -> bool:
    """Frames, ellipses and crops are hit on their line only, everything else all over."""
    match mark:
        case Arrow(start=start, end=end, width=width) | Line(start=start, end=end, width=width):
            return distance_to_line(point, start, end) <= width / 2 + reach
        case Freehand(points=points, width=width):
            ends = zip(points, points[1:] or points, strict=False)
            return any(distance_to_line(point, start, end) <= width / 2 + reach for start, end in ends)
        case Rectangle(box=box, width=width):
            return _is_on_frame(box, point, width / 2 + reach)
        case Crop(box=box):
            return _is_on_frame(box, point, reach)
        case Ellipse(box=box, width=width):
            return _distance_to_ellipse(point, box) <= width / 2 + reach
        case Number(centre=centre, size=size):
            return math.hypot(point.x - centre.x, point.y - centre.y) <= size / 2 + reach
        case _:
            return contains(box_of(mark), point, reach)


def handle_at(mark: Mark, point: Point, reach: float) -> Handle | None:
    """The nearest handle of the mark within ``reach`` in both directions."""
    near = [
        (math.hypot(point.x - place.x, point.y - place.y), handle)
        for handle, place in handles_of(mark).items()
        if max(abs(point.x - place.x), abs(point.y - place.y)) <= reach
    ]
    return min(near, key=lambda found: found[0])[1] if near else None


def contains(box: Box, point: Point, reach: float) -> bool:
    """Whether the point is in the box or within ``reach`` of it."""
    return (
        box.left - reach <= point.x <= box.left + box.width + reach
        and box.top - reach <= point.y <= box.top + box.height + reach
    )


def _is_on_frame(box: Box, point: Point, near: float) -> bool:
    inner = Box(box.left + near, box.top + near, box.width - 2 * near, box.height - 2 * near)
    return contains(box, point, near) and not contains(inner, point, 0)


def _distance_to_ellipse(point: Point, box: Box) -> float:
    """Measured towards its middle: never less than the true distance."""
    x, y = point.x - box.left - box.width / 2, point.y - box.top - box.height / 2
    if not box.width or not box.height:
        corners = Point(box.left, box.top), Point(box.left + box.width, box.top + box.height)
        return distance_to_line(point, *corners)
    out = math.hypot(2 * x / box.width, 2 * y / box.height)
    return math.hypot(x, y) * abs(1 - 1 / out) if out else min(box.width, box.height) / 2
