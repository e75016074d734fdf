"""What a letter can leave the wizard by, and where it goes then."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.hand_off import MailProgram, WebMail
from edusupport_desktop.domain.helpdesk import HelpdeskAccount
from edusupport_desktop.domain.mail_account import MailProvider
from edusupport_desktop.services.helpdesk_ports import HelpdeskAccounts
from edusupport_desktop.services.ports import MailAccounts


@dataclass(frozen=True, slots=True)
class WaysOut:
    """``mail_programs`` looks at the computer: off the interface's thread. ``offered`` are the ways the administrator
    leaves, the first proposed; None: all. ``helpdesk_is_laid_down``: the desk or the administrator says which helpdesk
    takes requests, so that it is offered before it is set up."""

    accounts: MailAccounts
    provider_for: Callable[[str], MailProvider | None]
    mail_programs: Callable[[], Sequence[MailProgram]]
    web_mail: Sequence[WebMail]
    offered: tuple[Way, ...] | None = None
    helpdesk: HelpdeskAccounts | None = None
    helpdesk_is_laid_down: bool = False

    def offers(self, way: Way) -> bool:
        if self.offered is not None:
            return way in self.offered
        return way is not Way.API or self.helpdesk_is_laid_down or self.helpdesk_account() is not None

    def helpdesk_account(self) -> HelpdeskAccount | None:
        """None while it is not set up."""
        return self.helpdesk.account() if self.helpdesk is not None else None

    def service_of(self, address: str) -> WebMail | None:
        """The mail service an address belongs to, by its domain."""
        domain = address.strip().rpartition("@")[2].casefold()
        return next((service for service in self.web_mail if domain in service.domains), None)

    def takes_no_password(self, address: str) -> bool:
        """Whether the provider of this address lets no other program send for the teacher."""
        provider = self.provider_for(address)
        return provider is not None and not provider.allows_password


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a letter goes. ``target`` as in ``Submission.submit``; ``name`` of the mail program or service.

    ``needs_hands``: the teacher has to add what did not go by itself. ``put_aside``: it is to be sent later.
    """

    target: str | None = None
    name: str = ""
    needs_hands: bool = False
    put_aside: bool = False
