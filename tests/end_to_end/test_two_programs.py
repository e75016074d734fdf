"""Two programs at once over one journal: nothing that one of them was told is written is lost, nothing is doubled."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections import Counter
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from contracts.journal import sent
from edusupport_desktop.bootstrap import make_program
from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import EventKind, State, history
from edusupport_desktop.services.program import Program
from edusupport_desktop.storage.journal import SqliteJournal
from edusupport_desktop.storage.places import DataFolders
from sending import RecordedProgress

WRITER = Path(__file__).with_name("journal_writer.py")
TURNS = int(os.environ.get("EDUSUPPORT_TURNS", "12"))
ROWS = 6
NAMES = ("первая", "вторая")


@pytest.fixture
def folders(tmp_path: Path) -> DataFolders:
    folders = DataFolders.below(tmp_path / "Общая папка")
    folders.create()
    return folders


class Writers:
    """Programs that have the journal open and wait for the word to write."""

    def __init__(self, stack: ExitStack, folders: DataFolders, requests: list[RequestId], turns: int = TURNS) -> None:
        tests = str(WRITER.parent.parent)
        self.programs = [
            stack.enter_context(
                subprocess.Popen(
                    [sys.executable, str(WRITER), str(folders.data.parent), name, str(turns), *requests],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    text=True,
                    encoding="utf-8",
                    env=os.environ
                    | {"PYTHONPATH": os.pathsep.join([tests, *filter(None, sys.path)]), "PYTHONIOENCODING": "utf-8"},
                )
            )
            for name in NAMES
        ]
        for program in self.programs:
            stack.callback(program.kill)
            assert program.stdout is not None
            assert program.stdout.readline() == "open\n"

    def write(self) -> list[list[str]]:
        """What they say they have written."""
        for program in self.programs:
            assert program.stdin is not None
            program.stdin.write("\n")
            program.stdin.flush()
        said = [program.communicate()[0] for program in self.programs]
        assert [program.returncode for program in self.programs] == [0, 0]
        return [line.split("\t") for text in said for line in text.splitlines()]


def test_no_event_is_lost_and_none_is_doubled(folders: DataFolders) -> None:
    with closing(SqliteJournal(folders.journal_file, folders.requests)) as journal, ExitStack() as stack:
        requests = [sent(journal, subject=f"Общее {number}") for number in range(3)]
        said = Writers(stack, folders, requests).write()
        counted = Counter(words[0] for words in said)
        for kind in ("called", "replied", "added"):
            assert counted[kind] == 2 * TURNS
        # Whatever was said is there, once.
        calls = [
            (request, event.details["person"])
            for request in requests
            for event in journal.events(request)
            if event.kind is EventKind.CALLED
        ]
        assert sorted(calls) == sorted(
            (RequestId(request), f"{name} {turn}")
            for kind, request, name, turn in (w for w in said if w[0] == "called")
        )
        replies = [(request, kept.reply.message_id) for request in requests for kept in journal.replies(request)]
        assert sorted(replies) == sorted(
            (request, reply) for kind, request, reply in (w for w in said if w[0] == "replied")
        )
        letters = [(request, letter.request_id) for request in requests for letter in journal.follow_ups(request)]
        assert sorted(letters) == sorted(
            (request, letter) for kind, request, letter in (w for w in said if w[0] == "added")
        )
        for _, letter in letters:
            assert journal.entry(RequestId(letter)).state is State.SENT
            assert len(journal.outgoing(RequestId(letter)).files) == 2
        # What both wanted was done by one.
        assert (counted["won"], counted["lost"]) == (TURNS, TURNS)
        assert sum(int(words[1]) for words in said if words[0] == "entered") == TURNS * ROWS
        entered = [entry for entry in journal.entries() if entry.subject.startswith("Тема ")]
        assert len({entry.incident for entry in entered}) == len(entered) == TURNS * ROWS
        # The events still lead to the state that stands in the list.
        for entry in journal.entries():
            assert history(journal.events(entry.request_id)).state is entry.state
    with closing(sqlite3.connect(folders.journal_file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_a_backup_of_one_moment_is_made_while_both_write(folders: DataFolders, tmp_path: Path) -> None:
    program = make_program(folders)
    with ExitStack() as stack:
        stack.callback(program.close)
        requests = [sent(program.journal)]
        writers = Writers(stack, folders, requests, turns=6)
        for each in writers.programs:
            assert each.stdin is not None
            each.stdin.write("\n")
            each.stdin.flush()
        made = program.exchange.back_up(str(tmp_path / "b.zip"), RecordedProgress())
        assert made.missing == 0
        checked = program.exchange.check(str(tmp_path / "b.zip"), RecordedProgress())
        assert checked.requests >= 1
        program.exchange.forget(checked)
        for each in writers.programs:
            each.communicate()
            assert each.returncode == 0


def restored(program: Program, path: Path) -> None:
    checked = program.exchange.check(str(path), RecordedProgress())
    try:
        program.exchange.restore(checked)
    except Unavailable:
        program.exchange.forget(checked)
        raise


def test_nothing_is_brought_back_while_another_program_is_open(folders: DataFolders, tmp_path: Path) -> None:
    program = make_program(folders)
    with ExitStack() as stack:
        stack.callback(program.close)
        requests = [sent(program.journal, subject="Общее")]
        program.exchange.back_up(str(tmp_path / "b.zip"), RecordedProgress())
        writers = Writers(stack, folders, requests, turns=2)
        with pytest.raises(Unavailable, match="journal_in_use"):
            restored(program, tmp_path / "b.zip")
        # Refused, both go on with one journal.
        said = writers.write()
        assert (
            len(program.journal.follow_ups(requests[0])) == len([words for words in said if words[0] == "added"]) == 4
        )
        # The others have ended now.
        restored(program, tmp_path / "b.zip")
        assert program.journal.follow_ups(requests[0]) == []
