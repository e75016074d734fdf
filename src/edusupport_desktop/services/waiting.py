"""«Если на инцидент долго нет ответа»: which request has waited too long, and which the teacher was reminded of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import JournalEntry
from edusupport_desktop.domain.journal_list import ListQuestion, Shown, SortColumn
from edusupport_desktop.domain.waiting import is_too_long
from edusupport_desktop.services.ports import Clock, Journal, SettingsFile

_FIRST_LOOK = 50
"""Lines. Those beyond have waited for a shorter time: they are looked at when nothing is to be said of these."""
_MOST_LOOKED_AT = 5_000


@dataclass(frozen=True, slots=True)
class Waiting:
    """``first`` has waited longest of ``count`` about which nobody said «later»."""

    first: JournalEntry
    count: int


@dataclass(frozen=True, slots=True)
class WaitingRequests:
    """``put_off`` is a file with the time at which each request may be spoken of again. ``days`` as in ``Desk``."""

    journal: Journal
    put_off: SettingsFile
    days: int
    clock: Clock

    def look(self) -> Waiting | None:
        """None when nothing has waited too long. Raises what the journal raises."""
        question = ListQuestion(shown=Shown.OPEN, column=SortColumn.WAITING, descending=True)
        now, until, count = self.clock(), self._put_off(), _FIRST_LOOK
        while True:
            lines = self.journal.first_lines(question, count)
            waiting = [listed.entry for listed in lines if is_too_long(listed.entry, now, self.days)]
            spoken_of = [
                entry for entry in waiting if not _is_from_a_table(entry) and until.get(entry.request_id, now) <= now
            ]
            if spoken_of or len(waiting) < count or count >= _MOST_LOOKED_AT:
                return Waiting(spoken_of[0], len(spoken_of)) if spoken_of else None
            count *= 10

    def later(self, request_id: RequestId) -> None:
        """Not a word about this request for as many days again. Raises ``Unavailable``: the disk is full."""
        now = self.clock()
        kept = {key: at for key, at in self._put_off().items() if at > now}
        kept[request_id] = now + timedelta(days=self.days)
        self.put_off.save({key: at.astimezone(UTC).isoformat() for key, at in kept.items()})

    def _put_off(self) -> Mapping[str, datetime]:
        """What cannot be used is as if it were not there."""
        times = {}
        for key, text in self.put_off.load().items():
            try:
                at = datetime.fromisoformat(str(text))
            except ValueError:
                continue
            if at.tzinfo is not None:
                times[key] = at
        return times


def _is_from_a_table(entry: JournalEntry) -> bool:
    """Whether nothing was heard of it but what a table says, which may be years old: then nobody knows whether it
    waits."""
    return entry.way is Way.ELSEWHERE and entry.waiting_since == entry.prepared_at
