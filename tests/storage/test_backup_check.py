"""A backup is looked over before anything of it is used: whole, of this program, harmless."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from contracts.entered_requests import made_elsewhere
from contracts.journal import added
from contracts.samples import an_event
from edusupport_desktop.domain.errors import Cancelled, Unavailable, UntrustedInput
from edusupport_desktop.domain.incident import EventKind, State
from edusupport_desktop.storage import backup_check
from edusupport_desktop.storage.bounded_zip import Limits
from edusupport_desktop.storage.migrations import MIGRATIONS
from sending import RecordedProgress
from whole_computer import CLOCK, Computer, backup, new, nothing_is_left, old, rewritten

__all__ = ["backup", "new", "old"]


def refused(computer: Computer, path: Path) -> str:
    before = computer.everything()
    with pytest.raises(UntrustedInput) as error:
        computer.check(path)
    assert nothing_is_left(computer)
    assert computer.everything() == before
    return error.value.code


@pytest.mark.parametrize(
    "name",
    [
        "../journal.sqlite3",
        "/etc/passwd",
        "requests/../../x.png",
        "requests/11111111-2222-3333-4444-555555555555/../../x.png",
        "requests/11111111-2222-3333-4444-555555555555/con.png",
        "requests/11111111-2222-3333-4444-555555555555/a/b.png",
        pytest.param(
            "requests\\11111111-2222-3333-4444-555555555555\\a.png",
            marks=pytest.mark.not_windows("Python reads the backslash as a slash there: a name that may be"),
        ),
        "drafts/11111111-2222-3333-4444-555555555555/original-..",
        "drafts/имя/draft.json",
        "settings/password.json",
        "C:/x.png",
        "readme.txt",
    ],
)
def test_no_name_leads_out_of_its_place(new: Computer, backup: Path, name: str) -> None:
    assert refused(new, rewritten(backup, lambda parts: parts.update({name: b"x"}))) == "backup_foreign"


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "backup_foreign"), (b"a picture", "backup_foreign"), (b"PK\x03\x04 and no more", "backup_damaged")],
)
def test_what_is_no_backup_is_refused(new: Computer, tmp_path: Path, data: bytes, code: str) -> None:
    (tmp_path / "b.zip").write_bytes(data)
    assert refused(new, tmp_path / "b.zip") == code


def test_another_zip_is_no_backup(new: Computer, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("journal.sqlite3", b"")
    assert refused(new, tmp_path / "b.zip") == "backup_foreign"


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"format": 2}, "backup_from_newer_program"),
        ({"program": "another"}, "backup_foreign"),
        ({"made_at": "вчера"}, "backup_damaged"),
        ({"made_at": 5}, "backup_damaged"),
    ],
)
def test_its_description_must_be_ours(new: Computer, backup: Path, facts: dict[str, object], code: str) -> None:
    def change(parts: dict[str, bytes]) -> None:
        parts["backup.json"] = json.dumps(json.loads(parts["backup.json"]) | facts).encode()

    assert refused(new, rewritten(backup, change)) == code


def with_database(backup: Path, *statements: str) -> Path:
    def change(parts: dict[str, bytes]) -> None:
        file = backup.with_name("j.sqlite3")
        file.write_bytes(parts["journal.sqlite3"])
        with closing(sqlite3.connect(file, isolation_level=None)) as connection:
            for statement in statements:
                connection.execute(statement)
        parts["journal.sqlite3"] = file.read_bytes()
        file.unlink()

    return rewritten(backup, change)


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        (f"PRAGMA user_version = {len(MIGRATIONS) + 1}", "backup_from_newer_program"),
        ("PRAGMA user_version = 0", "backup_damaged"),
        ("PRAGMA user_version = -1", "backup_damaged"),
        ("PRAGMA application_id = 1", "backup_damaged"),
        ("CREATE TRIGGER evil AFTER INSERT ON events BEGIN DELETE FROM requests; END", "backup_damaged"),
        ("CREATE VIEW evil AS SELECT 1", "backup_damaged"),
        ("CREATE TABLE more (text)", "backup_damaged"),
        ("DROP INDEX requests_by_number", "backup_damaged"),
        ("UPDATE requests SET state = 'unheard of'", "backup_damaged"),
        ("UPDATE events SET kind = 'unheard of'", "backup_damaged"),
        ("UPDATE events SET kind = 'solved' WHERE kind = 'prepared'", "backup_damaged"),
        ("UPDATE requests SET prepared_at = 'вчера'", "backup_damaged"),
        ("DELETE FROM requests WHERE follows IS NULL", "backup_damaged"),
        ("DELETE FROM events WHERE kind = 'prepared'", "backup_damaged"),
        ("UPDATE replies SET received_at = 'вчера'", "backup_damaged"),
    ],
)
def test_a_database_that_is_not_as_ours_is_refused(new: Computer, backup: Path, statement: str, code: str) -> None:
    assert refused(new, with_database(backup, statement)) == code


@pytest.mark.parametrize("content", [b"", b"no database" * 99, b"SQLite format 3\x00" + b"\x00" * 9000])
def test_no_database_is_damage(new: Computer, backup: Path, content: bytes) -> None:
    assert refused(new, rewritten(backup, lambda parts: parts.update({"journal.sqlite3": content}))) == "backup_damaged"


@pytest.mark.parametrize("place", [60, 0.2, 0.5, 0.8, 0.99])
def test_bytes_that_turned_are_found_or_change_nothing(
    old: Computer, new: Computer, backup: Path, place: float
) -> None:
    data = bytearray(backup.read_bytes())
    for number in range(8):
        data[(int(place) if place > 1 else int(len(data) * place)) + number] ^= 0xFF
    backup.write_bytes(data)
    try:
        new.restore(backup)
    except UntrustedInput as error:
        assert error.code in ("backup_damaged", "backup_foreign")  # noqa: PT017 (either is right)
        assert new.journal.entries("новое") != []
    else:
        assert new.everything() == old.everything()  # they were in a place nobody reads


def test_a_backup_cut_short_is_refused(new: Computer, backup: Path) -> None:
    backup.write_bytes(backup.read_bytes()[:-2000])
    assert refused(new, backup) == "backup_damaged"


@pytest.mark.parametrize(
    "limits",
    [
        Limits(5, 10**12, 10**12, 10**9),
        Limits(99, 50_000, 10**12, 10**9),
        Limits(99, 10**12, 50_000, 10**9),
    ],
    ids=["files", "total", "each"],
)
def test_each_limit_holds(new: Computer, backup: Path, monkeypatch: pytest.MonkeyPatch, limits: Limits) -> None:
    monkeypatch.setattr(backup_check, "LIMITS", limits)
    assert refused(new, backup) == "backup_damaged"


def test_a_bomb_is_refused_before_it_is_unpacked(new: Computer, backup: Path) -> None:
    bomb = {"drafts/11111111-2222-3333-4444-555555555555/draft.json": bytes(50_000_000)}
    assert refused(new, rewritten(backup, lambda parts: parts.update(bomb))) == "backup_damaged"


def test_a_disk_without_room_is_told_of_before_anything_is_unpacked(
    new: Computer, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup_check, "_LEFT_FREE", 1 << 60)
    with pytest.raises(Unavailable, match="storage_full"):
        new.check(backup)
    assert nothing_is_left(new)


def test_stopped_while_it_is_unpacked_nothing_is_left(new: Computer, backup: Path) -> None:
    with pytest.raises(Cancelled):
        new.check(backup, RecordedProgress(cancel_when=lambda done, _: done > 0))
    assert nothing_is_left(new)


def test_a_backup_of_an_earlier_program_is_brought_up_to_date(new: Computer, tmp_path: Path) -> None:
    from edusupport_desktop.storage.database import Database

    earlier = tmp_path / "earlier.sqlite3"
    Database(earlier, MIGRATIONS[:1]).close()
    path = tmp_path / "b.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(earlier, "journal.sqlite3")
        archive.writestr(
            "backup.json", '{"program": "edusupport-desktop", "format": 1, "made_at": "2026-01-01T09:00:00+03:00"}'
        )
    new.restore(path)
    assert new.journal.entries() == []
    with closing(sqlite3.connect(new.folders.journal_file)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
    # What the backup does not have is not there either: it would belong to another journal.
    assert not new.folders.drafts.exists()
    assert not new.folders.mailbox_place_file.exists()


def test_nothing_out_of_a_backup_goes_by_itself(old: Computer, new: Computer, tmp_path: Path) -> None:
    """It may have gone after the backup was made."""
    queued, sending = added(old.journal, subject="ждёт"), added(old.journal, subject="уходит")
    old.journal.append(an_event(sending, EventKind.ATTEMPT_STARTED, 1, attempt="a"))
    elsewhere = made_elsewhere()
    old.journal.enter([elsewhere])
    old.back_up(tmp_path / "b.zip")
    checked = new.check(tmp_path / "b.zip")
    assert checked.held == 2
    new.restoring.exchange(checked, CLOCK(), new.journal.close)
    assert [event.kind for event in new.journal.events(queued)] == [EventKind.PREPARED, EventKind.HELD]
    assert new.journal.entry(sending).state is State.UNKNOWN
