"""Erasing everything the program keeps on this computer."""

from __future__ import annotations

import shutil

from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.storage.backup_layout import STAGING
from edusupport_desktop.storage.places import DataFolders
from edusupport_desktop.storage.whole_restore import BEFORE


def erase_folders(folders: DataFolders) -> None:
    """Removes the folders with all that is in them.

    A lock or a log that this program itself still holds may stay behind, where the system keeps open files; nothing is
    written in either. Raises ``Unavailable("not_all_erased")`` when anything a teacher entered is still there.
    """
    for folder in (folders.practice, folders.data, folders.config, folders.log):
        shutil.rmtree(folder, ignore_errors=True)
    held = (
        folders.journal_file,
        folders.requests,
        folders.drafts,
        folders.handed_over,
        folders.backups,
        folders.mailbox_place_file,
        folders.put_off_file,
        folders.practice,
        folders.config,
    )
    kept_beside = [*folders.data.glob(f"{BEFORE}*"), *folders.data.glob(f"{STAGING}*")]  # whole journals as well
    if kept_beside or any(place.exists() for place in held):
        raise Unavailable("not_all_erased")
