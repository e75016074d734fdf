"""Everything in one file and back: all of it or nothing, and never worse than before."""

from __future__ import annotations

import io
import json
import shutil
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from contracts.entered_requests import made_elsewhere
from contracts.journal import added, registered, sent
from contracts.samples import a_draft, a_picture, a_reply, an_event
from edusupport_desktop.domain.draft import Draft
from edusupport_desktop.domain.errors import Cancelled, Unavailable, UntrustedInput
from edusupport_desktop.domain.incident import EventKind, State
from edusupport_desktop.services.exchange import BackupMade, CheckedBackup
from edusupport_desktop.storage import backup_check, whole_backup, whole_restore
from edusupport_desktop.storage.backup_check import check_and_unpack
from edusupport_desktop.storage.backup_layout import settings_files
from edusupport_desktop.storage.bounded_zip import Limits
from edusupport_desktop.storage.drafts import FileDraftStore
from edusupport_desktop.storage.journal import SqliteJournal
from edusupport_desktop.storage.migrations import MIGRATIONS
from edusupport_desktop.storage.places import DataFolders
from edusupport_desktop.storage.presence import Presence
from edusupport_desktop.storage.whole_backup import make_whole_backup
from edusupport_desktop.storage.whole_restore import Restoring
from sending import RecordedProgress, clock_at

CLOCK = clock_at(2026, 11, 23)


class Computer:
    """A teacher's data on one computer, with the journal open."""

    def __init__(self, folder: Path) -> None:
        self.folders = DataFolders.below(folder)
        self.folders.create()
        self.presence = Presence(self.folders.presence_file)
        self.restoring = Restoring(self.folders, self.presence)
        self.restoring.arrive()
        self.journal = self.opened()
        self.drafts = FileDraftStore(self.folders.drafts)

    def opened(self) -> SqliteJournal:
        return SqliteJournal(self.folders.journal_file, self.folders.requests)

    def fill(self, word: str) -> Draft:
        root = sent(self.journal, subject=f"Журнал {word}", body=word)
        registered(self.journal, root, "INC0001234" if word == "старое" else "INC0009999")
        self.journal.add_reply(root, a_reply(word), an_event(root, EventKind.ASKED, 90))
        sent(self.journal, subject=f"Re: {word}", follows=root)
        picture = a_picture()
        draft = a_draft(word, pictures=(picture,))
        self.drafts.write_original(draft.id, picture.id, f"снимок {word}".encode())
        self.drafts.save(draft)
        for name, file in settings_files(self.folders).items():
            file.write_text(json.dumps({"word": word, "name": name}))
        return draft

    def back_up(self, path: Path, progress: RecordedProgress | None = None) -> BackupMade:
        return make_whole_backup(self.folders, self.journal, path, CLOCK(), progress or RecordedProgress())

    def check(self, path: Path, progress: RecordedProgress | None = None) -> CheckedBackup:
        return check_and_unpack(self.folders, path, CLOCK, progress or RecordedProgress())

    def restore(self, path: Path) -> Path:
        return self.restoring.exchange(self.check(path), CLOCK(), self.journal.close)

    def everything(self) -> dict[str, object]:
        """What a teacher has, as this program sees it."""
        entries = [*self.journal.entries(), *self.journal.entries(practice=True)]
        whole = [entry for root in entries for entry in (root, *self.journal.follow_ups(root.request_id))]
        return {
            "letters": [self.journal.outgoing(entry.request_id) for entry in whole],
            "entries": whole,
            "events": [self.journal.events(entry.request_id) for entry in whole],
            "replies": [self.journal.replies(entry.request_id) for entry in whole],
            "drafts": list(self.drafts.drafts()),
            "pictures": sorted(file.read_bytes() for file in self.folders.drafts.rglob("original-*")),
            "settings": {
                name: file.read_text() if file.exists() else None for name, file in settings_files(self.folders).items()
            },
        }

    def leave(self) -> None:
        self.journal.close()
        self.presence.leave()


@pytest.fixture
def old(tmp_path: Path) -> Iterator[Computer]:
    computer = Computer(tmp_path / "Старый компьютер")
    computer.fill("старое")
    yield computer
    computer.leave()


