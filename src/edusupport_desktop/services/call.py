"""A call to the support, written into the journal of its request."""

from __future__ import annotations

from datetime import UTC

from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import Event, EventKind, Incident, JournalEntry
from edusupport_desktop.domain.plain_text import clean_line, clean_text
from edusupport_desktop.services.ports import Clock, Journal
from edusupport_desktop.services.record_number import NumberSource, record_number

_LONGEST = 5000
"""Characters of what was said."""


def record_call(
    request_id: RequestId, person: str, said: str, incident: Incident | None, *, journal: Journal, clock: Clock
) -> JournalEntry:
    """Who answered and what was said; the number when one was given, which may be another than before.

    Raises ``KeyError`` when there is no such request, ``ImpossibleEvent`` while its letter is being sent.
    """
    facts = {"person": clean_line(person)[:200], "said": clean_text(said)[:_LONGEST]}
    written = {name: text for name, text in facts.items() if text}
    entry = journal.append(Event(request_id, EventKind.CALLED, clock().astimezone(UTC), written))
    if incident is None:
        return entry
    return record_number(request_id, incident, NumberSource.CALL, journal=journal, clock=clock)
