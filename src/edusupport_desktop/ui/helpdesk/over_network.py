"""What windows need to know of a request that goes into a helpdesk: its failures' cures, its outcome, the way back to
e-mail."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import OPEN, Event, EventKind, JournalEntry, State
from edusupport_desktop.services.ports import Progress
from edusupport_desktop.services.submit import Submitted
from edusupport_desktop.ui.words import tr

HELPDESK_CODES = frozenset(
    {
        "helpdesk_account_missing",
        "helpdesk_address_wrong",
        "helpdesk_no_encryption",
        "helpdesk_not_found",
        "helpdesk_place_wrong",
        "helpdesk_redirects",
        "helpdesk_secret_missing",
        "helpdesk_secret_not_latin",
        "helpdesk_sign_in_refused",
        "helpdesk_sign_in_unknown",
        "helpdesk_system_unknown",
    }
)
"""Failures that are cured in the helpdesk's dialog."""


@dataclass(frozen=True, slots=True)
class OverNetwork:
    """``by_mail`` sends the same request as a letter, ``may_go_by_mail`` says whether it can; ``ignored`` are the
    fields the helpdesk did not keep. Slow, all of them."""

    by_mail: Callable[[RequestId, Progress], Submitted]
    may_go_by_mail: Callable[[JournalEntry], bool]
    ignored: Callable[[RequestId], Sequence[str]]


def outcome_text(entry: JournalEntry) -> str:
    """Of a request the helpdesk took."""
    if entry.incident is None:
        return tr("The helpdesk of the support has the request. Its number comes into the journal by itself.")
    return tr("The helpdesk of the support has the request. Number and date are in the journal already.")


def offered_over_network(entry: JournalEntry, events: Sequence[Event]) -> tuple[str, ...]:
    """What else can be done with a request of the journal that goes, or went, into a helpdesk."""
    if entry.way is not Way.API:
        return ()
    if entry.state in (*OPEN, State.SOLVED):
        return ("refresh",)
    if entry.state in (State.QUEUED, State.REFUSED) and not is_there_in_part(events):
        return ("by_mail",)
    return ()


def is_there_in_part(events: Sequence[Event]) -> bool:
    """The incident stands already, though not all of its pictures do: by mail, or written anew, it would be a second
    one."""
    failures = (EventKind.POSTPONED, EventKind.REFUSED, EventKind.CONFIRMED_NOT_SENT)
    return any(event.kind in failures and "number" in event.details for event in events)
