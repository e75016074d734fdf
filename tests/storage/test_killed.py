"""A real program killed at any moment while it saves loses nothing it said was saved."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from edusupport_desktop.domain.incident import State
from edusupport_desktop.storage.drafts import FileDraftStore
from edusupport_desktop.storage.journal import SqliteJournal

WRITER = Path(__file__).with_name("killed_writer.py")
TESTS = WRITER.parent.parent


def what_was_said_until_the_kill(kind: str, folder: Path, chance: random.Random) -> list[str]:
    """Starts the writer, kills it at a random moment of its work, returns the lines it got out."""
    with subprocess.Popen(
        [sys.executable, str(WRITER), kind, str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(TESTS), *filter(None, sys.path)])},
    ) as writer:
        assert writer.stdout is not None
        first = writer.stdout.readline()
        assert first, "the writer did not start"
        with pytest.raises(subprocess.TimeoutExpired):
            writer.wait(chance.uniform(0, 0.06))
        writer.kill()
        said = [first, *writer.stdout.read().splitlines(keepends=True)]
    return [line.strip() for line in said if line.endswith("\n")]


@pytest.mark.parametrize("seed", range(12))
def test_the_draft_is_the_last_one_acknowledged_or_newer(tmp_path: Path, seed: int) -> None:
    said = what_was_said_until_the_kill("drafts", tmp_path / "drafts", random.Random(seed))  # noqa: S311
    (draft,) = FileDraftStore(tmp_path / "drafts").drafts()
    version = int(draft.answers.essence.split()[0])
    assert version - int(said[-1]) in (0, 1)
    assert draft.answers.essence == f"{version} " * 5000
    assert len(draft.pictures) == version % 40


@pytest.mark.parametrize("seed", range(6))
def test_the_journal_has_every_acknowledged_event_and_every_letter_its_files(tmp_path: Path, seed: int) -> None:
    said = what_was_said_until_the_kill("journal", tmp_path, random.Random(seed))  # noqa: S311
    journal = SqliteJournal(tmp_path / "journal.sqlite3", tmp_path / "requests")
    try:
        order = [State.QUEUED, State.SENDING, State.SENT]
        for request_id, state in (line.split() for line in said):
            assert order.index(journal.entry(request_id).state) >= order.index(State(state))
        journal.remove_leftovers()
        entries = journal.entries(practice=True)
        for entry in entries:
            assert len(journal.outgoing(entry.request_id).files) == 2
            assert len(journal.events(entry.request_id)) == 1 + order.index(entry.state)
        assert {path.name for path in (tmp_path / "requests").iterdir()} == {entry.request_id for entry in entries}
    finally:
        journal.close()
