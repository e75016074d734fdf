"""The journal's window over 100,000 requests, and over a million.

Opening: from the launch of the process to the painted list, against a script that shows nothing but a table view over
a list that is ready in its memory (what that list takes to be made is not counted); and, for information, the same from
the moment a window is asked for, when Python and Qt are there already.

Search: of 150 keys, one every 120 milliseconds, from a key's arrival to the painted list, the figure that one key in
twenty exceeds. The peer is a frame of 16 milliseconds; for a million requests it is the same figure of 100,000.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from bench.large_journal import fill
from bench.table import Row, compared
from bench.virtual_display import virtual_display
from edusupport_desktop.bootstrap import data_folders
from edusupport_desktop.storage.journal import SqliteJournal

REQUESTS = 100_000
MANY = 1_000_000
TYPED = ("журнал роди", "расписание", "оценка четв", "7 б", "inc0004512", "кэш", "ученика", "перенос урока", "user17")
_FRAME_MS = 16.0
_SCRIPT = Path(__file__).with_name("peers") / "program_journal.py"


def rows(runs: int = 9, requests: int = REQUESTS, many: int = MANY, typed: Sequence[str] = TYPED) -> Sequence[Row]:
    with tempfile.TemporaryDirectory() as small, tempfile.TemporaryDirectory() as large, ExitStack() as stack:
        display = stack.enter_context(virtual_display(1920, 1080))
        environment = display | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        _fill(small, requests)
        _fill(large, many)
        opening = [
            compared(
                name,
                lambda place=place: _opened("open", small, environment)[place],  # type: ignore[misc]
                lambda place=place: _opened("bare", str(requests), environment)[place],  # type: ignore[misc]
                unit="ms",
                peer_name="a bare QTableView on a ready list",
                goal=goal,
                runs=runs,
                warm_ups=min(1, runs - 1),
            )
            for name, place, goal in (
                (f"journal: launch to {requests:,} requests", 0, 1.5),
                (f"journal: window asked for to {requests:,} requests", 1, None),
            )
        ]
        quick = stack.enter_context(_searching(small, typed, environment))
        slow = stack.enter_context(_searching(large, typed, environment))
        few = max(1, runs // 3)
        return (
            *opening,
            compared(
                f"journal: search, 95 of 100 keys, {requests:,} requests",
                quick,
                lambda: _FRAME_MS,
                unit="ms",
                peer_name="a frame of 16 ms",
                goal=1.0,
                runs=few,
                warm_ups=min(1, runs - 1),
            ),
            compared(
                f"journal: search, 95 of 100 keys, {many:,} requests",
                slow,
                quick,
                unit="ms",
                peer_name=f"{requests:,} requests",
                goal=2.0,
                runs=few,
                warm_ups=min(1, runs - 1),
            ),
        )


def _fill(folder: str, count: int) -> None:
    folders = data_folders(folder)
    with closing(SqliteJournal(folders.journal_file, folders.requests)) as journal:
        fill(journal, count)


def _opened(what: str, over: str, environment: dict[str, str]) -> tuple[float, float]:
    """Milliseconds from the launch, and from asking for the window. ``perf_counter`` is one clock for all processes."""
    start = time.perf_counter()
    command = [sys.executable, str(_SCRIPT), what, over]
    said = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    painted, asked = map(float, said.stdout.split())
    return (painted - start) * 1000, asked


@contextmanager
def _searching(folder: str, typed: Sequence[str], environment: dict[str, str]) -> Iterator[Callable[[], float]]:
    process = subprocess.Popen(
        [sys.executable, str(_SCRIPT), "search", folder],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stdin
    assert process.stdout
    asked, answered = process.stdin, process.stdout

    def slow_key() -> float:
        asked.write(f"{','.join(typed)}\n")
        asked.flush()
        figures = sorted(map(float, answered.readline().split()))
        return figures[len(figures) * 95 // 100]

    try:
        yield slow_key
    finally:
        asked.close()
        process.wait(60)
        answered.close()
