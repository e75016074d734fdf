"""Pictures out of documents and archives that are zip files: .docx, .pptx, .xlsx, OpenDocument, .zip.

Nothing is unpacked to the disk: a picture goes from the archive into memory, so a name inside can lead nowhere.
Everything is bounded before it is read, and nothing that the archive says of itself is believed.
"""

from __future__ import annotations

import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from zipfile import ZipFile, ZipInfo

from edusupport_desktop.capture.damaged import Damaged
from edusupport_desktop.capture.document_order import in_document_order
from edusupport_desktop.capture.picture_size import size_by_beginning
from edusupport_desktop.capture.sniff import (
    ACCEPTED,
    ARCHIVES,
    CONVERTED,
    DOCUMENTS,
    ZIP_BEGINNINGS,
    FileKind,
    file_kind,
)
from edusupport_desktop.domain.document import FoundPicture, LeftOut, LeftOutReason
from edusupport_desktop.domain.errors import UntrustedInput
from edusupport_desktop.domain.picture import LARGEST_FILE_BYTES, LARGEST_PIXELS
from edusupport_desktop.domain.plain_text import clean_line

MOST_ENTRIES = 5000
"""Files in one archive. A presentation of 300 slides has about 1,500."""
MOST_FOUND = 200
"""Pictures offered of one document."""
MOST_RATIO = 250
"""How many times smaller an entry of more than a megabyte may be packed. Screens without compression reach 100."""
MOST_UNPACKED = 256 * 1024 * 1024
"""Bytes unpacked while looking, all entries together: half a second's work."""

_LARGEST_DIRECTORY = 2 * 1024 * 1024
_LARGEST_PART = 8 * 1024 * 1024
_BEGINNING = 256 * 1024
_RATIO_COUNTS_FROM = 1024 * 1024
_ICON_SIDE = 64
_LONGEST_NAME = 80
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_READ_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_END = struct.Struct("<4s4H2LH")
_LOCAL_HEADER_BYTES = 30
_ITS_OWN = re.compile(
    r"(docprops/thumbnail|thumbnails/|objectreplacements/|__macosx/|quicklook/)|.*(/embeddings/|thumbs\.db$)",
    re.IGNORECASE,
)
"""Previews of the document, formulas and charts inside it, and what archivers keep: nothing a teacher put there."""
_NESTED = DOCUMENTS | ARCHIVES | {FileKind.PDF}
_UNREAD = {
    FileKind.DRAWING: LeftOutReason.DRAWING,
    FileKind.HEIC: LeftOutReason.FORMAT,
    FileKind.AVIF: LeftOutReason.FORMAT,
    **dict.fromkeys(_NESTED, LeftOutReason.NESTED),
}
# What a broken archive makes of the standard library.
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, struct.error)


