"""Does a picture show nothing at all? Systems answer with black instead of an error."""

from __future__ import annotations

# A prime, so that the samples wander through all columns whatever the width: about 8000 pixels of a 4K screen.
_SAMPLE_EVERY = 997
# Small enough to stay in the processor's own memory.
_BLOCK_BYTES = 1 << 16
_COLOURS = int.from_bytes(b"\xff\xff\xff\0" * (_BLOCK_BYTES // 4), "big")


def is_black(pixels: bytes | bytearray | memoryview) -> bool:
    """Is every pixel of this BGRX picture black? The fourth byte is not looked at: some systems set it to 255.

    Samples answer for nearly every real screen in microseconds. All pixels are read only where all samples are black:
    1.5 ms for 3840x2160.
    """
    if any(any(pixels[channel :: 4 * _SAMPLE_EVERY]) for channel in range(3)):
        return False
    view = memoryview(pixels)
    black = bytes((0, 0, 0, view[3])) * (_BLOCK_BYTES // 4)
    for at in range(0, len(view), _BLOCK_BYTES):
        block = bytes(view[at : at + _BLOCK_BYTES])
        # Usually the fourth byte is the same everywhere, and comparing is ten times as fast as masking it.
        if block != black[: len(block)] and int.from_bytes(block.ljust(_BLOCK_BYTES, b"\0"), "big") & _COLOURS:
            return False
    return True
