"""Open requests like a subject that is being typed, out of a full journal. Beside the interface's thread: the figure is
how long the hint comes after the keys rest. The limit is a second, after which it comes too late to be seen."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

from bench.large_journal import fill
from bench.table import Row, compared, milliseconds
from edusupport_desktop.services.similar_requests import similar_requests
from edusupport_desktop.storage.journal import SqliteJournal

_LONGEST_MS = 1000.0
_SUBJECTS = (
    "не сохраняеться оцнка журнал 7 В",
    "Пропало расписание после переноса урока",
    "Двоится урок на странице замен",
    "Не печатается справка об обучении",
)
"""Of the words of every fifth request, and of hardly any."""


def rows(runs: int = 7, sizes: Sequence[int] = (10_000, 100_000)) -> Sequence[Row]:
    return [_row(size, runs) for size in sizes]


def _row(size: int, runs: int) -> Row:
    with tempfile.TemporaryDirectory() as folder:
        journal = SqliteJournal(Path(folder) / "journal.sqlite3", Path(folder) / "requests")
        with closing(journal):
            fill(journal, size, are_open=True)

            def slowest() -> float:
                return max(
                    milliseconds(partial(similar_requests, subject, journal, practice=False)) for subject in _SUBJECTS
                )

            return compared(
                f"similar requests: {size:,} open ones",
                slowest,
                lambda: _LONGEST_MS,
                unit="ms",
                peer_name="a second",
                goal=1.0,
                runs=runs,
            )
