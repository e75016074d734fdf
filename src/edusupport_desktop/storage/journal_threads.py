"""What the journal knows of a request's thread, for the next letter into it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.incident import State


def read_thread(connection: sqlite3.Connection, key: int) -> tuple[Sequence[str], int, str]:
    """Message-IDs, number of pictures and watermark, as in ``Thread``, of the request of this key."""
    (message_id, way) = connection.execute("SELECT message_id, way FROM requests WHERE key = ?", (key,)).fetchone()
    later = connection.execute(
        "SELECT message_id, (SELECT count(*) FROM files WHERE request_key = key) FROM requests"
        " WHERE follows = ? AND state <> ? ORDER BY key",
        (key, State.WITHDRAWN),
    ).fetchall()
    (files,) = connection.execute("SELECT count(*) FROM files WHERE request_key = ?", (key,)).fetchone()
    added = sum(count for _, count in later)
    replies = connection.execute(
        "SELECT message_id, watermark FROM replies WHERE request_key = ? ORDER BY key", (key,)
    ).fetchall()
    first, pictures = [message_id], files + added
    if way == Way.ELSEWHERE:
        first = []  # a made-up one would lead nowhere
    if way == Way.PHONE:
        # Its letter never went; the first one that did carries its pictures.
        first, pictures = [each for each, _ in later[:1]], max(files, added)
    watermark = next((mark for _, mark in reversed(replies) if mark), "")
    return [*first, *(each for each, _ in replies)], pictures, watermark
