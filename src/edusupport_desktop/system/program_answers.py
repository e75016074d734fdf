"""Asking several programs one question each, side by side, with one time limit. Unix only."""

from __future__ import annotations

import contextlib
import logging
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Hashable, Mapping, Sequence
from typing import IO, TypeVar

Question = TypeVar("Question", bound=Hashable)

_MOST_BYTES = 4096
_log = logging.getLogger(__name__)


def answers(
    commands: Mapping[Question, Sequence[str]], environ: Mapping[str, str], limit: float
) -> dict[Question, str]:
    """What each command wrote to its standard output, at most 4096 bytes, by the key of its question.

    All run at once; after ``limit`` seconds those that still run are ended with everything they started. Commands
    that wrote nothing or could not be started are missing. Arguments are lists: no shell is involved.
    """
    deadline = time.monotonic() + limit
    running = {question: process for question, words in commands.items() if (process := _start(words, environ))}
    written: dict[Question, bytes] = dict.fromkeys(running, b"")
    silent = set(running)
    with selectors.DefaultSelector() as selector:
        for question, process in running.items():
            selector.register(_output(process), selectors.EVENT_READ, question)
        while silent and (left := deadline - time.monotonic()) > 0:
            for key, _ in selector.select(left):
                chunk = os.read(key.fd, _MOST_BYTES)
                written[key.data] += chunk
                if not chunk or len(written[key.data]) >= _MOST_BYTES:
                    selector.unregister(key.fileobj)
                    silent.discard(key.data)
    for question, process in running.items():
        _output(process).close()
        if question in silent:
            _log.info("a program did not end within %s s: %s", limit, commands[question][0])
            _kill(process)
        else:
            _collect(process, max(0.0, deadline - time.monotonic()))
    return {question: data[:_MOST_BYTES].decode("utf-8", "replace") for question, data in written.items() if data}


def _start(words: Sequence[str], environ: Mapping[str, str]) -> subprocess.Popen[bytes] | None:
    try:
        return subprocess.Popen(
            list(words),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=dict(environ),
            start_new_session=True,
        )
    except (OSError, ValueError) as error:  # ValueError: a null character in an argument
        _log.info("a program could not be started: %s", type(error).__name__)
        return None


def _output(process: subprocess.Popen[bytes]) -> IO[bytes]:
    if process.stdout is None:
        raise RuntimeError("started without a pipe")
    return process.stdout


def _collect(process: subprocess.Popen[bytes], seconds: float) -> None:
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        _kill(process)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Ends the whole group: many browsers start through a script, which would leave the browser behind."""
    if sys.platform != "win32":
        # Not yet waited for, so the number cannot belong to another group.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
