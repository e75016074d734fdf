"""«Отправить почтой»: a request the helpdesk does not take goes by e-mail: the same letter, files and identity."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC

from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.errors import Refused, Unavailable
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import Event, EventKind, ImpossibleEvent, JournalEntry, State
from edusupport_desktop.domain.outgoing import MailAddress
from edusupport_desktop.services.helpdesk_ports import OpenHelpdesk, RemoteIncidents
from edusupport_desktop.services.ports import Clock, Journal, MailAccounts


@dataclass(frozen=True, slots=True)
class WayChange:
    """Never for a request that the helpdesk has, or may have: it would be there twice. One that is there without all of
    its pictures can only be sent on, or be withdrawn."""

    journal: Journal
    remote: RemoteIncidents
    accounts: MailAccounts
    open_helpdesk: OpenHelpdesk
    clock: Clock

    def is_possible(self, entry: JournalEntry) -> bool:
        """As far as this computer knows; ``to_mail`` asks the helpdesk where there is a doubt."""
        known = self.remote.of(entry.request_id)
        is_there = known is not None and known.incident is not None
        return entry.way is Way.API and entry.follows is None and entry.state in _NOT_ACCEPTED and not is_there

    def to_mail(self, request_id: RequestId) -> JournalEntry:
        """Puts it into the outbox, to go from the teacher's mailbox. Raises ``ImpossibleEvent`` in any other state than
        queued or refused, ``Refused("helpdesk_has_it")`` when it is there, ``Unavailable("mail_account_missing")``, and
        what the helpdesk raises when it has to be asked."""
        entry = self.journal.entry(request_id)
        if entry.way is not Way.API or entry.follows is not None or entry.state not in _NOT_ACCEPTED:
            raise ImpossibleEvent(entry.state, EventKind.WAY_CHANGED)
        account = self.accounts.account()
        if account is None:
            raise Unavailable("mail_account_missing")
        self._make_sure_that_it_is_not_there(request_id)
        name = self.journal.outgoing(request_id).sender.name
        details = {"from": Way.API.value, "to": Way.MAIL.value}
        event = Event(request_id, EventKind.WAY_CHANGED, self.clock().astimezone(UTC), details)
        changed = self.journal.change_way(entry, Way.MAIL, MailAddress(name, account.address), event)
        self.remote.forget(request_id)
        return changed

    def _make_sure_that_it_is_not_there(self, request_id: RequestId) -> None:
        """An attempt that got no answer was asked about then; a slow server may have made it since."""
        known = self.remote.of(request_id)
        if known is None:
            return
        made = known.incident
        if made is None:
            with self.open_helpdesk() as helpdesk:
                made = helpdesk.find(request_id) if helpdesk.can_be_asked else None
            if made is not None:
                self.remote.remember(request_id, made)
        if made is not None:
            raise Refused("helpdesk_has_it", number=made.number)


_NOT_ACCEPTED = (State.QUEUED, State.REFUSED)
