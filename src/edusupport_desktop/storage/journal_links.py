"""What leads from a letter of the support to its request."""

from __future__ import annotations

import json
from collections.abc import Sequence

from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident_number import IncidentNumber
from edusupport_desktop.storage.database import Database
from edusupport_desktop.storage.journal_rows import storable


class JournalLinks:
    """Part of ``SqliteJournal``: see ``services.ports.Journal``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def request_answering(self, message_ids: Sequence[str]) -> RequestId | None:
        """The first Message-ID that is known decides."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT root.id FROM json_each(?) AS asked"
                " LEFT JOIN requests AS letter ON letter.message_id = asked.value"
                " LEFT JOIN replies ON replies.message_id = asked.value"
                " JOIN requests AS root ON root.key = coalesce(letter.follows, letter.key, replies.request_key)"
                " ORDER BY asked.key LIMIT 1",
                (_asked(message_ids),),
            ).fetchall()
        return RequestId(rows[0][0]) if rows else None

    def letter_named(self, message_ids: Sequence[str]) -> RequestId | None:
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT requests.id FROM json_each(?) AS asked JOIN requests ON message_id = asked.value"
                " ORDER BY asked.key",
                (_asked(message_ids),),
            ).fetchone()
        return RequestId(row[0]) if row else None

    def known_message_ids(self, message_ids: Sequence[str]) -> frozenset[str]:
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT asked.value FROM json_each(?) AS asked"
                " WHERE EXISTS (SELECT 1 FROM requests WHERE message_id = asked.value)"
                " OR EXISTS (SELECT 1 FROM replies WHERE message_id = asked.value)",
                (_asked(message_ids),),
            ).fetchall()
        return frozenset(row[0] for row in rows)

    def message_id_domains(self) -> frozenset[str]:
        domain = "substr(message_id, instr(message_id, '@') + 1)"
        letters = f"requests WHERE way <> '{Way.ELSEWHERE}'"  # those have none that was ever in a mailbox
        with self._database.reading() as connection:
            rows = connection.execute(
                f"SELECT {domain} FROM {letters} UNION SELECT {domain} FROM replies"  # noqa: S608 (fixed words only)
            ).fetchall()
        return frozenset(row[0].removesuffix(">").lower() for row in rows)

    def request_marked(self, watermark: str) -> RequestId | None:
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT id FROM requests JOIN replies ON replies.request_key = requests.key"
                " WHERE watermark = ? AND watermark <> '' ORDER BY replies.key DESC",
                (storable(watermark),),
            ).fetchone()
        return RequestId(row[0]) if row else None

    def requests_numbered(self, number: IncidentNumber) -> Sequence[RequestId]:
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT id FROM requests WHERE number = ? AND NOT practice AND follows IS NULL ORDER BY key",
                (storable(number.text),),
            ).fetchall()
        return [RequestId(row[0]) for row in rows]


def _asked(message_ids: Sequence[str]) -> str:
    return json.dumps([storable(message_id) for message_id in message_ids])
