"""Everything the journal has of one incident: its letters, the answers of the support, what happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from edusupport_desktop.domain.errors import UntrustedInput
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import Event, JournalEntry
from edusupport_desktop.domain.letter import Letter
from edusupport_desktop.domain.outgoing import Outgoing
from edusupport_desktop.domain.reply import KeptReply
from edusupport_desktop.services.ports import Journal


@dataclass(frozen=True, slots=True)
class WholeLetter:
    """``outgoing`` is None when a picture of it is no longer on the disk, or another than it was."""

    entry: JournalEntry
    letter: Letter = field(repr=False)
    outgoing: Outgoing | None
    events: Sequence[Event]


@dataclass(frozen=True, slots=True)
class WholeIncident:
    """``letters``: the request, then those that were added to it, the oldest first."""

    letters: Sequence[WholeLetter]
    replies: Sequence[KeptReply]

    @property
    def entry(self) -> JournalEntry:
        return self.letters[0].entry


def whole_incident(request_id: RequestId, journal: Journal) -> WholeIncident:
    """Slow: reads the pictures. Raises ``KeyError`` when there is no such request."""
    entries = (journal.entry(request_id), *journal.follow_ups(request_id))
    return WholeIncident(tuple(_letter(entry, journal) for entry in entries), journal.replies(request_id))


def _letter(entry: JournalEntry, journal: Journal) -> WholeLetter:
    try:
        outgoing = journal.outgoing(entry.request_id)
    except UntrustedInput:
        outgoing = None
    return WholeLetter(entry, journal.letter(entry.request_id), outgoing, journal.events(entry.request_id))
