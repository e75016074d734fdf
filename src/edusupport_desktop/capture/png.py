"""Pictures into files: flat RGB, no metadata, bytes that depend on the pixels alone.

A screen full of text is repetition: rows written as they are (PNG's filter "none") and packed by libdeflate come out
smaller than Pillow's adaptive filters, in a fraction of the time. A photograph is the opposite. Nobody has to know
beforehand which of the two a picture is: see ``encode_png``.
"""

from __future__ import annotations

import struct
from io import BytesIO

from edusupport_desktop.capture.pillow_image import image_of
from edusupport_desktop.capture.png_chunks import SIGNATURE, chunk
from edusupport_desktop.capture.png_filters import filtered_rows, unfiltered_rows
from edusupport_desktop.capture.png_palette import indexed_rows
from edusupport_desktop.domain.picture import EncodedPicture, Picture

# Of libdeflate's 12 levels: 5 is 10 % faster and 3 % larger on text pages, 7 a quarter slower for 0.5 %.
_LEVEL = 6
# Text pages pack to between 1/50 and 1/20 of their pixels; what stays larger than this may be a photograph.
_MAY_BE_PHOTOGRAPH = 1 / 16
# For files that are to be small: three times as long as 6, and 1 % smaller on text pages; 10 takes 20 times as long.
_PATIENT_LEVEL = 8
_EIGHT_BIT_RGB, _EIGHT_BIT_PALETTE = (8, 2, 0, 0, 0), (8, 3, 0, 0, 0)
_QUALITY = 92
SMALL_QUALITY = 80
"""Of JPEG's 100: letters are still sharp, with a faint halo."""


def encode_png(picture: Picture) -> EncodedPicture:
    """Lossless 8-bit RGB.

    libdeflate works without Python's lock, and Pillow on a small band at a time, so the interface stays alive. Peak
    memory above the picture: 3 bytes a pixel and the result, of a photograph twice.
    """
    return _rgb_file(picture, _LEVEL)


def encode_small_png(picture: Picture) -> EncodedPicture:
    """Lossless in as few bytes as a second or two can find: a palette where there are at most 256 colours."""
    from deflate import zlib_compress

    indexed = indexed_rows(picture)
    if indexed is None:
        return _rgb_file(picture, _PATIENT_LEVEL)
    palette, rows = indexed
    return _file(picture, _EIGHT_BIT_PALETTE, zlib_compress(rows, _PATIENT_LEVEL), palette)


def _rgb_file(picture: Picture, level: int) -> EncodedPicture:
    from deflate import zlib_compress

    packed = zlib_compress(unfiltered_rows(picture), level)
    if len(packed) > 3 * picture.width * picture.height * _MAY_BE_PHOTOGRAPH:
        packed = min(packed, zlib_compress(filtered_rows(picture), level), key=len)
    return _file(picture, _EIGHT_BIT_RGB, packed)


def _file(picture: Picture, kind: tuple[int, ...], packed: bytes | bytearray, palette: bytes = b"") -> EncodedPicture:
    header = struct.pack(">IIBBBBB", picture.width, picture.height, *kind)
    colours = chunk(b"PLTE", palette) if palette else ()
    parts = (SIGNATURE, *chunk(b"IHDR", header), *colours, *chunk(b"IDAT", packed), *chunk(b"IEND", b""))
    return EncodedPicture("image/png", picture.width, picture.height, b"".join(parts))


def encode_jpeg(picture: Picture, quality: int = _QUALITY) -> EncodedPicture:
    """Flat RGB without metadata, for a picture that came as JPEG. Full colour resolution: red marks stay sharp.

    Not for a picture with masks: JPEG spreads what is beside a mask into it, and one colour could not be verified.
    """
    file = BytesIO()
    # Not "optimize": Pillow would write all at once, and hold Python's lock for as long.
    image_of(picture).save(file, "JPEG", quality=quality, subsampling=0)
    return EncodedPicture("image/jpeg", picture.width, picture.height, file.getvalue())
