"""A window of another program, as it lies on the desktop."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DesktopWindow:
    """``title`` is one line, written by the other program: untrusted, may be empty.

    The place is that of the whole window with its frame and without its shadow, in device pixels, in the coordinates
    of ``Screen``; it may reach beyond the desktop. ``process_id`` is None where the window does not say or belongs to
    another computer; ``program`` is the absolute path of the executable, None where the system does not tell.
    ``active``: it has the keyboard.
    """

    title: str
    left: int
    top: int
    width: int
    height: int
    process_id: int | None
    program: str | None
    active: bool
