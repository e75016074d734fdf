"""What can be taken of the screen."""

from __future__ import annotations

from enum import Enum, auto


class CaptureMode(Enum):
    REGION = auto()
    """A part, chosen on the frozen picture; a window or a whole screen can be chosen there as well."""
    WINDOW = auto()
    """A window, pointed at on the frozen picture."""
    MONITOR = auto()
    """One of several monitors, pointed at; at once where there is only one."""
    DESKTOP = auto()
    """All monitors in one picture, at once."""
    LAST_REGION = auto()
    """The part that was taken last, at once; where that cannot be, a new part."""
