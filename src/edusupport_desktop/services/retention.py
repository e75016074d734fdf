"""What is kept on this computer, and for how long."""

from __future__ import annotations

from datetime import UTC, timedelta

from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import Event, EventKind
from edusupport_desktop.domain.preferences import Preferences
from edusupport_desktop.domain.preset import Preset
from edusupport_desktop.services.ports import Clock, Journal


def days_kept(preferences: Preferences, preset: Preset) -> int | None:
    """How many days the screenshots of a letter that went are kept: the administrator's word counts; None: for ever."""
    return preset.keep_pictures_days or preferences.keep_pictures_days


def remove_old_pictures(journal: Journal, days: int | None, clock: Clock) -> int:
    """Deletes the screenshots of letters made more than ``days`` ago that can never go again; of how many letters.

    Nothing happens with None. The letters, their numbers and the answers stay.
    """
    if days is None:
        return 0
    now = clock().astimezone(UTC)

    def removed(request_id: RequestId) -> Event:
        return Event(request_id, EventKind.PICTURES_REMOVED, now)

    return journal.remove_pictures(now - timedelta(days=days), removed)
