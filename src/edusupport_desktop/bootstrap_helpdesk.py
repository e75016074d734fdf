"""The part of ``bootstrap`` for the support's helpdesk. What is heavy is imported when it is needed.

``description`` is what the desk file says of the helpdesk's interface; None: nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, closing
from typing import TYPE_CHECKING

from edusupport_desktop.domain.errors import Unavailable

if TYPE_CHECKING:
    from edusupport_desktop.delivery.helpdesk.connector import Connector
    from edusupport_desktop.domain.helpdesk import HelpdeskAccount, HelpdeskSecrets
    from edusupport_desktop.domain.helpdesk_description import HelpdeskDescription
    from edusupport_desktop.services.helpdesk_ports import Helpdesk, HelpdeskAccounts, OpenHelpdesk, RemoteIncidents
    from edusupport_desktop.services.ports import Sender


def helpdesk_systems(description: HelpdeskDescription | None) -> Sequence[str]:
    """The names of the systems there are connectors for."""
    from edusupport_desktop.delivery.helpdesk.connectors import known_systems

    return known_systems(description)


def helpdesk_sender(
    accounts: HelpdeskAccounts,
    remote: RemoteIncidents,
    authority_file: str | None,
    description: HelpdeskDescription | None,
) -> Sender:
    """Raises ``Unavailable("helpdesk_account_missing")`` and ``("helpdesk_secret_missing")``."""
    from edusupport_desktop.delivery.helpdesk.connectors import connect
    from edusupport_desktop.delivery.helpdesk.sender import HelpdeskSender

    account, secrets = _signed_in(accounts)

    def connected() -> Connector:
        return connect(account, secrets, authority_file=authority_file, description=description)

    return HelpdeskSender(connected, account.where, remote)


def helpdesk_opener(
    accounts: HelpdeskAccounts,
    authority_file: Callable[[], str | None],
    description: Callable[[], HelpdeskDescription | None],
) -> OpenHelpdesk:
    """What asks about incidents that are there."""

    def open_helpdesk() -> AbstractContextManager[Helpdesk]:
        from edusupport_desktop.delivery.helpdesk.connectors import connect

        account, secrets = _signed_in(accounts)
        return closing(connect(account, secrets, authority_file=authority_file(), description=description()))

    return open_helpdesk


def check_helpdesk(
    account: HelpdeskAccount,
    secrets: HelpdeskSecrets,
    authority_file: str | None,
    description: HelpdeskDescription | None,
) -> None:
    """Raises why no request could be made there."""
    from edusupport_desktop.delivery.helpdesk.connectors import connect

    with closing(connect(account, secrets, authority_file=authority_file, description=description)) as connector:
        connector.check()


def _signed_in(accounts: HelpdeskAccounts) -> tuple[HelpdeskAccount, HelpdeskSecrets]:
    account = accounts.account()
    if account is None:
        raise Unavailable("helpdesk_account_missing")
    secrets = accounts.secrets(account)
    if secrets is None:
        raise Unavailable("helpdesk_secret_missing")
    return account, secrets
