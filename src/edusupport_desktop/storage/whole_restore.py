"""A checked backup takes the place of what is there, which stays beside it: all of it, or nothing.

The folders are exchanged by renaming, while no other program is there (``presence.py``). What is to be exchanged is
written down first: a program that is killed in the middle is followed by one that puts everything back.
"""

from __future__ import annotations

import json
import logging
import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.storage.atomic_file import (
    make_private_folder,
    rename_patiently,
    sync_folder,
    write_atomically,
    write_through,
)
from edusupport_desktop.storage.backup_layout import DRAFTS, JOURNAL, REQUESTS, STAGING, settings_files
from edusupport_desktop.storage.disk_trouble import disk_trouble
from edusupport_desktop.storage.places import DataFolders
from edusupport_desktop.storage.presence import Presence

if TYPE_CHECKING:
    from edusupport_desktop.services.exchange import CheckedBackup

_log = logging.getLogger(__name__)

BEFORE = "before-restore-"
_UNDER_WAY = "exchange.json"
_FOLDERS = (REQUESTS, DRAFTS, f"{JOURNAL}-wal", f"{JOURNAL}-shm", JOURNAL)
"""What lies in the data folder and is renamed, the journal itself last."""


class Restoring:
    """``close_journal`` is called once nobody else is there; no job may be running."""

    def __init__(self, folders: DataFolders, presence: Presence) -> None:
        self._folders = folders
        self._presence = presence

    def arrive(self) -> None:
        """For a program's start, before the journal is opened: puts back what a killed program left half exchanged.
        Raises ``Unavailable("storage_busy")`` while another program is exchanging."""
        for _ in range(3):
            unpacked = list(self._folders.data.glob(f"{STAGING}*"))  # left by a program that was killed looking at it
            if unpacked or self._half_done():
                with suppress(Unavailable), self._presence.alone(), disk_trouble():
                    for kept in self._half_done():
                        self._put_back(kept)
                    for folder in unpacked:
                        shutil.rmtree(folder, ignore_errors=True)
            self._presence.come()
            if not self._half_done():
                return
            self._presence.leave()
        raise Unavailable("storage_busy")

    def exchange(self, checked: CheckedBackup, now: datetime, close_journal: Callable[[], None]) -> Path:
        """Returns the folder that holds what was there before. Raises ``Unavailable``: ``journal_in_use`` while
        another program is open, or ``storage_…``: then everything is as before, and the journal can be used."""
        with self._presence.alone(), disk_trouble():
            close_journal()
            kept = self._folders.data / f"{BEFORE}{now:%Y%m%d-%H%M%S}"
            while kept.exists():
                kept = kept.with_name(f"{kept.name}-2")
            make_private_folder(kept)
            self._write_down(kept)
            try:
                self._exchange(Path(checked.folder), kept)
            except BaseException:
                self._put_back(kept)
                raise
            (kept / _UNDER_WAY).unlink()  # from here on the new is what counts
            sync_folder(kept)
        shutil.rmtree(checked.folder, ignore_errors=True)
        for earlier in self._folders.data.glob(f"{BEFORE}*"):
            if earlier != kept:
                shutil.rmtree(earlier, ignore_errors=True)
        return kept

    def _write_down(self, kept: Path) -> None:
        there = [name for name in _FOLDERS if (self._folders.data / name).exists()]
        settings = [name for name, file in settings_files(self._folders).items() if file.exists()]
        write_through(kept / _UNDER_WAY, json.dumps({"folders": there, "settings": settings}).encode("ascii"))
        sync_folder(kept)

    def _exchange(self, new: Path, kept: Path) -> None:
        data = self._folders.data
        for name, file in settings_files(self._folders).items():
            if file.exists():
                make_private_folder((kept / name).parent)
                write_through(kept / name, file.read_bytes())
        for name in _FOLDERS:
            if (data / name).exists():
                rename_patiently(data / name, kept / name)
        for name in _FOLDERS:
            if (new / name).exists():
                rename_patiently(new / name, data / name)
        for name, file in settings_files(self._folders).items():
            if (new / name).exists():
                write_atomically(file, (new / name).read_bytes())
            else:
                file.unlink(missing_ok=True)
        sync_folder(data)

    def _half_done(self) -> list[Path]:
        return [note.parent for note in self._folders.data.glob(f"{BEFORE}*/{_UNDER_WAY}")]

    def _put_back(self, kept: Path) -> None:
        """Can be done again when it is interrupted itself. Raises ``OSError``: the note is left for the next start."""
        try:
            note = json.loads((kept / _UNDER_WAY).read_bytes())
        except ValueError:  # killed while it was written: nothing was moved yet
            note = {}
        data = self._folders.data
        for name in _FOLDERS if note else ():
            if name not in note["folders"] or (kept / name).exists():
                _remove(data / name)  # it came out of the backup, which is still there
            if (kept / name).exists():
                rename_patiently(kept / name, data / name)
        for name, file in settings_files(self._folders).items() if note else ():
            if (kept / name).exists():
                write_atomically(file, (kept / name).read_bytes())
            elif name not in note["settings"]:
                file.unlink(missing_ok=True)
        sync_folder(data)
        shutil.rmtree(kept)
        _log.warning("a backup was brought back by half: everything is as before")


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
