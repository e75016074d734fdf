"""What the helpdesk itself says of an incident it made: number and date, into the journal."""

from __future__ import annotations

from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import Incident, JournalEntry
from edusupport_desktop.domain.incident_number import IncidentNumber
from edusupport_desktop.services.helpdesk_ports import RemoteIncidents
from edusupport_desktop.services.ports import Clock, Journal
from edusupport_desktop.services.record_number import NumberSource, record_number


def register(request_id: RequestId, *, journal: Journal, remote: RemoteIncidents, clock: Clock) -> JournalEntry:
    """Writes the number, with the day of the server's time in the user's zone, unless a number is known or the helpdesk
    has told none. The event has ``remote_id`` and, where fields were ignored, their names.

    Raises ``KeyError`` and ``ImpossibleEvent`` as ``record_number`` does.
    """
    entry = journal.entry(request_id)
    known = remote.of(request_id)
    if entry.follows is not None or entry.incident is not None or known is None or known.incident is None:
        return entry
    now = clock()
    made_at = (known.incident.created_at or now).astimezone(now.tzinfo)
    details = {"remote_id": known.incident.id}
    if known.incident.created_at is not None:
        details["created_at"] = known.incident.created_at.isoformat()
    if known.ignored:
        details["ignored"] = ", ".join(known.ignored)
    elif known.ignored is None:
        details["compared"] = "no"
    incident = Incident(IncidentNumber(known.incident.number), made_at.date())
    return record_number(request_id, incident, NumberSource.API, journal=journal, clock=clock, details=details)
