"""Recording the number and the date of an incident: the memo's first demand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC
from enum import StrEnum

from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import Event, EventKind, Incident, JournalEntry
from edusupport_desktop.services.ports import Clock, Journal


class NumberSource(StrEnum):
    """How the program came to know a number."""

    TYPED = "typed"
    PASTED = "pasted"
    """Found in a letter the teacher pasted as text."""
    CALL = "call"
    """Given by telephone."""
    REPLY = "reply"
    """Found in a letter the program read itself."""
    TABLE = "table"
    """Entered from a table of earlier requests."""
    API = "api"
    """Told by the helpdesk that took the request."""


def record_number(
    request_id: RequestId,
    incident: Incident,
    source: NumberSource,
    *,
    journal: Journal,
    clock: Clock,
    details: Mapping[str, str] | None = None,
) -> JournalEntry:
    """Writes number and date into the journal; a later one corrects an earlier. Nothing is written when both are
    known already. ``details`` are further facts for the event.

    Raises ``KeyError`` when there is no such request and ``ImpossibleEvent`` while it is being sent.
    """
    entry = journal.entry(request_id)
    if entry.incident == incident:
        return entry
    facts = {
        **(details or {}),
        "number": incident.number.text,
        "registered_on": incident.registered_on.isoformat(),
        "source": source.value,
    }
    return journal.append(Event(request_id, EventKind.REGISTERED, clock().astimezone(UTC), facts))


def numbers_in_doubt(events: Iterable[Event]) -> tuple[str, ...]:
    """The numbers of a letter of which only the teacher can say which is the incident's; empty once that was said."""
    doubtful: tuple[str, ...] = ()
    for event in events:
        if event.kind is EventKind.REGISTERED:
            doubtful = ()
        doubtful = tuple(event.details["numbers"].split()) if "numbers" in event.details else doubtful
    return doubtful
