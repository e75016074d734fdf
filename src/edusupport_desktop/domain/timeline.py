"""What happened to a request, as one reads it: every event with its time, and the letter, answer or talk it stands for.

Letters added to the request stand in it too. What was undone stays, marked as such: nothing is forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import BEGINNINGS, UNDOABLE, Event, EventKind, JournalEntry
from edusupport_desktop.domain.letter import Letter
from edusupport_desktop.domain.reply import KeptReply

_OF_AN_ATTEMPT = frozenset({EventKind.ATTEMPT_STARTED, EventKind.POINT_OF_NO_RETURN})
"""Worth a line only while nothing followed."""


class Writer(Enum):
    TEACHER = "teacher"
    SUPPORT = "support"


@dataclass(frozen=True, slots=True)
class Text:
    """Of a letter. ``to_or_from`` is an address as it is shown; empty where none is known."""

    writer: Writer
    to_or_from: str
    subject: str
    body: str = field(repr=False)
    letter: RequestId | None = None
    """Which letter of ours it is; its pictures are shown with it."""


@dataclass(frozen=True, slots=True)
class Moment:
    """``kind`` is None for a letter that stands for itself: one of ours that was added (``added`` says what became of
    it), or one of the support that no event speaks of. ``at`` is aware."""

    at: datetime
    kind: EventKind | None
    details: Mapping[str, str] = field(default_factory=dict)
    text: Text | None = None
    added: JournalEntry | None = None
    was_undone: bool = False

    @property
    def is_talk(self) -> bool:
        """Whether it is a call of which was written down who answered or what was said."""
        return self.kind is EventKind.CALLED and bool(self.details.keys() & {"person", "said"})

    @property
    def can_be_read(self) -> bool:
        return self.text is not None or self.is_talk


@dataclass(frozen=True, slots=True)
class AddedLetter:
    """A letter of ours that went into the request."""

    entry: JournalEntry
    text: Text


def letter_text(request_id: RequestId, letter: Letter, recipient: str) -> Text:
    """Of one of our letters."""
    return Text(Writer.TEACHER, recipient, letter.subject, letter.body, request_id)


def timeline(
    events: Sequence[Event], letter: Text, replies: Sequence[KeptReply], added: Sequence[AddedLetter]
) -> tuple[Moment, ...]:
    """In the order of time; what came at the same time in the order of the events. Each reply stands once, with the
    first event that names it."""
    unread = {kept.reply.message_id: kept for kept in replies}
    moments = []
    for event, was_undone in _worth_a_line(events):
        text = letter if event.kind in BEGINNINGS else None
        kept = unread.pop(event.details.get("message_id", ""), None)  # type: ignore[call-overload]
        if kept is not None:
            text = _reply_text(kept)
        moments.append(Moment(event.at, event.kind, event.details, text, was_undone=was_undone))
    moments += [Moment(kept.received_at, None, text=_reply_text(kept)) for kept in unread.values()]
    moments += [Moment(each.entry.prepared_at, None, text=each.text, added=each.entry) for each in added]
    return tuple(sorted(moments, key=lambda moment: moment.at))


def _reply_text(kept: KeptReply) -> Text:
    return Text(Writer.SUPPORT, kept.reply.sender_address, kept.reply.subject, kept.reply.text)


def _worth_a_line(events: Sequence[Event]) -> Iterator[tuple[Event, bool]]:
    """Each with whether it was undone."""
    undone = places_undone(events)
    for place, event in enumerate(events):
        if event.kind not in _OF_AN_ATTEMPT or place == len(events) - 1:
            yield event, place in undone


def places_undone(events: Sequence[Event]) -> set[int]:
    """Of the events that an UNDONE after them takes back, and of nothing else."""
    standing: list[int] = []
    undone = set()
    for place, event in enumerate(events):
        if event.kind is not EventKind.UNDONE:
            standing.append(place)
        elif standing and events[standing[-1]].kind in UNDOABLE:
            undone.add(standing.pop())
    return undone
