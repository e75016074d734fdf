"""What the use cases need for a helpdesk that takes requests over the network. As in ``ports``: off the interface's
thread, unless it says otherwise."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from edusupport_desktop.domain.helpdesk import (
        HelpdeskAccount,
        HelpdeskSecrets,
        RemoteFile,
        RemoteIncident,
        RemoteStanding,
    )
    from edusupport_desktop.domain.identifiers import RequestId


@dataclass(frozen=True, slots=True)
class Remote:
    """Where a request is being made, or was. ``incident`` is None until the helpdesk told it. ``ignored`` are the
    fields that are not there as they were meant; None: nobody has looked."""

    where: str
    incident: RemoteIncident | None = None
    ignored: tuple[str, ...] | None = None


class RemoteIncidents(Protocol):
    """What is known of requests at a helpdesk, as safe as the journal. A letter added to a request is one, too: its
    ``incident`` is the request's, and stands as soon as the comment does."""

    def begin(self, request_id: RequestId, where: str) -> None:
        """Before the first attempt: from here on the helpdesk may have it. Nothing changes when it was begun."""

    def remember(self, request_id: RequestId, incident: RemoteIncident) -> None:
        """The helpdesk has it. Raises ``KeyError`` when it was not begun."""

    def note_ignored(self, request_id: RequestId, ignored: Sequence[str]) -> None: ...

    def forget(self, request_id: RequestId) -> None:
        """The helpdesk has said for certain that it does not have it. Nothing happens when it has."""

    def of(self, request_id: RequestId) -> Remote | None:
        """None while it was never begun, or forgotten."""


class Helpdesk(Protocol):
    """The part of a connector that only asks. Raises ``NetworkTrouble``, ``Refused`` or ``UntrustedInput``."""

    @property
    def can_be_asked(self) -> bool: ...

    def find(self, correlation: str) -> RemoteIncident | None: ...

    def files_of(self, incident_id: str) -> Sequence[RemoteFile]: ...

    def has_comment(self, incident_id: str, correlation: str) -> bool: ...

    def standing(self, incident_id: str) -> RemoteStanding: ...


OpenHelpdesk = Callable[[], AbstractContextManager[Helpdesk]]
"""Raises ``Unavailable("helpdesk_account_missing")`` or ``("helpdesk_secret_missing")``."""


class HelpdeskAccounts(Protocol):
    """The account at the support's helpdesk. Its secrets are in the system's keyring alone."""

    def account(self) -> HelpdeskAccount | None: ...

    def save(self, account: HelpdeskAccount) -> None: ...

    def secrets(self, account: HelpdeskAccount) -> HelpdeskSecrets | None:
        """None when none were stored. Raises ``Unavailable`` when there is no keyring or it is locked."""

    def save_secrets(self, account: HelpdeskAccount, secrets: HelpdeskSecrets) -> bool:
        """True when the keyring took them; False when they are only kept in memory until the program ends."""

    def forget(self) -> None:
        """The account and its secrets. Raises ``Unavailable``, with both left, when the keyring keeps them."""
