"""Pictures into files: flat RGB, no metadata, bytes that depend on the pixels alone.

A screen full of text is repetition: rows written as they are (PNG's filter "none") and packed by libdeflate come out
smaller than Pillow's adaptive filters, in a fraction of the time. A photograph is the opposite; there Pillow's
filters win. Nobody has to know beforehand which of the two a picture is: see ``encode_png``.
"""

from __future__ import annotations

import struct
from io import BytesIO
from typing import TYPE_CHECKING, cast

from edusupport_desktop.capture.png_chunks import SIGNATURE, chunk
from edusupport_desktop.domain.picture import EncodedPicture, Picture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL import Image

# Of libdeflate's 12 levels: 5 is 10 % faster and 3 % larger on text pages, 7 a quarter slower for 0.5 %.
_LEVEL = 6
# Text pages pack to between 1/50 and 1/20 of their pixels; what stays larger than this may be a photograph.
_MAY_BE_PHOTOGRAPH = 1 / 16
# Pixels are repacked in pieces that stay in the processor's cache, so no second whole picture is held.
_PIECE_BYTES = 1 << 20
_EIGHT_BIT_RGB = (8, 2, 0, 0, 0)


def encode_png(picture: Picture) -> EncodedPicture:
    """Lossless 8-bit RGB. Never larger than what Pillow's defaults give, once it is past 1/16 of the raw pixels.

    The libraries work without Python's lock, so the interface stays alive. Peak memory above the picture: 3 bytes a
    pixel and the result; for a photograph 4 bytes a pixel and two results.
    """
    from deflate import zlib_compress

    rows = _unfiltered_rows(picture)
    raw_size = len(rows)
    packed = zlib_compress(rows, _LEVEL)
    del rows

    header = struct.pack(">IIBBBBB", picture.width, picture.height, *_EIGHT_BIT_RGB)
    data = b"".join((SIGNATURE, *chunk(b"IHDR", header), *chunk(b"IDAT", packed), *chunk(b"IEND", b"")))
    if len(packed) > raw_size * _MAY_BE_PHOTOGRAPH:
        data = min(data, _adaptively_filtered(picture), key=len)
    return EncodedPicture("image/png", picture.width, picture.height, data)


def encode_jpeg(picture: Picture, quality: int = 92) -> EncodedPicture:
    """Flat RGB without metadata, for a picture that came as JPEG. Full colour resolution: red marks stay sharp.

    Not for a picture with masks: JPEG spreads what is beside a mask into it, and one colour could not be verified.
    """
    file = BytesIO()
    image = _image(picture.width, picture.height, picture.pixels)
    image.save(file, "JPEG", quality=quality, subsampling=0, optimize=True)
    return EncodedPicture("image/jpeg", picture.width, picture.height, file.getvalue())


def _unfiltered_rows(picture: Picture) -> memoryview:
    """What PNG packs: every row as RGB behind a zero byte, the name of the filter "none"."""
    # Pillow fills a stride with zeros behind each row. Written one byte later, that zero is before the next row;
    # before the first one stands one of our own, and the very last is one too many.
    stride = 1 + 3 * picture.width
    rows = BytesIO(b"\0")
    rows.seek(1)
    for piece in _pieces(picture):
        rows.write(piece.tobytes("raw", "BGR", stride))
    return rows.getbuffer()[:-1]


def _adaptively_filtered(picture: Picture) -> bytes:
    file = BytesIO()
    _image(picture.width, picture.height, picture.pixels).save(file, "PNG")
    return file.getvalue()


def _image(width: int, height: int, pixels: bytes | bytearray | memoryview) -> Image.Image:
    from PIL import Image

    # Pillow takes every buffer; its annotation forgets memoryview, and a copy would cost 33 MB.
    return Image.frombuffer("RGB", (width, height), cast("bytes", pixels), "raw", "BGRX", 0, 1)


def _pieces(picture: Picture) -> Iterator[Image.Image]:
    """The picture in bands from top to bottom, on the same bytes, with red and blue under each other's names: so
    Pillow need not unpack them first."""
    from PIL import Image

    pixels = memoryview(picture.pixels).cast("B")
    row = 4 * picture.width
    step = max(1, _PIECE_BYTES // row)
    for top in range(0, picture.height, step):
        height = min(step, picture.height - top)
        band = cast("bytes", pixels[top * row : (top + height) * row])
        yield Image.frombuffer("RGBX", (picture.width, height), band, "raw", "RGBX", 0, 1)
