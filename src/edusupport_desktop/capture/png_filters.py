"""PNG's filters over whole bands of a picture (PNG specification, third edition, chapter 9), by Pillow's arithmetic.

A filter writes each byte as its difference from a guess. "Paeth" is left out: Pillow has no arithmetic for it, and
"average" is as good on photographs.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, cast

from edusupport_desktop.domain.picture import Picture

if TYPE_CHECKING:
    from PIL import Image

NONE, SUB, UP, AVERAGE = range(4)
# Pixels are repacked in pieces that stay in the processor's cache, so no second whole picture is held.
_PIECE_BYTES = 1 << 20
# Of each band only so much is packed to find its filter.
_SAMPLED_ROWS = 6
_QUICKEST = 1


def unfiltered_rows(picture: Picture) -> memoryview:
    """Every row as RGB behind a zero byte, the name of the filter "none"."""
    rows = _Rows(picture.width)
    for _, band in _bands(picture):
        rows.write(NONE, band)
    return rows.whole()


def filtered_rows(picture: Picture) -> memoryview:
    """Every row as RGB behind the name of its filter. A band gets the filter whose first rows pack best."""
    from deflate import zlib_compress

    rows = _Rows(picture.width)
    for above, band in _bands(picture):
        sampled = range(min(_SAMPLED_ROWS, band.height))
        sample, best = band.crop((0, 0, band.width, len(sampled))), NONE
        sizes = [
            len(zlib_compress(_filtered(name, sample, above).tobytes("raw", "BGR"), _QUICKEST))
            for name in (NONE, SUB, UP, AVERAGE)
        ]
        best = sizes.index(min(sizes))
        rows.write(best, _filtered(best, band, above))
    return rows.whole()


class _Rows:
    """Collects bands as PNG packs them."""

    def __init__(self, width: int) -> None:
        # Pillow fills a stride with zeros behind each row. Written one byte later, that zero is before the next row;
        # before the first one stands one of our own, and the very last is one too many.
        self._stride = 1 + 3 * width
        self._file = BytesIO(b"\0")
        self._file.seek(1)

    def write(self, name: int, band: Image.Image) -> None:
        begin = self._file.tell() - 1
        self._file.write(band.tobytes("raw", "BGR", self._stride))
        if name != NONE:
            with self._file.getbuffer() as written:
                written[begin : len(written) - 1 : self._stride] = bytes((name,)) * band.height

    def whole(self) -> memoryview:
        return self._file.getbuffer()[:-1]


def _filtered(name: int, band: Image.Image, above: Image.Image) -> Image.Image:
    from PIL import ImageChops

    if name == NONE:
        return band
    if name == SUB:
        return ImageChops.subtract_modulo(band, _moved(band, 1, 0))
    up = _moved(band, 0, 1)
    up.paste(above)
    if name == UP:
        return ImageChops.subtract_modulo(band, up)
    return ImageChops.subtract_modulo(band, ImageChops.add(_moved(band, 1, 0), up, 2))


def _moved(band: Image.Image, right: int, down: int) -> Image.Image:
    """Black where nothing came: outside the picture PNG counts zeros."""
    from PIL import Image

    moved = Image.new(band.mode, band.size)
    moved.paste(band, (right, down))
    return moved


def _bands(picture: Picture) -> Iterator[tuple[Image.Image, Image.Image]]:
    """From top to bottom, each with the one row above it (black above the first).

    On the picture's own bytes, red and blue under each other's names: so Pillow need not unpack them first.
    """
    from PIL import Image

    def rows(top: int, height: int) -> Image.Image:
        part = cast("bytes", pixels[top * row : (top + height) * row])  # Pillow takes every buffer
        return Image.frombuffer("RGBX", (picture.width, height), part, "raw", "RGBX", 0, 1)

    pixels = memoryview(picture.pixels).cast("B")
    row = 4 * picture.width
    step = max(1, _PIECE_BYTES // row)
    above = Image.new("RGBX", (picture.width, 1))
    for top in range(0, picture.height, step):
        height = min(step, picture.height - top)
        yield above, rows(top, height)
        above = rows(top + height - 1, 1)
