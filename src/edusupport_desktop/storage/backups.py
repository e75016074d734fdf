"""Daily copies of the journal's database, and the way back to the last good one.

A copy is made through SQLite, whatever is being written meanwhile, and looked over before it counts: a damaged journal
never takes the place of a good copy. The files of the letters are not copied: they never change once they are written.
"""

from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from edusupport_desktop.domain.errors import UntrustedInput
from edusupport_desktop.storage.atomic_file import make_private_folder, rename_patiently, sync_folder
from edusupport_desktop.storage.database import Database
from edusupport_desktop.storage.disk_trouble import disk_trouble
from edusupport_desktop.storage.migrations import APPLICATION_ID, MIGRATIONS

KEPT = 7
"""Copies of the last so many days on which the program ran."""

_NAME = re.compile(r"journal-(\d{4}-\d\d-\d\d)\.sqlite3")
_BESIDE = ("-wal", "-shm")


@dataclass(frozen=True, slots=True)
class Backup:
    made_on: date
    path: Path


class JournalBackups:
    """The copies in ``folder`` of the journal in ``journal_file``. Raises ``Unavailable("storage_…")``."""

    def __init__(self, journal_file: Path, folder: Path) -> None:
        self._journal_file = journal_file
        self._folder = folder
        self._suspicion = folder / "damaged"

    def make(self, database: Database, today: date) -> bool:
        """One a day; False when there is one of today. Older ones than the last ``KEPT`` are deleted.

        Raises ``UntrustedInput("journal_damaged")`` when the copy shows that the journal is; the next start then looks
        it over before it is used.
        """
        wanted = self._folder / f"journal-{today.isoformat()}.sqlite3"
        if wanted.exists():
            return False
        part = self._folder / f".{wanted.name}.part"
        with disk_trouble():
            make_private_folder(self._folder)
            part.unlink(missing_ok=True)
        try:
            database.copy_to(part)
            if not is_good(part):
                raise UntrustedInput("journal_damaged")
            with disk_trouble():
                rename_patiently(part, wanted)
                sync_folder(self._folder)
        except UntrustedInput:
            with disk_trouble():
                self._suspicion.touch()
            raise
        finally:
            part.unlink(missing_ok=True)
        for old in sorted(self._all(), key=lambda backup: backup.made_on)[:-KEPT]:
            old.path.unlink(missing_ok=True)
        return True

    def suspect(self) -> None:
        """Damage was met while the journal was read: the next start looks it over before it is used."""
        with suppress(OSError):
            make_private_folder(self._folder)
            self._suspicion.touch()

    def look_over_if_suspected(self) -> None:
        """At a start after damage was found: raises ``UntrustedInput("journal_damaged")`` when it is still there."""
        if not self._suspicion.exists():
            return
        if self._journal_file.exists() and not is_good(self._journal_file):
            raise UntrustedInput("journal_damaged")
        with disk_trouble():
            self._suspicion.unlink(missing_ok=True)

    def latest_good(self) -> Backup | None:
        newest_first = sorted(self._all(), key=lambda backup: backup.made_on, reverse=True)
        return next((backup for backup in newest_first if is_good(backup.path)), None)

    def restore(self, backup: Backup, now: datetime) -> None:
        """Puts the copy in the journal's place. The damaged journal stays beside it, under another name."""
        journal = self._journal_file
        stamp = now.strftime("%Y%m%d-%H%M%S")
        part = journal.with_name(f".{journal.name}.part")
        with disk_trouble():
            try:
                shutil.copyfile(backup.path, part)
            except OSError:  # a full disk: the space is given back
                part.unlink(missing_ok=True)
                raise
            for name in (journal.name, *(journal.name + ending for ending in _BESIDE)):
                there = journal.with_name(name)
                if there.exists():
                    rename_patiently(there, journal.with_name(f"damaged-{stamp}-{name}"))
            rename_patiently(part, journal)
            sync_folder(journal.parent)
            self._suspicion.unlink(missing_ok=True)

    def _all(self) -> list[Backup]:
        if not self._folder.is_dir():
            return []
        found = [(match, path) for path in self._folder.iterdir() if (match := _NAME.fullmatch(path.name))]
        return [Backup(date.fromisoformat(match[1]), path) for match, path in found if _is_day(match[1])]


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def is_good(path: Path) -> bool:
    """Whether it is a journal this program understands, without a fault in its structure. Only read, never changed."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            answers = connection.execute("PRAGMA quick_check(1)").fetchall()
    except sqlite3.Error:
        return False
    return application == APPLICATION_ID and version <= len(MIGRATIONS) and answers == [("ok",)]
