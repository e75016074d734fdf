"""From the launch to the first window painted on the screen, and the memory that takes.

An onlooker sees the window from outside: mapped, and its middle painted. Every launch of the program has a data
folder of its own and so is a first launch; the peer is a script that shows an empty QWizard with the same Python.
Peak memory is the largest resident size (VmHWM): until the first window, as the time is; and, for information, until
the process is at rest behind it, when the program has made what the first window does not wait for.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from bench.table import Row, compared
from bench.virtual_display import Onlooker, virtual_display

_PEER = "an empty QWizard"
_PROGRAM = Path(sys.executable).with_name("edusupport-desktop")
_EMPTY_WIZARD = Path(__file__).with_name("peers") / "empty_wizard.py"
_REST_SECONDS = 0.4
_LONGEST_SECONDS = 15.0


def rows(runs: int = 21) -> Sequence[Row]:
    with virtual_display(1920, 1080) as environment, tempfile.TemporaryDirectory() as folder:
        onlooker = Onlooker(environment["DISPLAY"])
        # A setting of another desktop must not load another style or platform into one of the two.
        environment = {name: value for name, value in environment.items() if not name.startswith("PYTHON")}

        def program() -> list[str]:
            return [sys.executable, str(_PROGRAM), "--data-dir", tempfile.mkdtemp(dir=folder)]

        def peer() -> list[str]:
            return [sys.executable, str(_EMPTY_WIZARD)]

        time_row = compared(
            "start: launch to first window",
            lambda: milliseconds_to_window(program(), environment, onlooker),
            lambda: milliseconds_to_window(peer(), environment, onlooker),
            unit="ms",
            peer_name=_PEER,
            goal=1.25,
            runs=runs,
            warm_ups=2,
        )
        memory_rows = [
            compared(
                name,
                partial(_peak, program, environment, onlooker, at_rest=at_rest),
                partial(_peak, peer, environment, onlooker, at_rest=at_rest),
                unit="MiB",
                peer_name=_PEER,
                goal=goal,
                runs=max(1, runs // 4),
            )
            for name, goal, at_rest in (
                ("start: peak memory to first window", 1.3, False),
                ("start: peak memory at rest behind it", None, True),
            )
        ]
        onlooker.close()
    return time_row, *memory_rows


def _peak(
    command: Callable[[], Sequence[str]], environment: dict[str, str], onlooker: Onlooker, *, at_rest: bool
) -> float:
    return peak_mebibytes(command(), environment, onlooker, at_rest=at_rest)


def milliseconds_to_window(command: Sequence[str], environment: dict[str, str], onlooker: Onlooker) -> float:
    """From the launch of the command to its first painted window; then it is ended."""
    onlooker.forget()
    start = time.perf_counter()
    process = subprocess.Popen(command, env=environment)
    try:
        return (onlooker.painted_window() - start) * 1000
    finally:
        process.kill()
        process.wait()


def peak_mebibytes(
    command: Sequence[str], environment: dict[str, str], onlooker: Onlooker, *, at_rest: bool = True
) -> float:
    """The largest resident size until the first window, or until the command rests behind it; then it is ended."""
    onlooker.forget()
    process = subprocess.Popen(command, env=environment)
    try:
        onlooker.painted_window()
        if at_rest:
            _wait_for_rest(process.pid)
        else:
            process.send_signal(signal.SIGSTOP)
        status = Path(f"/proc/{process.pid}/status").read_text("ascii")
    finally:
        process.kill()
        process.wait()
    peak = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(peak.split()[1]) / 1024


def _wait_for_rest(pid: int) -> None:
    """Until the process has used no time for a while."""
    deadline = time.monotonic() + _LONGEST_SECONDS
    before = -1
    while time.monotonic() < deadline:
        # Behind the name in brackets: utime and stime are the fields 14 and 15 (proc(5)).
        fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
        used = int(fields[11]) + int(fields[12])
        if used == before:
            return
        before = used
        time.sleep(_REST_SECONDS)
