"""Everything a teacher has in the program as one zip file for a stick: journal, letters, drafts, settings; no password.

The journal is copied through SQLite, as of one moment, and the files of its letters after it: they never change, so
that whatever is sent or written meanwhile, the copy fits together. What was written is read back before it counts.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from uuid import uuid4
from zipfile import ZipFile, ZipInfo

from edusupport_desktop.domain.errors import Unavailable, UntrustedInput
from edusupport_desktop.services.exchange import BackupMade
from edusupport_desktop.services.ports import Progress
from edusupport_desktop.storage.atomic_file import rename_patiently, sync_folder
from edusupport_desktop.storage.backup_layout import (
    DESCRIPTION,
    DRAFTS,
    FORMAT,
    JOURNAL,
    PROGRAM,
    REQUESTS,
    is_draft_file,
    settings_files,
)
from edusupport_desktop.storage.backups import is_good
from edusupport_desktop.storage.bounded_zip import BROKEN, blocks
from edusupport_desktop.storage.disk_trouble import disk_trouble
from edusupport_desktop.storage.folder_names import is_identifier
from edusupport_desktop.storage.journal import SqliteJournal
from edusupport_desktop.storage.places import DataFolders

_PACKED_ALREADY = (".png", ".jpeg")
_BLOCK = 256 * 1024


def make_whole_backup(
    folders: DataFolders, journal: SqliteJournal, path: Path, now: datetime, progress: Progress
) -> BackupMade:
    """Writes ``path`` in one step, over a file of that name. Raises ``Unavailable("storage_…")``,
    ``Unavailable("backup_not_readable")`` when what was written cannot be read back (a bad stick),
    ``UntrustedInput("journal_damaged")`` and ``Cancelled``: nothing is left of it then."""
    part = path.with_name(f".{path.name}.{uuid4().hex}.part")
    with disk_trouble(), _copied(folders, journal) as copy:
        try:
            with closing(sqlite3.connect(copy)) as connection:
                requests = connection.execute("SELECT id FROM requests WHERE follows IS NULL").fetchall()
                named = connection.execute(
                    "SELECT id, name FROM files JOIN requests ON key = request_key"
                    " WHERE NOT removed ORDER BY key, place"
                ).fetchall()
            letters = {f"{REQUESTS}/{owner}/{name}": folders.requests / owner / name for owner, name in named}
            drafts = _draft_files(folders)
            settings = settings_files(folders)
            missing = 0
            with part.open("xb") as file, ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
                _put(archive, JOURNAL, copy)
                for done, (name, source) in enumerate((letters | drafts | dict(settings)).items(), 1):
                    progress.raise_if_cancelled()
                    if not _put(archive, name, source) and name in letters:
                        missing += 1
                    progress.report(done, len(letters) + len(drafts) + len(settings))
                made = BackupMade(len(requests), len({name.split("/")[1] for name in drafts}), missing)
                archive.writestr(DESCRIPTION, _description(made, now))
            _read_back(part)
            progress.raise_if_cancelled()
            rename_patiently(part, path)
            sync_folder(path.parent)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    return made


@contextmanager
def _copied(folders: DataFolders, journal: SqliteJournal) -> Iterator[Path]:
    copy = folders.data / f".backup-{uuid4().hex}.part"
    try:
        journal.copy_to(copy)
        if not is_good(copy):
            raise UntrustedInput("journal_damaged")
        yield copy
    finally:
        for name in (copy.name, f"{copy.name}-journal"):
            copy.with_name(name).unlink(missing_ok=True)


def _draft_files(folders: DataFolders) -> dict[str, Path]:
    if not folders.drafts.is_dir():
        return {}
    return {
        f"{DRAFTS}/{folder.name}/{file.name}": file
        for folder in sorted(folders.drafts.iterdir())
        if is_identifier(folder.name) and (folder / "draft.json").is_file()
        for file in _files_in(folder)
        if is_draft_file(file.name)
    }


def _files_in(folder: Path) -> list[Path]:
    """None when the draft was sent or deleted meanwhile."""
    try:
        return sorted(folder.iterdir())
    except FileNotFoundError:
        return []


def _put(archive: ZipFile, name: str, source: Path) -> bool:
    """False when the file is not there (any more)."""
    entry = ZipInfo(name)  # without a time: a clock before 1980 would be refused
    entry.compress_type = zipfile.ZIP_STORED if name.endswith(_PACKED_ALREADY) else zipfile.ZIP_DEFLATED
    try:
        file = source.open("rb")
    except FileNotFoundError:
        return False
    with file, archive.open(entry, "w", force_zip64=True) as target:
        shutil.copyfileobj(file, target, _BLOCK)
    return True


def _description(made: BackupMade, now: datetime) -> bytes:
    facts = {
        "program": PROGRAM,
        "format": FORMAT,
        "made_at": now.isoformat(),
        "requests": made.requests,
        "drafts": made.drafts,
    }
    return json.dumps(facts, indent=1).encode("ascii")


def _read_back(path: Path) -> None:
    try:
        with ZipFile(path) as archive:
            for entry in archive.infolist():
                for _ in blocks(archive, entry):
                    pass
    except BROKEN as error:
        raise Unavailable("backup_not_readable") from error
