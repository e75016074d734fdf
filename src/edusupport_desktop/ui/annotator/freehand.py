"""Lines drawn by hand: few points of many, and a smooth line through few points. No window needed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from edusupport_desktop.domain.annotation import Point

MOST_POINTS = 400
"""More than enough for a minute of drawing; what is kept, saved and painted stays small."""
PIECE = 16
"""Points. Qt draws short pieces far faster than one long line, and those out of sight need not be drawn at all."""


def simplified(points: Sequence[Point], tolerance: float) -> tuple[Point, ...]:
    """The fewest of these points that stay within ``tolerance`` pixels of all of them, and never too many.

    The way of Ramer, Douglas and Peucker; both ends are kept. When more than ``MOST_POINTS`` would be left, the
    tolerance grows until they are not.
    """
    kept = _kept(points, tolerance)
    while len(kept) > MOST_POINTS:
        tolerance *= 1.5
        kept = _kept(points, tolerance)
    return tuple(kept)


Curve = tuple[QPointF, QPointF, QPointF]
"""Where it begins, what it is bent towards, where it ends."""


def smooth_curves(points: Sequence[Point]) -> list[Curve]:
    """A smooth line from the first to the last point, through the middles between the others.

    One point gives a line of almost no length: with round ends it is a dot.
    """
    places = [QPointF(point.x, point.y) for point in points]
    if len(places) == 1:
        places = [places[0], places[0] + QPointF(0.01, 0)]
    ends = [places[0], *((one + other) * 0.5 for one, other in pairwise(places[1:])), places[-1]]
    return list(zip(ends[:-1], places[1:], ends[1:], strict=True))


def smooth_pieces(points: Sequence[Point]) -> list[QPainterPath]:
    """The curves of ``smooth_curves``, several to a path; the paths meet."""
    curves = smooth_curves(points)
    pieces = []
    for first in range(0, len(curves), PIECE):
        piece = QPainterPath(curves[first][0])
        for _, bend, end in curves[first : first + PIECE]:
            piece.quadTo(bend, end)
        pieces.append(piece)
    return pieces


def _kept(points: Sequence[Point], tolerance: float) -> list[Point]:
    if len(points) < 3:
        return list(points)
    keep = [False] * len(points)
    keep[0] = keep[-1] = True
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        farthest, found = tolerance, 0
        for at in range(first + 1, last):
            distance = distance_to_line(points[at], points[first], points[last])
            if distance > farthest:
                farthest, found = distance, at
        if found:
            keep[found] = True
            spans += ((first, found), (found, last))
    return [point for point, stays in zip(points, keep, strict=True) if stays]


def distance_to_line(point: Point, start: Point, end: Point) -> float:
    """How far a point is from the straight line between two others, which may be one place."""
    dx, dy = end.x - start.x, end.y - start.y
    length = dx * dx + dy * dy
    along = ((point.x - start.x) * dx + (point.y - start.y) * dy) / length if length else 0.0
    along = min(max(along, 0.0), 1.0)
    return math.hypot(point.x - start.x - along * dx, point.y - start.y - along * dy)
