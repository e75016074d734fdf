"""Values of the domain as rows of the journal, and back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.identifiers import MessageId, RequestId
from edusupport_desktop.domain.incident import Event, EventKind, Incident, JournalEntry, State
from edusupport_desktop.domain.incident_number import IncidentNumber
from edusupport_desktop.domain.letter import Letter
from edusupport_desktop.domain.letter_login import login_in
from edusupport_desktop.domain.outgoing import MailAddress, Outgoing, OutgoingFile
from edusupport_desktop.domain.reply import KeptReply, Reply
from edusupport_desktop.domain.thread import Thread
from edusupport_desktop.storage.journal_search import folded, searchable_number
from edusupport_desktop.storage.request_files import FileFacts, facts_of

ENTRY_COLUMNS = (
    "id, subject, prepared_at, changed_at, way, state, number, registered_on, answered_at, waiting_since, "
    "(SELECT root.id FROM requests AS root WHERE root.key = requests.follows)"
)
EVENT_COLUMNS = "kind, at, details"
FILE_COLUMNS = "name, media_type, size, sha256"
LETTER_COLUMNS = (
    "message_id, prepared_at, prepared_offset, way, "
    "sender_name, sender_address, recipient_name, recipient_address, subject, body, answers_to"
)
THREAD_COLUMNS = "sender_name, sender_address, recipient_name, recipient_address"
REPLY_COLUMNS = "message_id, answers_to, sender_address, subject, body, sent_at, sent_offset, received_at, watermark"


def entry_of(row: Sequence[Any]) -> JournalEntry:
    """From ``ENTRY_COLUMNS``."""
    request_id, subject, prepared_at, changed_at, way, state, number, registered_on, *times, follows = row
    answered_at, waiting_since = (datetime.fromisoformat(time) if time else None for time in times)
    return JournalEntry(
        request_id=RequestId(request_id),
        subject=subject,
        prepared_at=datetime.fromisoformat(prepared_at),
        changed_at=datetime.fromisoformat(changed_at),
        way=Way(way),
        state=State(state),
        incident=Incident(IncidentNumber(number), date.fromisoformat(registered_on)) if number else None,
        follows=RequestId(follows) if follows else None,
        answered_at=answered_at,
        waiting_since=waiting_since,
    )


def event_of(request_id: RequestId, row: Sequence[Any]) -> Event:
    """From ``EVENT_COLUMNS``."""
    kind, at, details = row
    return Event(request_id, EventKind(kind), datetime.fromisoformat(at), json.loads(details))


def outgoing_of(
    request_id: RequestId, follows: RequestId | None, row: Sequence[Any], files: tuple[OutgoingFile, ...]
) -> Outgoing:
    """From ``LETTER_COLUMNS``."""
    message_id, prepared_at, offset, way, sender, sender_address, recipient, recipient_address, *text = row
    subject, body, answers_to = text
    return Outgoing(
        request_id=request_id,
        message_id=MessageId(message_id),
        prepared_at=datetime.fromisoformat(prepared_at).astimezone(timezone(timedelta(seconds=offset))),
        way=Way(way),
        sender=MailAddress(sender, sender_address),
        recipient=MailAddress(recipient, recipient_address),
        letter=Letter(subject, body),
        files=files,
        follows=follows,
        answers_to=_message_ids(answers_to),
    )


def thread_of(row: Sequence[Any], message_ids: Sequence[str], pictures: int, watermark: str) -> Thread:
    """From ``ENTRY_COLUMNS`` and ``THREAD_COLUMNS``, and what ``journal_threads`` reads."""
    sender, sender_address, recipient, recipient_address = row[-4:]
    return Thread(
        request=entry_of(row[:-4]),
        sender=MailAddress(sender, sender_address),
        recipient=MailAddress(recipient, recipient_address),
        message_ids=tuple(map(MessageId, message_ids)),
        pictures=pictures,
        watermark=watermark,
    )


def reply_of(row: Sequence[Any]) -> KeptReply:
    """From ``REPLY_COLUMNS``."""
    message_id, answers_to, sender_address, subject, body, sent_at, offset, received_at, watermark = row
    sent = sent_at and datetime.fromisoformat(sent_at).astimezone(timezone(timedelta(seconds=offset)))
    ids = _message_ids(answers_to)
    reply = Reply(MessageId(message_id), ids, sender_address, subject, body, sent or None, watermark)
    return KeptReply(reply, datetime.fromisoformat(received_at))


def insert_outgoing(
    connection: sqlite3.Connection, outgoing: Outgoing, follows: int | None, state: State, changed_at: datetime
) -> int:
    """Adds the letter, what is known of its files, and its words for the search; returns its key. ``follows`` is the
    key of the request it is added to."""
    letter = outgoing.letter
    prepared_at = instant(outgoing.prepared_at)
    offset = outgoing.prepared_at.utcoffset() or timedelta()
    texts = (
        outgoing.way,
        outgoing.sender.name,
        outgoing.sender.address,
        outgoing.recipient.name,
        outgoing.recipient.address,
        letter.subject,
        letter.body,
        json.dumps([storable(message_id) for message_id in outgoing.answers_to]),
    )
    key = connection.execute(
        f"INSERT INTO requests (id, follows, practice, state, changed_at, subject_key, login, {LETTER_COLUMNS}) "  # noqa: S608
        f"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            outgoing.request_id,
            follows,
            outgoing.way is Way.PRACTICE,
            state,
            instant(changed_at),
            folded(letter.subject)[:64],
            storable(login_in(letter.body)),
            storable(outgoing.message_id),
            prepared_at,
            round(offset.total_seconds()),
            *map(storable, texts),
        ),
    ).lastrowid
    assert key is not None  # noqa: S101 (an INSERT that did not raise has a row)
    for place, facts in enumerate(map(facts_of, outgoing.files), 1):
        insert_file(connection, key, place, facts)
    words = folded(f"{letter.subject}\n{letter.body}")
    if follows is None:
        connection.execute("INSERT INTO search (rowid, letter, number) VALUES (?, ?, '')", (key, words))
    else:
        add_words(connection, follows, words)
    return key


def insert_reply(connection: sqlite3.Connection, key: int, reply: Reply, received_at: datetime) -> None:
    """Adds the reply and its words for the search to the request of this key."""
    offset = reply.sent_at.utcoffset() if reply.sent_at else None
    connection.execute(
        f"INSERT INTO replies (request_key, {REPLY_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
        (
            key,
            storable(reply.message_id),
            json.dumps([storable(message_id) for message_id in reply.answers_to]),
            storable(reply.sender_address),
            storable(reply.subject),
            storable(reply.text),
            instant(reply.sent_at) if reply.sent_at else None,
            round(offset.total_seconds()) if offset is not None else None,
            instant(received_at),
            storable(reply.watermark),
        ),
    )
    add_words(connection, key, folded(f"{reply.subject}\n{reply.text}"))


def add_words(connection: sqlite3.Connection, key: int, words: str) -> None:
    """Makes a request be found by these words too, ``folded`` already."""
    connection.execute("UPDATE search SET letter = letter || char(10) || ? WHERE rowid = ?", (words, key))


def insert_file(connection: sqlite3.Connection, key: int, place: int, facts: FileFacts) -> None:
    connection.execute(
        f"INSERT INTO files (request_key, place, {FILE_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)",  # noqa: S608
        (key, place, facts.name, facts.media_type, facts.size, facts.sha256),
    )


def insert_event(connection: sqlite3.Connection, key: int, event: Event) -> None:
    connection.execute(
        f"INSERT INTO events (request_key, {EVENT_COLUMNS}) VALUES (?, ?, ?, ?)",  # noqa: S608 (fixed words only)
        (key, event.kind, instant(event.at), json.dumps(dict(event.details))),
    )


def update_entry(connection: sqlite3.Connection, key: int, entry: JournalEntry) -> None:
    """Writes what follows from the events."""
    number = entry.incident.number.text if entry.incident else None
    registered_on = entry.incident.registered_on.isoformat() if entry.incident else None
    answered_at, waiting_since = (instant(time) if time else None for time in (entry.answered_at, entry.waiting_since))
    connection.execute(
        "UPDATE requests SET state = ?, changed_at = ?, number = ?, registered_on = ?, answered_at = ?,"
        " waiting_since = ? WHERE key = ?",
        (entry.state, instant(entry.changed_at), number, registered_on, answered_at, waiting_since, key),
    )


def find_by_number(connection: sqlite3.Connection, key: int, incident: Incident | None) -> None:
    """Makes a request be found by this incident's number and no other."""
    words = searchable_number(incident.number.text) if incident else ""
    connection.execute("UPDATE search SET number = ? WHERE rowid = ?", (words, key))


def _message_ids(stored: str) -> tuple[MessageId, ...]:
    return tuple(MessageId(message_id) for message_id in json.loads(stored))


def instant(moment: datetime) -> str:
    """UTC in a form that sorts as text. ``ValueError`` for a time without a zone."""
    if moment.tzinfo is None:
        raise ValueError("a time without its zone")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def storable(text: str) -> str:
    """Lone surrogates, which no encoding has, become «?», as ``domain.plain_text`` does it for the letter."""
    return text.encode("utf-8", "replace").decode("utf-8")
