"""A letter from outside on its way into the journal: the reply itself, and what else its bytes tell."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from edusupport_desktop.domain.identifiers import MessageId
from edusupport_desktop.domain.reply import Reply


@dataclass(frozen=True, slots=True)
class DeliveryFailure:
    """A mail server says that a letter could not be delivered.

    ``about`` are the Message-IDs of that letter, as far as the server repeats them. ``status`` is its code, «5.1.1» for
    example, or empty; ``words`` is its explanation, one bounded line, or empty.
    """

    about: tuple[MessageId, ...]
    status: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class IncomingLetter:
    """``reply`` is what the journal keeps, the rest is for understanding it.

    ``other_text``: the words of the HTML where the text is another part. ``links``: where the HTML leads to, decoded.
    ``is_automatic``: its headers say that no person wrote it. ``arrived_at``, aware: when the mailbox got it, None when
    that is not known.
    """

    reply: Reply
    other_text: str = field(default="", repr=False)
    links: tuple[str, ...] = field(default=(), repr=False)
    is_automatic: bool = False
    failure: DeliveryFailure | None = None
    arrived_at: datetime | None = None
