"""The container of a JPEG file, without its pixels (ITU-T T.81, annex B)."""

from __future__ import annotations

from collections.abc import Iterator

from edusupport_desktop.capture.damaged import Damaged

# A photograph has some dozens of segments before its pixels; a colour profile may add 255.
_MOST_SEGMENTS = 4096

SOI, EOI, SOS, COM, DQT, DHT, DRI = 0xD8, 0xD9, 0xDA, 0xFE, 0xDB, 0xC4, 0xDD
APP0, APP1, APP14 = 0xE0, 0xE1, 0xEE
FRAMES = frozenset(range(0xC0, 0xD0)) - {DHT, 0xC8, 0xCC}
"""The markers whose segment holds the size."""


def segments(data: bytes) -> Iterator[tuple[int, memoryview, int]]:
    """Marker, body, and the offset of the marker, of each segment up to and with the first start of scan.

    Raises ``Damaged`` for anything that is not a row of segments.
    """
    view = memoryview(data)
    at = 2
    for _ in range(_MOST_SEGMENTS):
        start = at
        # Any number of fill bytes may stand before a marker; a few are enough for every real writer.
        while data[at : at + 2] == b"\xff\xff" and at - start < 16:
            at += 1
        if at + 4 > len(view) or view[at] != 0xFF:
            raise Damaged(f"no segment at {at}")
        marker = view[at + 1]
        end = at + 2 + int.from_bytes(view[at + 2 : at + 4], "big")
        if end < at + 4 or end > len(view):
            raise Damaged(f"the segment at {at} is longer than the file")
        yield marker, view[at + 4 : end], at
        if marker == SOS:
            return
        at = end
    raise Damaged(f"more than {_MOST_SEGMENTS} segments")


def frame_size(body: memoryview) -> tuple[int, int]:
    """Width and height out of the body of a frame segment."""
    if len(body) < 6:
        raise Damaged("the frame segment is too short")
    return int.from_bytes(body[3:5], "big"), int.from_bytes(body[1:3], "big")


def samples_a_pixel(body: memoryview) -> float:
    """How many samples a pixel has on average (3 for full colour, 1.5 where colour has a quarter of the resolution).

    ``body`` is a frame segment's. Raises ``Damaged``.
    """
    parts = [(factor >> 4, factor & 15) for factor in body[7::3]]
    if not parts or len(parts) != body[5] or not all(1 <= part <= 4 for factors in parts for part in factors):
        raise Damaged("the frame segment tells no components")
    widest, highest = max(across for across, _ in parts), max(down for _, down in parts)
    return sum(across * down for across, down in parts) / (widest * highest)
