"""What the use cases need of the teacher's mailbox. Slow; raises what reading a mailbox raises."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from edusupport_desktop.domain.identifiers import MessageId
    from edusupport_desktop.domain.incoming_letter import IncomingLetter
    from edusupport_desktop.domain.outgoing import Outgoing
from edusupport_desktop.services.ports import Progress


class SentLetters(Protocol):
    """The teacher's mailbox, asked about letters that went out of it. Raises what reading a mailbox raises."""

    def arrived(self, message_id: MessageId) -> bool:
        """True when the mailbox holds this letter, or one that answers it. False says nothing."""

    def keep(self, outgoing: Outgoing) -> bool:
        """Puts a copy where sent letters are. False when one is there already, or there is no such folder."""


class ReplyReader(Protocol):
    """Reads what the support answered. Only what was marked is not read again, so that a program killed between
    reading and recording loses nothing."""

    def replies(self) -> Sequence[IncomingLetter]:
        """The letters not marked as read, oldest first. One that cannot be read does not hide the others."""

    def mark_read(self, message_ids: Sequence[MessageId]) -> None:
        """These letters of the last ``replies()`` were dealt with. Unknown ones are passed over."""


class KnownLetters(Protocol):
    """What the journal knows of letters: part of ``Journal``."""

    def known_message_ids(self, message_ids: Sequence[str]) -> frozenset[str]: ...

    def message_id_domains(self) -> frozenset[str]: ...


class MailboxReader(ReplyReader, Protocol):
    """An open mailbox. ``replies`` gives a bounded number of the letters that can concern a request: called again, it
    goes on, until it gives none. Nothing in the mailbox is changed: what was read stays unread there."""

    def wait_for_news(self, progress: Progress) -> bool:
        """Returns when something may have arrived, or after some minutes. False at once where the server cannot tell.

        Raises ``Cancelled`` within about a second after it was asked for.
        """


OpenMailbox = Callable[[Progress], AbstractContextManager[MailboxReader | None]]
"""Signs in; None where no mailbox is to be read. The progress is asked whether to stop while much is read."""
