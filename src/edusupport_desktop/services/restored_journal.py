"""What must be done to a journal that comes out of a backup before it is used."""

from __future__ import annotations

from datetime import UTC

from edusupport_desktop.domain.incident import Event, EventKind, State
from edusupport_desktop.services.ports import Clock, Journal


def hold_what_waits(journal: Journal, clock: Clock) -> int:
    """What waited to be sent when the copy was made may have gone since: nothing of it goes by itself again. Returns
    of how many letters.

    Those in the queue wait for the teacher's own word; of those that were being sent the outcome is unknown.
    """
    now = clock().astimezone(UTC)
    queued, sending = journal.in_state(State.QUEUED), journal.in_state(State.SENDING)
    for entry in queued:
        journal.append(Event(entry.request_id, EventKind.HELD, now))
    for entry in sending:
        begun = [event for event in journal.events(entry.request_id) if event.kind is EventKind.ATTEMPT_STARTED]
        attempt = begun[-1].details.get("attempt") if begun else None
        details = {"code": "program_ended", **({"attempt": attempt} if attempt else {})}
        journal.append(Event(entry.request_id, EventKind.OUTCOME_UNKNOWN, now, details))
    return len(queued) + len(sending)
