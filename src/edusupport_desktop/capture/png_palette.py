"""Pictures of at most 256 colours as numbers of a palette: a third of the bytes to pack, and not a pixel changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edusupport_desktop.capture.pillow_image import bands_of, image_of
from edusupport_desktop.domain.picture import Picture

if TYPE_CHECKING:
    from PIL import Image

_MOST_COLOURS = 256


def indexed_rows(picture: Picture) -> tuple[bytes, bytes] | None:
    """The palette (RGB, three bytes each) and what PNG packs: rows of numbers behind a zero byte each.

    None when there are more colours.
    """
    if not _has_few_colours(picture):
        return None
    from PIL import Image

    # With as many boxes as colours, median cut gives each colour its own.
    numbers = image_of(picture).quantize(_MOST_COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    if not _is_exact(numbers, picture):
        return None
    _, largest = numbers.getextrema()
    used = int(largest) + 1  # type: ignore[arg-type]  # of one band: two numbers
    palette = bytes(numbers.getpalette("RGB") or ())[: 3 * used]
    stride = 1 + picture.width
    return palette, (b"\0" + numbers.tobytes("raw", "P", stride))[:-1]


def _has_few_colours(picture: Picture) -> bool:
    seen: set[object] = set()
    for _, band in bands_of(picture):
        found = band.getcolors(_MOST_COLOURS)
        if found is None:
            return False
        seen.update(colour for _, colour in found)
        if len(seen) > _MOST_COLOURS:
            return False
    return True


def _is_exact(numbers: Image.Image, picture: Picture) -> bool:
    from PIL import ImageChops

    for top, band in bands_of(picture):
        again = numbers.crop((0, top, band.width, top + band.height)).convert("RGB")
        if ImageChops.difference(again, band).getbbox() is not None:
            return False
    return True
