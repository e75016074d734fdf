"""The journal's file: opened, upgraded or refused, and never made worse."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from edusupport_desktop.domain.errors import Unavailable, UntrustedInput
from edusupport_desktop.storage.database import Database
from edusupport_desktop.storage.migrations import MIGRATIONS
from realparts.needs import needs, needs_root, part_is_missing

NOTES = "CREATE TABLE notes (text TEXT NOT NULL)"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "папка" / "journal.sqlite3"


def asked(path: Path, question: str) -> list[tuple[object, ...]]:
    """What an independent program sees."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(question).fetchall()


def make_journal(path: Path, rows: int = 0) -> None:
    with closing(Database(path, (*MIGRATIONS, (NOTES,)))) as database, database.writing() as connection:
        connection.executemany("INSERT INTO notes VALUES (?)", [(f"запись {row} " * 50,) for row in range(rows)])


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_a_new_journal_has_every_step_behind_it(path: Path) -> None:
    Database(path).close()
    assert asked(path, "PRAGMA user_version") == [(len(MIGRATIONS),)]
    assert asked(path, "PRAGMA journal_mode") == [("wal",)]
    assert asked(path, "PRAGMA integrity_check") == [("ok",)]


def test_a_journal_of_an_earlier_program_is_brought_up_to_date_with_its_content(path: Path) -> None:
    make_journal(path, rows=3)
    later = (*MIGRATIONS, (NOTES,), ("ALTER TABLE notes ADD COLUMN half TEXT", "UPDATE notes SET half = folded('Ё')"))
    Database(path, later).close()
    assert asked(path, "SELECT DISTINCT half FROM notes") == [("е",)]
    assert asked(path, "PRAGMA user_version") == [(len(later),)]


def test_a_step_that_fails_leaves_the_journal_as_it_was(path: Path) -> None:
    make_journal(path, rows=3)
    with pytest.raises(sqlite3.OperationalError):
        Database(path, (*MIGRATIONS, (NOTES,), ("DELETE FROM notes", "ALTER TABLE nowhere ADD COLUMN x")))
    assert asked(path, "SELECT count(*) FROM notes") == [(3,)]
    assert asked(path, "PRAGMA user_version") == [(len(MIGRATIONS) + 1,)]


def test_a_journal_of_a_newer_program_is_refused_and_left_alone(path: Path) -> None:
    make_journal(path, rows=3)
    before = contents(path.parent)
    with pytest.raises(UntrustedInput, match="journal_from_newer_program"):
        Database(path)
    assert contents(path.parent) == before


def damage_by_garbage(path: Path) -> None:
    path.write_bytes("это не журнал".encode() * 1000)


def damage_by_truncation(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:20_000])


def damage_by_another_program(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE songs (title)")


@pytest.mark.parametrize("damage", [damage_by_garbage, damage_by_truncation, damage_by_another_program])
def test_what_is_no_whole_journal_is_refused_and_left_alone(path: Path, damage: object) -> None:
    make_journal(path, rows=300)
    damage(path)  # type: ignore[operator]
    before = contents(path.parent)
    with pytest.raises(UntrustedInput, match="journal_damaged"):
        Database(path, (*MIGRATIONS, (NOTES,)))
    assert contents(path.parent) == before


def test_damage_found_later_is_told_as_such(path: Path) -> None:
    make_journal(path, rows=300)
    content = bytearray(path.read_bytes())
    content[len(content) // 2 :] = b"\xff" * (len(content) - len(content) // 2)
    path.write_bytes(content)
    with (
        closing(Database(path, (*MIGRATIONS, (NOTES,)))) as database,
        pytest.raises(UntrustedInput, match="journal_damaged"),
        database.reading() as connection,
    ):
        connection.execute("SELECT sum(length(text)) FROM notes").fetchall()


def test_what_fails_half_way_is_undone(path: Path) -> None:
    make_journal(path, rows=1)
    with closing(Database(path, (*MIGRATIONS, (NOTES,)))) as database:
        with pytest.raises(ZeroDivisionError), database.writing() as connection:  # noqa: PT012
            connection.execute("DELETE FROM notes")
            raise ZeroDivisionError
        with database.reading() as connection:
            assert connection.execute("SELECT count(*) FROM notes").fetchall() == [(1,)]


def test_many_threads_write_and_nothing_is_lost(path: Path) -> None:
    make_journal(path)

    def write(number: int) -> None:
        with database.writing() as connection:
            (count,) = connection.execute("SELECT count(*) FROM notes").fetchone()
            connection.execute("INSERT INTO notes VALUES (?)", (f"{number} после {count}",))

    with closing(Database(path, (*MIGRATIONS, (NOTES,)))) as database, ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(60)))
    assert asked(path, "SELECT count(*) FROM notes") == [(60,)]


