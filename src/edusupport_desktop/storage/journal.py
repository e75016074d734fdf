"""The journal of requests in SQLite: what was fixed, and every event since."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.errors import OurFault
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import (
    NEVER_GOES_AGAIN,
    OPEN,
    Event,
    EventKind,
    ImpossibleEvent,
    JournalEntry,
    State,
    history,
    state_after,
)
from edusupport_desktop.domain.letter import Letter
from edusupport_desktop.domain.outgoing import MailAddress, Outgoing
from edusupport_desktop.domain.pattern import Pattern
from edusupport_desktop.domain.reply import KeptReply, Reply
from edusupport_desktop.domain.thread import Thread
from edusupport_desktop.domain.waiting import answered_at, waiting_since
from edusupport_desktop.storage.backups import JournalBackups
from edusupport_desktop.storage.database import Database
from edusupport_desktop.storage.folder_names import identifier_name
from edusupport_desktop.storage.journal_entering import enter
from edusupport_desktop.storage.journal_lines import JournalLines
from edusupport_desktop.storage.journal_links import JournalLinks
from edusupport_desktop.storage.journal_rows import (
    ENTRY_COLUMNS,
    EVENT_COLUMNS,
    FILE_COLUMNS,
    LETTER_COLUMNS,
    REPLY_COLUMNS,
    THREAD_COLUMNS,
    entry_of,
    event_of,
    find_by_number,
    insert_event,
    insert_outgoing,
    insert_reply,
    instant,
    outgoing_of,
    reply_of,
    storable,
    thread_of,
    update_entry,
)
from edusupport_desktop.storage.journal_search import any_of_expression, match_expression
from edusupport_desktop.storage.journal_threads import read_thread
from edusupport_desktop.storage.pattern_codec import decode_pattern, encode_pattern
from edusupport_desktop.storage.remote_incidents import SqliteRemoteIncidents
from edusupport_desktop.storage.request_files import FileFacts, RequestFiles


class SqliteJournal(JournalLinks, JournalLines):
    """``services.ports.Journal`` over one SQLite file and a folder for the letters' files.

    Raises what ``Database`` and ``RequestFiles`` raise. To be closed at the end.
    """

    def __init__(self, path: Path, files_folder: Path, damaged: Callable[[], None] = lambda: None) -> None:
        """``damaged`` is called when damage is met in the database."""
        super().__init__(Database(path, damaged=damaged))
        self._files = RequestFiles(files_folder)
        self.remote_incidents = SqliteRemoteIncidents(self._database)

    def close(self) -> None:
        self._database.close()

    def add(self, outgoing: Outgoing, prepared: Event, pattern: Pattern | None = None) -> None:
        """Raises ``ImpossibleEvent`` for a request the journal has, ``OurFault("message_id_used")`` for a letter
        with the Message-ID of another."""
        identifier_name(outgoing.request_id)
        if prepared.request_id != outgoing.request_id:
            raise ValueError("the event belongs to another request")
        with self._database.writing() as connection:
            known = _select(connection, "state", "id", outgoing.request_id)
            state = state_after(State(known[0]) if known else None, prepared.kind)
            if _select(connection, "1", "message_id", outgoing.message_id):
                raise OurFault("message_id_used")
            follows = _request_key(connection, outgoing.follows) if outgoing.follows else None
            key = insert_outgoing(connection, outgoing, follows, state, prepared.at)
            insert_event(connection, key, prepared)
            if waiting_since(state, (prepared,)):
                since = (instant(prepared.at), key)
                connection.execute("UPDATE requests SET waiting_since = ? WHERE key = ?", since)
            if pattern is not None:
                connection.execute("UPDATE requests SET pattern = ? WHERE key = ?", (encode_pattern(pattern), key))
            # Before the commit, while nobody else can write: a letter that is in the journal has its files.
            self._files.write(outgoing.request_id, outgoing.files)

    def enter(self, requests: Sequence[tuple[Outgoing, Sequence[Event]]]) -> Sequence[bool]:
        with self._database.writing() as connection:
            return [enter(connection, outgoing, events) for outgoing, events in requests]

    def append(self, event: Event) -> JournalEntry:
        """Raises ``KeyError`` when there is no such request."""
        with self._database.writing() as connection:
            return _append(connection, event)

    def change_way(self, seen: JournalEntry, way: Way, sender: MailAddress, event: Event) -> JournalEntry:
        """Raises ``KeyError`` when there is no such request."""
        with self._database.writing() as connection:
            key = _request_key(connection, event.request_id)
            row = _select(connection, ENTRY_COLUMNS, "id", event.request_id)
            if row is not None and entry_of(row) != seen:
                raise ImpossibleEvent(entry_of(row).state, event.kind)
            connection.execute(
                "UPDATE requests SET way = ?, sender_name = ?, sender_address = ? WHERE key = ?",
                (way.value, storable(sender.name), storable(sender.address), key),
            )
            return _append(connection, event)

    def add_reply(self, request_id: RequestId, reply: Reply, *events: Event, seen: JournalEntry | None = None) -> bool:
        """Raises ``KeyError`` when there is no such request."""
        with self._database.writing() as connection:
            key = _request_key(connection, request_id)
            if not events or any(_root_key(connection, event.request_id) != key for event in events):
                raise ValueError("the events belong to another request")
            known = "SELECT 1 FROM replies WHERE message_id = ?"
            if connection.execute(known, (storable(reply.message_id),)).fetchone():
                return False
            row = _select(connection, ENTRY_COLUMNS, "id", request_id)
            if seen is not None and row is not None and entry_of(row) != seen:
                raise ImpossibleEvent(entry_of(row).state, events[0].kind)
            insert_reply(connection, key, reply, events[0].at)
            for event in events:
                _append(connection, event)
        return True

    def replies(self, request_id: RequestId) -> Sequence[KeptReply]:
        """Empty when there is no such request."""
        with self._database.reading() as connection:
            rows = connection.execute(
                f"SELECT {REPLY_COLUMNS} FROM replies "  # noqa: S608 (fixed words only)
                "WHERE request_key = (SELECT key FROM requests WHERE id = ?) ORDER BY key",
                (storable(request_id),),
            ).fetchall()
        return [reply_of(row) for row in rows]

    def follow_ups(self, request_id: RequestId) -> Sequence[JournalEntry]:
        """Empty when there is no such request."""
        with self._database.reading() as connection:
            rows = connection.execute(
                f"SELECT {ENTRY_COLUMNS} FROM requests "  # noqa: S608 (fixed words only)
                "WHERE follows = (SELECT key FROM requests WHERE id = ?) ORDER BY key",
                (storable(request_id),),
            ).fetchall()
        return [entry_of(row) for row in rows]

    def entries(self, query: str = "", *, practice: bool = False) -> Sequence[JournalEntry]:
        """A query without a letter or a digit finds everything."""
        question = f"SELECT {ENTRY_COLUMNS} FROM requests WHERE follows IS NULL AND practice = ?"  # noqa: S608 (fixed words only)
        values: list[object] = [practice]
        if expression := match_expression(query):
            question += " AND key IN (SELECT rowid FROM search WHERE search MATCH ?)"
            values.append(expression)
        with self._database.reading() as connection:
            rows = connection.execute(f"{question} ORDER BY prepared_at DESC, key DESC", values).fetchall()
        return [entry_of(row) for row in rows]

    def open_with_words(self, beginnings: Sequence[str], *, practice: bool, limit: int) -> Sequence[JournalEntry]:
        expression = any_of_expression(beginnings)
        if expression is None:
            return []
        with self._database.reading() as connection:
            rows = connection.execute(
                f"SELECT {ENTRY_COLUMNS} FROM requests"  # noqa: S608 (fixed words only)
                " JOIN (SELECT rowid AS found, rank AS likeness FROM search WHERE search MATCH ?) ON found = key"
                " WHERE practice = ? AND follows IS NULL AND state IN (SELECT value FROM json_each(?))"
                " ORDER BY likeness, key DESC LIMIT ?",
                (expression, practice, json.dumps(OPEN), limit),
            ).fetchall()
        return [entry_of(row) for row in rows]

    def thread(self, request_id: RequestId) -> Thread:
        with self._database.reading() as connection:
            key = _request_key(connection, request_id)
            row = _select(connection, f"{ENTRY_COLUMNS}, {THREAD_COLUMNS}", "id", request_id)
            assert row is not None  # noqa: S101 (its key was found)
            return thread_of(row, *read_thread(connection, key))

    def entry(self, request_id: RequestId) -> JournalEntry:
        with self._database.reading() as connection:
            row = _select(connection, ENTRY_COLUMNS, "id", request_id)
        if row is None:
            raise KeyError(request_id)
        return entry_of(row)

    def events(self, request_id: RequestId) -> Sequence[Event]:
        """Empty when there is no such request."""
        with self._database.reading() as connection:
            return _events(connection, request_id)

    def outgoing(self, request_id: RequestId) -> Outgoing:
        """Raises ``UntrustedInput("journal_file_missing")`` or ``("journal_file_changed")``: a picture that is not
        the one that was checked never goes out."""
        with self._database.reading() as connection:
            row = _select(connection, f"key, {LETTER_COLUMNS}", "id", request_id)
            if row is None:
                raise KeyError(request_id)
            follows = connection.execute(
                "SELECT root.id FROM requests AS root JOIN requests AS letter ON root.key = letter.follows "
                "WHERE letter.key = ?",
                (row[0],),
            ).fetchone()
            files = connection.execute(
                f"SELECT {FILE_COLUMNS} FROM files WHERE request_key = ? AND NOT removed ORDER BY place",  # noqa: S608 (fixed words)
                (row[0],),
            ).fetchall()
        read = tuple(self._files.read(request_id, FileFacts(*facts)) for facts in files)
        return outgoing_of(request_id, RequestId(follows[0]) if follows else None, row[1:], read)

    def pattern(self, request_id: RequestId) -> Pattern | None:
        """None for one that cannot be read, too."""
        with self._database.reading() as connection:
            row = _select(connection, "pattern", "id", request_id)
        if row is None:
            raise KeyError(request_id)
        return decode_pattern(row[0]) if row[0] is not None else None

    def letter(self, request_id: RequestId) -> Letter:
        with self._database.reading() as connection:
            row = _select(connection, "subject, body", "id", request_id)
        if row is None:
            raise KeyError(request_id)
        return Letter(*row)

    def in_state(self, state: State) -> Sequence[JournalEntry]:
        with self._database.reading() as connection:
            rows = connection.execute(
                f"SELECT {ENTRY_COLUMNS} FROM requests WHERE state = ? ORDER BY key",  # noqa: S608 (fixed words only)
                (state.value,),
            ).fetchall()
        return [entry_of(row) for row in rows]

    def erase_practice(self) -> int:
        with self._database.writing() as connection:
            erased = connection.execute("SELECT key, id FROM requests WHERE practice = 1").fetchall()
            connection.executemany("DELETE FROM search WHERE rowid = ?", [(key,) for key, _ in erased])
            connection.execute("DELETE FROM requests WHERE practice = 1")
        for _, request_id in erased:
            self._files.delete(RequestId(request_id))
        return len(erased)

    def remove_pictures(self, prepared_before: datetime, removed: Callable[[RequestId], Event]) -> int:
        states = json.dumps(sorted(NEVER_GOES_AGAIN))
        with self._database.writing() as connection:
            old = connection.execute(
                "SELECT key, id FROM requests WHERE prepared_at < ? AND state IN (SELECT value FROM json_each(?))"
                " AND EXISTS (SELECT 1 FROM files WHERE request_key = requests.key AND NOT removed)",
                (instant(prepared_before), states),
            ).fetchall()
            for key, request_id in old:
                connection.execute("UPDATE files SET removed = 1 WHERE request_key = ?", (key,))
                _append(connection, removed(RequestId(request_id)))
        for _, request_id in old:
            self._files.delete(RequestId(request_id))
        return len(old)

    def back_up(self, backups: JournalBackups, today: date) -> bool:
        """See ``JournalBackups.make``."""
        return backups.make(self._database, today)

    def copy_to(self, path: Path) -> None:
        """See ``Database.copy_to``."""
        self._database.copy_to(path)

    def remove_leftovers(self) -> int:
        """Removes files a killed program left without a request; returns of how many requests. For start-up."""
        # Writing keeps everybody from adding: the files of a new request come before its row can be seen.
        with self._database.writing() as connection:
            # A folder whose files were removed is a leftover too: it may have been held by another program.
            known = {
                request_id
                for (request_id,) in connection.execute(
                    "SELECT id FROM requests WHERE NOT EXISTS"
                    " (SELECT 1 FROM files WHERE request_key = requests.key AND removed)"
                )
            }
            return self._files.remove_unknown(known)


def _append(connection: sqlite3.Connection, event: Event) -> JournalEntry:
    row = _select(connection, f"key, {ENTRY_COLUMNS}", "id", event.request_id)
    if row is None:
        raise KeyError(event.request_id)
    key, before = row[0], entry_of(row[1:])
    after = history(_events(connection, event.request_id)).followed_by(event)
    assert after.state is not None  # noqa: S101 (a request in the journal was prepared)
    since = waiting_since(after.state, after.standing)
    answered = answered_at(after.standing)
    entry = replace(
        before,
        state=after.state,
        changed_at=event.at.astimezone(UTC),
        incident=after.incident,
        answered_at=answered and answered.astimezone(UTC),
        waiting_since=since and since.astimezone(UTC),
    )
    insert_event(connection, key, event)
    update_entry(connection, key, entry)
    if entry.incident != before.incident:
        find_by_number(connection, key, entry.incident)
    if entry.follows is not None and entry.state is State.SENT is not before.state:
        _tell_the_request(connection, entry.follows, event)
    return entry


def _tell_the_request(connection: sqlite3.Connection, request_id: RequestId, event: Event) -> None:
    """A letter that was added to a request and has gone is an event of the request, too; written with it, or a program
    that is killed in between would leave a question that seems to be unanswered."""
    with suppress(ImpossibleEvent):  # the request itself is not with the support
        _append(connection, Event(request_id, EventKind.ANSWERED, event.at, {"letter": event.request_id}))


def _events(connection: sqlite3.Connection, request_id: RequestId) -> list[Event]:
    rows = connection.execute(
        f"SELECT {EVENT_COLUMNS} FROM events "  # noqa: S608 (fixed words only)
        "WHERE request_key = (SELECT key FROM requests WHERE id = ?) ORDER BY seq",
        (storable(request_id),),
    ).fetchall()
    return [event_of(request_id, row) for row in rows]


def _request_key(connection: sqlite3.Connection, request_id: RequestId) -> int:
    """The key of a request that is no later letter of another. Raises ``KeyError``."""
    row = _select(connection, "key, follows", "id", request_id)
    if row is None or row[1] is not None:
        raise KeyError(request_id)
    return int(row[0])


def _root_key(connection: sqlite3.Connection, request_id: RequestId) -> int | None:
    """The key of a request, or of the one this letter is added to; None when there is none."""
    row = _select(connection, "coalesce(follows, key)", "id", request_id)
    return int(row[0]) if row else None


def _select(connection: sqlite3.Connection, columns: str, key: str, value: str) -> tuple[Any, ...] | None:
    """The columns of the one request whose ``key`` has this value."""
    question = f"SELECT {columns} FROM requests WHERE {key} = ?"  # noqa: S608 (fixed words of this module)
    row: tuple[Any, ...] | None = connection.execute(question, (storable(value),)).fetchone()
    return row
