"""Which pixels have to be drawn again: as few as possible, for a mark as large as the screen moves as smoothly."""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QRegion

from edusupport_desktop.domain.annotation import Arrow, Crop, Ellipse, Freehand, Line, Mark, Mask, Point, Rectangle
from edusupport_desktop.ui.annotator.freehand import smooth_curves
from edusupport_desktop.ui.annotator.geometry import SMALLEST_SIDE, handles_of
from edusupport_desktop.ui.annotator.shapes import arrow_head, box_of, line_outline, line_reach, painted_rect, qt_rect

SHOW_THEIR_BOX = Arrow | Line | Rectangle | Crop
"""Marks that need no dashed box to tell what is selected."""
TILE = 96.0
"""Pixels of the picture: the longest piece of a line that is covered by one rectangle."""
MOST_TILES = 24


def painted_region(mark: Mark) -> QRegion:
    """The pixels of the picture the painter may touch for this mark; none for a crop."""
    match mark:
        case Rectangle(box=box, width=width):
            outlined = width + 2 * line_outline(width)
            # A frame without an inside is a line to Qt, with caps beyond its ends.
            is_line = min(box.width, box.height) < SMALLEST_SIDE
            return _frame(qt_rect(box), outlined * (2.5 if is_line else 0.5) + 1)
        case Arrow():
            return _along(_straight(mark.start, mark.end), mark.width) + _head(mark)
        case Line():
            return _along(_straight(mark.start, mark.end), mark.width)
        case Freehand():
            return _along(_by_hand(mark), mark.width)
        case Ellipse():
            return _along(_around(mark), mark.width)
        case Crop():
            return QRegion()
        case _:
            return QRegion(painted_rect(mark).toAlignedRect())


def changed_region(before: Iterable[Mark], after: Iterable[Mark]) -> QRegion:
    """What differs between two sets of marks. A moved mask is one colour: only its edges differ."""
    old, new = {mark.id: mark for mark in before}, {mark.id: mark for mark in after}
    region = QRegion()
    for mark_id in old.keys() | new.keys():
        left, right = old.get(mark_id), new.get(mark_id)
        parts = [painted_region(mark) for mark in (left, right) if mark is not None]
        both_masks = isinstance(left, Mask) and isinstance(right, Mask)
        region += parts[0].xored(parts[1]) if both_masks else parts[0] + parts[-1]
    return region


def selection_region(mark: Mark, handle: float) -> QRegion:
    """The handles, ``handle`` pixels of the picture wide with their borders, and the dashed box."""
    region = QRegion() if isinstance(mark, SHOW_THEIR_BOX) else _frame(qt_rect(box_of(mark)), handle / 2)
    for place in handles_of(mark).values():
        region += QRectF(place.x - handle / 2, place.y - handle / 2, handle, handle).toAlignedRect()
    return region


def _frame(rect: QRectF, reach: float) -> QRegion:
    outer = rect.adjusted(-reach, -reach, reach, reach).toAlignedRect()
    thick = math.ceil(2 * reach) + 1
    return QRegion(outer) - QRegion(outer.adjusted(thick, thick, -thick, -thick))


def _head(arrow: Arrow) -> QRegion:
    reach = math.ceil(arrow_head(arrow)) + math.ceil(line_reach(arrow.width))
    end = QPoint(round(arrow.end.x), round(arrow.end.y))
    return QRegion(QRect(end - QPoint(reach, reach), QSize(2 * reach, 2 * reach)))


def _straight(start: Point, end: Point) -> list[Place]:
    """The line in short pieces."""
    dx, dy = end.x - start.x, end.y - start.y
    tiles = min(max(1, math.ceil(math.hypot(dx, dy) / TILE)), MOST_TILES)
    cuts = [(start.x + dx * tile / tiles, start.y + dy * tile / tiles) for tile in range(tiles + 1)]
    return [(*one, *other) for one, other in pairwise(cuts)]


def _around(ellipse: Ellipse) -> list[Place]:
    """The sides of a polygon around the ellipse: it lies in their rectangles, as wide as its line is."""
    box, corners = ellipse.box, 48
    outwards = 1 / math.cos(math.pi / corners)
    x, y = box.left + box.width / 2, box.top + box.height / 2
    turns = (2 * math.pi * corner / corners for corner in range(corners + 1))
    cuts = [
        (x + box.width / 2 * outwards * math.cos(turn), y + box.height / 2 * outwards * math.sin(turn))
        for turn in turns
    ]
    return [(*one, *other) for one, other in pairwise(cuts)]


def _by_hand(line: Freehand) -> list[Place]:
    """The curves of the smooth line; a long one in pieces, for it lies far inside the box of its ends."""
    places: list[Place] = []
    for start, bend, end in smooth_curves(line.points):
        length = math.hypot(bend.x() - start.x(), bend.y() - start.y()) + math.hypot(
            end.x() - bend.x(), end.y() - bend.y()
        )
        if length <= TILE:
            places.append((start.x(), start.y(), bend.x(), bend.y(), end.x(), end.y()))
            continue
        steps = math.ceil(length / TILE * 3)
        cuts = []
        for step in range(steps + 1):
            part = step / steps
            here = start * (1 - part) ** 2 + bend * (2 * part * (1 - part)) + end * part**2
            cuts.append((here.x(), here.y()))
        places += [(*one, *other) for one, other in pairwise(cuts)]
    return places


Place = tuple[float, ...]
"""x, y, x, y …: what lies together in one rectangle."""


def _along(places: Iterable[Place], width: float) -> QRegion:
    """The rectangles along a line; many short pieces share one."""
    # One pixel for round and square ends, and two for what a curve bends between its cuts.
    reach = math.ceil(line_reach(width)) + 3
    region = QRegion()
    shared: tuple[float, float, float, float] | None = None
    for place in places:
        own = min(place[::2]), min(place[1::2]), max(place[::2]), max(place[1::2])
        if shared is None:
            shared = own
            continue
        both = (min(shared[0], own[0]), min(shared[1], own[1]), max(shared[2], own[2]), max(shared[3], own[3]))
        if max(both[2] - both[0], both[3] - both[1]) > TILE:
            region += _grown(shared, reach)
            shared = own
        else:
            shared = both
    return region + _grown(shared, reach) if shared is not None else region


def _grown(sides: tuple[float, float, float, float], reach: int) -> QRegion:
    left, top, right, bottom = sides
    return QRegion(QRectF(left, top, right - left, bottom - top).adjusted(-reach, -reach, reach, reach).toAlignedRect())
