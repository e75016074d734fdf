"""Everything the journal knows of one request, to be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from edusupport_desktop.domain.draft import LETTER_WAYS, Way
from edusupport_desktop.domain.errors import UntrustedInput
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import Event, JournalEntry
from edusupport_desktop.domain.outgoing import MailAddress, Outgoing, OutgoingFile
from edusupport_desktop.domain.timeline import AddedLetter, Moment, Text, letter_text, timeline
from edusupport_desktop.services.ports import Journal


@dataclass(frozen=True, slots=True)
class RequestStory:
    """``pictures`` belong to the letter of this id, the request's own or one added to it. ``lost`` says why those of a
    letter cannot be shown, None when they can."""

    entry: JournalEntry
    events: Sequence[Event]
    moments: Sequence[Moment]
    pictures: Sequence[tuple[RequestId, OutgoingFile]]
    lost: UntrustedInput | None = None
    has_steps: bool = False
    """Whether the support has given instructions."""


def tell_story(request_id: RequestId, journal: Journal) -> RequestStory:
    """Raises ``KeyError`` when there is no such request."""
    reading = _Reading(journal)
    entry, events = journal.entry(request_id), journal.events(request_id)
    letter = reading.letter(request_id)
    added = [AddedLetter(each, reading.letter(each.request_id)) for each in journal.follow_ups(request_id)]
    replies = journal.replies(request_id)
    moments = timeline(events, letter, replies, added)
    has_steps = bool(replies) and _has_steps(request_id, journal)
    return RequestStory(entry, events, moments, tuple(reading.pictures), reading.lost, has_steps)


def _has_steps(request_id: RequestId, journal: Journal) -> bool:
    from edusupport_desktop.services.answering import steps_of  # slow to load, and of use only where somebody answered

    return bool(steps_of(request_id, journal))


class _Reading:
    """A picture that is lost does not keep the words from being read."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self.pictures: list[tuple[RequestId, OutgoingFile]] = []
        self.lost: UntrustedInput | None = None

    def letter(self, request_id: RequestId) -> Text:
        try:
            outgoing = self._journal.outgoing(request_id)
        except UntrustedInput as lost:
            self.lost = lost
            return letter_text(request_id, self._journal.letter(request_id), "")
        self.pictures += [(request_id, file) for file in outgoing.files]
        return letter_text(request_id, outgoing.letter, _recipient(outgoing))


def _recipient(outgoing: Outgoing) -> str:
    """As it is shown; empty for the practice desk, and where no letter went. A helpdesk has no address of this kind."""
    if outgoing.way is Way.API:
        return outgoing.recipient.name
    goes_there = outgoing.way in LETTER_WAYS and outgoing.way is not Way.PRACTICE
    return _shown(outgoing.recipient) if goes_there else ""


def _shown(address: MailAddress) -> str:
    return f"{address.name} <{address.address}>" if address.name else address.address
