"""Starting, awaiting and ending the processes of real parts."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import threading
import time
from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")

POLL_SECONDS = 0.02
Process = subprocess.Popen[Any]


def stop(*processes: Process | None) -> None:
    """Ends the processes by their own ids, the first named first. None stands for one that was never started."""
    for process in processes:
        if process is not None and process.poll() is None:
            process.terminate()
    for process in processes:
        if process is None:
            continue
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        for stream in (process.stdin, process.stdout, process.stderr):
            if stream is not None:
                with contextlib.suppress(BrokenPipeError):
                    stream.close()


def wait_until(condition: Callable[[], T], what: str, seconds: float = 60.0, process: Process | None = None) -> T:
    """The first true answer of ``condition``. Raises TimeoutError naming ``what``, at once when ``process`` has died.

    For servers that do not tell when they are ready; whatever can tell is listened to instead.
    """
    deadline = time.monotonic() + seconds
    pause = threading.Event()
    while True:
        answer = condition()
        if answer:
            return answer
        if process is not None and process.poll() is not None:
            raise TimeoutError(f"{what}: the process ended with {process.returncode}")
        if time.monotonic() > deadline:
            raise TimeoutError(f"{what}: not within {seconds:g} s")
        pause.wait(POLL_SECONDS)


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
