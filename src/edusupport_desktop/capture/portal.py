"""The desktop portal's way to a screenshot: ``org.freedesktop.portal.Screenshot`` over the session's D-Bus.

https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Screenshot.html and …Request.html.
"""

from __future__ import annotations

import secrets
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from edusupport_desktop.domain.errors import Cancelled, Unavailable

if TYPE_CHECKING:
    from jeepney import Message
    from jeepney.io.blocking import DBusConnection

_NAME, _PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
_SCREENSHOT, _REQUEST = "org.freedesktop.portal.Screenshot", "org.freedesktop.portal.Request"
# The bus may have to start the portal, which starts the desktop's part of it.
_REPLY_SECONDS = 20.0

_NO_PORTAL = ("ServiceUnknown", "NameHasNoOwner", "Spawn.")
_NO_SCREENSHOTS = ("UnknownMethod", "UnknownInterface", "UnknownObject", "InvalidArgs", "NotSupported")
_ERRORS = "org.freedesktop.DBus.Error."


class PortalRefused(Exception):
    """The portal answered "ended some other way": no permission, or the desktop's part of it failed."""


def missing_part() -> str | None:
    """What a screenshot through the portal lacks here, as a code of ``Unavailable``; None when nothing is known.

    Starts the portal where it does not run yet.
    """
    from jeepney import DBusAddress, Properties

    try:
        with _session_bus() as connection:
            screenshot = DBusAddress(_PATH, bus_name=_NAME, interface=_SCREENSHOT)
            _answered(connection, Properties(screenshot).get("version"))
    except Unavailable as error:
        return error.code
    return None


def take_screenshot(*, interactive: bool, seconds: float) -> str:
    """Asks for a picture and returns its URI, which is not to be trusted.

    ``interactive``: the desktop's own dialog lets the user choose what is taken; otherwise it is the whole desktop, and
    at most a permission is asked for. After ``seconds`` the dialog is closed.

    Raises ``Cancelled``, ``PortalRefused`` and ``Unavailable`` with ``portal_missing``, ``portal_without_screenshots``,
    ``portal_timeout`` or ``portal_failed``.
    """
    from jeepney import DBusAddress, HeaderFields, MatchRule, message_bus, new_method_call

    token = f"edusupport_{secrets.token_hex(8)}"
    options = {"handle_token": ("s", token), "interactive": ("b", interactive)}
    portal = DBusAddress(_PATH, bus_name=_NAME, interface=_SCREENSHOT)
    # Without a path: portals before 0.9 choose one themselves. Listening begins before the question, so that an
    # answer that comes at once is not lost.
    rule = MatchRule(type="signal", interface=_REQUEST, member="Response")
    answers: deque[Message] = deque(maxlen=64)
    with _session_bus() as connection, connection.filter(rule, queue=answers):
        _answered(connection, message_bus.AddMatch(rule))
        reply = _answered(connection, new_method_call(portal, "Screenshot", "sa{sv}", ("", options)))
        sender, handle = reply.header.fields.get(HeaderFields.sender), str(reply.body[0])
        deadline = time.monotonic() + seconds
        while True:
            try:
                answer = connection.recv_until_filtered(answers, timeout=max(0.0, deadline - time.monotonic()))
            except TimeoutError as error:
                _close(connection, handle)
                raise Unavailable("portal_timeout") from error
            fields = answer.header.fields
            # Anybody on the bus can send such a signal.
            if (fields.get(HeaderFields.sender), fields.get(HeaderFields.path)) == (sender, handle):
                return _uri(answer.body)


def _uri(body: tuple[Any, ...]) -> str:
    match body:
        case (0, {"uri": ("s", str(uri))}):
            return uri
        case (1, _):
            raise Cancelled
        case (0, _):
            raise Unavailable("portal_failed", reason="no uri")
        case _:
            raise PortalRefused


@contextmanager
def _session_bus() -> Iterator[DBusConnection]:
    from jeepney.io.blocking import open_dbus_connection

    try:
        connection = open_dbus_connection(bus="SESSION")
    # No address, an address of a kind that is not known, nobody there, or somebody else who does not know us.
    except (KeyError, ValueError, RuntimeError, OSError) as error:
        raise Unavailable("portal_missing", reason=type(error).__name__) from error
    try:
        with connection:
            yield connection
    except TimeoutError as error:
        raise Unavailable("portal_timeout") from error
    except OSError as error:  # the bus ended meanwhile
        raise Unavailable("portal_failed", reason=type(error).__name__) from error


def _answered(connection: DBusConnection, question: Message) -> Message:
    from jeepney import HeaderFields, MessageType

    reply = connection.send_and_get_reply(question, timeout=_REPLY_SECONDS)
    if reply.header.message_type is not MessageType.error:
        return reply
    name = str(reply.header.fields.get(HeaderFields.error_name, ""))
    short = name.removeprefix(_ERRORS)
    if short.startswith(_NO_PORTAL):
        raise Unavailable("portal_missing", reason=short)
    if short.startswith(_NO_SCREENSHOTS):
        raise Unavailable("portal_without_screenshots", reason=short)
    raise Unavailable("portal_failed", reason=short)


def _close(connection: DBusConnection, handle: str) -> None:
    from jeepney import DBusAddress, new_method_call

    with suppress(OSError, Unavailable, ValueError):
        _answered(connection, new_method_call(DBusAddress(handle, bus_name=_NAME, interface=_REQUEST), "Close"))
