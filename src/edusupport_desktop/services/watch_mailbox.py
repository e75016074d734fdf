"""Looking into the teacher's mailbox for answers of the support, again and again while the program runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from edusupport_desktop.domain.desk import Desk
from edusupport_desktop.services.check_replies import CheckedReply, check_replies
from edusupport_desktop.services.mailbox_ports import MailboxReader, OpenMailbox
from edusupport_desktop.services.ports import Clock, Journal, Progress


@dataclass(frozen=True, slots=True)
class Look:
    """``news`` is what a teacher wants to hear of. ``is_on``: there is a mailbox that is to be read. ``tells_news``:
    its server says when something arrives, so one may look again at once."""

    news: Sequence[CheckedReply]
    is_on: bool = True
    tells_news: bool = True


@dataclass(frozen=True, slots=True)
class MailboxWatch:
    journal: Journal
    desk: Callable[[], Desk]
    clock: Clock
    open_mailbox: OpenMailbox

    def look(self, progress: Progress) -> Look:
        """Reads what is new, and where the server tells of news, waits for it. Returns as soon as there is any.

        Everything is in the journal by then. Raises what the mailbox and the journal raise, and ``Cancelled``.
        """
        with self.open_mailbox(progress) as mailbox:
            if mailbox is None:
                return Look((), is_on=False, tells_news=False)
            while True:
                news = tuple(each for each in self._read(mailbox, progress) if each.is_news)
                if news:
                    return Look(news)
                if not mailbox.wait_for_news(progress):
                    return Look((), tells_news=False)

    def _read(self, mailbox: MailboxReader, progress: Progress) -> Iterator[CheckedReply]:
        while checked := check_replies(mailbox, journal=self.journal, desk=self.desk(), clock=self.clock):
            yield from checked
            progress.raise_if_cancelled()
