"""The teacher's own mailbox: where its letters go out, and where answers come in. The password is never part of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Security(StrEnum):
    """How the connection is encrypted. There is no way without."""

    TLS = "tls"
    """From the first byte, usually port 465."""
    STARTTLS = "starttls"
    """Upgraded before anything is said, usually port 587."""


@dataclass(frozen=True, slots=True)
class IncomingServer:
    """Where the mailbox can be read, by IMAP, with the same name and password."""

    host: str
    port: int
    security: Security


@dataclass(frozen=True, slots=True)
class MailAccount:
    """``address`` is also the sender; ``user_name`` what the server wants for signing in (usually the address).

    ``incoming`` is None when nobody said where the mailbox is read. ``keeps_copies`` says that this program has to put
    a copy of a sent letter into the mailbox, because the provider does not. ``reads_replies``: whether the teacher
    allowed the program to look into the mailbox for answers of the support; None: nobody has asked yet.
    """

    address: str
    user_name: str
    host: str
    port: int
    security: Security
    incoming: IncomingServer | None = None
    keeps_copies: bool = False
    reads_replies: bool | None = None


@dataclass(frozen=True, slots=True)
class MailProvider:
    """What is known of a provider, by the domains of its addresses.

    ``password_help`` is a key for the words that explain which password it wants; None when it is the mailbox's own.
    ``password_page`` is the https address of the provider's page where such a password is made.
    ``allows_password`` is False where only a browser sign-in works (Outlook.com): then a hand-off is offered.
    ``by_local_part``: one signs in with what stands before the «@», not with the whole address.
    ``keeps_sent`` is True where a letter sent by SMTP stands in the Sent folder by itself.
    """

    name: str
    domains: tuple[str, ...]
    host: str
    port: int
    security: Security
    password_help: str | None = None
    allows_password: bool = True
    incoming: IncomingServer | None = None
    keeps_sent: bool = False
    by_local_part: bool = False
    password_page: str | None = None
