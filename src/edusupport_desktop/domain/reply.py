"""A letter of the support, as read from a mailbox or a file."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from edusupport_desktop.domain.identifiers import MessageId


@dataclass(frozen=True, slots=True)
class Reply:
    """``answers_to`` are the Message-IDs of In-Reply-To and References. ``sent_at`` is the letter's Date, aware,
    in the sender's zone; None when it had none. ``watermark`` is ServiceNow's mark, «MSG0001234_…»; empty when it had
    none."""

    message_id: MessageId
    answers_to: tuple[MessageId, ...]
    sender_address: str
    subject: str
    text: str = field(repr=False)
    sent_at: datetime | None = None
    watermark: str = ""


@dataclass(frozen=True, slots=True)
class KeptReply:
    """A reply in the journal. ``received_at``, aware UTC, is when the program came to know it."""

    reply: Reply
    received_at: datetime
