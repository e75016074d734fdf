"""Starting programs that go on running without us. Arguments are lists: no shell is involved."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping, Sequence

from edusupport_desktop.domain.errors import Unavailable

FAILS_WITHIN = 3.0
"""Seconds. A program that cannot show anything (no display, a broken profile) says so at once."""


class ProgramStarter:
    """Remembers what it started, so that the system can forget those that have ended."""

    def __init__(
        self, environ: Callable[[], Mapping[str, str]] = lambda: os.environ, fails_within: float = FAILS_WITHIN
    ) -> None:
        """``environ`` is asked for the environment of the programs."""
        self._environ = environ
        self._fails_within = fails_within
        self._running: list[subprocess.Popen[bytes]] = []

    def start(self, command: Sequence[str], code: str) -> None:
        """Returns when the program has ended well, or still runs after a moment. Raises ``Unavailable(code)``."""
        self._running = [process for process in self._running if process.poll() is None]
        try:
            process = subprocess.Popen(
                list(command),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=dict(self._environ()),
                start_new_session=True,
            )
        except (OSError, ValueError) as error:  # ValueError: a null character in an argument
            reason = error.strerror or "" if isinstance(error, OSError) else ""
            raise Unavailable(code, reason=reason) from error
        try:
            ended_with = process.wait(self._fails_within)
        except subprocess.TimeoutExpired:
            self._running.append(process)
            return
        if ended_with != 0:
            raise Unavailable(code, ended_with=ended_with)
