"""The chosen part of one screen: mouse and keyboard change it, nothing else. Device pixels of the picture."""

from __future__ import annotations

from dataclasses import dataclass, replace

SMALLEST = 8
"""Pixels. A shorter drag is a trembling click, not a choice."""


@dataclass(frozen=True, slots=True)
class Selection:
    """A rectangle that always lies inside a picture of ``bounds`` (width, height)."""

    left: int
    top: int
    width: int
    height: int
    bounds: tuple[int, int]

    @classmethod
    def between(cls, first: tuple[int, int], second: tuple[int, int], bounds: tuple[int, int]) -> Selection | None:
        """Spanned by two corners in any order; None when it would be smaller than ``SMALLEST``."""
        (x1, x2), (y1, y2) = (
            sorted((_clamp(a, limit), _clamp(b, limit))) for a, b, limit in zip(first, second, bounds, strict=True)
        )
        if x2 - x1 < SMALLEST or y2 - y1 < SMALLEST:
            return None
        return cls(x1, y1, x2 - x1, y2 - y1, bounds)

    @classmethod
    def middle(cls, bounds: tuple[int, int]) -> Selection:
        """Half the picture, in its middle: where choosing by keyboard begins."""
        width, height = bounds
        return cls(width // 4, height // 4, max(1, width // 2), max(1, height // 2), bounds)

    def contains(self, pixel: tuple[int, int]) -> bool:
        return 0 <= pixel[0] - self.left < self.width and 0 <= pixel[1] - self.top < self.height

    def moved(self, dx: int, dy: int) -> Selection:
        width, height = self.bounds
        return replace(
            self, left=_clamp(self.left + dx, width - self.width), top=_clamp(self.top + dy, height - self.height)
        )

    def resized(self, dx: int, dy: int) -> Selection:
        """Moves the lower right corner."""
        width, height = self.bounds
        return replace(
            self,
            width=max(SMALLEST, min(self.width + dx, width - self.left)),
            height=max(SMALLEST, min(self.height + dy, height - self.top)),
        )


def _clamp(value: int, limit: int) -> int:
    return max(0, min(value, limit))
