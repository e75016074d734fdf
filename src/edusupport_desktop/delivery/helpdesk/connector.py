"""The one shape of all helpdesk systems: what ``HelpdeskSender`` asks of each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from edusupport_desktop.domain.helpdesk import (
    HelpdeskAccount,
    HelpdeskSecrets,
    RemoteFile,
    RemoteIncident,
    RemoteStanding,
)
from edusupport_desktop.domain.outgoing import MailAddress, OutgoingFile


@dataclass(frozen=True, slots=True)
class NewIncident:
    """``correlation`` is a UUID stored in the journal before the first attempt: the system keeps it where it can, so
    that it can be asked for it."""

    correlation: str
    subject: str
    body: str = field(repr=False)
    caller: MailAddress = field(repr=False)
    files: tuple[OutgoingFile, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class NewComment:
    """A word into an incident that is there. ``correlation`` as in ``NewIncident``: a system that has no place for it
    with a comment gets it as the last line (``marked``)."""

    correlation: str
    text: str = field(repr=False)
    files: tuple[OutgoingFile, ...] = field(default=(), repr=False)


class Connector(Protocol):
    """One system, signed in. Every method is one or a few calls to the server.

    Each raises ``NetworkTrouble`` (not reached, or «come back later»: nothing was accepted), ``Refused`` (it said no),
    ``UntrustedInput("helpdesk_answer_…")`` (an answer that is not what it must be), and where something is made
    ``OutcomeUnknown`` (the connection broke, or the answer was no answer, after the data was handed over).
    """

    @property
    def can_be_asked(self) -> bool:
        """Whether ``find`` and ``has_comment`` can tell. Where they cannot, what is unknown stays unknown."""

    def check(self) -> None:
        """Signs in and looks, for real and without changing anything, whether requests could be made."""

    def find(self, correlation: str) -> RemoteIncident | None:
        """The incident made with it; None when there is none."""

    def create(self, new: NewIncident) -> RemoteIncident:
        """Makes it. Files travel with it where the system takes them so; ``files_of`` tells which arrived."""

    def ignored(self, incident_id: str, new: NewIncident) -> Sequence[str]:
        """The fields, by the system's own names, that are not there as they were meant. Empty when all are."""

    def files_of(self, incident_id: str) -> Sequence[RemoteFile]:
        """The files of the incident and of its comments."""

    def attach(self, incident_id: str, file: OutgoingFile) -> None:
        """One more file to the incident."""

    def has_comment(self, incident_id: str, correlation: str) -> bool:
        """Whether the comment made with it is there."""

    def comment(self, incident_id: str, new: NewComment) -> None:
        """A comment that the support and the teacher see. Files travel with it where the system takes them so."""

    def standing(self, incident_id: str) -> RemoteStanding:
        """Status and comments."""

    def close(self) -> None:
        """Lets go of the connection. Nothing is called afterwards."""


class MakeConnector(Protocol):
    """What a connector's entry in ``connectors.py`` or an entry point names: a class or a function."""

    def __call__(
        self, account: HelpdeskAccount, secrets: HelpdeskSecrets, *, authority_file: str | None = None
    ) -> Connector:
        """Calls nobody yet. Raises ``Refused("helpdesk_address_wrong")`` and ``Unavailable``."""


def marked(text: str, correlation: str) -> str:
    """A comment's text with its correlation as the last line, by which ``is_marked`` knows it again."""
    return f"{text}\n\n{_MARK}{correlation}]"


def is_marked(text: str, correlation: str = "") -> bool:
    """Whether a comment was made by this program; with a ``correlation``: whether it is that one."""
    return f"{_MARK}{correlation}" in text


_MARK = "[EduSupport "
