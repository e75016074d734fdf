"""What is known of each helpdesk system before anybody asks it: its name, what a place is there, how one signs in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from edusupport_desktop.domain.helpdesk import SignIn

DESCRIBED = "described"
"""The system whose calls the desk file describes."""


class PlaceKind(StrEnum):
    """What the place is called where requests go."""

    TABLE = "table"
    QUEUE = "queue"
    GROUP = "group"
    PROJECT = "project"
    OTHER = "other"
    """A system the program knows nothing of: it may have any, or none."""


@dataclass(frozen=True, slots=True)
class HelpdeskSystem:
    """``name`` is that of the connector, ``title`` what people call it; empty: it has no name of its own. ``sign_ins``
    are the ways it has, the usual one first. ``place_example`` is what the place usually is."""

    name: str
    title: str
    sign_ins: tuple[SignIn, ...]
    place: PlaceKind = PlaceKind.OTHER
    needs_place: bool = False
    place_example: str = ""


@dataclass(frozen=True, slots=True)
class HelpdeskTerms:
    """What an administrator has laid down for the account. Empty, or None: the teacher may choose."""

    system: str = ""
    address: str = ""
    place: str = ""
    sign_in: SignIn | None = None


_TOKEN_OR_PASSWORD = (SignIn.TOKEN, SignIn.BASIC)

_KNOWN = (
    HelpdeskSystem(
        "servicenow",
        "ServiceNow",
        (SignIn.BASIC, SignIn.TOKEN, SignIn.OAUTH_PASSWORD, SignIn.OAUTH_CLIENT),
        PlaceKind.TABLE,
        place_example="incident",
    ),
    HelpdeskSystem(
        "simpleone",
        "SimpleOne",
        (SignIn.BASIC, SignIn.TOKEN),
        PlaceKind.TABLE,
        place_example="itsm_incident",
    ),
    HelpdeskSystem(
        "request_tracker",
        "Request Tracker",
        _TOKEN_OR_PASSWORD,
        PlaceKind.QUEUE,
        needs_place=True,
        place_example="General",
    ),
    HelpdeskSystem("zammad", "Zammad", _TOKEN_OR_PASSWORD, PlaceKind.GROUP, needs_place=True, place_example="Users"),
    HelpdeskSystem(
        "redmine", "Redmine", _TOKEN_OR_PASSWORD, PlaceKind.PROJECT, needs_place=True, place_example="support"
    ),
    HelpdeskSystem(DESCRIBED, "", (SignIn.TOKEN, SignIn.BASIC)),
)

KNOWN_SYSTEMS: Mapping[str, HelpdeskSystem] = {system.name: system for system in _KNOWN}


def system_named(name: str) -> HelpdeskSystem:
    """One of another package is called by its own name and may have every way of signing in."""
    return KNOWN_SYSTEMS.get(name) or HelpdeskSystem(name, name, tuple(SignIn))
