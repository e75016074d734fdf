"""Which mark or handle lies at a point. All lengths in device pixels of the picture."""

from __future__ import annotations

import math
from collections.abc import Iterable

from edusupport_desktop.domain.annotation import Arrow, Box, Mark, Number, Point, Rectangle
from edusupport_desktop.ui.annotator.geometry import Handle, handles_of
from edusupport_desktop.ui.annotator.painter import in_paint_order
from edusupport_desktop.ui.annotator.shapes import box_of


def mark_at(marks: Iterable[Mark], point: Point, reach: float) -> Mark | None:
    """The uppermost mark drawn within ``reach`` of the point; failing that, the smallest frame around it."""
    order = in_paint_order(marks)
    for mark in reversed(order):
        if is_hit(mark, point, reach):
            return mark
    around = [mark for mark in order if isinstance(mark, Rectangle) and _contains(mark.box, point, 0)]
    return min(around, key=lambda mark: mark.box.width * mark.box.height, default=None)


def is_hit(mark: Mark, point: Point, reach: float) -> bool:
    """A frame is hit on its line only, everything else all over."""
    match mark:
        case Arrow(start=start, end=end, width=width):
            return _distance_to_line(point, start, end) <= width / 2 + reach
        case Rectangle(box=box, width=width):
            near = width / 2 + reach
            inner = Box(box.left + near, box.top + near, box.width - 2 * near, box.height - 2 * near)
            return _contains(box, point, near) and not _contains(inner, point, 0)
        case Number(centre=centre, size=size):
            return math.hypot(point.x - centre.x, point.y - centre.y) <= size / 2 + reach
        case _:
            return _contains(box_of(mark), point, reach)


def handle_at(mark: Mark, point: Point, reach: float) -> Handle | None:
    """The nearest handle of the mark within ``reach`` in both directions."""
    near = [
        (math.hypot(point.x - place.x, point.y - place.y), handle)
        for handle, place in handles_of(mark).items()
        if max(abs(point.x - place.x), abs(point.y - place.y)) <= reach
    ]
    return min(near, key=lambda found: found[0])[1] if near else None


def _contains(box: Box, point: Point, reach: float) -> bool:
    return (
        box.left - reach <= point.x <= box.left + box.width + reach
        and box.top - reach <= point.y <= box.top + box.height + reach
    )


def _distance_to_line(point: Point, start: Point, end: Point) -> float:
    dx, dy = end.x - start.x, end.y - start.y
    length = dx * dx + dy * dy
    along = ((point.x - start.x) * dx + (point.y - start.y) * dy) / length if length else 0.0
    along = min(max(along, 0.0), 1.0)
    return math.hypot(point.x - start.x - along * dx, point.y - start.y - along * dy)
