"""A letter of the support that the teacher pasted as text: its number is written down, and the letter is kept."""

from __future__ import annotations

import hashlib

from edusupport_desktop.domain.desk import Desk
from edusupport_desktop.domain.identifiers import MessageId, RequestId
from edusupport_desktop.domain.incident import Incident
from edusupport_desktop.domain.incoming_letter import IncomingLetter
from edusupport_desktop.domain.reply import Reply
from edusupport_desktop.domain.watermark import find_watermark
from edusupport_desktop.services.check_replies import take
from edusupport_desktop.services.checked_reply import CheckedReply
from edusupport_desktop.services.ports import Clock, Journal
from edusupport_desktop.services.record_number import NumberSource, record_number

_LONGEST = 200_000
"""Characters: whoever pastes more has pasted a mailbox."""


def record_with_letter(
    request_id: RequestId,
    incident: Incident,
    source: NumberSource,
    text: str,
    *,
    journal: Journal,
    desk: Desk,
    clock: Clock,
) -> CheckedReply | None:
    """The number and date first, as the teacher wrote them; then the letter, as if it had been read from the mailbox:
    what it asks or says is in the journal. None without a ``text``.

    Raises what ``record_number`` raises.
    """
    record_number(request_id, incident, source, journal=journal, clock=clock)
    if not text.strip():
        return None
    return take(pasted_letter(text), journal=journal, desk=desk, clock=clock, request_id=request_id)


def pasted_letter(text: str) -> IncomingLetter:
    """The same text is the same letter."""
    text = text[:_LONGEST].strip()
    name = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return IncomingLetter(
        Reply(MessageId(f"<{name}@pasted.invalid>"), (), "", "", text, watermark=find_watermark(text))
    )
