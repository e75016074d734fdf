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
class Rectangle:
    """An unfilled frame."""

    id: MarkId
    box: Box
    colour: Colour = Colour.RED
    width: float = 4.0


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


Mark = Arrow | Rectangle | Text | Number | Mask


def next_number(marks: tuple[Mark, ...], start: int = 1) -> int:
    """The number a new disc gets: one more than the largest so far, and at least ``start``.

    Gaps are never filled silently. ``start`` goes on from the pictures before.
    """
    return max((start, *(mark.number + 1 for mark in marks if isinstance(mark, Number))))


def masked_pixels(marks: tuple[Mark, ...], width: int, height: int) -> tuple[tuple[int, int, int, int], ...]:
    """The whole pixels each mask covers in a picture of this size, as (left, top, width, height).

    Rounded outwards, so that no part of a letter is left at an edge; masks quite outside the picture are left out.
    """
    boxes = []
    for mark in marks:
        if not isinstance(mark, Mask):
            continue
        left, top = max(0, math.floor(mark.box.left)), max(0, math.floor(mark.box.top))
        right = min(width, math.ceil(mark.box.left + mark.box.width))
        bottom = min(height, math.ceil(mark.box.top + mark.box.height))
        if right > left and bottom > top:
            boxes.append((left, top, right - left, bottom - top))
    return tuple(boxes)
