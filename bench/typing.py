"""Typing into the largest field of the wizard, the check running and 10,000 requests in the journal.

Each figure is the slowest of 150 keys: from the key's arrival to the painted letter, whatever else the interface's
thread was doing, less what it waited for the processor while other programs had it. A key comes every 40 milliseconds,
with pauses long enough for the check to begin, so that some keys come in the middle of it. The peer is a frame of 16
milliseconds, which nobody notices; for information, the same keys in a bare QPlainTextEdit with the same text.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.table import Row, compared

REQUESTS = 10_000
CHARACTERS = 100_000
KEYS = 150
_FRAME_MS = 16.0
_SCRIPT = Path(__file__).with_name("peers") / "program_typing.py"


def rows(runs: int = 9, requests: int = REQUESTS, keys: int = KEYS) -> Sequence[Row]:
    with _typing("wizard", requests, CHARACTERS, keys) as ours, _typing("bare", 0, CHARACTERS, keys) as bare:
        full = compared(
            f"typing: slowest key, {CHARACTERS:,} characters",
            ours,
            lambda: _FRAME_MS,
            unit="ms",
            peer_name="a frame of 16 ms",
            goal=1.0,
            runs=runs,
        )
        against_bare = compared(
            "typing: the same against Qt alone",
            ours,
            bare,
            unit="ms",
            peer_name="a bare QPlainTextEdit",
            goal=None,
            runs=max(1, runs // 3),
        )
    return full, against_bare


@contextmanager
def _typing(what: str, requests: int, characters: int, keys: int) -> Iterator[Callable[[], float]]:
    process = subprocess.Popen(
        [sys.executable, str(_SCRIPT), what, str(requests), str(characters), str(keys)],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin
    assert process.stdout
    asked, answered = process.stdin, process.stdout

    def slowest() -> float:
        asked.write("type\n")
        asked.flush()
        return float(answered.readline())

    try:
        yield slowest
    finally:
        asked.close()
        process.wait(60)
        answered.close()
