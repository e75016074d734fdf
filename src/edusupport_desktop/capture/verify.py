"""Looks at a finished file again, before it leaves: is it what was promised, and do the masks hide everything?"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from edusupport_desktop.capture import jpeg_segments as jpeg
from edusupport_desktop.capture import png_chunks as png
from edusupport_desktop.capture.damaged import Damaged
from edusupport_desktop.capture.sniff import FileKind, file_kind
from edusupport_desktop.domain.annotation import PixelBox
from edusupport_desktop.domain.errors import OurFault
from edusupport_desktop.domain.picture import Picture

if TYPE_CHECKING:
    from PIL import Image

_PNG_CHUNKS = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND"})
_JPEG_SEGMENTS = frozenset({jpeg.APP0, jpeg.DQT, jpeg.DHT, jpeg.DRI, jpeg.SOS}) | jpeg.FRAMES


def verify_picture(
    data: bytes, masked: Sequence[PixelBox], *, size: tuple[int, int] | None = None, expected: Picture | None = None
) -> int:
    """Decodes the whole file and returns how many masked areas were found to hide what was under them.

    ``expected`` is the same marks over an empty picture: a masked area must show exactly that, so that nothing of
    the original can be in it, whatever arrow or number lies over the mask. None: each area must be one colour.
    ``size`` is the width and height it must have; None: any. A picture with masks must be a PNG, because JPEG
    spreads colours across a mask's edge. An empty rectangle, or one that reaches out of the picture, is an error of
    the caller and counts as not opaque: nothing may be called verified that was not looked at.

    Raises ``OurFault``: ``picture_not_flat`` (``reason``: not plain RGB, metadata, something after the end, another
    size, damaged) or ``mask_not_opaque`` (the rectangle).
    """
    from PIL import Image

    kind = file_kind(data)
    try:
        if kind is FileKind.PNG:
            _check_png(data)
        elif kind is FileKind.JPEG and not masked:
            _check_jpeg(data)
        else:
            raise Damaged(f"a picture with {len(masked)} masks is {kind.value}")
        with Image.open(BytesIO(data), formats=(kind.name,)) as image:
            image.load()
    except (Damaged, OSError, SyntaxError, ValueError) as error:
        raise OurFault("picture_not_flat", reason=str(error)) from error
    if size is not None and image.size != size:
        raise OurFault("picture_not_flat", reason=f"{image.size} instead of {size}")
    if image.mode not in ("RGB", "P"):
        raise OurFault("picture_not_flat", reason=f"mode {image.mode}")
    for left, top, width, height in masked:
        inside = 0 <= left < left + width <= image.width and 0 <= top < top + height <= image.height
        if not inside or not _hides(image, (left, top, left + width, top + height), expected):
            raise OurFault("mask_not_opaque", left=left, top=top, width=width, height=height)
    return len(masked)


def _hides(image: Image.Image, box: tuple[int, int, int, int], expected: Picture | None) -> bool:
    from PIL import Image, ImageChops

    shown = image.crop(box).convert("RGB")
    if expected is None:
        return all(low == high for low, high in (band.getextrema() for band in shown.split()))
    left, top, right, bottom = box
    part = expected.cropped(left, top, right - left, bottom - top)
    wanted = Image.frombytes("RGB", (part.width, part.height), bytes(part.pixels), "raw", "BGRX")
    return ImageChops.difference(shown, wanted).getbbox() is None


def _check_png(data: bytes) -> None:
    length = len(png.SIGNATURE)
    for name, body in png.chunks(data):
        if name not in _PNG_CHUNKS:
            raise Damaged(f"there is a chunk {name!r}")
        if name == b"IHDR" and bytes(body[8:10]) not in (b"\x08\x02", b"\x08\x03"):
            raise Damaged("neither 8-bit RGB nor a palette of it")
        length += 12 + len(body)
    if length != len(data):
        raise Damaged(f"{len(data) - length} bytes follow the end")


def _check_jpeg(data: bytes) -> None:
    scan = 0
    for marker, _, at in jpeg.segments(data):
        if marker not in _JPEG_SEGMENTS:
            raise Damaged(f"there is a segment {marker:#x}")
        scan = at
    # Within pixels a 0xFF is never followed by 0xD9: the first one is the end.
    if data.find(bytes((0xFF, jpeg.EOI)), scan) != len(data) - 2:
        raise Damaged("the file does not end with its end")