@pytest.fixture
def new(tmp_path: Path) -> Iterator[Computer]:
    computer = Computer(tmp_path / "Новый компьютер")
    computer.fill("новое")
    yield computer
    computer.leave()


@pytest.fixture
def backup(old: Computer, tmp_path: Path) -> Path:
    path = tmp_path / "Копия № 1.zip"
    assert old.back_up(path) == BackupMade(requests=1, drafts=1, missing=0)
    return path


def test_everything_comes_back_on_another_computer(old: Computer, new: Computer, backup: Path) -> None:
    before = new.everything()
    kept = new.restore(backup)
    assert new.everything() == old.everything() != before
    assert new.journal.entries("INC0001234") != []
    # What was there is kept beside it, complete.
    assert {path.name for path in kept.iterdir()} == {"journal.sqlite3", "requests", "drafts", "settings"}
    for name, part in (("journal.sqlite3", new.folders.journal_file), ("requests", new.folders.requests)):
        shutil.rmtree(part) if part.is_dir() else part.unlink()
        (kept / name).rename(part)
    new.journal.close()
    with closing(new.opened()) as journal:
        assert [entry.subject for entry in journal.entries()] == ["Журнал новое"]
        assert len(journal.outgoing(journal.entries()[0].request_id).files) == 2


def test_no_password_and_nothing_else_of_this_computer_is_in_it(old: Computer, backup: Path) -> None:
    with zipfile.ZipFile(backup) as archive:
        names = archive.namelist()
    kinds = {name.partition("/")[0] for name in names}
    assert kinds == {"backup.json", "journal.sqlite3", "requests", "drafts", "settings"}
    assert not [name for name in names if str(old.folders.data.name) in name or name.startswith("/")]


def test_a_second_backup_takes_the_place_of_the_first(old: Computer, backup: Path) -> None:
    added(old.journal)
    assert old.back_up(backup).requests == 2
    assert [path.name for path in backup.parent.iterdir() if path.is_file()] == [backup.name]


def test_a_lost_picture_is_counted_and_the_rest_is_there(old: Computer, new: Computer, tmp_path: Path) -> None:
    request_id = sent(old.journal, subject="Без картинки")
    (old.folders.requests / request_id / "picture1.png").unlink()
    assert old.back_up(tmp_path / "b.zip").missing == 1
    new.restore(tmp_path / "b.zip")
    assert len(new.journal.entries()) == 2


def test_letters_written_meanwhile_do_not_break_the_copy(old: Computer, new: Computer, tmp_path: Path) -> None:
    class Busy(RecordedProgress):
        def report(self, done: int, total: int) -> None:
            sent(old.journal, subject="во время копии")
            super().report(done, total)

    old.back_up(tmp_path / "b.zip", Busy())
    new.restore(tmp_path / "b.zip")
    assert [entry.subject for entry in new.journal.entries()] == ["Журнал старое"]
    assert len(old.journal.entries()) > 1


def nothing_is_left(computer: Computer, *folders: Path) -> bool:
    hidden = [path for folder in (computer.folders.data, *folders) for path in folder.iterdir() if path.name[0] == "."]
    return hidden == []


