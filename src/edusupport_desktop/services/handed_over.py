"""Letters another program was given: what has to be asked about them, and their files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC

from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import Event, EventKind, JournalEntry, State
from edusupport_desktop.services.hand_off_ports import HandedOverFiles
from edusupport_desktop.services.ports import (
    Clock,
    Journal,
)

_NEED_FILES = (State.SENDING, State.HANDED_OVER, State.UNKNOWN)
"""The other program may still read them."""


@dataclass(frozen=True, slots=True)
class HandedOver:
    """The letters in state HANDED_OVER, and those added to a request of which it is not known whether they went: the
    list of requests does not show them."""

    journal: Journal
    files: HandedOverFiles
    clock: Clock

    def unanswered(self) -> Sequence[JournalEntry]:
        """Those of which nobody has said yet whether they were sent, the oldest first."""
        unknown = [letter for letter in self.journal.in_state(State.UNKNOWN) if letter.follows is not None]
        return sorted((*self.journal.in_state(State.HANDED_OVER), *unknown), key=lambda letter: letter.prepared_at)

    def answer(self, request_id: RequestId, *, was_sent: bool) -> JournalEntry:
        """«Письмо отправлено?». Not sent: it stands in the queue again; one that was added to a request is withdrawn,
        to be written anew there. Raises ``ImpossibleEvent``."""
        entry = self._append(request_id, EventKind.CONFIRMED_SENT if was_sent else EventKind.CONFIRMED_NOT_SENT)
        if was_sent or entry.follows is None:
            return entry
        return self._append(request_id, EventKind.WITHDRAWN)

    def tidy(self) -> None:
        """Removes the files nobody needs any more: the letter was sent, not sent or withdrawn, or is not known."""
        for request_id in self.files.kept():
            if self._state_of(request_id) not in _NEED_FILES:
                self.files.remove(request_id)

    def _append(self, request_id: RequestId, kind: EventKind) -> JournalEntry:
        return self.journal.append(Event(request_id, kind, self.clock().astimezone(UTC)))

    def _state_of(self, request_id: RequestId) -> State | None:
        try:
            return self.journal.entry(request_id).state
        except KeyError:
            return None
