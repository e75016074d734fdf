"""A picture as it crosses the walls: bytes and numbers, of no library."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Picture:
    """Pixels in device resolution.

    ``pixels`` is BGRX, 8 bits a channel, rows from top to bottom without padding: ``width * height * 4`` bytes
    (what Windows, X11 and Qt's Format_RGB32 share, so nobody has to convert). The fourth byte carries no meaning.
    ``scale`` is device pixels per logical pixel of the screen it was taken from (1.0, 1.25, 2.0 …).
    """

    width: int
    height: int
    pixels: bytes | bytearray | memoryview = field(repr=False)
    scale: float = 1.0

    def __post_init__(self) -> None:
        if self.width <= 0 or self.height <= 0 or len(self.pixels) != self.width * self.height * 4:
            raise ValueError(f"{len(self.pixels)} bytes are not a picture of {self.width}x{self.height}")


@dataclass(frozen=True, slots=True)
class Screen:
    """One monitor: its place on the desktop in device pixels, as the capture backend sees it."""

    name: str
    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class EncodedPicture:
    """A picture file ready to attach. ``media_type`` is ``image/png`` or ``image/jpeg``."""

    media_type: str
    width: int
    height: int
    data: bytes = field(repr=False)
