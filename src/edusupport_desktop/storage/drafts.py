"""Drafts in the file system: ``drafts/<request id>/`` with ``draft.json`` and the files of its pictures."""

from __future__ import annotations

import logging
import shutil
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from edusupport_desktop.domain.draft import Draft
from edusupport_desktop.domain.errors import UntrustedInput
from edusupport_desktop.domain.identifiers import PictureId, RequestId
from edusupport_desktop.storage.atomic_file import (
    make_private_folder,
    remove_abandoned_parts,
    rename_patiently,
    sync_folder,
    write_atomically,
)
from edusupport_desktop.storage.disk_trouble import disk_trouble
from edusupport_desktop.storage.draft_codec import decode_draft, encode_draft
from edusupport_desktop.storage.folder_names import identifier_name, is_identifier

_log = logging.getLogger(__name__)

_DELETED = ".deleted-"
_STRAYS_KEPT_SECONDS = 7 * 24 * 3600
"""A removed picture can be brought back while its wizard is open; then its files are deleted. Only a program that was
killed leaves them, and nobody has a wizard open for a week."""


_KINDS = ("original", "finished")


class FileDraftStore:
    """``services.ports.DraftStore`` over a folder. Safe to use from several threads and several programs.

    Besides what the port says, ``OurFault("identifier_wrong")`` for an identifier that is no UUID, and
    ``Unavailable("storage_…")`` when the disk does not play along.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def save(self, draft: Draft) -> None:
        for picture in draft.pictures:
            identifier_name(picture.id)
        data = encode_draft(draft, time.time_ns())
        with disk_trouble():
            write_atomically(self._made(draft.id) / "draft.json", data)

    def drafts(self) -> Sequence[Draft]:
        with disk_trouble(reading=True):
            if not self._folder.is_dir():
                return []
            self._tidy()
            folders = [folder for folder in self._folder.iterdir() if is_identifier(folder.name)]
        found = [stored for folder in folders if (stored := self._read(folder))]
        found.sort(key=lambda draft_and_time: draft_and_time[1], reverse=True)
        return [draft for draft, _ in found]

    def delete(self, request_id: RequestId) -> None:
        """Gone in one step; a killed program leaves no half draft behind, and the rest goes next time."""
        with disk_trouble():
            folder = self._place(request_id)
            if not folder.is_dir():
                return
            doomed = self._folder / f"{_DELETED}{uuid4()}"
            rename_patiently(folder, doomed)
            sync_folder(self._folder)
            shutil.rmtree(doomed, ignore_errors=True)

    def write_original(self, request_id: RequestId, picture_id: PictureId, data: bytes) -> None:
        self._write("original", request_id, picture_id, data)

    def read_original(self, request_id: RequestId, picture_id: PictureId) -> bytes:
        """Raises ``UntrustedInput("draft_picture_missing")`` when there is none."""
        return self._read_picture("original", request_id, picture_id)

    def write_finished(self, request_id: RequestId, picture_id: PictureId, data: bytes) -> None:
        self._write("finished", request_id, picture_id, data)

    def read_finished(self, request_id: RequestId, picture_id: PictureId) -> bytes:
        """Raises ``UntrustedInput("draft_picture_missing")`` when there is none."""
        return self._read_picture("finished", request_id, picture_id)

    def delete_picture(self, request_id: RequestId, picture_id: PictureId) -> None:
        with disk_trouble():
            for kind in _KINDS:
                (self._place(request_id) / f"{kind}-{identifier_name(picture_id)}").unlink(missing_ok=True)

    def _write(self, kind: str, request_id: RequestId, picture_id: PictureId, data: bytes) -> None:
        name = f"{kind}-{identifier_name(picture_id)}"
        with disk_trouble():
            write_atomically(self._made(request_id) / name, data)

    def _read_picture(self, kind: str, request_id: RequestId, picture_id: PictureId) -> bytes:
        path = self._place(request_id) / f"{kind}-{identifier_name(picture_id)}"
        with disk_trouble(reading=True):
            try:
                return path.read_bytes()
            except FileNotFoundError as error:
                raise UntrustedInput("draft_picture_missing") from error

    def _place(self, request_id: RequestId) -> Path:
        return self._folder / identifier_name(request_id)

    def _made(self, request_id: RequestId) -> Path:
        folder = self._place(request_id)
        make_private_folder(folder)
        return folder

    def _read(self, folder: Path) -> tuple[Draft, int] | None:
        try:
            draft, saved_at = decode_draft((folder / "draft.json").read_bytes())
            if draft.id != folder.name:
                raise UntrustedInput("draft_damaged")
        except FileNotFoundError:
            return None  # pictures alone: they were written just before their draft
        except (UntrustedInput, OSError) as error:
            reason = error.code if isinstance(error, UntrustedInput) else type(error).__name__
            _log.warning("draft %s is left alone: %s", folder.name, reason)
            return None
        self._remove_strays(folder, draft)
        return draft, saved_at

    def _remove_strays(self, folder: Path, draft: Draft) -> None:
        named = {picture.id for picture in draft.pictures}
        oldest = time.time() - _STRAYS_KEPT_SECONDS
        with suppress(OSError):  # another program tidies too, or deletes the draft; the next reading tries again
            for path in folder.iterdir():
                kind, _, picture_id = path.name.partition("-")
                if kind in _KINDS and picture_id not in named and path.stat().st_mtime < oldest:
                    path.unlink(missing_ok=True)

    def _tidy(self) -> None:
        for folder in self._folder.iterdir():
            if folder.name.startswith(_DELETED):
                shutil.rmtree(folder, ignore_errors=True)
            elif is_identifier(folder.name):
                remove_abandoned_parts(folder)
