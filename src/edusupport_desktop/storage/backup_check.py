"""Whether a backup is one of this program, whole and harmless, while it is unpacked beside the journal."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from uuid import uuid4
from zipfile import ZipFile, ZipInfo

from edusupport_desktop.domain.errors import EduSupportError, Unavailable, UntrustedInput
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import ImpossibleEvent, history
from edusupport_desktop.services.exchange import CheckedBackup
from edusupport_desktop.services.ports import Clock, Progress
from edusupport_desktop.services.restored_journal import hold_what_waits
from edusupport_desktop.storage.atomic_file import make_private_folder, write_through
from edusupport_desktop.storage.backup_layout import (
    DESCRIPTION,
    FORMAT,
    JOURNAL,
    PROGRAM,
    REQUESTS,
    STAGING,
    may_be_in_a_backup,
    settings_files,
)
from edusupport_desktop.storage.bounded_zip import BROKEN, Limits, blocks, bounded_zip
from edusupport_desktop.storage.database import Database
from edusupport_desktop.storage.disk_trouble import disk_trouble
from edusupport_desktop.storage.journal import SqliteJournal
from edusupport_desktop.storage.journal_rows import (
    ENTRY_COLUMNS,
    EVENT_COLUMNS,
    REPLY_COLUMNS,
    entry_of,
    event_of,
    reply_of,
)
from edusupport_desktop.storage.json_object import JsonObject
from edusupport_desktop.storage.migrations import APPLICATION_ID, MIGRATIONS
from edusupport_desktop.storage.places import DataFolders

LIMITS = Limits(files=300_000, total=64 * 1024**3, each=16 * 1024**3, ratio=400)
"""A journal of a hundred thousand requests is half a gigabyte; a letter takes at most 25 MB of pictures."""
_LARGEST_DESCRIPTION = 64 * 1024
_LEFT_FREE = 32 * 1024 * 1024
"""Bytes of the disk that a backup may not take."""


def check_and_unpack(folders: DataFolders, path: Path, clock: Clock, progress: Progress) -> CheckedBackup:
    """Nothing that is in use is touched. Raises ``UntrustedInput``: ``backup_foreign`` (no backup of this program),
    ``backup_damaged``, ``backup_from_newer_program``; ``Unavailable("storage_…")``; ``Cancelled``. Nothing is left of
    it then."""
    with disk_trouble():
        folder = folders.data / f"{STAGING}{uuid4().hex}"
        make_private_folder(folder)
        try:
            made_at = _unpacked(folders, path, folder, progress)
            requests, held = _looked_over(folder, clock, progress)
            drafts = sum(1 for _ in (folder / "drafts").iterdir()) if (folder / "drafts").is_dir() else 0
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
    return CheckedBackup(str(folder), made_at, requests, drafts, held)


def _unpacked(folders: DataFolders, path: Path, folder: Path, progress: Progress) -> datetime:
    settings = settings_files(folders)
    try:
        with bounded_zip(path, LIMITS) as (archive, files):
            names = {entry.filename for entry in files}
            if not {DESCRIPTION, JOURNAL} <= names or any(not may_be_in_a_backup(name, settings) for name in names):
                raise UntrustedInput("backup_foreign")
            made_at = _described(archive)
            total = sum(entry.file_size for entry in files)
            if shutil.disk_usage(folder).free < total + _LEFT_FREE:
                raise Unavailable("storage_full")
            _unpack(archive, files, folder, total, progress)
    except FileNotFoundError as error:
        raise Unavailable("storage_unreadable") from error
    except BROKEN as error:
        raise UntrustedInput("backup_foreign" if not _begins_like_a_zip(path) else "backup_damaged") from error
    return made_at


def _unpack(archive: ZipFile, files: Sequence[ZipInfo], folder: Path, total: int, progress: Progress) -> None:
    done = 0
    for entry in files:
        target = folder / entry.filename  # to the letter one of the names that may be there
        make_private_folder(target.parent)
        write_through(target, b"")
        with target.open("wb") as file:
            for block in blocks(archive, entry):
                progress.raise_if_cancelled()
                file.write(block)
                done += len(block)
                progress.report(done * 1000 // max(total, 1), 1000)


def _described(archive: ZipFile) -> datetime:
    """When it was made."""
    try:
        with archive.open(DESCRIPTION) as file:
            description = JsonObject(json.loads(file.read(_LARGEST_DESCRIPTION)))
        if description.text("program") != PROGRAM:
            raise UntrustedInput("backup_foreign")
        if description.integer("format") > FORMAT:
            raise UntrustedInput("backup_from_newer_program")
        made_at = datetime.fromisoformat(description.text("made_at"))
    except (TypeError, KeyError, RecursionError) as error:
        raise UntrustedInput("backup_damaged") from error
    return made_at.astimezone()


def _looked_over(folder: Path, clock: Clock, progress: Progress) -> tuple[int, int]:
    """How many requests are in it, and how many letters were put aside. Brings an older journal up to date."""
    file = folder / JOURNAL
    try:
        _refuse_other_tables(file)
        journal = SqliteJournal(file, folder / REQUESTS)
        try:
            held = hold_what_waits(journal, clock)
        finally:
            journal.close()
        requests = _read_through(file, progress)
    except UntrustedInput as error:
        newer = error.code.endswith("_from_newer_program")
        raise UntrustedInput("backup_from_newer_program" if newer else "backup_damaged") from error
    except EduSupportError:
        raise
    except (sqlite3.Error, ImpossibleEvent, ValueError, TypeError, KeyError) as error:
        raise UntrustedInput("backup_damaged") from error
    return requests, held


def _read_through(file: Path, progress: Progress) -> int:
    """Reads every line the program will ever show, once; how many requests there are, practice apart."""
    requests = 0
    with closing(sqlite3.connect(file)) as connection:
        # A question that is still open when an error leaves it would hold the file: Windows could not delete it.
        with closing(connection.execute(f"SELECT {ENTRY_COLUMNS}, practice FROM requests")) as rows:  # noqa: S608
            for *row, is_practice in rows:
                progress.raise_if_cancelled()
                entry = entry_of(row)
                requests += entry.follows is None and not is_practice
        events_of_requests = (
            f"SELECT id, {EVENT_COLUMNS} FROM requests LEFT JOIN events ON request_key = requests.key"  # noqa: S608
            " ORDER BY requests.key, seq"
        )
        with closing(connection.execute(events_of_requests)) as rows:
            for request_id, events in groupby(rows, itemgetter(0)):
                progress.raise_if_cancelled()
                history(event_of(RequestId(request_id), row[1:]) for row in events)
        with closing(connection.execute(f"SELECT {REPLY_COLUMNS} FROM replies")) as rows:  # noqa: S608
            for row in rows:
                progress.raise_if_cancelled()
                reply_of(row)
    return requests


def _refuse_other_tables(file: Path) -> None:
    """Its tables must be those that our own steps make, to the letter: a foreign database could hold statements that
    run by themselves."""
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if application != APPLICATION_ID or version < 1:
            raise UntrustedInput("backup_damaged")
        if version > len(MIGRATIONS):
            raise UntrustedInput("backup_from_newer_program")
        if _schema(connection) != _schema_after(file.parent, version):
            raise UntrustedInput("backup_damaged")
        if connection.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]:
            raise UntrustedInput("backup_damaged")
        if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise UntrustedInput("backup_damaged")


def _schema_after(folder: Path, version: int) -> list[tuple[str, ...]]:
    model = folder / "model.sqlite3"
    try:
        Database(model, MIGRATIONS[:version]).close()
        with closing(sqlite3.connect(model)) as connection:
            return _schema(connection)
    finally:
        model.unlink(missing_ok=True)


def _schema(connection: sqlite3.Connection) -> list[tuple[str, ...]]:
    """Without the words of what SQLite makes by itself, which may be others in another of its versions."""
    return connection.execute(
        "SELECT type, name, tbl_name, iif(name GLOB 'search_*' OR name GLOB 'sqlite_*', '', coalesce(sql, ''))"
        " FROM sqlite_master WHERE name NOT GLOB 'sqlite_stat*' ORDER BY 1, 2"
    ).fetchall()


def _begins_like_a_zip(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"PK\x03\x04"
