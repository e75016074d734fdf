"""Width and height by the first bytes of a file, for showing before anything is decoded."""

from __future__ import annotations

import struct

from edusupport_desktop.capture import convertible
from edusupport_desktop.capture import jpeg_segments as jpeg
from edusupport_desktop.capture.damaged import Damaged
from edusupport_desktop.capture.sniff import FileKind


def size_by_beginning(kind: FileKind, beginning: bytes) -> tuple[int, int]:
    """In pixels; (0, 0) where it stands further inside, or nowhere. Never raises."""
    try:
        return _size(kind, beginning)
    except (Damaged, struct.error):
        return 0, 0


def _size(kind: FileKind, beginning: bytes) -> tuple[int, int]:
    if kind is FileKind.PNG:
        width, height = struct.unpack_from(">II", beginning, 16)
        return width, height
    if kind is FileKind.JPEG:
        sizes = (jpeg.frame_size(body) for marker, body, _ in jpeg.segments(beginning) if marker in jpeg.FRAMES)
        return next(sizes, (0, 0))
    if kind is FileKind.GIF:
        width, height = struct.unpack_from("<HH", beginning, 6)
        return width, height
    if kind is FileKind.WEBP:
        return convertible.webp_size(beginning[12:16], memoryview(beginning)[20:])
    if kind in (FileKind.BMP, FileKind.TIFF):
        picture = (convertible.reduce_bmp if kind is FileKind.BMP else convertible.reduce_tiff)(beginning)
        return picture.width, picture.height
    return 0, 0
