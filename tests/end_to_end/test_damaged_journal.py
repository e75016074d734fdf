"""The program is started over a journal that is damaged, locked or too new, on a disk that is full or read-only: it
says what is the matter, offers the last good copy where that helps, and makes nothing worse."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import date, datetime
from pathlib import Path

import pytest

from contracts.journal import added
from edusupport_desktop.domain.incident import EventKind, State
from edusupport_desktop.storage.backups import JournalBackups
from edusupport_desktop.storage.journal import SqliteJournal
from edusupport_desktop.storage.places import DataFolders
from edusupport_desktop.storage.presence import Presence
from realparts.needs import needs, needs_root, part_is_missing

# The real start; the teacher's answer to the question is given, and the program ends behind its first window.
START = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox
from edusupport_desktop import __main__ as program
from edusupport_desktop.storage import database, presence
from edusupport_desktop.ui.journal.window import JournalWindow

answer, sys.argv[1:] = sys.argv[1], sys.argv[2:]

def question(parent, title, text, *rest):
    print("asked:", text, flush=True)
    return getattr(QMessageBox.StandardButton, answer)

def critical(parent, title, text, *rest):
    print("told:", text, flush=True)

def warning(parent, title, text, *rest):
    print("warned:", text, flush=True)
    QTimer.singleShot(0, windows[0].quit)

QMessageBox.question, QMessageBox.critical, QMessageBox.warning = question, critical, warning
database._PATIENCE = presence._PATIENCE = 0.2  # seconds that a locked journal is waited for
windows = []
furnish = JournalWindow.furnish

def furnished(window, clock):
    furnish(window, clock)
    windows.append(window)

JournalWindow.furnish = furnished
show = JournalWindow.show_lines

def shown(window, lines, wanted, *, is_all):
    show(window, lines, wanted, is_all=is_all)
    print("entries:", len(lines), flush=True)
    QTimer.singleShot(0, window.quit)

JournalWindow.show_lines = shown
sys.exit(program.main())
"""


@pytest.fixture
def folders(tmp_path: Path) -> DataFolders:
    """A journal of 40 letters with a copy."""
    folders = DataFolders.below(tmp_path / "Учитель")
    folders.create()
    with closing(SqliteJournal(folders.journal_file, folders.requests)) as journal:
        for _ in range(40):
            added(journal, body="много слов " * 200)
        journal.back_up(JournalBackups(folders.journal_file, folders.backups), date(2026, 11, 21))
    return folders


def start(folders: DataFolders, answer: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", START, answer, "--data-dir", str(folders.data.parent)],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def garbage(file: Path) -> None:
    file.write_bytes(b"\xff" * 200_000)


def truncation(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:30_000])


def emptiness(file: Path) -> None:
    """As a file system leaves it after a power cut: as long as it was, and nothing in it."""
    file.write_bytes(bytes(file.stat().st_size))


