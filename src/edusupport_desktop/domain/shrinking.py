"""How pictures are made smaller so that they fit into one letter: what can be done, and which of it is least harm."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from edusupport_desktop.domain.annotation import PixelBox


@dataclass(frozen=True, slots=True)
class Shrinking:
    """How a picture's file is made smaller than it came; its original stays as it was.

    ``percent`` of width and height, 1 to 100. At 100 without ``jpeg`` nothing is lost: a palette where the picture
    has at most 256 colours, and longer packing. ``jpeg``: a JPEG is written where that is smaller; never with masks,
    which must be exact.
    """

    percent: int = 100
    jpeg: bool = False


LADDER = (
    Shrinking(),
    Shrinking(75),
    Shrinking(50),
    Shrinking(100, jpeg=True),
    Shrinking(75, jpeg=True),
    Shrinking(50, jpeg=True),
    Shrinking(25),
    Shrinking(25, jpeg=True),
)
"""The least harm first: what loses nothing, then letters that can still be read, then their smeared edges. A screen of
200 % at 50 has the size its letters were made for."""


_CLEARLY = 0.97


@dataclass(frozen=True, slots=True)
class Offer:
    """What one picture can be. ``shrinking`` None: as it came. ``size`` of the file, in bytes."""

    shrinking: Shrinking | None
    size: int


def worthwhile(offers: Sequence[Offer]) -> tuple[Offer, ...]:
    """The first, and of the others those that are clearly smaller than every one before: harm for nothing is no
    offer."""
    kept: list[Offer] = []
    for offer in offers:
        if not kept or offer.size < _CLEARLY * kept[-1].size:
            kept.append(offer)
    return tuple(kept)


def plan(pictures: Sequence[Sequence[Offer]], limit: int) -> tuple[Offer, ...] | None:
    """One offer for each picture, together at most ``limit`` bytes; None when even the smallest are too large.

    Offers as ``worthwhile`` leaves them. What loses nothing is done first, then the largest picture goes one step
    on, again and again: so the harm is spread, and small pictures stay as they came.
    """
    chosen = [0] * len(pictures)

    def total() -> int:
        return sum(offers[at].size for offers, at in zip(pictures, chosen, strict=True))

    def steps(lossless: bool) -> list[int]:
        """The pictures that have such a step before them."""
        return [
            place
            for place, (offers, at) in enumerate(zip(pictures, chosen, strict=True))
            if at + 1 < len(offers) and (not lossless or offers[at + 1].shrinking == Shrinking())
        ]

    for lossless in (True, False):
        while total() > limit and (able := steps(lossless)):
            chosen[max(able, key=lambda place: pictures[place][chosen[place]].size)] += 1
    if total() > limit:
        return None
    return tuple(offers[at] for offers, at in zip(pictures, chosen, strict=True))


def scaled_size(width: int, height: int, percent: int) -> tuple[int, int]:
    """In whole pixels, at least one."""
    return max(1, round(width * percent / 100)), max(1, round(height * percent / 100))


def scaled_box(box: PixelBox, before: tuple[int, int], after: tuple[int, int]) -> PixelBox:
    """Where a box of a picture of the size ``before`` is in the picture scaled to ``after``; rounded outwards."""
    left, top, width, height = box
    across, down = after[0] / before[0], after[1] / before[1]
    begin_x, begin_y = math.floor(left * across), math.floor(top * down)
    end_x = min(after[0], math.ceil((left + width) * across))
    end_y = min(after[1], math.ceil((top + height) * down))
    return begin_x, begin_y, end_x - begin_x, end_y - begin_y
