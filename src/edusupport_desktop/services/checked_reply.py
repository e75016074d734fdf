"""What was made of a letter of the support."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import JournalEntry
from edusupport_desktop.domain.incident_number import IncidentNumber
from edusupport_desktop.domain.incoming_letter import IncomingLetter
from edusupport_desktop.domain.reply import Reply


class ReplyOutcome(StrEnum):
    """What was made of a letter. The first seven are in the journal now, with the letter."""

    REGISTERED = "registered"
    """The number and its date; there may be questions too."""
    ASKED = "asked"
    SOLVED = "solved"
    REPLIED = "replied"
    ASK = "ask"
    """Only the teacher can say which of ``numbers`` is the incident's."""
    BOUNCED = "bounced"
    """A mail server could not deliver the letter."""
    KNOWN = "known"
    """The journal had this letter already."""
    WHICH = "which"
    """Only the teacher can say which of ``requests`` it belongs to. It is read again until that was said."""
    LATER = "later"
    """Its request is being sent at this moment; it will be read again."""
    PASSED_OVER = "passed_over"
    """An automatic answer that says nothing of an incident, or a report on a letter that arrived after all."""
    NOT_OURS = "not_ours"
    """It answers no request of this journal."""


@dataclass(frozen=True, slots=True)
class CheckedReply:
    """``entry`` is the request's line of the journal as it is now; None when the letter has led to none. ``facts`` are
    the details of a bounce's event: ``code`` says why."""

    letter: IncomingLetter
    outcome: ReplyOutcome
    entry: JournalEntry | None = None
    numbers: tuple[IncidentNumber, ...] = ()
    questions: tuple[str, ...] = ()
    requests: tuple[RequestId, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def reply(self) -> Reply:
        return self.letter.reply

    @property
    def is_news(self) -> bool:
        """Whether a teacher wants to hear of it."""
        return self.outcome not in (
            ReplyOutcome.KNOWN,
            ReplyOutcome.LATER,
            ReplyOutcome.PASSED_OVER,
            ReplyOutcome.NOT_OURS,
        )
