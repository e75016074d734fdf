"""A double of the desktop portal on a real bus: it answers as a test tells it, where the real one needs a person."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from realparts.bus import PrivateBus
from realparts.needs import needs
from realparts.processes import Process, stop

NAME = "org.freedesktop.portal.Desktop"

# Answers each Screenshot call by the table given to it, keyed by the option "interactive"; says what it was asked.
DOUBLE = """
import json, sys
from jeepney import *
from jeepney.io.blocking import Proxy, open_dbus_connection
answers = {key == "true": answer for key, answer in json.loads(sys.argv[1]).items()}
connection = open_dbus_connection(bus="SESSION")
Proxy(message_bus, connection).RequestName("org.freedesktop.portal.Desktop")
def say(*what):
    print(json.dumps(what), flush=True)
def respond(path, code, results):
    sender = DBusAddress(path, interface="org.freedesktop.portal.Request")
    signal = new_signal(sender, "Response", "ua{sv}", (code, results))
    signal.header.fields[HeaderFields.destination] = caller
    connection.send(signal)
say("ready")
while True:
    call = connection.receive()
    if call.header.message_type is not MessageType.method_call:
        continue
    member, caller = call.header.fields[HeaderFields.member], call.header.fields[HeaderFields.sender]
    if member == "Get":
        connection.send(new_method_return(call, "v", (("u", 2),)))
    elif member == "Screenshot":
        options = {name: value for name, (_, value) in call.body[1].items()}
        say("Screenshot", options["interactive"])
        answer = answers[options["interactive"]]
        if "error" in answer:
            connection.send(new_error(call, answer["error"]))
            continue
        token = answer.get("token", options["handle_token"])
        path = "/org/freedesktop/portal/desktop/request/" + caller[1:].replace(".", "_") + "/" + token
        results = {name: tuple(value) for name, value in answer.get("results", {}).items()}
        if answer.get("at_once"):
            respond(path, answer["code"], results)
        connection.send(new_method_return(call, "o", (path,)))
        respond(path + "x", 2, {})  # to another request
        if "code" in answer and not answer.get("at_once"):
            respond(path, answer["code"], results)
    elif member == "Close":
        say("Close")
        connection.send(new_method_return(call))
"""


class PortalDouble:
    """``answers`` per value of ``interactive``: ``{"code": 0, "results": {"uri": ["s", uri]}}``, ``{"error": name}``,
    or ``{}`` for a portal that never answers. ``token``: a handle of the portal's own choice, as old ones have it.
    ``at_once``: the answer comes before the reply to the call."""

    def __init__(self, bus: PrivateBus, answers: dict[bool, dict[str, Any]]) -> None:
        table = json.dumps({str(key).lower(): answer for key, answer in answers.items()})
        self.process: Process = subprocess.Popen(
            [sys.executable, "-c", DOUBLE, table], env=bus.env, stdout=subprocess.PIPE, text=True
        )
        assert self.next_event() == ["ready"]

    def next_event(self) -> list[Any]:
        """Waits for what it says next: ``["Screenshot", interactive]`` or ``["Close"]``."""
        assert self.process.stdout is not None
        event: list[Any] = json.loads(self.process.stdout.readline())
        return event

    def stop(self) -> None:
        stop(self.process)


class Portals:
    """Starts portals on a bus that the test's own process sees."""

    def __init__(self, bus: PrivateBus) -> None:
        self._bus = bus
        self._started: list[PortalDouble] = []

    def start(self, desktop: dict[str, Any], dialog: dict[str, Any] | None = None) -> PortalDouble:
        """``desktop`` answers the wish for the whole desktop, ``dialog`` the one for the desktop's own dialog."""
        unexpected = {"error": f"{NAME}.Unexpected"}
        portal = PortalDouble(self._bus, {False: desktop, True: unexpected if dialog is None else dialog})
        self._started.append(portal)
        return portal

    def stop(self) -> None:
        for portal in self._started:
            portal.stop()


@pytest.fixture
def portals(monkeypatch: pytest.MonkeyPatch) -> Iterator[Portals]:
    """A bus without a portal, until the test starts a double."""
    needs("dbus-daemon", package="dbus-daemon")
    with PrivateBus(activation=False) as bus:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
        portals = Portals(bus)
        yield portals
        portals.stop()