def test_stopped_or_broken_nothing_is_left(old: Computer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "b.zip"
    with pytest.raises(Cancelled):
        old.back_up(path, RecordedProgress(cancel_when=lambda done, _: done > 1))
    assert not path.exists()

    def blank(file: Path) -> None:
        data = bytearray(file.read_bytes())
        data[200:300] = bytes(100)  # a stick that says it has written, and has not
        file.write_bytes(data)
        read_back(file)

    read_back = whole_backup._read_back
    monkeypatch.setattr(whole_backup, "_read_back", blank)
    with pytest.raises(Unavailable, match="backup_not_readable"):
        old.back_up(path)
    with pytest.raises(Unavailable, match="storage_unreadable"):
        old.back_up(tmp_path / "нет" / "b.zip")
    assert not path.exists()
    assert nothing_is_left(old, tmp_path)


# Looking it over


def refused(computer: Computer, path: Path) -> str:
    before = computer.everything()
    with pytest.raises(UntrustedInput) as error:
        computer.check(path)
    assert nothing_is_left(computer)
    assert computer.everything() == before
    return error.value.code


def rewritten(path: Path, change: Callable[[dict[str, bytes]], object]) -> Path:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    path.write_bytes(made.getvalue())
    return path


@pytest.mark.parametrize(
    "name",
    [
        "../journal.sqlite3",
        "/etc/passwd",
        "requests/../../x.png",
        "requests/11111111-2222-3333-4444-555555555555/../../x.png",
        "requests/11111111-2222-3333-4444-555555555555/con.png",
        "requests/11111111-2222-3333-4444-555555555555/a/b.png",
        "requests\\11111111-2222-3333-4444-555555555555\\a.png",
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


# The exchange


def test_while_another_program_is_open_nothing_is_exchanged(new: Computer, backup: Path) -> None:
    other = Presence(new.folders.presence_file)
    other.come()
    before, checked = new.everything(), new.check(backup)
    with pytest.raises(Unavailable, match="journal_in_use"):
        new.restoring.exchange(checked, CLOCK(), new.journal.close)
    assert new.everything() == before
    other.leave()
    new.restoring.exchange(checked, CLOCK(), new.journal.close)
    assert new.everything() != before


def renamings(new: Computer, backup: Path, fail_at: int, monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Exchanges, and lets the n-th renaming fail."""
    count = 0

    def rename(source: Path, target: Path) -> None:
        nonlocal count
        count += 1
        if count == fail_at:
            raise error
        source.replace(target)

    monkeypatch.setattr(whole_restore, "rename_patiently", rename)
    new.restore(backup)


@pytest.mark.parametrize("fail_at", range(1, 7))
def test_what_fails_half_way_is_put_back(
    new: Computer, backup: Path, monkeypatch: pytest.MonkeyPatch, fail_at: int
) -> None:
    before = new.everything()
    with pytest.raises(Unavailable, match="storage_full"):
        renamings(new, backup, fail_at, monkeypatch, OSError(28, "full"))
    monkeypatch.undo()
    assert new.everything() == before
    assert not list(new.folders.data.glob("before-restore-*"))
    new.restore(backup)
    assert new.everything() != before


@pytest.mark.parametrize("fail_at", range(1, 7))
def test_what_a_killed_program_left_half_exchanged_is_put_back_at_the_next_start(
    new: Computer, backup: Path, monkeypatch: pytest.MonkeyPatch, fail_at: int
) -> None:
    before = new.everything()
    monkeypatch.setattr(Restoring, "_put_back", lambda *_: None)
    with pytest.raises(KeyboardInterrupt):
        renamings(new, backup, fail_at, monkeypatch, KeyboardInterrupt())
    monkeypatch.undo()
    new.leave()
    again = Computer(new.folders.data.parent)
    try:
        assert again.everything() == before
        assert nothing_is_left(again)
        assert not list(again.folders.data.glob("before-restore-*"))
    finally:
        again.leave()


def test_of_what_was_before_one_is_kept(new: Computer, backup: Path) -> None:
    first = new.restore(backup)
    second = new.restore(backup)
    assert second != first
    assert list(new.folders.data.glob("before-restore-*")) == [second]


def test_an_empty_computer_gets_everything(old: Computer, backup: Path, tmp_path: Path) -> None:
    empty = Computer(tmp_path / "Пустой")
    try:
        empty.restore(backup)
        assert empty.everything() == old.everything()
    finally:
        empty.leave()


def test_the_time_it_was_made_is_told(new: Computer, backup: Path) -> None:
    checked = new.check(backup)
    assert checked == replace(checked, made_at=CLOCK(), requests=1, drafts=1, held=0)
    assert checked.made_at == datetime.fromisoformat("2026-11-23T09:30:00+05:00")


def test_a_picture_that_was_taken_out_is_refused_when_it_is_wanted(new: Computer, backup: Path) -> None:
    def change(parts: dict[str, bytes]) -> None:
        for name in [name for name in parts if name.endswith("picture1.png")]:
            parts[name] = b"another"

    new.restore(rewritten(backup, change))
    with pytest.raises(UntrustedInput, match="journal_file_changed"):
        new.journal.outgoing(new.journal.entries()[0].request_id)
