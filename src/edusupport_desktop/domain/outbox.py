"""When a letter that waits in the outbox is tried again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from edusupport_desktop.domain.incident import Event, EventKind

PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 2, 5, 15, 30, 60))
"""After the first failure, the second, and so on; the last one goes on. Providers that put a letter off («greylisting»)
take it after some minutes; who has no network for a day shall not be asked every minute."""


def due_at(events: Sequence[Event]) -> datetime | None:
    """When to try next, aware UTC; None when it waits for the teacher's own word: put aside, or stopped while it
    was being sent. ``events`` are those of a letter in state QUEUED."""
    last = events[-1]
    if last.kind is EventKind.HELD or (last.kind is EventKind.POSTPONED and last.details.get("code") == "cancelled"):
        return None
    failures = 0
    for event in reversed(events):
        if event.kind is EventKind.POSTPONED:
            failures += 1
        elif event.kind not in (EventKind.ATTEMPT_STARTED, EventKind.POINT_OF_NO_RETURN):
            break
    pause = PAUSES[min(failures, len(PAUSES)) - 1] if failures else timedelta(0)
    return last.at + max(pause, _asked_for(last))


def _asked_for(event: Event) -> timedelta:
    """How long the other side asked to be left alone, a day at most."""
    stated = event.details.get("retry_after", "")
    seconds = int(stated[:9]) if stated.isascii() and stated.isdecimal() else 0
    return min(timedelta(seconds=seconds), timedelta(days=1))
