"""Looking into the teacher's mailbox for answers of the support, again and again while the program runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from edusupport_desktop.domain.desk import Desk
from edusupport_desktop.domain.errors import EduSupportError
from edusupport_desktop.domain.identifiers import MessageId
from edusupport_desktop.services.checked_reply import CheckedReply, ReplyOutcome
from edusupport_desktop.services.mailbox_ports import MailboxReader, OpenMailbox
from edusupport_desktop.services.ports import Clock, Journal, Progress


@dataclass(frozen=True, slots=True)
class Look:
    """``news`` is what a teacher wants to hear of. ``is_on``: there is a mailbox that is to be read. ``at_once``: one
    may look again at once, because the server says when something arrives; otherwise after a pause."""

    news: Sequence[CheckedReply]
    is_on: bool = True
    at_once: bool = True


@dataclass(frozen=True, slots=True)
class MailboxWatch:
    """One for as long as the program runs: it tells of each letter once. What the teacher has not decided by the
    program's end, the next start tells again."""

    journal: Journal
    desk: Callable[[], Desk]
    clock: Clock
    open_mailbox: OpenMailbox
    _told: set[MessageId] = field(default_factory=set, init=False)
    _unwanted: set[MessageId] = field(default_factory=set, init=False)

    def look(self, progress: Progress) -> Look:
        """Reads what is new, and where the server tells of news, waits for it. Returns as soon as there is any.

        Everything is in the journal by then. Raises what the mailbox and the journal raise, and ``Cancelled``.
        """
        with self.open_mailbox(progress) as mailbox:
            if mailbox is None:
                return Look((), is_on=False, at_once=False)
            while True:
                checked: list[CheckedReply] = []
                try:
                    checked.extend(self._read(mailbox, progress))
                except EduSupportError:
                    if not (news := self._untold(checked)):
                        raise
                    return Look(news, at_once=False)  # what is in the journal is told, whatever became of the rest
                news = self._untold(checked)
                waits_for_a_sending = any(each.outcome is ReplyOutcome.LATER for each in checked)
                if news or waits_for_a_sending:
                    return Look(news, at_once=not waits_for_a_sending)
                if not mailbox.wait_for_news(progress):
                    return Look((), at_once=False)

    def is_none_of_ours(self, message_id: MessageId) -> None:
        """The teacher says that a letter belongs to no request: it is not asked about again. Any thread."""
        self._unwanted.add(message_id)

    def _untold(self, checked: Sequence[CheckedReply]) -> Sequence[CheckedReply]:
        news = [each for each in checked if each.is_news and each.reply.message_id not in self._told]
        self._told.update(each.reply.message_id for each in news)
        return news

    def _read(self, mailbox: MailboxReader, progress: Progress) -> Iterator[CheckedReply]:
        from edusupport_desktop.services.check_replies import check_replies  # slow to load: not before the first window

        while checked := check_replies(
            mailbox, journal=self.journal, desk=self.desk(), clock=self.clock, unwanted=self._unwanted
        ):
            yield from checked
            progress.raise_if_cancelled()
