"""«Дополнить обращение»: one more letter into a request that was sent, through the same outbox as every letter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from uuid import uuid4

from edusupport_desktop.domain.draft import Draft, Way
from edusupport_desktop.domain.errors import NetworkTrouble
from edusupport_desktop.domain.follow_up import write_follow_up
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import Event, EventKind, JournalEntry, State
from edusupport_desktop.domain.outgoing import MailAddress, Outgoing
from edusupport_desktop.services.deliver import outgoing_file
from edusupport_desktop.services.mail_address import new_message_id
from edusupport_desktop.services.ports import Progress
from edusupport_desktop.services.submit import Submission, Submitted


@dataclass(frozen=True, slots=True)
class FollowUps:
    """``submission`` has everything a letter needs on its way out."""

    submission: Submission

    def way(self, request: JournalEntry) -> Way:
        """How the next letter into this request would go: where the request went if that was the practice desk or a
        helpdesk, from the teacher's mailbox if there is one, else as a file."""
        if request.way is Way.API:
            return Way.API
        if request.is_practice:
            return Way.PRACTICE
        return Way.FILE if self.submission.accounts.account() is None else Way.MAIL

    def send(
        self, request_id: RequestId, text: str, draft: Draft | None, path: str | None, progress: Progress
    ) -> Submitted:
        """Fixes the letter and sends it. ``text`` names the pictures of ``draft`` by their numbers in the whole thread;
        ``path`` is the file to write where it goes as one.

        What is in the queue for want of a network goes by itself later. A letter that could not go for another reason
        is withdrawn, so that it can be sent anew. Raises ``KeyError`` for a request that is not there, and
        ``OurFault("picture_not_finished")``.
        """
        outgoing = self._prepare(request_id, text, draft)
        submitted = self.submission.send(outgoing.request_id, path, progress)
        waits_for_the_network = isinstance(submitted.failure, NetworkTrouble)
        if submitted.failure is None or waits_for_the_network or submitted.entry.state not in _CAN_BE_WITHDRAWN:
            return submitted
        if self._is_there_in_part(outgoing.request_id):
            return submitted  # written anew it would be there twice: what is missing can be sent from the journal
        return Submitted(self._append(outgoing.request_id, EventKind.WITHDRAWN), submitted.failure)

    def _prepare(self, request_id: RequestId, text: str, draft: Draft | None) -> Outgoing:
        submission = self.submission
        thread = submission.journal.thread(request_id)
        way = self.way(thread.request)
        account = submission.accounts.account()
        address = account.address if way is Way.MAIL and account is not None else thread.sender.address
        pictures = draft.pictures if draft is not None else ()
        now = submission.clock()
        outgoing = Outgoing(
            request_id=RequestId(str(uuid4())),
            message_id=new_message_id(address),
            prepared_at=now,
            way=way,
            sender=MailAddress(thread.sender.name, address),
            recipient=thread.recipient,
            letter=write_follow_up(thread, text, pictures, submission.desk),
            files=tuple(
                outgoing_file(draft.id, place, picture, submission.store)
                for place, picture in enumerate(pictures, thread.pictures + 1)
                if draft is not None
            ),
            follows=request_id,
            answers_to=thread.message_ids,
        )
        submission.journal.add(outgoing, Event(outgoing.request_id, EventKind.PREPARED, now.astimezone(UTC)))
        return outgoing

    def _is_there_in_part(self, request_id: RequestId) -> bool:
        known = self.submission.remote.of(request_id) if self.submission.remote is not None else None
        return known is not None and known.incident is not None

    def _append(self, request_id: RequestId, kind: EventKind) -> JournalEntry:
        return self.submission.journal.append(Event(request_id, kind, self.submission.clock().astimezone(UTC)))


_CAN_BE_WITHDRAWN = (State.QUEUED, State.REFUSED)
