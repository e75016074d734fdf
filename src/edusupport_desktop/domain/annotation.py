"""Marks on a picture, as data. One painter (``ui/annotator/painter.py``) draws them on screen and into the file.

All coordinates and widths are in device pixels of the picture, from its top left corner.
A new kind of mark is one dataclass here, one branch in the painter and one tool.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from edusupport_desktop.domain.identifiers import MarkId


class Colour(StrEnum):
    """The colours a mark can have; named, because nothing is told by colour alone. Values are sRGB."""

    RED = "#d92d20"
    ORANGE = "#e8710a"
    YELLOW = "#ffd400"
    GREEN = "#1a7f37"
    BLUE = "#1d4ed8"
    BLACK = "#1f2328"
    WHITE = "#ffffff"


@dataclass(frozen=True, slots=True)
class Point:
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with non-negative width and height."""

    left: float
    top: float
    width: float
    height: float

    @classmethod
    def between(cls, first: Point, second: Point) -> Box:
        """The box spanned by two opposite corners, in any order."""
        return cls(min(first.x, second.x), min(first.y, second.y), abs(first.x - second.x), abs(first.y - second.y))

    def moved(self, dx: float, dy: float) -> Box:
        return Box(self.left + dx, self.top + dy, self.width, self.height)


@dataclass(frozen=True, slots=True)
class Arrow:
    """Points from ``start`` to ``end``; the head is at ``end``."""

    id: MarkId
    start: Point
    end: Point
    colour: Colour = Colour.RED
    width: float = 4.0


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    id: MarkId
    start: Point
    end: Point
    colour: Colour = Colour.RED
    width: float = 4.0


@dataclass(frozen=True, slots=True)
class Rectangle:
    """An unfilled frame."""

    id: MarkId
    box: Box
    colour: Colour = Colour.RED
    width: float = 4.0


@dataclass(frozen=True, slots=True)
class Ellipse:
    """An unfilled ellipse that touches the four sides of ``box``."""

    id: MarkId
    box: Box
    colour: Colour = Colour.RED
    width: float = 4.0


@dataclass(frozen=True, slots=True)
class Freehand:
    """A line drawn by hand: the painter smooths what lies between ``points``, of which there is at least one."""

    id: MarkId
    points: tuple[Point, ...]
    colour: Colour = Colour.RED
    width: float = 4.0


@dataclass(frozen=True, slots=True)
class Highlight:
    """A text marker: darkens the light pixels of ``box`` to a tint of its colour and leaves what is dark readable."""

    id: MarkId
    box: Box
    colour: Colour = Colour.YELLOW


@dataclass(frozen=True, slots=True)
class Text:
    """Words on the picture; ``anchor`` is their top left corner, ``size`` the height of the letters."""

    id: MarkId
    anchor: Point
    text: str
    colour: Colour = Colour.RED
    size: float = 24.0


@dataclass(frozen=True, slots=True)
class Number:
    """A numbered disc the letter can refer to («цифра 3 на картинке2»); ``size`` is its diameter."""

    id: MarkId
    centre: Point
    number: int
    colour: Colour = Colour.RED
    size: float = 36.0


@dataclass(frozen=True, slots=True)
class Mask:
    """«Скрыть»: replaces the pixels of ``box`` by one opaque colour that does not depend on them."""

    id: MarkId
    box: Box


@dataclass(frozen=True, slots=True)
class Crop:
    """What of the picture goes into its file; nothing outside ``box`` does. A picture has at most one."""

    id: MarkId
    box: Box


Mark = Arrow | Line | Rectangle | Ellipse | Freehand | Text | Number | Highlight | Mask | Crop

PixelBox = tuple[int, int, int, int]
"""Whole pixels as (left, top, width, height)."""


def next_number(marks: tuple[Mark, ...], start: int = 1) -> int:
    """The number a new disc gets: one more than the largest so far, and at least ``start``.

    Gaps are never filled silently. ``start`` goes on from the pictures before.
    """
    return max((start, *(mark.number + 1 for mark in marks if isinstance(mark, Number))))


def crop_of(marks: tuple[Mark, ...]) -> Crop | None:
    return next((mark for mark in marks if isinstance(mark, Crop)), None)


def kept_pixels(marks: tuple[Mark, ...], width: int, height: int) -> PixelBox:
    """The part of a picture of this size that its file shows: all of it, or what the crop leaves.

    Rounded inwards, so that nothing shows that was cut away, but never empty.
    """
    crop = crop_of(marks)
    if crop is None:
        return 0, 0, width, height
    left = min(max(0, math.ceil(crop.box.left)), width - 1)
    top = min(max(0, math.ceil(crop.box.top)), height - 1)
    right = max(left + 1, min(width, math.floor(crop.box.left + crop.box.width)))
    bottom = max(top + 1, min(height, math.floor(crop.box.top + crop.box.height)))
    return left, top, right - left, bottom - top


def masked_pixels(marks: tuple[Mark, ...], width: int, height: int) -> tuple[PixelBox, ...]:
    """The whole pixels each mask covers in the file of a picture of this size, counted from the file's corner.

    Rounded outwards, so that no part of a letter is left at an edge. Masks quite outside the picture, or outside
    what a crop leaves of it, are left out: the file has nothing of what they cover.
    """
    kept_left, kept_top, kept_width, kept_height = kept_pixels(marks, width, height)
    boxes = []
    for mark in marks:
        if not isinstance(mark, Mask):
            continue
        left, top = max(0, math.floor(mark.box.left) - kept_left), max(0, math.floor(mark.box.top) - kept_top)
        right = min(kept_width, math.ceil(mark.box.left + mark.box.width) - kept_left)
        bottom = min(kept_height, math.ceil(mark.box.top + mark.box.height) - kept_top)
        if right > left and bottom > top:
            boxes.append((left, top, right - left, bottom - top))
    return tuple(boxes)


def visible_numbers(marks: tuple[Mark, ...], width: int, height: int) -> frozenset[int]:
    """The numbers that can be seen in the file of a picture of this size: those a crop cuts away are not."""
    left, top, kept_width, kept_height = kept_pixels(marks, width, height)
    return frozenset(
        mark.number
        for mark in marks
        if isinstance(mark, Number)
        and left <= mark.centre.x <= left + kept_width
        and top <= mark.centre.y <= top + kept_height
    )
