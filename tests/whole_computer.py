"""A teacher's data on a computer, and a backup of it: for the tests of backup and restore."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from contracts.journal import registered, sent
from contracts.samples import a_draft, a_picture, a_reply, an_event
from edusupport_desktop.domain.draft import Draft
from edusupport_desktop.domain.incident import EventKind
from edusupport_desktop.services.exchange import BackupMade, CheckedBackup
from edusupport_desktop.storage.backup_check import check_and_unpack
from edusupport_desktop.storage.backup_layout import settings_files
from edusupport_desktop.storage.drafts import FileDraftStore
from edusupport_desktop.storage.journal import SqliteJournal
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


def nothing_is_left(computer: Computer, *folders: Path) -> bool:
    hidden = [path for folder in (computer.folders.data, *folders) for path in folder.iterdir() if path.name[0] == "."]
    return hidden == []


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
