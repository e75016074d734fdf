"""Words for helpdesk systems: what they are called, their places, their ways of signing in."""

from __future__ import annotations

from edusupport_desktop.domain.helpdesk import HelpdeskAccount, SignIn
from edusupport_desktop.domain.helpdesk_systems import DESCRIBED, HelpdeskSystem, PlaceKind
from edusupport_desktop.ui.words import tr


def system_title(system: HelpdeskSystem, desk: str) -> str:
    """``desk`` is the support's name: a system that it describes itself has no other."""
    if system.name == DESCRIBED:
        return tr("As described by {desk}").format(desk=desk)
    return system.title


def helpdesk_text(account: HelpdeskAccount) -> str:
    """Which helpdesk an account is at, and where in it: short enough for one line."""
    server = account.address.partition("://")[2].partition("/")[0]
    return f"{server}, {account.place}" if account.place else server


def place_label(place: PlaceKind) -> str:
    """The name of the field, with its key."""
    return {
        PlaceKind.TABLE: tr("&Table"),
        PlaceKind.QUEUE: tr("&Queue"),
        PlaceKind.GROUP: tr("&Group"),
        PlaceKind.PROJECT: tr("&Project"),
        PlaceKind.OTHER: tr("P&lace for requests"),
    }[place]


def place_missing(place: PlaceKind) -> str:
    return {
        PlaceKind.TABLE: tr("Write the table that takes requests; the support knows it."),
        PlaceKind.QUEUE: tr("Write the queue that takes requests; the support knows it."),
        PlaceKind.GROUP: tr("Write the group that takes requests; the support knows it."),
        PlaceKind.PROJECT: tr("Write the short name of the project that takes requests; the support knows it."),
        PlaceKind.OTHER: tr("Write where requests go; the support knows it."),
    }[place]


def sign_in_text(way: SignIn) -> str:
    return {
        SignIn.BASIC: tr("User name and password"),
        SignIn.TOKEN: tr("Token or key that the support gave out"),
        SignIn.OAUTH_PASSWORD: tr("OAuth 2: program, user name and password"),
        SignIn.OAUTH_CLIENT: tr("OAuth 2: program alone"),
    }[way]


def secret_label(way: SignIn) -> str:
    """Of the field for the secret, with its key; empty where ``HelpdeskSecrets.secret`` is not asked for."""
    return {
        SignIn.BASIC: tr("Pass&word"),
        SignIn.TOKEN: tr("T&oken or key"),
        SignIn.OAUTH_PASSWORD: tr("Pass&word"),
        SignIn.OAUTH_CLIENT: "",
    }[way]
