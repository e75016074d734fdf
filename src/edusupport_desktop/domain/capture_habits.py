"""What a teacher did when taking the screen before, and will want again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from edusupport_desktop.domain.picture import Screen

DELAYS = (0, 3, 5, 10)
"""Seconds before the screen is taken that can be chosen."""


@dataclass(frozen=True, slots=True)
class ScreenRegion:
    """A part of one screen, in pixels of the picture of that screen, and the screen as it was then."""

    screen: Screen
    left: int
    top: int
    width: int
    height: int

    def screen_among(self, screens: Sequence[Screen]) -> Screen | None:
        """The screen this part belongs to, of those there are now; None when none has its place and size any more:
        the part would show something else."""
        return next((screen for screen in screens if _place(screen) == _place(self.screen)), None)


@dataclass(frozen=True, slots=True)
class CaptureHabits:
    """``delay_seconds`` is one of ``DELAYS``; ``last_region`` is None until a part was taken."""

    delay_seconds: int = 0
    last_region: ScreenRegion | None = None


def _place(screen: Screen) -> tuple[int, int, int, int]:
    """Not the name: some systems number the monitors anew at every start."""
    return screen.left, screen.top, screen.width, screen.height
