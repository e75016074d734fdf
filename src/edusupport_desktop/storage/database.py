"""The journal's SQLite file: opened with care, changed in whole transactions, from any thread and by any program."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from edusupport_desktop.domain.errors import Cancelled, EduSupportError, Unavailable, UntrustedInput
from edusupport_desktop.domain.letter_login import login_in
from edusupport_desktop.services.ports import Progress
from edusupport_desktop.storage.atomic_file import make_private_folder
from edusupport_desktop.storage.disk_trouble import disk_trouble
from edusupport_desktop.storage.journal_search import folded
from edusupport_desktop.storage.migrations import APPLICATION_ID, MIGRATIONS

_PATIENCE = 10.0
"""Seconds to wait for another program that is writing."""

_LOOK_UP_EVERY = 20_000
"""Instructions of SQLite's machine, a millisecond or so."""


class Database:
    """An open journal file.

    Raises, now and in every use: ``UntrustedInput("journal_damaged")``, ``Unavailable`` with ``storage_full``,
    ``storage_read_only``, ``storage_unreadable`` or ``storage_busy`` (another program kept writing). When opened,
    also ``UntrustedInput("journal_from_newer_program")``. A file that is refused is left as it is.
    """

    def __init__(
        self,
        path: Path,
        migrations: tuple[tuple[str, ...], ...] = MIGRATIONS,
        damaged: Callable[[], None] = lambda: None,
    ) -> None:
        """``damaged`` is called when damage is met, before it is raised."""
        self._path = path
        self._damaged = damaged
        self._idle: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        self._closed = False
        with disk_trouble():
            make_private_folder(path.parent)
        with self._connection() as connection:
            _refuse_foreign(connection, len(migrations))
            _migrate(connection, migrations)
            _use_wal(connection)

    @contextmanager
    def reading(self, progress: Progress | None = None) -> Iterator[sqlite3.Connection]:
        """One moment of the journal, whatever is written meanwhile. Raises ``Cancelled`` when ``progress`` says so,
        in the middle of a question too."""
        with self._connection() as connection, _stopping(connection, progress):
            connection.execute("BEGIN")
            yield connection
            connection.execute("COMMIT")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """All or nothing, on the disk when it ends. Nobody else writes from its beginning on."""
        with self._connection() as connection:
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            connection.execute("COMMIT")

    def copy_to(self, path: Path) -> None:
        """A whole copy of one moment, as a file of its own; ``path`` must not exist. Writers wait at most a moment."""
        with self._connection() as connection, closing(sqlite3.connect(path)) as copy:
            connection.backup(copy, pages=4096)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it

    def close(self) -> None:
        """Closes what is idle now, and the rest as soon as it is given back."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        """A connection nobody else uses meanwhile. After any error it is closed, which undoes what it began."""
        with self._sqlite_trouble():
            with self._lock:
                connection = self._idle.pop() if self._idle else None
            if connection is None:
                connection = self._connect()
            try:
                yield connection
            except BaseException:
                connection.close()
                raise
            with self._lock:
                if not self._closed:
                    self._idle.append(connection)
                    return
            connection.close()

    def _connect(self) -> sqlite3.Connection:
        # Passed from thread to thread, but never used by two at once: the list of idle ones sees to that.
        connection = sqlite3.connect(self._path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA secure_delete = ON")
            connection.create_function("folded", 1, folded, deterministic=True)
            connection.create_function("login_in", 1, login_in, deterministic=True)
        except BaseException:
            connection.close()
            raise
        return connection

    @contextmanager
    def _sqlite_trouble(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            meaning = self._meaning(getattr(error, "sqlite_errorcode", 0))
            if meaning is None:
                raise
            if meaning.code == "journal_damaged":
                self._damaged()
            raise meaning from error

    def _meaning(self, result_code: int) -> EduSupportError | None:
        """What an SQLite result code (https://sqlite.org/rescode.html) means to a teacher; None for a bug of ours."""
        if result_code == sqlite3.SQLITE_IOERR_SHMSIZE:
            return Unavailable("storage_full")
        match result_code & 0xFF:
            case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
                return UntrustedInput("journal_damaged")
            case sqlite3.SQLITE_FULL:
                return Unavailable("storage_full")
            case sqlite3.SQLITE_READONLY:
                return Unavailable("storage_read_only")
            case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
                return Unavailable("storage_busy")
            case sqlite3.SQLITE_CANTOPEN if self._path.parent.is_dir() and not os.access(self._path.parent, os.W_OK):
                return Unavailable("storage_read_only")
            case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_IOERR | sqlite3.SQLITE_PERM:
                return Unavailable("storage_unreadable")
        return None


@contextmanager
def _stopping(connection: sqlite3.Connection, progress: Progress | None) -> Iterator[None]:
    """Ends what the connection is asked as soon as nobody wants the answer any more."""
    if progress is None:
        yield
        return

    def is_unwanted() -> bool:
        try:
            progress.raise_if_cancelled()
        except Cancelled:
            return True
        return False

    progress.raise_if_cancelled()
    connection.set_progress_handler(is_unwanted, _LOOK_UP_EVERY)
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
            raise Cancelled from error
        raise
    finally:
        connection.set_progress_handler(None, 0)


def _refuse_foreign(connection: sqlite3.Connection, known: int) -> None:
    """Looks, before anything is written, whether this is a journal this program understands, or nothing yet."""
    version = _number(connection, "PRAGMA user_version")
    is_empty = _number(connection, "SELECT count(*) FROM sqlite_master") == 0
    if is_empty and version == 0:
        return
    if _number(connection, "PRAGMA application_id") != APPLICATION_ID:
        raise UntrustedInput("journal_damaged")
    if version > known:
        raise UntrustedInput("journal_from_newer_program", version=version, known=known)


def _migrate(connection: sqlite3.Connection, migrations: tuple[tuple[str, ...], ...]) -> None:
    if _number(connection, "PRAGMA user_version") == len(migrations):
        return
    connection.execute("BEGIN IMMEDIATE")
    # Asked again: another program may have been quicker.
    done = _number(connection, "PRAGMA user_version")
    for statements in migrations[done:]:
        for statement in statements:
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {max(done, len(migrations))}")
    connection.execute("COMMIT")


def _use_wal(connection: sqlite3.Connection) -> None:
    """Readers and one writer at once. Where the file system cannot do it (a network share), SQLite stays as it was."""
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        # Two programs started at once and the other is switching: SQLite does not wait here.
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise


def _number(connection: sqlite3.Connection, question: str) -> int:
    (value,) = connection.execute(question).fetchone()
    return int(value)
