"""What the teacher's mailbox says of letters that went, or may have gone."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, timedelta

from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.errors import EduSupportError
from edusupport_desktop.domain.incident import Event, EventKind, ImpossibleEvent, JournalEntry, State
from edusupport_desktop.services.mailbox_ports import SentLetters
from edusupport_desktop.services.ports import (
    Clock,
    Journal,
    MailAccounts,
)

_log = logging.getLogger(__name__)

_COPIED_LATER = timedelta(days=1)
"""How long after the sending a missing copy is made up for: a program that was ended meanwhile does it at its next
start, an old letter nobody missed is left alone."""


@dataclass(frozen=True, slots=True)
class SentLettersCheck:
    """``letters`` gives the mailbox, None when nobody said where it is read."""

    journal: Journal
    accounts: MailAccounts
    letters: Callable[[], SentLetters | None]
    clock: Clock

    def settle_unknown(self) -> Sequence[JournalEntry]:
        """Looks for every letter whose outcome is unknown; returns those that arrived.

        That one is not found proves nothing (a provider may keep no copy): it stays unknown, and the teacher is asked.
        Raises what the mailbox raises.
        """
        unknown = [letter for letter in self.journal.in_state(State.UNKNOWN) if letter.way is Way.MAIL]
        letters = self.letters() if unknown else None
        if letters is None:
            return ()
        arrived = []
        for letter in unknown:
            if letters.arrived(self.journal.outgoing(letter.request_id).message_id):
                try:
                    arrived.append(self._append(letter, EventKind.CONFIRMED_SENT, source="mailbox"))
                except ImpossibleEvent:
                    continue  # the teacher, or another program, said so meanwhile
        return arrived

    def keep_copies(self) -> None:
        """Puts a copy of each letter that was sent lately into the mailbox, where the account asks for it.

        Whatever goes wrong is written into the letter's history and nowhere else: the letter has gone.
        """
        account = self.accounts.account()
        if account is None or not account.keeps_copies or account.incoming is None:
            return
        for letter in self._without_copy():
            try:
                outgoing = self.journal.outgoing(letter.request_id)
                letters = self.letters() if outgoing.sender.address == account.address else None
                if letters is None:
                    continue
                letters.keep(outgoing)
            except EduSupportError as trouble:
                _log.warning("no copy of a sent letter: %s", trouble.code)
                self._append(letter, EventKind.COPY_FAILED, code=trouble.code)
            else:
                self._append(letter, EventKind.COPIED)

    def _without_copy(self) -> Sequence[JournalEntry]:
        since = self.clock() - _COPIED_LATER
        sent = [each for each in self.journal.in_state(State.SENT) if each.way is Way.MAIL and each.changed_at > since]
        return [each for each in sent if not _is_settled(self.journal.events(each.request_id))]

    def _append(self, letter: JournalEntry, kind: EventKind, **details: str) -> JournalEntry:
        return self.journal.append(Event(letter.request_id, kind, self.clock().astimezone(UTC), details))


def _is_settled(events: Sequence[Event]) -> bool:
    return any(event.kind in (EventKind.COPIED, EventKind.COPY_FAILED) for event in events)
