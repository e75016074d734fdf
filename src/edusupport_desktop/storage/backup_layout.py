"""Where everything stands in a backup: the only names that may be in one, so that none can lead out of its folder."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from edusupport_desktop.domain.errors import OurFault
from edusupport_desktop.storage.folder_names import attachment_name, is_identifier
from edusupport_desktop.storage.places import DataFolders

FORMAT = 1
"""Of the backup as a whole; the journal in it has the number of its own steps."""
PROGRAM = "edusupport-desktop"
DESCRIPTION = "backup.json"
JOURNAL = "journal.sqlite3"
REQUESTS = "requests"
DRAFTS = "drafts"
SETTINGS = "settings"

STAGING = ".restore-"
"""Begins the name of the folder in which a backup is unpacked, beside the journal."""

_OF_A_DRAFT = re.compile(r"draft\.json|(?:original|finished)-(.+)")


def settings_files(folders: DataFolders) -> Mapping[str, Path]:
    """By their names in the backup. None of them holds a password."""
    files = (
        folders.profile_file,
        folders.preferences_file,
        folders.capture_habits_file,
        folders.annotator_file,
        folders.mail_account_file,
        folders.mailbox_place_file,
        folders.helpdesk_account_file,
        folders.put_off_file,
    )
    return {f"{SETTINGS}/{file.name}": file for file in files}


def is_draft_file(name: str) -> bool:
    match = _OF_A_DRAFT.fullmatch(name)
    return match is not None and (match[1] is None or is_identifier(match[1]))


def may_be_in_a_backup(name: str, settings: Mapping[str, Path]) -> bool:
    """Whether this is the name of a part of a backup, to the letter."""
    if name in (DESCRIPTION, JOURNAL) or name in settings:
        return True
    parts = PurePosixPath(name).parts
    if len(parts) != 3 or "/".join(parts) != name or not is_identifier(parts[1]):
        return False
    return _is_attachment(parts[2]) if parts[0] == REQUESTS else parts[0] == DRAFTS and is_draft_file(parts[2])


def _is_attachment(name: str) -> bool:
    try:
        attachment_name(name)
    except OurFault:
        return False
    return True
