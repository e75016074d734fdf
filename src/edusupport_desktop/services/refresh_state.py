"""«Обновить состояние»: what the helpdesk shows of an incident, and what the support wrote, into the journal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC
from urllib.parse import quote

from edusupport_desktop.domain.desk import Desk
from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.errors import Refused
from edusupport_desktop.domain.helpdesk import RemoteComment, RemoteStanding
from edusupport_desktop.domain.identifiers import MessageId, RequestId
from edusupport_desktop.domain.incident import OPEN, Event, EventKind, ImpossibleEvent, JournalEntry, State, history
from edusupport_desktop.domain.incoming_letter import IncomingLetter
from edusupport_desktop.domain.reply import Reply
from edusupport_desktop.services.check_replies import take
from edusupport_desktop.services.checked_reply import CheckedReply
from edusupport_desktop.services.helpdesk_ports import HelpdeskAccounts, OpenHelpdesk, Remote, RemoteIncidents
from edusupport_desktop.services.ports import Clock, Journal
from edusupport_desktop.services.register_remote import register


@dataclass(frozen=True, slots=True)
class Refreshed:
    """``status`` in the helpdesk's own words. ``replies``: what was made of the comments that are new."""

    entry: JournalEntry
    status: str
    is_solved: bool
    replies: Sequence[CheckedReply] = ()


@dataclass(frozen=True, slots=True)
class StateRefresh:
    journal: Journal
    remote: RemoteIncidents
    accounts: HelpdeskAccounts
    open_helpdesk: OpenHelpdesk
    desk: Desk
    clock: Clock

    def is_possible(self, entry: JournalEntry) -> bool:
        """Whether this request has an incident that can be asked for. One that is there without all of its pictures is
        sent on first: what the support says of it must not end that."""
        known = self.remote.of(entry.request_id)
        is_there = known is not None and known.incident is not None
        return entry.way is Way.API and entry.follows is None and is_there and entry.state in _WITH_THE_SUPPORT

    def refresh(self, request_id: RequestId) -> Refreshed:
        """Each comment and each change of the status is written once, whoever asks, and however often.

        Raises ``Refused("helpdesk_no_incident")`` where there is none to ask for, ``Refused("helpdesk_changed")`` when
        it is at another helpdesk than the account, ``Unavailable`` without an account, what the helpdesk raises, and
        ``ImpossibleEvent`` while it is not with the support.
        """
        known, account = self.remote.of(request_id), self.accounts.account()
        state = self.journal.entry(request_id).state
        if known is None or known.incident is None:
            raise Refused("helpdesk_no_incident")
        if state not in _WITH_THE_SUPPORT:
            raise ImpossibleEvent(state, EventKind.STATUS_CHANGED)
        if account is not None and account.where != known.where:
            raise Refused("helpdesk_changed", where=known.where)
        with self.open_helpdesk() as helpdesk:
            standing = helpdesk.standing(known.incident.id)
        if state is State.SENT:
            register(request_id, journal=self.journal, remote=self.remote, clock=self.clock)
        # A question was asked before the incident was solved, a comment after it was taken up.
        if not standing.is_solved:
            self._take_status(request_id, standing)
        replies = tuple(reply for reply in self._take_comments(request_id, known, standing) if reply.is_news)
        if standing.is_solved:
            self._take_status(request_id, standing)
        return Refreshed(self.journal.entry(request_id), standing.status, standing.is_solved, replies)

    def _take_comments(self, request_id: RequestId, known: Remote, standing: RemoteStanding) -> Iterator[CheckedReply]:
        ours = [letter.request_id for letter in self.journal.follow_ups(request_id)]
        for comment in standing.comments:
            if comment.text and not any(letter in comment.text for letter in ours):
                letter = IncomingLetter(_reply(known, comment, self.journal.letter(request_id).subject))
                yield take(letter, journal=self.journal, desk=self.desk, clock=self.clock, request_id=request_id)

    def _take_status(self, request_id: RequestId, standing: RemoteStanding) -> None:
        """The journal refuses a status that is written already: that is how two programs write it once."""
        if not standing.status:
            return
        past = history(self.journal.events(request_id))
        details = {"status": standing.status, "source": "api"}
        kind = _meaning(past.state, standing, was_asked=past.last_status is not None)
        try:
            self.journal.append(Event(request_id, kind, self.clock().astimezone(UTC), details))
        except ImpossibleEvent:
            return  # known already, or not with the support: then the status means nothing yet


def _meaning(state: State | None, standing: RemoteStanding, *, was_asked: bool) -> EventKind:
    if standing.is_solved and state is not State.SOLVED:
        return EventKind.SOLVED
    if not standing.is_solved and state is State.SOLVED and was_asked:
        return EventKind.REOPENED
    return EventKind.STATUS_CHANGED


def _reply(known: Remote, comment: RemoteComment, subject: str) -> Reply:
    """A comment as the journal keeps letters. Its key is made of the system and the comment's own id there, so that it
    is the same whoever reads it."""
    incident = known.incident.id if known.incident is not None else ""
    key = f"<{quote(incident, safe='')}.{quote(comment.id, safe='')}@{quote(known.where, safe='')}>"
    return Reply(MessageId(key), (), comment.author, subject, comment.text, comment.written_at)


_WITH_THE_SUPPORT = (*OPEN, State.SOLVED)
