"""The last step of the wizard: prepare, deliver, read the practice desk's answer, remember the teacher."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from edusupport_desktop.domain.desk import Desk
from edusupport_desktop.domain.draft import Draft, Way
from edusupport_desktop.domain.errors import EduSupportError, OurFault
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import ImpossibleEvent
from edusupport_desktop.domain.region import Region
from edusupport_desktop.services.check_replies import check_replies
from edusupport_desktop.services.deliver import Delivered, deliver, prepare
from edusupport_desktop.services.drafts import Drafts
from edusupport_desktop.services.ports import (
    Clock,
    DraftStore,
    Journal,
    MailAccounts,
    Progress,
    ReplyReader,
    Sender,
    Senders,
)

_log = logging.getLogger(__name__)

Submitted = Delivered
"""What became of a submission: the line of the journal, and the failure if there was one."""


@dataclass(frozen=True, slots=True)
class Submission:
    """Everything a letter needs on its way out. ``practice_replies`` reads what the practice desk answers."""

    desk: Desk
    regions: Sequence[Region]
    drafts: Drafts
    store: DraftStore
    journal: Journal
    accounts: MailAccounts
    senders: Senders
    practice_replies: Callable[[], ReplyReader]
    clock: Clock

    def submit(self, draft: Draft, path: str | None, progress: Progress) -> Submitted:
        """Sends a draft its ``way``; ``path`` is the file to write for ``Way.FILE``.

        Called again after a failure it sends the letter that was fixed the first time. Raises what ``prepare`` and
        ``deliver`` raise, and nothing is in the journal when the letter could not be fixed.
        """
        try:
            prepare(
                draft,
                desk=self.desk,
                regions=self.regions,
                drafts=self.store,
                journal=self.journal,
                clock=self.clock,
                account=self.accounts.account(),
            )
        except ImpossibleEvent:
            pass  # prepared before: the same letter goes, with the same identity
        else:
            self.drafts.remember(draft)
        return self.send(draft.id, path, progress)

    def send(self, request_id: RequestId, path: str | None, progress: Progress) -> Submitted:
        """Sends a letter that stands in the journal. Raises ``ImpossibleEvent`` when it must not be sent now."""
        entry = self.journal.entry(request_id)
        try:
            sender = self._sender(entry.way, path)
        except EduSupportError as failure:
            return Submitted(entry, failure)  # no attempt was made: the letter stays where it is
        delivered = deliver(request_id, sender=sender, journal=self.journal, clock=self.clock, progress=progress)
        if delivered.failure is None:
            self._tidy_up(delivered.entry.way)
        return Submitted(self.journal.entry(request_id), delivered.failure)

    def _tidy_up(self, way: Way) -> None:
        """What follows a letter that has gone. A failure here must not look as if it had not, or it is sent twice."""
        try:
            if way is Way.PRACTICE:
                check_replies(self.practice_replies(), journal=self.journal, desk=self.desk, clock=self.clock)
            self.drafts.discard_sent()
        except EduSupportError as trouble:
            _log.warning("not tidied up after sending: %s", trouble.code)  # the next start does it

    def _sender(self, way: Way, path: str | None) -> Sender:
        if way is Way.MAIL:
            return self.senders.mail()
        if way is Way.PRACTICE:
            return self.senders.practice()
        if path is None:
            raise OurFault("file_path_missing")
        return self.senders.file(path)
