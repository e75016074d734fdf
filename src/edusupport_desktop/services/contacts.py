"""Are the contacts still true: asked once before the first letter, when there is a reason."""

from __future__ import annotations

from datetime import datetime

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.contacts_doubt import CONTACT_FIELDS, Doubt, contacts_doubt, contacts_of
from edusupport_desktop.domain.draft import Draft
from edusupport_desktop.domain.incident import State
from edusupport_desktop.domain.plain_text import clean_line
from edusupport_desktop.services.ports import Clock, Journal, Profile

_ADDRESS_REFUSED = ("mail_sender_refused", "mail_recipient_refused")


class Contacts:
    """``valid_days`` as in ``domain.desk.ContactTerms``."""

    def __init__(self, profile: Profile, journal: Journal, clock: Clock, valid_days: int) -> None:
        self._profile = profile
        self._journal = journal
        self._clock = clock
        self._valid_days = valid_days

    def doubt(self, draft: Draft) -> Doubt | None:
        """Why to ask about the contacts of this draft; None: they were confirmed, or are being typed for the first
        time. Reads the journal: not for the interface's thread."""
        confirmation = self._profile.confirmed_contacts()
        return contacts_doubt(
            contacts_of(self._profile.load()),
            _written(draft),
            confirmation,
            bounced_at=self._bounced_at(),
            now=self._clock(),
            valid_days=self._valid_days,
        )

    def confirm(self, draft: Draft) -> None:
        """The teacher says that the contacts of this draft are true. They are remembered, whatever becomes of it."""
        contacts = _written(draft)
        self._profile.save(contacts)
        self._profile.confirm_contacts(contacts, self._clock())

    def _bounced_at(self) -> datetime | None:
        """When a letter came back last, or an address was refused; None: never, or it was dealt with since."""
        refused = (
            entry
            for entry in self._journal.in_state(State.REFUSED)
            if self._journal.events(entry.request_id)[-1].details.get("code") in _ADDRESS_REFUSED
        )
        undelivered = [*self._journal.in_state(State.UNDELIVERED), *refused]
        return max((entry.changed_at for entry in undelivered if not entry.is_practice), default=None)


def _written(draft: Draft) -> dict[Field, str]:
    return contacts_of({field: clean_line(draft.answers[field]) for field in CONTACT_FIELDS})
