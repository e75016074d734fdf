"""The kind of desktop this program runs in: it decides how the screen can be taken."""

from __future__ import annotations

from enum import Enum


class SessionKind(Enum):
    """The graphical session of the person at the computer."""

    WINDOWS = "windows"
    MACOS = "macos"
    X11 = "x11"
    WAYLAND = "wayland"
    NONE = "none"
    """No screen to speak of: a text console, a service, a build machine."""
