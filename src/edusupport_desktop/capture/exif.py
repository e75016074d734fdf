"""The one fact of EXIF that matters here: how the camera was held."""

from __future__ import annotations

from typing import Literal

_ORIENTATION = 0x0112
_ENTRY_BYTES = 12


def orientation(tiff: bytes | memoryview) -> int:
    """1 to 8 as in EXIF 2.32, 4.6.4; 1 (upright) where the data does not say or is damaged. Never raises.

    ``tiff`` begins with the byte order, after the "Exif" mark that JPEG puts before it.
    """
    if tiff[:4] == b"II*\0":
        return _find(tiff, "little")
    if tiff[:4] == b"MM\0*":
        return _find(tiff, "big")
    return 1


def _find(tiff: bytes | memoryview, order: Literal["little", "big"]) -> int:
    def number(at: int, size: int) -> int:
        # Past the end this is 0: no entries, no tag.
        return int.from_bytes(tiff[at : at + size], order)

    first = number(4, 4)
    for index in range(number(first, 2)):
        entry = first + 2 + index * _ENTRY_BYTES
        if number(entry, 2) == _ORIENTATION:
            value = number(entry + 8, 2)
            return value if 1 <= value <= 8 else 1
    return 1
