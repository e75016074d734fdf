"""Files that are either the old or the new version, whatever happens: ``kill -9``, power loss, a virus scanner."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from uuid import uuid4

_PAUSES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4)
"""Seconds. Scanners and indexers on Windows let go of a new file within a fraction of a second."""

_PART = ".part"


def write_through(path: Path, data: bytes) -> None:
    """A new file, readable by this user alone, on the disk when this returns. ``FileExistsError`` if it exists."""
    with open(path, "xb", opener=_private) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def write_atomically(path: Path, data: bytes) -> None:
    """Replaces ``path`` in one step. The folder must exist; ``OSError`` leaves the old version as it was."""
    part = path.with_name(f".{path.name}.{uuid4().hex}{_PART}")
    try:
        write_through(part, data)
        rename_patiently(part, path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def rename_patiently(source: Path, target: Path) -> None:
    """``os.replace``, tried again for a moment while another program on Windows holds one of the two."""
    for pause in _PAUSES if sys.platform == "win32" else ():
        try:
            source.replace(target)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    source.replace(target)


def sync_folder(folder: Path) -> None:
    """Makes new names in a folder survive a power loss. Windows has no such call: NTFS journals names by itself."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_private_folder(folder: Path) -> None:
    """The folder and those above it, for this user alone; nothing changes when it exists."""
    if folder.is_dir():
        return
    make_private_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    sync_folder(folder.parent)


def remove_abandoned_parts(folder: Path, older_than: float = 3600.0) -> None:
    """Removes what a killed program left half written in ``folder``; ``older_than`` in seconds.

    Younger ones may belong to a program that is writing now.
    """
    for part in folder.glob(f".*{_PART}"):
        try:
            if time.time() - part.stat().st_mtime > older_than:
                part.unlink()
        except OSError:
            continue  # gone meanwhile, or held by another program: there is a next time


def _private(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)
