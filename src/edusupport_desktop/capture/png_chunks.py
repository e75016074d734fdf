"""The container of a PNG file, without its pixels (PNG specification, third edition, chapter 5)."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from edusupport_desktop.capture.damaged import Damaged

SIGNATURE = b"\x89PNG\r\n\x1a\n"

# A 64 MiB file in pieces of 1 KiB; more would be a file made to keep a reader busy.
_MOST_CHUNKS = 65_536


def chunk(name: bytes, body: bytes | bytearray | memoryview) -> tuple[bytes, bytes | bytearray | memoryview, bytes]:
    """One chunk in three parts, so that a large body is copied only once, by the joining."""
    return struct.pack(">I", len(body)) + name, body, struct.pack(">I", zlib.crc32(body, zlib.crc32(name)))


def chunks(data: bytes) -> Iterator[tuple[bytes, memoryview]]:
    """Name and body of each chunk up to and with IEND; what follows IEND is not looked at.

    Raises ``Damaged`` where the end is missing or a checksum is wrong (of the chunks that matter for the pixels,
    whose names begin with a capital: other programs write notes of their own carelessly).
    """
    view = memoryview(data)
    at = len(SIGNATURE)
    for _ in range(_MOST_CHUNKS):
        if at + 12 > len(view):
            raise Damaged(f"the file ends at {len(view)} without an IEND chunk")
        length = int.from_bytes(view[at : at + 4], "big")
        name = bytes(view[at + 4 : at + 8])
        end = at + 12 + length
        if end > len(view):
            raise Damaged(f"the chunk at {at} is longer than the file")
        body = view[at + 8 : end - 4]
        if name[:1].isupper() and zlib.crc32(body, zlib.crc32(name)) != int.from_bytes(view[end - 4 : end], "big"):
            raise Damaged(f"the chunk at {at} has a wrong checksum")
        yield name, body
        if name == b"IEND":
            return
        at = end
    raise Damaged(f"more than {_MOST_CHUNKS} chunks")
