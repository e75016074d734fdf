"""A picture as it crosses the walls: bytes and numbers, of no library."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

LARGEST_PIXELS = 25_000_000
"""Of one picture: three 4K screens side by side (24.9 million), or a camera of 24 megapixels. A larger one cannot be
read within the memory a picture may take, so nothing may make one either. See docs/adr/009."""
LARGEST_FILE_BYTES = 48 * 1024 * 1024
"""Of a picture file from outside, and of the original a draft keeps."""


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

    def cropped(self, left: int, top: int, width: int, height: int) -> Picture:
        """A part of the picture, in device pixels. Raises ``ValueError`` when it does not lie inside."""
        if left < 0 or top < 0 or left + width > self.width or top + height > self.height:
            raise ValueError(f"{width}x{height}+{left}+{top} is not inside {self.width}x{self.height}")
        stride, rows = self.width * 4, memoryview(self.pixels)
        begin, length = left * 4, width * 4
        lines = (rows[y * stride + begin : y * stride + begin + length] for y in range(top, top + height))
        return Picture(width, height, b"".join(lines), self.scale)


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


class Beyond(Enum):
    """What a file of several pictures has besides the one that is taken."""

    NOTHING = "nothing"
    ANIMATION = "animation"
    PAGES = "pages"


@dataclass(frozen=True, slots=True)
class Conversion:
    """A picture file the desk does not take became a PNG. ``ending`` is its usual one, with the dot (``.bmp``)."""

    ending: str
    beyond: Beyond = Beyond.NOTHING
