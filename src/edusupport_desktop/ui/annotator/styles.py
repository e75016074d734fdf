"""The colour and size of new marks, and how marks get another one."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import Enum

from edusupport_desktop.domain.annotation import (
    Arrow,
    Colour,
    Crop,
    Ellipse,
    Freehand,
    Highlight,
    Line,
    Mark,
    Mask,
    Number,
    Rectangle,
    Text,
)
from edusupport_desktop.domain.picture import Picture


class Size(Enum):
    """Three sizes for everything; the value is line width, letter height and disc diameter in a picture of scale 1."""

    SMALL = (2.0, 18.0, 28.0)
    MEDIUM = (4.0, 24.0, 36.0)
    LARGE = (7.0, 36.0, 52.0)


@dataclass(frozen=True)
class Style:
    """What a new mark looks like. ``unit`` is by how much the sizes grow for pictures with small pixels."""

    colour: Colour = Colour.RED
    size: Size = Size.MEDIUM
    unit: float = 1.0

    @property
    def line(self) -> float:
        return self._scaled(self.size.value[0])

    @property
    def letters(self) -> float:
        return self._scaled(self.size.value[1])

    @property
    def disc(self) -> float:
        return self._scaled(self.size.value[2])

    def _scaled(self, length: float) -> float:
        # Whole pixels: frames and straight lines stay sharp.
        return float(round(length * self.unit))


def unit_for(picture: Picture) -> float:
    """The scale of its screen, or more for several monitors and 4K, which are looked at from farther away.

    The reference is Full HD: at 3840x2160 everything is twice as large, at 3840x1080 1.4 times.
    """
    return max(1.0, picture.scale, math.sqrt(picture.width * picture.height / (1920 * 1080)))


def with_colour(mark: Mark, colour: Colour) -> Mark:
    """A mask keeps its one grey, and a crop has no colour."""
    return mark if isinstance(mark, Mask | Crop) else replace(mark, colour=colour)


def with_size(mark: Mark, style: Style) -> Mark:
    match mark:
        case Arrow() | Line() | Rectangle() | Ellipse() | Freehand():
            return replace(mark, width=style.line)
        case Text():
            return replace(mark, size=style.letters)
        case Number():
            return replace(mark, size=style.disc)
        case Highlight() | Mask() | Crop():
            return mark


def size_of(mark: Mark, unit: float) -> Size | None:
    """The size nearest to the mark's; None for what is as large as its box."""
    match mark:
        case Highlight() | Mask() | Crop():
            return None
        case Text(size=value):
            place = 1
        case Number(size=value):
            place = 2
        case _:
            value, place = mark.width, 0
    return min(Size, key=lambda size: abs(size.value[place] * unit - value))
