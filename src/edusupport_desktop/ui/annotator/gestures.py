"""What happens between pressing and letting go of the mouse button."""

from __future__ import annotations

from typing import Protocol

from edusupport_desktop.domain.annotation import Mark, Point
from edusupport_desktop.ui.annotator.freehand import simplified
from edusupport_desktop.ui.annotator.geometry import Handle, handles_of, moved, resized, whole
from edusupport_desktop.ui.annotator.tools import DrawingTool, NewMark

SETTLED_AFTER = 64
"""Points of a stroke."""


class Gesture(Protocol):
    """Always computed from the mark as it was at the start, so no rounding adds up."""

    def to(self, point: Point, keep_shape: bool) -> Mark | None:
        """The mark with the pointer here; None while there is none yet."""


class Draw:
    def __init__(self, tool: DrawingTool, new: NewMark, start: Point) -> None:
        self._tool, self._new = tool, new
        self._settled: list[Point] = []
        self._recent = [start]

    def to(self, point: Point, keep_shape: bool) -> Mark | None:
        if point != self._recent[-1]:
            self._recent.append(point)
        if len(self._recent) > SETTLED_AFTER:
            # Many strokes of the mouse are few points; a long line must not get slower while it is drawn.
            *settled, last = simplified(self._recent, 0.3 * self._new.style.unit)
            self._settled += settled
            self._recent = [last]
        return self._tool.drawn(self._new, (*self._settled, *self._recent), keep_shape)


class Move:
    def __init__(self, mark: Mark, start: Point) -> None:
        self._mark, self._start = mark, start

    def to(self, point: Point, keep_shape: bool) -> Mark:
        """With ``keep_shape`` only across or only down, whichever is farther."""
        by = whole(Point(point.x - self._start.x, point.y - self._start.y))
        if keep_shape:
            by = Point(by.x, 0) if abs(by.x) >= abs(by.y) else Point(0, by.y)
        return moved(self._mark, by.x, by.y)


class Resize:
    def __init__(self, mark: Mark, handle: Handle, start: Point) -> None:
        place = handles_of(mark)[handle]
        # The handle is rarely hit in its middle; it must not jump there.
        self._offset = Point(place.x - start.x, place.y - start.y)
        self._mark, self._handle = mark, handle

    def to(self, point: Point, keep_shape: bool) -> Mark:
        to = whole(Point(point.x + self._offset.x, point.y + self._offset.y))
        return resized(self._mark, self._handle, to, keep_shape)
