"""Daily copies of the journal: only good ones count, and one of them leads back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from contracts.journal import added
from edusupport_desktop.domain.errors import UntrustedInput
from edusupport_desktop.storage.backups import KEPT, Backup, JournalBackups
from edusupport_desktop.storage.journal import SqliteJournal

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, 30)  # noqa: DTZ001 (only for the name of a file)


class Place:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / "journal.sqlite3"
        self.backups = JournalBackups(self.file, folder / "backups")

    def opened(self) -> SqliteJournal:
        return SqliteJournal(self.file, self.folder / "requests")

    def copies(self) -> list[str]:
        return sorted(path.name for path in (self.folder / "backups").iterdir())

    def damage(self) -> None:
        """The first page stays: the file still opens."""
        content = bytearray(self.file.read_bytes())
        content[4096 : 4096 * 9] = b"\xa5" * (4096 * 8)
        self.file.write_bytes(content)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path / "Данные учителя № 1")


@pytest.fixture
def journal(place: Place) -> Iterator[SqliteJournal]:
    with closing(place.opened()) as journal:
        yield journal


def test_one_copy_a_day(place: Place, journal: SqliteJournal) -> None:
    assert journal.back_up(place.backups, TODAY)
    assert not journal.back_up(place.backups, TODAY)
    assert place.copies() == ["journal-2026-11-23.sqlite3"]


def test_a_copy_holds_everything_even_what_only_the_log_has(place: Place, journal: SqliteJournal) -> None:
    request_id = added(journal, subject="Ёлки 🎄")
    journal.back_up(place.backups, TODAY)
    backup = place.backups.latest_good()
    assert backup is not None
    with closing(sqlite3.connect(backup.path)) as copy:
        assert copy.execute("SELECT id, subject FROM requests").fetchall() == [(request_id, "Ёлки 🎄")]


def test_the_last_few_days_are_kept(place: Place, journal: SqliteJournal) -> None:
    for days in range(KEPT + 3):
        journal.back_up(place.backups, TODAY + timedelta(days=days))
    assert len(place.copies()) == KEPT
    assert place.copies()[0] == "journal-2026-11-26.sqlite3"


def test_other_files_in_the_folder_are_left_alone(place: Place, journal: SqliteJournal) -> None:
    journal.back_up(place.backups, TODAY)
    for name in ("journal-2026-99-99.sqlite3", "заметки.txt", "journal-2026-11-22.sqlite3.bak"):
        (place.folder / "backups" / name).write_bytes(b"")
    for days in range(1, KEPT + 3):
        journal.back_up(place.backups, TODAY + timedelta(days=days))
    assert len(place.copies()) == KEPT + 3


def test_a_damaged_journal_never_becomes_a_copy_and_is_looked_over_at_the_next_start(place: Place) -> None:
    with closing(place.opened()) as journal:
        for _ in range(40):
            added(journal, body="много слов " * 200)
        journal.back_up(place.backups, TODAY)
    place.damage()
    with closing(place.opened()) as journal, pytest.raises(UntrustedInput, match="journal_damaged"):
        journal.back_up(place.backups, TODAY + timedelta(days=1))
    assert "journal-2026-11-24.sqlite3" not in place.copies()
    with pytest.raises(UntrustedInput, match="journal_damaged"):
        place.backups.look_over_if_suspected()
    backup = place.backups.latest_good()
    assert backup == Backup(TODAY, place.folder / "backups" / "journal-2026-11-23.sqlite3")
    place.backups.restore(backup, NOW)
    place.backups.look_over_if_suspected()
    with closing(place.opened()) as journal:
        assert len(journal.entries()) == 40
    assert (place.folder / "damaged-20261123-093000-journal.sqlite3").exists()


def test_a_journal_nobody_suspects_is_not_looked_over_at_a_start(place: Place) -> None:
    with closing(place.opened()) as journal:
        for _ in range(40):
            added(journal, body="много слов " * 200)
        journal.back_up(place.backups, TODAY)
    place.damage()  # looking it over would find this
    place.backups.look_over_if_suspected()


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\x00" + b"\x00" * 5000, b"no database" * 500])
def test_a_copy_that_is_none_is_passed_over(place: Place, journal: SqliteJournal, content: bytes) -> None:
    journal.back_up(place.backups, TODAY)
    (place.folder / "backups" / "journal-2026-11-25.sqlite3").write_bytes(content)
    backup = place.backups.latest_good()
    assert backup is not None
    assert backup.made_on == TODAY


def test_a_copy_of_a_newer_program_is_passed_over(place: Place, journal: SqliteJournal) -> None:
    journal.back_up(place.backups, TODAY)
    with closing(sqlite3.connect(place.folder / "backups" / "journal-2026-11-23.sqlite3")) as copy:
        copy.execute("PRAGMA user_version = 999")
    assert place.backups.latest_good() is None


def test_without_copies_there_is_no_way_back(place: Place) -> None:
    assert place.backups.latest_good() is None


def test_letters_written_while_it_is_copied_are_not_lost(place: Place, journal: SqliteJournal) -> None:
    with closing(place.opened()) as other:
        added(journal)
        journal.back_up(place.backups, TODAY)
        added(other)
        assert len(journal.entries()) == 2
