"""Everything in one file and back: all of it or nothing, and never worse than before."""

from __future__ import annotations

import shutil
import zipfile
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from contracts.journal import added, sent
from edusupport_desktop.domain.errors import Cancelled, Unavailable, UntrustedInput
from edusupport_desktop.storage import whole_backup, whole_restore
from edusupport_desktop.storage.presence import Presence
from edusupport_desktop.storage.whole_restore import Restoring
from sending import RecordedProgress
from whole_computer import CLOCK, Computer, backup, new, nothing_is_left, old, rewritten

__all__ = ["backup", "new", "old"]


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
