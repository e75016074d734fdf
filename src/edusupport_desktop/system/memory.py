"""Memory of pictures goes back to the system as soon as it is let go of."""

from __future__ import annotations

_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD = -1, -3
"""Of glibc's malloc.h."""
_LARGE_BLOCK = 1 << 20
_KEPT_AT_REST = 4 << 20


def return_large_blocks() -> None:
    """From now on blocks of 1 MiB and more live outside the heaps. Nothing happens where the C library is not glibc.

    glibc raises that limit by itself up to 32 MiB, just above the pixels of a 4K screen: each thread that ever held
    such a picture would keep the room of one or two (300 MiB after ten pictures). mallopt(3) turns the raising off.
    """
    import ctypes

    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):  # another C library, or Windows, whose heap does this by itself
        return
    mallopt(_M_MMAP_THRESHOLD, _LARGE_BLOCK)
    mallopt(_M_TRIM_THRESHOLD, _KEPT_AT_REST)
