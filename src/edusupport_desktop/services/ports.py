"""What the use cases and the windows need from the outside world, as Protocols.

The rooms implement them, ``bootstrap`` chooses the implementation. Nothing here knows which.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from edusupport_desktop.domain.browser import Browser
from edusupport_desktop.domain.picture import EncodedPicture, Picture, Screen


class ScreenCapture(Protocol):
    """Takes the screen. Raises ``Unavailable`` where it cannot work."""

    def screens(self) -> Sequence[Screen]:
        """The monitors, in the system's order. Never empty."""

    def capture(self, screen: Screen | None = None) -> Picture:
        """One monitor, or with None the whole desktop. Raises ``Unavailable`` rather than return an empty picture."""


class PictureFiles(Protocol):
    """Reads untrusted picture files and writes trusted ones."""

    def read(self, data: bytes) -> Picture:
        """Decodes a JPEG or PNG, known by its content. Raises ``UntrustedInput``."""

    def write_png(self, picture: Picture) -> EncodedPicture:
        """Lossless flat RGB, no metadata. The bytes depend on the pixels alone."""


class BrowserFinder(Protocol):
    """Finds the browsers of this computer."""

    def find(self) -> Sequence[Browser]:
        """The default browser first. Empty when none could be found; never raises for a broken installation."""
