"""What an untrusted picture file says of itself, read before any decoder sees it.

Only what the pixels need is handed on: no comments, colour profiles, previews or animations, so a trap in one of
those is never opened, and the size is known before memory is taken.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from edusupport_desktop.capture import jpeg_segments as jpeg
from edusupport_desktop.capture import png_chunks as png
from edusupport_desktop.capture.damaged import Damaged
from edusupport_desktop.capture.exif import orientation

_EXIF_MARK = b"Exif\0\0"
# A JPEG segment holds no more than this; a PNG's EXIF has no reason to.
_LARGEST_EXIF = 65_536
# Progressive files have about ten scans, each a pass over all pixels; hundreds would keep the computer busy for hours.
_MOST_SCANS = 20


@dataclass(frozen=True, slots=True)
class UntrustedPicture:
    """``data`` is the file reduced to its pixels. ``orientation`` is EXIF's (1 upright … 8).

    ``several_passes``: the decoder must hold all of it at once in its own form (JPEG, progressive for instance).
    """

    width: int
    height: int
    orientation: int
    several_passes: bool
    data: bytes = field(repr=False)


def reduce_png(untrusted: bytes) -> UntrustedPicture:
    """Raises ``Damaged``. Of an animation the first picture is left."""
    kept: list[bytes | bytearray | memoryview] = [png.SIGNATURE]
    upright, size, deep = 1, (0, 0), False
    for name, body in png.chunks(untrusted):
        if name == b"IHDR" and len(body) == 13:
            size = int.from_bytes(body[:4], "big"), int.from_bytes(body[4:8], "big")
            deep = body[8] == 16
        elif size == (0, 0):
            raise Damaged("the first chunk is not IHDR")
        elif name == b"eXIf" and len(body) <= _LARGEST_EXIF:
            upright = orientation(body)
        # Pillow does not know a transparent colour of 16 bits: nobody draws screens with one, so it is left out.
        if name in (b"IHDR", b"PLTE", b"IDAT", b"IEND") or (name == b"tRNS" and not deep):
            kept.extend(png.chunk(name, body))
    return UntrustedPicture(*size, upright, False, b"".join(kept))


def reduce_jpeg(untrusted: bytes) -> UntrustedPicture:
    """Raises ``Damaged``."""
    view = memoryview(untrusted)
    kept: list[bytes | memoryview] = [view[:2]]
    upright, size, scan = 1, (0, 0), 0
    for marker, body, at in jpeg.segments(untrusted):
        if marker == jpeg.APP1 and body[: len(_EXIF_MARK)] == _EXIF_MARK:
            upright = orientation(body[len(_EXIF_MARK) :])
        if marker in jpeg.FRAMES:
            size = jpeg.frame_size(body)
        scan = at
        # JFIF and Adobe say how the colours are meant.
        if marker != jpeg.SOS and (marker in (jpeg.APP0, jpeg.APP14) or not jpeg.APP0 <= marker <= jpeg.COM):
            kept.append(view[at : at + 4 + len(body)])
    if 0 in size:
        raise Damaged("no frame before the pixels")
    # Within pixels a 0xFF is never followed by 0xDA.
    scans = untrusted.count(b"\xff\xda", scan)
    if scans > _MOST_SCANS:
        raise Damaged("too many scans")
    return UntrustedPicture(*size, upright, scans > 1, b"".join([*kept, view[scan:]]))