def another_database(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE songs (title)")


def a_page_in_the_middle(file: Path) -> None:
    """The file still opens; the damage is met when the list is read."""
    with closing(sqlite3.connect(file)) as connection:
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        pages = connection.execute("SELECT rootpage FROM sqlite_master WHERE name IN ('requests', 'requests_by_time')")
        damaged = [page for (page,) in pages]
    content = bytearray(file.read_bytes())
    for page in damaged:
        content[size * (page - 1) : size * page] = b"\xa5" * size
    file.write_bytes(content)


DAMAGES = [garbage, truncation, emptiness, another_database]


@pytest.mark.parametrize("damage", DAMAGES)
def test_the_last_good_copy_is_offered_and_taken(folders: DataFolders, damage: Callable[[Path], None]) -> None:
    damage(folders.journal_file)
    damaged = folders.journal_file.read_bytes()
    started = start(folders, "Yes")
    assert "asked: Журнал повреждён" in started.stdout, started.stderr
    assert "21.11.2026" in started.stdout
    assert "entries: 40" in started.stdout
    assert started.returncode == 0
    (kept,) = folders.data.glob("damaged-*.sqlite3")
    assert kept.read_bytes() == damaged
    again = start(folders, "No")
    assert "asked" not in again.stdout
    assert "entries: 40" in again.stdout


def test_damage_that_is_met_later_is_told_and_the_next_start_offers_the_copy(folders: DataFolders) -> None:
    (copy,) = folders.backups.iterdir()
    copy.rename(folders.backups / f"journal-{datetime.now().astimezone():%Y-%m-%d}.sqlite3")  # none is made today
    a_page_in_the_middle(folders.journal_file)
    first = start(folders, "Yes")
    assert "asked" not in first.stdout
    assert "warned: Файл журнала повреждён" in first.stdout, first.stderr
    second = start(folders, "Yes")
    assert "asked: Журнал повреждён" in second.stdout, second.stderr
    assert "entries: 40" in second.stdout


def test_of_a_copy_nothing_goes_by_itself(folders: DataFolders) -> None:
    """What waited in the queue then may have gone since."""
    garbage(folders.journal_file)
    start(folders, "Yes")
    with closing(SqliteJournal(folders.journal_file, folders.requests)) as journal:
        queued = journal.in_state(State.QUEUED)
        assert len(queued) == 40
        assert all(journal.events(entry.request_id)[-1].kind is EventKind.HELD for entry in queued)


def test_the_copy_is_not_taken_while_another_program_has_the_journal_open(folders: DataFolders) -> None:
    garbage(folders.journal_file)
    before = contents(folders)
    other = Presence(folders.presence_file)
    other.come()
    started = start(folders, "Yes")
    assert "told: Программа открыта ещё раз" in started.stdout, started.stderr
    assert contents(folders) == before
    other.leave()
    assert "entries: 40" in start(folders, "Yes").stdout


def test_who_does_not_want_it_is_told_and_nothing_is_changed(folders: DataFolders) -> None:
    garbage(folders.journal_file)
    before = folders.journal_file.read_bytes()
    started = start(folders, "No")
    assert "told: Файл журнала повреждён" in started.stdout, started.stderr
    assert folders.journal_file.read_bytes() == before
    assert list(folders.data.glob("damaged-*")) == []


def test_without_a_copy_it_is_told(folders: DataFolders) -> None:
    garbage(folders.journal_file)
    for copy in folders.backups.iterdir():
        copy.unlink()
    started = start(folders, "Yes")
    assert "asked" not in started.stdout
    assert "told: " in started.stdout, started.stderr


def contents(folders: DataFolders) -> dict[str, bytes]:
    """Of the journal, its letters and its copies."""
    files = (
        file for file in folders.data.rglob("*") if file.is_file() and file.suffix in (".sqlite3", ".png", ".jpeg")
    )
    return {str(file.relative_to(folders.data)): file.read_bytes() for file in files}


def test_a_journal_of_a_newer_program_is_told_of_and_left_alone(folders: DataFolders) -> None:
    with closing(sqlite3.connect(folders.journal_file)) as connection:
        connection.execute("PRAGMA user_version = 999")
        connection.execute("PRAGMA journal_mode = DELETE")
    before = contents(folders)
    started = start(folders, "Yes")
    assert "asked" not in started.stdout  # the copy would lack what is in the newer one
    assert "told: Журнал записан более новой версией программы" in started.stdout, started.stderr
    assert contents(folders) == before


def test_a_journal_that_another_program_holds_is_told_of(folders: DataFolders) -> None:
    with closing(sqlite3.connect(folders.journal_file, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        before = contents(folders)  # not later: whoever opens and closes a file here lets go of its locks
        connection.execute("BEGIN EXCLUSIVE")
        started = start(folders, "Yes")
        assert "asked" not in started.stdout
        assert "told: Журнал занят другой программой" in started.stdout, started.stderr
    assert contents(folders) == before
    assert "entries: 40" in start(folders, "No").stdout


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of sixteen megabytes."""
    needs("mount", "umount", package="mount")
    needs_root("mounting a small disk")
    folder = tmp_path / "Учитель"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", folder], capture_output=True)
    if mounted.returncode != 0:
        part_is_missing("this computer does not allow mounting")
    yield folder
    subprocess.run(["umount", folder], check=True)


def fill(disk: Path) -> Path:
    """Until not a byte more goes onto it."""
    ballast = disk / "фильм.mkv"
    with ballast.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(4096))
    return ballast


@pytest.mark.real
def test_a_full_disk_is_told_of_and_afterwards_all_is_there(small_disk: Path, folders: DataFolders) -> None:
    ballast = fill(small_disk)
    before = contents(folders)
    started = start(folders, "Yes")
    assert "told: Диск заполнен" in started.stdout, started.stdout + started.stderr
    assert "asked" not in started.stdout
    assert contents(folders) == before
    ballast.unlink()
    assert "entries: 40" in start(folders, "No").stdout


@pytest.mark.real
def test_no_room_for_the_good_copy_is_told_of_and_takes_nothing_away(small_disk: Path, folders: DataFolders) -> None:
    garbage(folders.journal_file)
    ballast = fill(small_disk)
    before = contents(folders)
    started = start(folders, "Yes")
    assert "asked: Журнал повреждён" in started.stdout, started.stderr
    assert "told: Диск заполнен" in started.stdout
    assert contents(folders) == before
    assert list(folders.data.glob(".*")) == []
    ballast.unlink()
    assert "entries: 40" in start(folders, "Yes").stdout


@pytest.mark.real
def test_a_read_only_folder_is_told_of(small_disk: Path, folders: DataFolders) -> None:
    before = contents(folders)
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    started = start(folders, "Yes")
    assert "told: Программе нельзя писать в свою папку" in started.stdout, started.stdout + started.stderr
    assert contents(folders) == before
    subprocess.run(["mount", "-o", "remount,rw", small_disk], check=True)
    assert "entries: 40" in start(folders, "No").stdout
