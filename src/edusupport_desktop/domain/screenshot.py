"""What was taken of the screen, and which windows were seen there at that moment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from edusupport_desktop.domain.desktop_window import DesktopWindow
from edusupport_desktop.domain.picture import Picture


@dataclass(frozen=True, slots=True)
class Screenshot:
    """``windows`` are those of the whole desktop when the picture was taken, the frontmost first: empty where the
    desktop does not tell. ``shown`` is the one the picture shows: that was pointed at, or that ``window_shown``
    finds; None when it is not known."""

    picture: Picture
    windows: tuple[DesktopWindow, ...] = ()
    shown: DesktopWindow | None = None

    @property
    def front_program(self) -> str | None:
        """The absolute path of the program the picture shows; None where it is not known."""
        return None if self.shown is None else self.shown.program


def window_shown(
    windows: Sequence[DesktopWindow], area: tuple[int, int, int, int], *, is_whole_screen: bool
) -> DesktopWindow | None:
    """Which window a picture of ``area`` (left, top, width, height on the desktop) is most likely taken for.

    ``windows``: the frontmost first. On a whole screen that with the keyboard; otherwise the frontmost in the middle
    of the area; otherwise the frontmost that reaches into it; None when none does.
    """
    left, top, width, height = area
    inside = [window for window in windows if _overlaps(window, area)]
    if is_whole_screen:
        for window in inside:
            if window.active:
                return window
    middle = (left + width // 2, top + height // 2, 1, 1)
    return next((window for window in inside if _overlaps(window, middle)), inside[0] if inside else None)


def _overlaps(window: DesktopWindow, area: tuple[int, int, int, int]) -> bool:
    left, top, width, height = area
    return (
        window.left < left + width
        and left < window.left + window.width
        and window.top < top + height
        and top < window.top + window.height
    )
