"""The desktop's own notifications, over a real bus: a double shows them."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from edusupport_desktop.system.notification import show_notification
from realparts.bus import PrivateBus
from realparts.processes import stop

pytestmark = [pytest.mark.real, pytest.mark.not_windows("there is no such bus")]

DOUBLE = """
import json, sys
from jeepney import *
from jeepney.io.blocking import Proxy, open_dbus_connection
connection = open_dbus_connection(bus="SESSION")
Proxy(message_bus, connection).RequestName("org.freedesktop.Notifications")
print("ready", flush=True)
while True:
    call = connection.receive()
    if call.header.message_type is MessageType.method_call:
        signature = call.header.fields[HeaderFields.signature]
        if sys.argv[1] == "refuse":
            connection.send(new_error(call, "org.freedesktop.DBus.Error.Failed"))
        else:
            connection.send(new_method_return(call, "u", (7,)))
        print(json.dumps([signature, call.body[0], call.body[3], call.body[4]]), flush=True)
"""


@pytest.mark.parametrize(("answer", "shown"), [("take", True), ("refuse", False)])
def test_a_notification_reaches_the_desktop_as_plain_text(
    bus_without_secrets: PrivateBus, monkeypatch: pytest.MonkeyPatch, answer: str, shown: bool
) -> None:
    for name, value in bus_without_secrets.env.items():
        monkeypatch.setenv(name, value)
    double = subprocess.Popen([sys.executable, "-c", DOUBLE, answer], stdout=subprocess.PIPE, text=True)
    try:
        assert double.stdout is not None
        assert double.stdout.readline() == "ready\n"
        assert show_notification("EduSupport Desktop", "Ответ <b>есть</b>") is shown
        told = json.loads(double.stdout.readline())
    finally:
        stop(double)
    assert told == ["susssasa{sv}i", "EduSupport Desktop", "EduSupport Desktop", "Ответ &lt;b&gt;есть&lt;/b&gt;"]


def test_a_desktop_without_notifications_shows_none(
    bus_without_secrets: PrivateBus, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in bus_without_secrets.env.items():
        monkeypatch.setenv(name, value)
    assert not show_notification("EduSupport Desktop", "Ответ")


def test_without_a_bus_nothing_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    assert not show_notification("EduSupport Desktop", "Ответ")
