"""Run as a program by test_two_programs.py: writes into a journal that another program writes into too, and says on
standard output what is surely written."""

from __future__ import annotations

import sys
from datetime import UTC
from pathlib import Path

from contracts.samples import a_reply, an_outgoing, prepared
from edusupport_desktop.bootstrap import make_program
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import Event, EventKind, ImpossibleEvent
from edusupport_desktop.domain.table import Column, TableRow
from edusupport_desktop.services.import_table import TableImport
from edusupport_desktop.services.program import Program
from edusupport_desktop.storage.places import DataFolders
from sending import RecordedProgress

COLUMNS = {Column.NUMBER: 0, Column.MADE_ON: 1, Column.SUBJECT: 2}
ROWS = 6
"""Of one table."""


def table(turn: int) -> list[TableRow]:
    """The same for every program: they enter it at once."""
    numbers = range(turn * ROWS, (turn + 1) * ROWS)
    return [TableRow(n + 1, (f"INC1{n:06}", "12.03.2025", f"Тема {n}")) for n in numbers]


def write(program: Program, name: str, requests: list[RequestId], turns: int) -> None:
    journal = program.journal
    entering = TableImport(journal, program.desk(), program.profile, program.clock)
    for turn in range(turns):
        request = requests[turn % len(requests)]
        now = program.clock().astimezone(UTC)
        journal.append(Event(request, EventKind.CALLED, now, {"person": f"{name} {turn}"}))
        say("called", request, name, turn)
        reply = a_reply(f"{name} {turn}")
        journal.add_reply(request, reply, Event(request, EventKind.ASKED, now))
        say("replied", request, reply.message_id)
        letter = an_outgoing(f"Re: {name} {turn}", follows=request)
        journal.add(letter, prepared(letter))
        for kind in (EventKind.ATTEMPT_STARTED, EventKind.ACCEPTED):
            journal.append(Event(letter.request_id, kind, now))
        say("added", request, letter.request_id)
        contested = an_outgoing(
            request_id=f"00000000-0000-0000-0000-{turn:012}", message_id=f"<{turn}@contested.example>"
        )
        try:
            journal.add(contested, prepared(contested))
            say("won", turn)
        except ImpossibleEvent:
            say("lost", turn)
        say("entered", entering.run(table(turn), COLUMNS, RecordedProgress()).entered)


def say(*words: object) -> None:
    print(*words, sep="\t", flush=True)


if __name__ == "__main__":
    folder, name, turns, *requests = sys.argv[1:]
    program = make_program(DataFolders.below(Path(folder)))
    say("open")
    sys.stdin.readline()  # all begin at once
    write(program, name, [RequestId(request) for request in requests], int(turns))
    program.close()
