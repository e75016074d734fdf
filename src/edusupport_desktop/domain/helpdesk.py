"""A helpdesk that takes requests over the network instead of by e-mail: how it is reached, and what it says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from edusupport_desktop.domain.outgoing import OutgoingFile


class SignIn(StrEnum):
    """How one signs in. The secret itself is in the keyring, never here."""

    BASIC = "basic"
    """A user name and a password."""
    TOKEN = "token"  # noqa: S105 (a way, no secret)
    """A token or key the helpdesk gave out."""
    OAUTH_CLIENT = "oauth_client"
    """OAuth2, client credentials: a client's id and its secret."""
    OAUTH_PASSWORD = "oauth_password"  # noqa: S105
    """OAuth2, the password grant: client, user name and password."""


@dataclass(frozen=True, slots=True)
class HelpdeskAccount:
    """``system`` names the connector, «servicenow» for example. ``address`` is its base address, https (or http to this
    computer), without a slash at its end. ``place`` is where requests go there: a table, queue, group or project; empty
    where the system has one alone. ``user_name`` and ``client_id`` are empty where the way of signing in has none.
    """

    system: str
    address: str
    sign_in: SignIn
    place: str = ""
    user_name: str = ""
    client_id: str = ""

    @property
    def where(self) -> str:
        """Names the place where requests go, in the journal too."""
        return " ".join(part for part in (self.system, self.address, self.place) if part)


@dataclass(frozen=True, slots=True)
class HelpdeskSecrets:
    """``secret`` is the password or token; ``client_secret`` is empty without OAuth2."""

    secret: str = field(repr=False)
    client_secret: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class RemoteIncident:
    """The helpdesk's record. ``id`` is what its addresses are made of, ``number`` what people call it. ``created_at``
    is the server's time, aware UTC; None when it does not tell."""

    id: str
    number: str
    created_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file on a record. ``size`` in bytes; None when the system does not tell."""

    name: str
    size: int | None


@dataclass(frozen=True, slots=True)
class RemoteComment:
    """What somebody wrote on a record, as plain text. ``id`` is the system's own and stays the same."""

    id: str
    author: str
    text: str = field(repr=False)
    written_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class RemoteStanding:
    """A record as it is now. ``status`` in the system's own words; ``comments`` are those the teacher may see, the
    oldest first."""

    status: str
    is_solved: bool
    comments: tuple[RemoteComment, ...] = ()


def missing_files(meant: Sequence[OutgoingFile], there: Sequence[RemoteFile]) -> tuple[OutgoingFile, ...]:
    """Those of ``meant`` that are not there, by name and, where the system tells it, size."""
    whole = Counter((file.name, file.size) for file in there)
    missing = []
    for file in meant:
        known = next((key for key in ((file.name, len(file.data)), (file.name, None)) if whole[key] > 0), None)
        if known is None:
            missing.append(file)
        else:
            whole[known] -= 1
    return tuple(missing)
