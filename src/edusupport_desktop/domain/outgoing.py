"""A finished request on its way: fixed once, before the first attempt, and never made anew."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.identifiers import MessageId, RequestId
from edusupport_desktop.domain.letter import Letter


@dataclass(frozen=True, slots=True)
class MailAddress:
    """``name`` may be any text or empty; ``address`` is ``user@domain``, its domain possibly Cyrillic."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class OutgoingFile:
    """``name`` is ASCII, ``media_type`` for example ``image/png``."""

    name: str
    media_type: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """Letter, files and identity. ``prepared_at`` is aware; it becomes the letter's Date, in its own zone.

    ``follows`` is the request this letter is added to, None for a new request. ``answers_to`` are the Message-IDs of
    its thread, the oldest first and the letter it answers last: empty for a new request.
    """

    request_id: RequestId
    message_id: MessageId
    prepared_at: datetime
    way: Way
    sender: MailAddress
    recipient: MailAddress
    letter: Letter = field(repr=False)
    files: tuple[OutgoingFile, ...] = ()
    follows: RequestId | None = None
    answers_to: tuple[MessageId, ...] = ()
