"""A notification of the desktop itself, for programs without an icon beside the clock."""

from __future__ import annotations

import os
import sys
from html import escape

_NAME, _PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
_SHOWN_MS = 10_000
_PATIENCE = 2.0


def show_notification(title: str, text: str) -> bool:
    """False where this desktop shows none. Never raises: a notification is not worth a word about it."""
    if not sys.platform.startswith("linux") or not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return False
    from jeepney import DBusAddress, MessageType, new_method_call
    from jeepney.io.blocking import open_dbus_connection

    hints = {"desktop-entry": ("s", "edusupport-desktop")}
    # The text may be taken for markup.
    words: tuple[object, ...] = (
        "EduSupport Desktop",
        0,
        "edusupport-desktop",
        title,
        escape(text),
        [],
        hints,
        _SHOWN_MS,
    )
    call = new_method_call(DBusAddress(_PATH, bus_name=_NAME, interface=_NAME), "Notify", "susssasa{sv}i", words)
    try:
        with open_dbus_connection(bus="SESSION") as connection:
            answer = connection.send_and_get_reply(call, timeout=_PATIENCE)
    except Exception:  # whatever a broken bus makes of it
        return False
    return bool(answer.header.message_type is MessageType.method_return)
