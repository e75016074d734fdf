"""What tests of the support's letters share: letters that are sent, and answers to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone

from contracts.samples import an_event, an_outgoing, prepared
from edusupport_desktop.domain.identifiers import MessageId
from edusupport_desktop.domain.incident import EventKind
from edusupport_desktop.domain.incoming_letter import IncomingLetter
from edusupport_desktop.domain.outgoing import Outgoing
from edusupport_desktop.domain.reply import Reply
from edusupport_desktop.services.check_replies import CheckedReply, check_replies
from edusupport_desktop.services.ports import Journal
from sample_request import DESK
from sending import clock_at

CLOCK = clock_at(2026, 11, 23)
MOSCOW = timezone(timedelta(hours=3))


@dataclass
class Letters:
    """A mailbox of ready letters."""

    letters: list[IncomingLetter]
    read: list[MessageId] = field(default_factory=list)

    def replies(self) -> Sequence[IncomingLetter]:
        return [letter for letter in self.letters if letter.reply.message_id not in self.read]

    def mark_read(self, message_ids: Sequence[MessageId]) -> None:
        self.read += message_ids


def sent_letter(journal: Journal, subject: str, body: str = "Здравствуйте.", **changes: object) -> Outgoing:
    outgoing = an_outgoing(subject, body, files=(), **changes)
    journal.add(outgoing, prepared(outgoing))
    for kind in (EventKind.ATTEMPT_STARTED, EventKind.ACCEPTED):
        journal.append(an_event(outgoing.request_id, kind))
    return outgoing


def reply_to(outgoing: Outgoing, subject: str = "", text: str = "", **changes: object) -> Reply:
    values: dict[str, object] = {
        "message_id": MessageId("<reply@desk.example>"),
        "answers_to": (MessageId("<other@desk.example>"), outgoing.message_id),
        "sender_address": "support@desk.example",
        "subject": subject,
        "text": text,
        "sent_at": datetime(2026, 11, 22, 23, 30, tzinfo=MOSCOW),
    }
    return Reply(**(values | changes))  # type: ignore[arg-type]


def checked(journal: Journal, reply: Reply) -> CheckedReply:
    (result,) = check_replies(Letters([IncomingLetter(reply)]), journal=journal, desk=DESK, clock=CLOCK)
    return result
