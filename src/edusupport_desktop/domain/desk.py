"""The support desk as data. Every constant of the desk lives in ``resources/desks/*.toml``, none in code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from edusupport_desktop.domain.answers import Field

if TYPE_CHECKING:  # it knows letters, which know desks
    from edusupport_desktop.domain.helpdesk_description import HelpdeskDescription


@dataclass(frozen=True, slots=True)
class NumberPattern:
    """How the desk writes an incident's number: ``prefix`` (Latin, upper case) and a range of digit counts."""

    prefix: str
    min_digits: int
    max_digits: int
    example: str


@dataclass(frozen=True, slots=True)
class PictureLimits:
    """``media_types`` the desk accepts; ``total_bytes`` is the sum of the files before e-mail encoding.

    ``refused_names`` are file name endings the memo names as refused, with the dot.
    """

    media_types: tuple[str, ...]
    total_bytes: int
    max_count: int
    refused_names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ContactTerms:
    """``valid_days``: after so many days the teacher is asked whether telephone and address are still true.

    ``foreign_mail``: domains of mailboxes kept abroad, in lower case.
    """

    valid_days: int = 90
    foreign_mail: tuple[str, ...] = ()


WAITING_DAYS = 5
"""For a desk that says nothing of it."""


@dataclass(frozen=True, slots=True)
class Desk:
    """A support desk: whom to write to, what a request must hold, and what the memo advises (in Russian)."""

    id: str
    name: str
    system: str
    phone: str
    email: str
    number: NumberPattern
    required: tuple[Field, ...]
    required_with_error: tuple[Field, ...]
    pictures: PictureLimits
    advice: Mapping[str, str]
    """Texts of the memo by key: ``after_sending``, ``keep_number``, ``no_second_incident`` …"""
    contacts: ContactTerms = ContactTerms()
    sections: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The parts of the system, by the beginnings of the words teachers call them: see ``domain/clauses``."""
    waiting_days: int = WAITING_DAYS
    """After so many days without a word of the support the program proposes to call or to write once more."""
    helpdesk: HelpdeskDescription | None = None
    """How the desk takes requests over the network, where its file describes it. None: it does not."""
