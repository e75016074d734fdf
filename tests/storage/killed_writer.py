"""Run as a program by test_killed.py: saves for ever, saying on standard output what is surely saved."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from contracts.samples import a_draft, a_picture, an_event, an_outgoing, prepared
from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.incident import EventKind
from edusupport_desktop.domain.outgoing import OutgoingFile
from edusupport_desktop.storage.drafts import FileDraftStore
from edusupport_desktop.storage.journal import SqliteJournal

DRAFT_ID = "11111111-2222-3333-4444-555555555555"
PICTURE_ID = "66666666-7777-8888-9999-000000000000"


def write_drafts(folder: Path, say: Callable[[str], None]) -> None:
    store = FileDraftStore(folder)
    for number in range(1_000_000):
        # Large enough to be caught in the middle; every part of it says which version it is.
        pictures = tuple(a_picture(id=PICTURE_ID) for _ in range(number % 40))
        store.save(a_draft(f"{number} " * 5000, id=DRAFT_ID, pictures=pictures))
        say(str(number))


def write_journal(folder: Path, say: Callable[[str], None]) -> None:
    journal = SqliteJournal(folder / "journal.sqlite3", folder / "requests")
    while True:
        files = tuple(OutgoingFile(f"picture{place}.png", "image/png", b"\x89PNG" * 50_000) for place in (1, 2))
        outgoing = an_outgoing(files=files, way=Way.PRACTICE)
        journal.add(outgoing, prepared(outgoing))
        say(f"{outgoing.request_id} queued")
        journal.append(an_event(outgoing.request_id, EventKind.ATTEMPT_STARTED))
        say(f"{outgoing.request_id} sending")
        journal.append(an_event(outgoing.request_id, EventKind.ACCEPTED))
        say(f"{outgoing.request_id} sent")


if __name__ == "__main__":
    write = {"drafts": write_drafts, "journal": write_journal}[sys.argv[1]]
    write(Path(sys.argv[2]), lambda line: print(line, flush=True))
