"""«Дополнить обращение»: one more letter into a request that was sent, through the same outbox as every letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC
from uuid import uuid4

from edusupport_desktop.domain.draft import Draft, Way
from edusupport_desktop.domain.errors import NetworkTrouble, Unavailable
from edusupport_desktop.domain.follow_up import write_follow_up
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import Event, EventKind, JournalEntry, State
from edusupport_desktop.domain.outgoing import MailAddress, Outgoing, OutgoingFile
from edusupport_desktop.services.deliver import outgoing_file, target_of
from edusupport_desktop.services.mail_address import new_message_id
from edusupport_desktop.services.ports import Progress
from edusupport_desktop.services.submit import Submission, Submitted


@dataclass(frozen=True, slots=True)
class WayOut:
    """How a letter goes. ``target`` is the mail program, the mail service or the file; None where the way needs none,
    and for a file that is not chosen yet."""

    way: Way
    target: str | None = None


@dataclass(frozen=True, slots=True)
class FollowUps:
    """``submission`` has everything a letter needs on its way out."""

    submission: Submission

    def proposed(self, request: JournalEntry) -> WayOut:
        """How the next letter into this request would go: where the request went if that was the practice desk or a
        helpdesk, from the teacher's mailbox if there is one, else as the request itself was handed over, else as a
        file."""
        if request.way is Way.API:
            return WayOut(Way.API)
        if request.is_practice:
            return WayOut(Way.PRACTICE)
        if self.submission.accounts.account() is not None:
            return WayOut(Way.MAIL)
        if request.way in _HANDED_OVER_TO:
            target = target_of(self.submission.journal.events(request.request_id))
            if target is not None:
                return WayOut(request.way, target)
        return WayOut(Way.FILE)

    def brings_the_pictures(self, request: JournalEntry) -> bool:
        """Whether the next letter is the first one into a request that was told by telephone: it carries its
        pictures."""
        if request.way is not Way.PHONE:
            return False
        later = self.submission.journal.follow_ups(request.request_id)
        return all(letter.state is State.WITHDRAWN for letter in later)

    def send(
        self, request_id: RequestId, text: str, draft: Draft | None, out: WayOut | None, progress: Progress
    ) -> Submitted:
        """Fixes the letter and sends it. ``text`` names the pictures of ``draft`` by their numbers in the whole thread;
        ``out`` None: as proposed. A draft that was begun for this request gives the letter its identity, so that it
        goes when the letter has gone and comes back when it has not.

        What is in the queue for want of a network goes by itself later. A letter that could not go for another reason
        is withdrawn, so that it can be sent anew. Raises ``KeyError`` for a request that is not there,
        ``OurFault("picture_not_finished")``, and ``Unavailable("request_has_no_number")`` for one that was made
        elsewhere and has none.
        """
        out = out or self.proposed(self.submission.journal.entry(request_id))
        outgoing = self._prepare(request_id, text, draft, out)
        submitted = self.submission.send(outgoing.request_id, out.target, progress)
        waits_for_the_network = isinstance(submitted.failure, NetworkTrouble)
        if submitted.failure is None or waits_for_the_network or submitted.entry.state not in _CAN_BE_WITHDRAWN:
            return submitted
        if self._is_there_in_part(outgoing.request_id):
            return submitted  # written anew it would be there twice: what is missing can be sent from the journal
        return Submitted(self._append(outgoing.request_id, EventKind.WITHDRAWN), submitted.failure)

    def _prepare(self, request_id: RequestId, text: str, draft: Draft | None, out: WayOut) -> Outgoing:
        submission = self.submission
        thread = submission.journal.thread(request_id)
        if not thread.request.takes_letters:
            raise Unavailable("request_has_no_number")
        account = submission.accounts.account()
        address = account.address if out.way is Way.MAIL and account is not None else thread.sender.address
        now = submission.clock()
        files = self._files(thread.request, thread.pictures, draft)
        outgoing = Outgoing(
            request_id=self._identity(draft, request_id),
            message_id=new_message_id(address),
            prepared_at=now,
            way=out.way,
            sender=MailAddress(thread.sender.name, address),
            recipient=thread.recipient,
            letter=write_follow_up(thread, text, draft.pictures if draft is not None else (), submission.desk),
            files=tuple(files),
            follows=request_id,
            answers_to=thread.message_ids,
        )
        details = {"target": out.target} if out.target is not None and out.way in _HANDED_OVER_TO else {}
        prepared = Event(outgoing.request_id, EventKind.PREPARED, now.astimezone(UTC), details)
        submission.journal.add(outgoing, prepared)
        return outgoing

    def _files(self, request: JournalEntry, before: int, draft: Draft | None) -> Sequence[OutgoingFile]:
        kept = self.submission.journal.outgoing(request.request_id).files if self.brings_the_pictures(request) else ()
        if draft is None:
            return kept
        store = self.submission.store
        new = (outgoing_file(draft.id, place, one, store) for place, one in enumerate(draft.pictures, before + 1))
        return (*kept, *new)

    def _identity(self, draft: Draft | None, request_id: RequestId) -> RequestId:
        if draft is not None and draft.follows == request_id:
            try:
                self.submission.journal.entry(draft.id)
            except KeyError:
                return draft.id
        return RequestId(str(uuid4()))  # one that was withdrawn keeps its identity for ever

    def _is_there_in_part(self, request_id: RequestId) -> bool:
        known = self.submission.remote.of(request_id) if self.submission.remote is not None else None
        return known is not None and known.incident is not None

    def _append(self, request_id: RequestId, kind: EventKind) -> JournalEntry:
        return self.submission.journal.append(Event(request_id, kind, self.submission.clock().astimezone(UTC)))


_CAN_BE_WITHDRAWN = (State.QUEUED, State.REFUSED)
_HANDED_OVER_TO = (Way.MAIL_PROGRAM, Way.WEB_MAIL)
