"""Letters into a helpdesk whose outcome is unknown: the helpdesk is asked, where it can be."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.errors import EduSupportError, Refused, UntrustedInput
from edusupport_desktop.domain.helpdesk import RemoteIncident, missing_files
from edusupport_desktop.domain.incident import Event, EventKind, ImpossibleEvent, JournalEntry, State
from edusupport_desktop.domain.outbox import PAUSES
from edusupport_desktop.services.helpdesk_ports import Helpdesk, HelpdeskAccounts, OpenHelpdesk, Remote, RemoteIncidents
from edusupport_desktop.services.ports import Clock, Journal
from edusupport_desktop.services.register_remote import register

_log = logging.getLogger(__name__)

ASKED_AGAIN = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class HelpdeskSettling:
    """Beside that, a number that was told but not written down yet is."""

    journal: Journal
    remote: RemoteIncidents
    accounts: HelpdeskAccounts
    open_helpdesk: OpenHelpdesk
    clock: Clock

    def settle(self) -> datetime | None:
        """Asks about each letter whose outcome has been unknown for a minute: a server may still be at work on it.
        Returns when to ask again, aware UTC; None when there is nothing to ask.

        What is there whole becomes SENT. Anything else goes back into the outbox, which makes what is missing. Raises
        nothing of the domain: what cannot be asked stays unknown.
        """
        self._write_numbers_down()
        unknown = [letter for letter in self.journal.in_state(State.UNKNOWN) if letter.way is Way.API]
        if not unknown:
            return None
        try:
            with self.open_helpdesk() as helpdesk:
                if not helpdesk.can_be_asked:
                    return None
                for letter in unknown:
                    if self.clock() - letter.changed_at >= PAUSES[0]:
                        self._ask_about(letter, helpdesk)
        except EduSupportError as trouble:
            _log.warning("the helpdesk was not asked about what is unknown: %s", trouble.code)
        if any(letter.way is Way.API for letter in self.journal.in_state(State.UNKNOWN)):
            return (self.clock() + ASKED_AGAIN).astimezone(UTC)
        return None

    def _ask_about(self, letter: JournalEntry, helpdesk: Helpdesk) -> None:
        """An answer that is no use for one letter keeps nobody from asking about the next one."""
        try:
            self._settle(letter, helpdesk)
        except (Refused, UntrustedInput) as trouble:
            _log.warning("the helpdesk does not say what became of a letter: %s", trouble.code)

    def _settle(self, letter: JournalEntry, helpdesk: Helpdesk) -> None:
        known, account = self.remote.of(letter.request_id), self.accounts.account()
        if known is not None and account is not None and known.where != account.where:
            return  # this one was begun at another helpdesk
        made = self._found(letter, known, helpdesk)
        if made is None:
            self._append(letter, EventKind.CONFIRMED_NOT_SENT, code="helpdesk_not_made")
            return
        if known is not None:
            self.remote.remember(letter.request_id, made)
        files = self.journal.outgoing(letter.request_id).files
        if missing_files(files, helpdesk.files_of(made.id) if files else ()):
            self._append(letter, EventKind.CONFIRMED_NOT_SENT, code="helpdesk_half_made", number=made.number)
            return
        self._append(letter, EventKind.CONFIRMED_SENT, source="helpdesk")
        self._register(letter)

    def _found(self, letter: JournalEntry, known: Remote | None, helpdesk: Helpdesk) -> RemoteIncident | None:
        if known is not None and known.incident is not None:
            return known.incident
        if letter.follows is None:
            return helpdesk.find(letter.request_id)
        request = self.remote.of(letter.follows)
        if request is None or request.incident is None:
            return None
        return request.incident if helpdesk.has_comment(request.incident.id, letter.request_id) else None

    def _write_numbers_down(self) -> None:
        for letter in self.journal.in_state(State.SENT):
            if letter.way is Way.API and letter.incident is None:
                self._register(letter)

    def _register(self, letter: JournalEntry) -> None:
        try:
            register(letter.request_id, journal=self.journal, remote=self.remote, clock=self.clock)
        except ImpossibleEvent:
            _log.warning("another program was quicker with a number")

    def _append(self, letter: JournalEntry, kind: EventKind, **details: str) -> None:
        try:
            self.journal.append(Event(letter.request_id, kind, self.clock().astimezone(UTC), details))
        except ImpossibleEvent:
            _log.warning("the teacher, or another program, was quicker with a word")
