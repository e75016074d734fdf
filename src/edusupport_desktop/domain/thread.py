"""What a letter added to a request has to know of those before it."""

from __future__ import annotations

from dataclasses import dataclass

from edusupport_desktop.domain.identifiers import MessageId
from edusupport_desktop.domain.incident import JournalEntry
from edusupport_desktop.domain.outgoing import MailAddress


@dataclass(frozen=True, slots=True)
class Thread:
    """``message_ids``: of the request, then of what the support wrote, the oldest first; a request that was told by
    telephone has none, and the first letter added to it stands for it; one that was made elsewhere has none.
    ``pictures``: how many the request and the letters added to it carried, those that were removed since too.
    ``watermark``: the last one of the support's letters (``domain.watermark``); empty: there is none."""

    request: JournalEntry
    sender: MailAddress
    recipient: MailAddress
    message_ids: tuple[MessageId, ...]
    pictures: int
    watermark: str = ""
