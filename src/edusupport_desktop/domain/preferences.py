"""What a teacher has chosen to have beside the windows. Everything is off until it is asked for."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST_KEEPING = 3650
"""Days."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """``keep_pictures_days``: the screenshots of letters that went so many days ago are deleted; None: never.
    ``button_place`` is the left upper corner of the pinned button in the desktop's logical pixels, which may be
    negative or outside by now; None: it was never moved."""

    keep_in_tray: bool = False
    pinned_button: bool = False
    capture_hotkey: bool = False
    button_place: tuple[int, int] | None = None
    keep_pictures_days: int | None = None
