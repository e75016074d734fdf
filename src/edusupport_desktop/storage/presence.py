"""Which programs have a journal open: each holds a shared lock for as long as it runs, and who must be alone with the
journal takes the whole lock. The lock is SQLite's, over an empty file: it works on every system and ends with its
process, however that ends.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path

from edusupport_desktop.domain.errors import Unavailable

_PATIENCE = 10.0
"""Seconds to wait for a program that is bringing a backup back."""


class Presence:
    """``come`` when the program begins, ``leave`` at its end."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._here: sqlite3.Connection | None = None

    def come(self) -> None:
        """Raises ``Unavailable("storage_busy")`` while another program brings a backup back. Where no lock can be had
        (a folder that is read-only) nothing happens: then nothing can be brought back there either."""
        if self._here is not None:
            return
        try:
            connection = sqlite3.connect(self._file, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
        except sqlite3.Error:
            return
        try:
            connection.execute("BEGIN")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()  # the lock comes with the first look
        except sqlite3.Error as error:
            connection.close()
            if _code(error) == sqlite3.SQLITE_BUSY:
                raise Unavailable("storage_busy") from error
            return
        self._here = connection

    def leave(self) -> None:
        """May be called twice."""
        if self._here is not None:
            self._here.close()
            self._here = None

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Until it ends no other program comes. Raises ``Unavailable("journal_in_use")`` when one is there, and
        ``Unavailable("storage_read_only")`` where no lock can be had."""
        # Who waits for its turn is still here: two that want to be alone must not both think the other is gone.
        with _whole_lock(self._file.with_suffix(".turn")):
            was_here = self._here is not None
            self.leave()
            try:
                with _whole_lock(self._file):
                    yield
            finally:
                if was_here:
                    with suppress(Unavailable):
                        self.come()


@contextmanager
def _whole_lock(file: Path) -> Iterator[None]:
    with ExitStack() as stack:
        try:
            connection = stack.enter_context(closing(sqlite3.connect(file, timeout=0, isolation_level=None)))
            connection.execute("PRAGMA journal_mode = MEMORY")  # a full disk must not keep a good copy from coming back
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            busy = _code(error) == sqlite3.SQLITE_BUSY
            raise Unavailable("journal_in_use" if busy else "storage_read_only") from error
        yield


def _code(error: sqlite3.Error) -> int:
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF
