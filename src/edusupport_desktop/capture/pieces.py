"""A file put together of pieces of another one, without a copy."""

from __future__ import annotations

import io
from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class PiecesFile(io.RawIOBase):
    """Read-only. Behind ``opened`` it is what decoders take for a file."""

    def __init__(self, pieces: Iterable[bytes | bytearray | memoryview]) -> None:
        self._pieces = [memoryview(piece) for piece in pieces if len(piece)]
        self._ends = list(accumulate(len(piece) for piece in self._pieces))
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        length = self._ends[-1] if self._ends else 0
        self._at = max(0, offset + {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: length}[whence])
        return self._at

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Up to the end of a piece; 0 at the end."""
        index = bisect_right(self._ends, self._at)
        if index == len(self._pieces):
            return 0
        piece = self._pieces[index]
        begin = self._at - self._ends[index] + len(piece)
        target = memoryview(buffer).cast("B")
        part = piece[begin : begin + len(target)]
        target[: len(part)] = part
        self._at += len(part)
        return len(part)


def opened(pieces: Iterable[bytes | bytearray | memoryview]) -> io.BufferedReader:
    """Reads as many bytes as asked for, across the pieces."""
    return io.BufferedReader(PiecesFile(pieces), 1 << 16)
