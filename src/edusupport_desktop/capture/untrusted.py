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
from edusupport_desktop.domain.picture import Beyond

_EXIF_MARK = b"Exif\0\0"
# A JPEG segment holds no more than this; a PNG's EXIF has no reason to.
_LARGEST_EXIF = 65_536
# Progressive files have ten scans, 18 of CMYK, each a pass over all pixels; 20 of noise at the limits take 1.5 s.
_MOST_SCANS = 20
# Baseline, extended and progressive with Huffman's code. Arithmetic coding is slow, and no browser shows it.
_FRAMES_READ = frozenset({0xC0, 0xC1, 0xC2})


DECODED = 8.4
"""Bytes of memory a pixel takes, measured: 4 in the decoder's picture, 4 in ours or in one that is turned."""


@dataclass(frozen=True, slots=True)
class UntrustedPicture:
    """``pieces`` make the file reduced to its pixels. ``orientation`` is EXIF's (1 upright … 8).

    ``bytes_a_pixel``: the memory that decoding takes, in the form this file has. ``opaque``: what it says of
    transparency is not to be believed.
    """

    width: int
    height: int
    orientation: int
    pieces: tuple[bytes | bytearray | memoryview, ...] = field(repr=False)
    bytes_a_pixel: float = DECODED
    opaque: bool = False
    beyond: Beyond = Beyond.NOTHING


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
    return UntrustedPicture(*size, upright, tuple(kept))


def reduce_jpeg(untrusted: bytes) -> UntrustedPicture:
    """Raises ``Damaged``."""
    view = memoryview(untrusted)
    kept: list[bytes | memoryview] = [view[:2]]
    upright, size, scan, samples = 1, (0, 0), 0, 0.0
    for marker, body, at in jpeg.segments(untrusted):
        if marker == jpeg.APP1 and body[: len(_EXIF_MARK)] == _EXIF_MARK:
            upright = orientation(body[len(_EXIF_MARK) :])
        if marker in jpeg.FRAMES:
            if marker not in _FRAMES_READ:
                raise Damaged(f"a frame of a kind that nobody writes: {marker:#x}")
            size, samples = jpeg.frame_size(body), jpeg.samples_a_pixel(body)
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
    # In several passes the decoder holds all of it in its own form, two bytes a sample, beside its picture.
    memory = max(DECODED, 4.4 + 2 * samples) if scans > 1 else DECODED
    return UntrustedPicture(*size, upright, (*kept, view[scan:]), memory)
