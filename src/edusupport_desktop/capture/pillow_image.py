"""Between ``Picture`` and Pillow's images."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from edusupport_desktop.domain.picture import Picture

if TYPE_CHECKING:
    from PIL import Image

_BAND_BYTES = 1 << 20


def image_of(picture: Picture) -> Image.Image:
    """As RGB: 4 bytes a pixel of Pillow's own."""
    return _image(picture.width, picture.height, memoryview(picture.pixels).cast("B"))


def bands_of(picture: Picture) -> Iterator[tuple[int, Image.Image]]:
    """From top to bottom, each with its topmost row's number.

    What Pillow does under Python's lock is done to one band at a time, so that the interface gets it in between.
    """
    pixels, row = memoryview(picture.pixels).cast("B"), 4 * picture.width
    step = max(1, _BAND_BYTES // row)
    for top in range(0, picture.height, step):
        height = min(step, picture.height - top)
        yield top, _image(picture.width, height, pixels[top * row : (top + height) * row])


def picture_of(image: Image.Image, scale: float) -> Picture:
    """Of an RGB image. Packed band by band, as above."""
    pixels, step = bytearray(), max(1, _BAND_BYTES // (4 * image.width))
    for top in range(0, image.height, step):
        band = image.crop((0, top, image.width, min(top + step, image.height)))
        pixels += band.tobytes("raw", "BGRX")
    return Picture(image.width, image.height, pixels, scale)


def _image(width: int, height: int, pixels: memoryview) -> Image.Image:
    from PIL import Image

    # Pillow takes every buffer; its annotation forgets memoryview, and a copy would cost 33 MB.
    return Image.frombuffer("RGB", (width, height), cast("bytes", pixels), "raw", "BGRX", 0, 1)