class ZipPictures:
    """Implements ``services.ports.PictureDocument``. Opens the file anew for each picture."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._entries: list[ZipInfo] = []
        self.found: list[FoundPicture] = []
        self.left_out: list[LeftOut] = []
        with _archive(path) as archive:
            self._look_through(archive)

    def read(self, found: FoundPicture) -> bytes:
        """Raises ``UntrustedInput``: ``archive_damaged``, ``picture_unreadable``."""
        entry = self._entries[found.place]
        with _archive(self._path) as archive, archive.open(entry) as file:
            data = file.read(LARGEST_FILE_BYTES + 1)
        if len(data) != entry.file_size:
            raise UntrustedInput("archive_damaged")
        return data

    def _look_through(self, archive: ZipFile) -> None:
        # Not is_dir(): it stumbles over an empty name.
        entries = [entry for entry in archive.infolist() if entry.filename and not entry.filename.endswith("/")]
        if len(entries) > MOST_ENTRIES:
            raise UntrustedInput("archive_too_many_files", count=len(entries), limit=MOST_ENTRIES)
        _refuse_overlaps(entries)
        locked = [entry for entry in entries if entry.flag_bits & _ENCRYPTED]
        budget = _Budget(archive)
        all_locked = bool(locked) and len(locked) == len(entries)
        if all_locked or b":encryption-data" in budget.part("META-INF/manifest.xml"):
            raise UntrustedInput("archive_encrypted")
        for entry in in_document_order(entries, budget.part):
            self._judge(entry, budget)

    def _judge(self, entry: ZipInfo, budget: _Budget) -> None:
        name = _shown(entry.filename)
        if entry.flag_bits & _ENCRYPTED:
            self.left_out.append(LeftOut(name, LeftOutReason.LOCKED))
            return
        try:
            beginning = budget.beginning(entry)
        except _BROKEN:
            # What it was is not known: a picture that is damaged is worth a word, another file is not.
            if Path(entry.filename).suffix.lower() in (".png", ".jpg", ".jpeg", ".bmp", ".gif", ".tif", ".webp"):
                self.left_out.append(LeftOut(name, LeftOutReason.DAMAGED))
            return
        kind = file_kind(beginning)
        if kind in _UNREAD and not _is_its_own(entry):
            self.left_out.append(LeftOut(name, _UNREAD[kind]))
        elif kind in ACCEPTED | CONVERTED and not _is_link(entry):
            width, height = size_by_beginning(kind, beginning)
            reason = self._reason_against(entry, width, height)
            if reason is not None:
                self.left_out.append(LeftOut(name, reason))
                return
            self.found.append(FoundPicture(len(self.found), name, width, height))
            self._entries.append(entry)

    def _reason_against(self, entry: ZipInfo, width: int, height: int) -> LeftOutReason | None:
        if _is_its_own(entry):
            return LeftOutReason.PREVIEW
        if entry.file_size > LARGEST_FILE_BYTES or width * height > LARGEST_PIXELS:
            return LeftOutReason.TOO_LARGE
        if entry.file_size > max(_RATIO_COUNTS_FROM, MOST_RATIO * entry.compress_size):
            return LeftOutReason.DAMAGED
        if 0 < max(width, height) < _ICON_SIDE:
            return LeftOutReason.ICON
        return LeftOutReason.TOO_MANY if len(self.found) == MOST_FOUND else None


class _Budget:
    """What may still be unpacked while looking through one archive."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        self._left = MOST_UNPACKED

    def beginning(self, entry: ZipInfo) -> bytes:
        """Enough to know what it is and how large; little of what is no picture. Raises one of ``_BROKEN``."""
        if entry.compress_type not in _READ_METHODS:
            raise NotImplementedError
        with self._archive.open(entry) as file:
            first = self._read(file, 1024)
            if file_kind(first) in ACCEPTED | CONVERTED:
                first += self._read(file, _BEGINNING)
        return first

    def part(self, name: str) -> bytes:
        """A text of the document itself; empty when it is not there or cannot be read: the order is then another."""
        try:
            with self._archive.open(name) as file:
                return self._read(file, _LARGEST_PART)
        except (KeyError, *_BROKEN):
            return b""

    def _read(self, file: IO[bytes], most: int) -> bytes:
        if self._left <= 0:
            raise Damaged("too much to unpack")
        data = file.read(most)
        self._left -= len(data)
        return data


def open_document(path: str) -> ZipPictures | None:
    """None when the file is no zip. Raises ``UntrustedInput``: ``picture_unreadable``, ``archive_damaged``,
    ``archive_too_many_files`` (``count`` 0 when it was not even counted), ``archive_encrypted``."""
    file = Path(path)
    try:
        with file.open("rb") as beginning:
            if not beginning.read(4).startswith(ZIP_BEGINNINGS):
                return None
    except OSError as error:
        raise UntrustedInput("picture_unreadable") from error
    return ZipPictures(file)


@contextmanager
def _archive(path: Path) -> Iterator[ZipFile]:
    try:
        with path.open("rb") as file:
            _check_directory(file)
            # Windows packs Russian names in the code page of DOS and does not say so.
            with ZipFile(file, metadata_encoding="cp866") as archive:
                yield archive
    except OSError as error:
        raise UntrustedInput("picture_unreadable") from error
    except _BROKEN as error:
        raise UntrustedInput("archive_damaged") from error


def _check_directory(file: IO[bytes]) -> None:
    """The library reads the whole directory, however large the end of the file says it is: not above the limit."""
    length = file.seek(0, 2)
    file.seek(max(0, length - _END.size - 65_535))
    tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < _END.size:
        raise Damaged("no end of a directory")
    _, _, _, _, _, size, offset, _ = _END.unpack_from(tail, at)
    if tail[max(0, at - 20) : at].startswith(b"PK\x06\x07"):
        raise Damaged("made for more than four gigabytes")
    if size > _LARGEST_DIRECTORY:
        raise UntrustedInput("archive_too_many_files", count=0, limit=MOST_ENTRIES)
    if size + offset > length:
        raise Damaged("the directory lies outside the file")
    file.seek(0)


def _refuse_overlaps(entries: list[ZipInfo]) -> None:
    """Entries that share their bytes are how a small file unpacks to a giant one."""
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            raise UntrustedInput("archive_damaged")
        end = entry.header_offset + _LOCAL_HEADER_BYTES + entry.compress_size


def _is_its_own(entry: ZipInfo) -> bool:
    return _ITS_OWN.match(entry.filename) is not None


def _is_link(entry: ZipInfo) -> bool:
    return stat.S_ISLNK(entry.external_attr >> 16)


def _shown(name: str) -> str:
    last = clean_line(name.replace("\\", "/").rstrip("/").rpartition("/")[2])
    if not last:
        return "…"
    return last if len(last) <= _LONGEST_NAME else f"{last[: _LONGEST_NAME // 2]}…{last[-_LONGEST_NAME // 2 :]}"