def test_programs_that_create_the_journal_at_once_all_succeed(path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from edusupport_desktop.storage.database import Database\n"
        "database = Database(Path(sys.argv[1])); database.close()"
    )
    programs = [subprocess.Popen([sys.executable, "-c", code, str(path)]) for _ in range(5)]
    assert [program.wait() for program in programs] == [0] * 5
    assert asked(path, "PRAGMA user_version") == [(len(MIGRATIONS),)]


def test_a_reader_sees_one_moment_while_another_program_writes(path: Path) -> None:
    make_journal(path)
    steps = (*MIGRATIONS, (NOTES,))
    with closing(Database(path, steps)) as ours, closing(Database(path, steps)) as theirs:
        with ours.reading() as reading:
            assert reading.execute("SELECT count(*) FROM notes").fetchone() == (0,)
            with theirs.writing() as writing:
                writing.execute("INSERT INTO notes VALUES ('новое')")
            assert reading.execute("SELECT count(*) FROM notes").fetchone() == (0,)
        with ours.reading() as reading:
            assert reading.execute("SELECT count(*) FROM notes").fetchone() == (1,)


def test_a_program_that_keeps_writing_is_told_of(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("edusupport_desktop.storage.database._PATIENCE", 0.05)
    with (
        closing(Database(path)) as ours,
        closing(Database(path)) as theirs,
        theirs.writing(),
        pytest.raises(Unavailable, match="storage_busy"),
        ours.writing(),
    ):
        pass


def test_a_file_where_a_folder_should_be_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(Unavailable, match="storage_unreadable"):
        Database(tmp_path / "file" / "journal.sqlite3")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of one megabyte."""
    needs("mount", "umount", package="mount")
    needs_root("mounting a small disk")
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], capture_output=True)
    if mounted.returncode != 0:
        part_is_missing("this computer does not allow mounting")
    yield folder
    subprocess.run(["umount", folder], check=True)


@pytest.mark.real
def test_a_full_disk_is_told_of_and_the_journal_stays_whole(small_disk: Path) -> None:
    path = small_disk / "journal.sqlite3"
    make_journal(path, rows=1)
    with closing(Database(path, (*MIGRATIONS, (NOTES,)))) as database:
        with pytest.raises(Unavailable, match="storage_full"), database.writing() as connection:
            connection.executemany("INSERT INTO notes VALUES (?)", [("а" * 2000,)] * 2000)
        with database.reading() as connection:
            assert connection.execute("SELECT count(*) FROM notes").fetchall() == [(1,)]
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


@pytest.mark.real
def test_a_read_only_disk_is_told_of(small_disk: Path) -> None:
    path = small_disk / "journal.sqlite3"
    make_journal(path, rows=1)
    before = contents(small_disk)
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    with (
        pytest.raises(Unavailable, match="storage_read_only"),
        closing(Database(path, (*MIGRATIONS, (NOTES,)))) as database,
        database.writing(),
    ):
        pass
    with pytest.raises(Unavailable, match="storage_read_only"):
        Database(small_disk / "another.sqlite3")
    assert contents(small_disk) == before
