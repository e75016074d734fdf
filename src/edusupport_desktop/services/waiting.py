"""«Если на инцидент долго нет ответа»: which request has waited too long, and which the teacher was reminded of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import JournalEntry
from edusupport_desktop.domain.journal_list import ListQuestion, Shown, SortColumn
from edusupport_desktop.domain.waiting import is_too_long
from edusupport_desktop.services.ports import Clock, Journal, SettingsFile

_LOOKED_AT = 50
"""Lines. Those beyond have waited for a shorter time, and their turn comes."""


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
        now, until = self.clock(), self._put_off()
        waiting = [
            listed.entry
            for listed in self.journal.first_lines(question, _LOOKED_AT)
            if is_too_long(listed.entry, now, self.days)
        ]
        spoken_of = [each for each in waiting if until.get(each.request_id, now) <= now]
        return Waiting(spoken_of[0], len(spoken_of)) if spoken_of else None

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
