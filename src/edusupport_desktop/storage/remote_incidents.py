"""What requests are at a helpdesk, in the journal's own file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from datetime import datetime

from edusupport_desktop.domain.helpdesk import RemoteIncident
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.services.helpdesk_ports import Remote
from edusupport_desktop.storage.database import Database
from edusupport_desktop.storage.journal_rows import instant, storable

_KEY = "(SELECT key FROM requests WHERE id = ?)"


class SqliteRemoteIncidents:
    """``services.helpdesk_ports.RemoteIncidents``. Raises what ``Database`` raises, and ``KeyError`` where a request is
    not in the journal."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, request_id: RequestId, where: str) -> None:
        with self._database.writing() as connection:
            row = connection.execute("SELECT key FROM requests WHERE id = ?", (storable(request_id),)).fetchone()
            if row is None:
                raise KeyError(request_id)
            connection.execute(
                "INSERT INTO remote_incidents (request_key, place) VALUES (?, ?) ON CONFLICT DO NOTHING",
                (row[0], storable(where)),
            )

    def remember(self, request_id: RequestId, incident: RemoteIncident) -> None:
        created_at = incident.created_at and instant(incident.created_at)
        values = (storable(incident.id), storable(incident.number), created_at)
        with self._database.writing() as connection:
            self._update(connection, request_id, "remote_id = ?, number = ?, created_at = ?", values)

    def note_ignored(self, request_id: RequestId, ignored: Sequence[str]) -> None:
        with self._database.writing() as connection:
            self._update(connection, request_id, "ignored = ?", (json.dumps(list(ignored)),))

    def forget(self, request_id: RequestId) -> None:
        with self._database.writing() as connection:
            connection.execute(f"DELETE FROM remote_incidents WHERE request_key = {_KEY}", (storable(request_id),))  # noqa: S608 (fixed words only)

    def of(self, request_id: RequestId) -> Remote | None:
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT place, remote_id, number, created_at, ignored FROM remote_incidents"  # noqa: S608 (fixed words only)
                f" WHERE request_key = {_KEY}",
                (storable(request_id),),
            ).fetchone()
        if row is None:
            return None
        place, remote_id, number, created_at, ignored = row
        incident = None
        if remote_id is not None:
            incident = RemoteIncident(remote_id, number, created_at and datetime.fromisoformat(created_at))
        return Remote(place, incident, None if ignored is None else tuple(json.loads(ignored)))

    def _update(
        self, connection: sqlite3.Connection, request_id: RequestId, change: str, values: tuple[object, ...]
    ) -> None:
        changed = connection.execute(
            f"UPDATE remote_incidents SET {change} WHERE request_key = {_KEY}",  # noqa: S608 (fixed words only)
            (*values, storable(request_id)),
        )
        if changed.rowcount == 0:
            raise KeyError(request_id)
