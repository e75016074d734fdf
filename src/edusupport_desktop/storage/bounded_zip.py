"""Zip files from outside: opened only when their directory is small and honest, read only as far as it said."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from zipfile import ZipFile, ZipInfo

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, struct.error)
"""What a broken archive makes of the standard library."""

_END = struct.Struct("<4s4H2LH")
_LOCATOR = struct.Struct("<4sLQL")
_LARGE_END = struct.Struct("<4sQ2H2L4Q")
_DIRECTORY_BYTES_PER_FILE = 1024
_LOCAL_HEADER_BYTES = 30
_RATIO_COUNTS_FROM = 1024 * 1024
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BLOCK = 256 * 1024


class NotAllowed(ValueError):
    """The archive is larger, deeper or other than it may be. One of ``BROKEN``."""


@dataclass(frozen=True, slots=True)
class Limits:
    """``ratio``: how many times smaller a file of more than a megabyte may be packed. Bytes, all files together and
    each alone."""

    files: int
    total: int
    each: int
    ratio: int


@contextmanager
def bounded_zip(path: Path, limits: Limits) -> Iterator[tuple[ZipFile, Sequence[ZipInfo]]]:
    """The archive and its files, without folders. Raises ``OSError`` and one of ``BROKEN``."""
    with path.open("rb") as file:
        _check_directory(file, limits.files)
        with ZipFile(file) as archive:
            files = [entry for entry in archive.infolist() if not entry.filename.endswith("/")]
            _check(files, limits)
            yield archive, files


def blocks(archive: ZipFile, entry: ZipInfo) -> Iterator[bytes]:
    """The content, checked against its checksum. Raises one of ``BROKEN`` when there is more or less than was said."""
    left = entry.file_size
    with archive.open(entry) as file:
        while block := file.read(_BLOCK):
            left -= len(block)
            if left < 0:
                break
            yield block
    if left:
        raise NotAllowed("not as long as it says")


def _check(files: Sequence[ZipInfo], limits: Limits) -> None:
    if len(files) > limits.files or sum(entry.file_size for entry in files) > limits.total:
        raise NotAllowed("too much")
    if len({entry.filename for entry in files}) != len(files):
        raise NotAllowed("two files of one name")
    end = 0
    # Files that share their bytes are how a small archive unpacks to a giant one.
    for entry in sorted(files, key=lambda entry: entry.header_offset):
        if entry.header_offset < end or entry.flag_bits & _ENCRYPTED or entry.compress_type not in _METHODS:
            raise NotAllowed("overlapping, encrypted or packed in a strange way")
        end = entry.header_offset + _LOCAL_HEADER_BYTES + entry.compress_size
        if entry.file_size > min(limits.each, max(_RATIO_COUNTS_FROM, limits.ratio * entry.compress_size)):
            raise NotAllowed("a file too large")


def _check_directory(file: IO[bytes], most_files: int) -> None:
    """The library reads the whole directory, however large the end of the file says it is."""
    length = file.seek(0, 2)
    start = max(0, length - _END.size - 65_535 - _LOCATOR.size)
    file.seek(start)
    tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < _END.size:
        raise NotAllowed("no end of a directory")
    size = _END.unpack_from(tail, at)[5]
    if at >= _LOCATOR.size and tail[at - _LOCATOR.size : at].startswith(b"PK\x06\x07"):
        file.seek(_LOCATOR.unpack_from(tail, at - _LOCATOR.size)[2])
        large = file.read(_LARGE_END.size)
        if not large.startswith(b"PK\x06\x06"):
            raise NotAllowed("no directory where it should be")
        size = _LARGE_END.unpack(large)[8]
    if size > min(length, most_files * _DIRECTORY_BYTES_PER_FILE):
        raise NotAllowed("a directory too large")
    file.seek(0)
