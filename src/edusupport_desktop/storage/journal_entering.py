"""Requests that were made elsewhere, entered into the journal with all that is known of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import UTC

from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.incident import Event, Incident, JournalEntry, history
from edusupport_desktop.domain.outgoing import Outgoing
from edusupport_desktop.domain.waiting import answered_at, waiting_since
from edusupport_desktop.storage.folder_names import identifier_name
from edusupport_desktop.storage.journal_rows import (
    find_by_number,
    insert_event,
    insert_outgoing,
    storable,
    update_entry,
)


def enter(connection: sqlite3.Connection, outgoing: Outgoing, events: Sequence[Event]) -> bool:
    """False, and nothing is written, when the journal has it. Raises ``ImpossibleEvent``; ``ValueError`` for a letter
    of this program, or events of another request."""
    identifier_name(outgoing.request_id)
    if outgoing.way is not Way.ELSEWHERE or outgoing.files or outgoing.follows:
        raise ValueError("a letter of this program is added, not entered")
    if any(event.request_id != outgoing.request_id for event in events):
        raise ValueError("the events belong to another request")
    past = history(events)
    if past.state is None or _is_known(connection, outgoing, past.incident):
        return False
    since, answered = waiting_since(past.state, past.standing), answered_at(past.standing)
    key = insert_outgoing(connection, outgoing, None, past.state, events[-1].at)
    for event in events:
        insert_event(connection, key, event)
    entry = JournalEntry(
        request_id=outgoing.request_id,
        subject=outgoing.letter.subject,
        prepared_at=outgoing.prepared_at,
        changed_at=events[-1].at.astimezone(UTC),
        way=outgoing.way,
        state=past.state,
        incident=past.incident,
        answered_at=answered and answered.astimezone(UTC),
        waiting_since=since and since.astimezone(UTC),
    )
    update_entry(connection, key, entry)
    find_by_number(connection, key, past.incident)
    return True


def _is_known(connection: sqlite3.Connection, outgoing: Outgoing, incident: Incident | None) -> bool:
    if connection.execute("SELECT 1 FROM requests WHERE id = ?", (outgoing.request_id,)).fetchone():
        return True
    if incident is None:
        return False
    known = "SELECT 1 FROM requests WHERE number = ? AND NOT practice AND follows IS NULL"
    return connection.execute(known, (storable(incident.number.text),)).fetchone() is not None
