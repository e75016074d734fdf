"""The first directory of a TIFF file, reduced to what its pixels need (TIFF 6.0, section 2)."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from edusupport_desktop.capture.damaged import Damaged

(WIDTH, HEIGHT, BITS, COMPRESSION, COLOURS, STRIPS, SAMPLES, ROWS) = (256, 257, 258, 259, 262, 273, 277, 278)
(STRIP_BYTES, TILE_WIDTH, TILE_HEIGHT, TILES, TILE_BYTES, FORMAT) = (279, 322, 323, 324, 325, 339)
# Beside those: the order of bits and planes, options of the fax codes, the predictor, the palette, extra samples, inks.
_KEPT = frozenset({WIDTH, HEIGHT, BITS, COMPRESSION, COLOURS, STRIPS, SAMPLES, ROWS, STRIP_BYTES, FORMAT}) | {
    *(TILE_WIDTH, TILE_HEIGHT, TILES, TILE_BYTES, 266, 284, 292, 293, 317, 320, 332, 338)
}
_TYPE_BYTES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8}
_MOST_ENTRIES = 512
# Places and lengths of 65,536 strips, 4 bytes each, and some palettes.
_MOST_VALUE_BYTES = 1 << 19


@dataclass(frozen=True, slots=True)
class Directory:
    """``first`` holds the first number of each field (or its greatest, of bits a sample and of sizes of tiles).

    ``entry`` is a directory of its own with nothing but these fields, for the end of the file at ``place``;
    ``header`` is the file's new beginning, which leads to it. ``has_more``: there are more pages.
    """

    first: Mapping[int, int]
    header: bytes
    entry: bytes
    place: int
    has_more: bool


def read_directory(data: bytes) -> Directory:
    """Raises ``Damaged``. Only ``struct`` and this length of the file are believed: every offset is checked."""
    order: Literal["<", ">"] = "<" if data[:2] == b"II" else ">"
    try:
        (at,) = struct.unpack_from(order + "4xI", data)
        (count,) = struct.unpack_from(order + "H", data, at)
        if not 0 < count <= _MOST_ENTRIES:
            raise Damaged(f"{count} fields")
        first: dict[int, int] = {}
        kept: dict[int, bytes] = {}
        for index in range(count):
            entry = at + 2 + 12 * index
            tag, kind, amount = struct.unpack_from(order + "HHI", data, entry)
            if tag in _KEPT and tag not in kept:
                first[tag] = _greatest(data, order, entry, kind, amount)
                kept[tag] = data[entry : entry + 12]
        (following,) = struct.unpack_from(order + "I", data, at + 2 + 12 * count)
    except struct.error as error:
        raise Damaged("a field lies outside the file") from error
    # Offsets must stay even.
    place = len(data) + len(data) % 2
    body = b"".join(kept[tag] for tag in sorted(kept))
    directory = bytes(len(data) % 2) + struct.pack(order + "H", len(kept)) + body + bytes(4)
    return Directory(first, data[:4] + struct.pack(order + "I", place), directory, place, following != 0)


def _greatest(data: bytes, order: str, entry: int, kind: int, amount: int) -> int:
    size = _TYPE_BYTES.get(kind, 0) * amount
    if not 0 < size <= _MOST_VALUE_BYTES:
        raise Damaged(f"a field of {amount} values of type {kind}")
    at = entry + 8
    if size > 4:
        (at,) = struct.unpack_from(order + "I", data, at)
    if at + size > len(data):
        raise Damaged("the values of a field lie outside the file")
    if kind not in (1, 3, 4):
        return 0
    letter = {1: "B", 3: "H", 4: "I"}[kind]
    # Of places and lengths only that they are there matters: the decoder checks them one by one.
    numbers: tuple[int, ...] = struct.unpack_from(f"{order}{min(amount, 16)}{letter}", data, at)
    return max(numbers)
