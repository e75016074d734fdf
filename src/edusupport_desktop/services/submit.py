"""The last step of the wizard: prepare, deliver, read the practice desk's answer, remember the teacher."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC

from edusupport_desktop.domain.desk import Desk
from edusupport_desktop.domain.draft import Draft, Way
from edusupport_desktop.domain.errors import EduSupportError, OurFault
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import Event, EventKind, ImpossibleEvent, JournalEntry
from edusupport_desktop.domain.region import Region
from edusupport_desktop.services.deliver import Delivered, deliver, prepare, target_of
from edusupport_desktop.services.drafts import Drafts
from edusupport_desktop.services.helpdesk_ports import RemoteIncidents
from edusupport_desktop.services.mailbox_ports import ReplyReader
from edusupport_desktop.services.ports import (
    Clock,
    DraftStore,
    Journal,
    MailAccounts,
    Progress,
    Sender,
    Senders,
)
from edusupport_desktop.services.register_remote import register

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
    remote: RemoteIncidents | None = None
    """Where requests go into a helpdesk."""

    def submit(self, draft: Draft, target: str | None, progress: Progress) -> Submitted:
        """Sends a draft its ``way``. ``target`` is the file to write for ``Way.FILE``, the mail program or service for
        ``Way.MAIL_PROGRAM`` and ``Way.WEB_MAIL``, and nothing for the others.

        Called again after a failure it sends the letter that was fixed the first time. Raises what ``prepare`` and
        ``deliver`` raise, and nothing is in the journal when the letter could not be fixed.
        """
        self._prepare(draft, target)
        return self.send(draft.id, target, progress)

    def put_aside(self, draft: Draft) -> Submitted:
        """«Отправить позже»: fixes the letter, which then waits until the teacher sends it from the journal.

        Raises what ``prepare`` raises, and ``ImpossibleEvent`` when the letter is on its way already.
        """
        self._prepare(draft, None)
        return Submitted(self.journal.append(Event(draft.id, EventKind.HELD, self.clock().astimezone(UTC))))

    def _prepare(self, draft: Draft, target: str | None) -> None:
        try:
            prepare(
                draft,
                desk=self.desk,
                regions=self.regions,
                drafts=self.store,
                journal=self.journal,
                clock=self.clock,
                account=self.accounts.account(),
                target=target if draft.way in _HANDED_OVER_TO else None,
            )
        except ImpossibleEvent:
            pass  # prepared before: the same letter goes, with the same identity
        else:
            self.drafts.remember(draft)

    def send(self, request_id: RequestId, target: str | None, progress: Progress) -> Submitted:
        """Sends a letter that stands in the journal; without a ``target`` to the one it was prepared for.

        Raises ``ImpossibleEvent`` when it must not be sent now.
        """
        entry = self.journal.entry(request_id)
        try:
            sender = self._sender(entry.way, target or target_of(self.journal.events(request_id)))
        except EduSupportError as failure:
            return Submitted(entry, failure)  # no attempt was made: the letter stays where it is
        delivered = deliver(request_id, sender=sender, journal=self.journal, clock=self.clock, progress=progress)
        if delivered.failure is None:
            self._write_down_the_number(delivered.entry)
            self._tidy_up(delivered.entry.way)
        return Submitted(self.journal.entry(request_id), delivered.failure)

    def _write_down_the_number(self, letter: JournalEntry) -> None:
        """The helpdesk that took a request has told it. Not written now, it is written when the helpdesk is asked."""
        if letter.way is not Way.API or self.remote is None:
            return
        try:
            register(letter.request_id, journal=self.journal, remote=self.remote, clock=self.clock)
        except (EduSupportError, ImpossibleEvent) as trouble:
            _log.warning("the number was not written down: %s", type(trouble).__name__)

    def _tidy_up(self, way: Way) -> None:
        """What follows a letter that has gone. A failure here must not look as if it had not, or it is sent twice."""
        try:
            if way is Way.PRACTICE:
                from edusupport_desktop.services.check_replies import check_replies  # slow to load, and seldom needed

                check_replies(self.practice_replies(), journal=self.journal, desk=self.desk, clock=self.clock)
            self.drafts.discard_sent()
        except EduSupportError as trouble:
            _log.warning("not tidied up after sending: %s", trouble.code)  # the next start does it

    def _sender(self, way: Way, target: str | None) -> Sender:
        if way is Way.MAIL:
            return self.senders.mail()
        if way is Way.PRACTICE:
            return self.senders.practice()
        if way is Way.PHONE:
            raise OurFault("told_by_telephone")  # the journal gives no such letter an attempt
        if way is Way.API:
            return self.senders.helpdesk()
        if target is None:
            raise OurFault("target_missing")
        if way is Way.MAIL_PROGRAM:
            return self.senders.mail_program(target)
        if way is Way.WEB_MAIL:
            return self.senders.web_mail(target)
        return self.senders.file(target)


_HANDED_OVER_TO = (Way.MAIL_PROGRAM, Way.WEB_MAIL)
"""Their target is kept with the letter. A file's path is not: it is asked for anew, and may hold a name."""
