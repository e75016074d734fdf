"""Which pixels have to be drawn again: as few as possible, for a mark as large as the screen moves as smoothly."""

from __future__ import annotations

import math
from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QRegion

from edusupport_desktop.domain.annotation import Arrow, Mark, Mask, Rectangle
from edusupport_desktop.ui.annotator.geometry import SMALLEST_SIDE, handles_of
from edusupport_desktop.ui.annotator.shapes import arrow_head, box_of, line_outline, painted_rect, qt_rect

TILE = 96.0
"""Pixels of the picture: the longest piece of an arrow that is covered by one rectangle."""
MOST_TILES = 24


def painted_region(mark: Mark) -> QRegion:
    """The pixels of the picture the painter may touch for this mark."""
    match mark:
        case Rectangle(box=box, width=width):
            outlined = width + 2 * line_outline(width)
            # A frame without an inside is a line to Qt, with caps beyond its ends.
            is_line = min(box.width, box.height) < SMALLEST_SIDE
            return _frame(qt_rect(box), outlined * (2.5 if is_line else 0.5) + 1)
        case Arrow():
            return _along(mark)
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
    region = QRegion() if isinstance(mark, Arrow | Rectangle) else _frame(qt_rect(box_of(mark)), handle / 2)
    for place in handles_of(mark).values():
        region += QRectF(place.x - handle / 2, place.y - handle / 2, handle, handle).toAlignedRect()
    return region


def _frame(rect: QRectF, reach: float) -> QRegion:
    outer = rect.adjusted(-reach, -reach, reach, reach).toAlignedRect()
    thick = math.ceil(2 * reach) + 1
    return QRegion(outer) - QRegion(outer.adjusted(thick, thick, -thick, -thick))


def _along(arrow: Arrow) -> QRegion:
    reach = math.ceil(arrow.width / 2 + line_outline(arrow.width) + 2)
    dx, dy = arrow.end.x - arrow.start.x, arrow.end.y - arrow.start.y
    tiles = min(max(1, math.ceil(math.hypot(dx, dy) / TILE)), MOST_TILES)
    head = math.ceil(arrow_head(arrow)) + reach
    end = QPoint(round(arrow.end.x), round(arrow.end.y))
    region = QRegion(QRect(end - QPoint(head, head), QSize(2 * head, 2 * head)))
    for tile in range(tiles):
        x, y = arrow.start.x + dx * tile / tiles, arrow.start.y + dy * tile / tiles
        piece = QRectF(x, y, dx / tiles, dy / tiles).normalized()
        region += piece.adjusted(-reach, -reach, reach, reach).toAlignedRect()
    return region
