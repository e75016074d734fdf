"""The files of the letters in the journal, beside the database (docs/adr/005): ``<request id>/picture1.png``."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from edusupport_desktop.domain.errors import UntrustedInput
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.outgoing import OutgoingFile
from edusupport_desktop.storage.atomic_file import make_private_folder, sync_folder, write_through
from edusupport_desktop.storage.disk_trouble import disk_trouble
from edusupport_desktop.storage.folder_names import attachment_name, identifier_name, is_identifier


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What the journal knows of a file. ``size`` in bytes; ``sha256`` of its content, in hexadecimal."""

    name: str
    media_type: str
    size: int
    sha256: str


def facts_of(file: OutgoingFile) -> FileFacts:
    import hashlib  # with it comes OpenSSL, 3 MB, which a start can do without

    return FileFacts(file.name, file.media_type, len(file.data), hashlib.sha256(file.data).hexdigest())


class RequestFiles:
    """Writes before the journal's transaction commits, deletes after: what a crash leaves over is unknown to the
    journal and is removed by ``remove_unknown``. Raises ``Unavailable("storage_…")``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, request_id: RequestId, files: Sequence[OutgoingFile]) -> None:
        """The files of a request that is new to the journal, on the disk when this returns."""
        names = [attachment_name(file.name) for file in files]
        if not files:
            return
        folder = self._place(request_id)
        with disk_trouble():
            if folder.exists():  # left over by a crash
                shutil.rmtree(folder)
            make_private_folder(folder)
            for name, file in zip(names, files, strict=True):
                write_through(folder / name, file.data)
            sync_folder(folder)

    def read(self, request_id: RequestId, facts: FileFacts) -> OutgoingFile:
        """Raises ``UntrustedInput``: ``journal_file_missing``, or ``journal_file_changed`` since it was fixed."""
        with disk_trouble(reading=True):
            try:
                data = (self._place(request_id) / attachment_name(facts.name)).read_bytes()
            except FileNotFoundError as error:
                raise UntrustedInput("journal_file_missing", name=facts.name) from error
        file = OutgoingFile(facts.name, facts.media_type, data)
        if facts_of(file) != facts:
            raise UntrustedInput("journal_file_changed", name=facts.name)
        return file

    def delete(self, request_id: RequestId) -> None:
        """What another program holds stays, unknown to the journal, until ``remove_unknown`` gets it."""
        shutil.rmtree(self._place(request_id), ignore_errors=True)

    def remove_unknown(self, known: set[str]) -> int:
        """Removes the folders of requests that are not ``known``; returns how many."""
        with disk_trouble(reading=True):
            if not self._folder.is_dir():
                return 0
            unknown = [path for path in self._folder.iterdir() if is_identifier(path.name) and path.name not in known]
        for path in unknown:
            shutil.rmtree(path, ignore_errors=True)
        return len(unknown)

    def _place(self, request_id: RequestId) -> Path:
        return self._folder / identifier_name(request_id)
