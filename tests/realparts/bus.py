"""Real D-Bus session buses of their own, with and without the Secret Service."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

import pytest

from realparts.isolation import isolated_environment
from realparts.needs import needs
from realparts.processes import Process, stop, wait_until

SECRETS = "org.freedesktop.secrets"

# Nothing can be started on this bus: it names no service folder.
BARE_BUS = """\
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


class PrivateBus:
    """A dbus-daemon with its own home folder.

    Attributes: ``address``; ``env``, a whole environment for subprocesses that shall see this bus and a real keyring.
    """

    def __init__(self, *, activation: bool, **extra: str) -> None:
        """``extra``: further variables of the environment of the bus and all it starts."""
        self._activation = activation
        self._extra = extra
        self._daemon: Process | None = None
        self.folder = Path()
        self.address = ""
        self.env: dict[str, str] = {}

    def __enter__(self) -> PrivateBus:
        # Socket names are limited to 107 bytes: pytest's own folders would be too deep.
        self.folder = Path(tempfile.mkdtemp(prefix="bus-"))
        self.env = dict(os.environ)
        changes: dict[str, str | None] = isolated_environment(self.folder) | {
            "PYTHON_KEYRING_BACKEND": None,
            "DBUS_SESSION_BUS_ADDRESS": None,
            # Started by the bus or not, no service may meet a display that is not this test's.
            "DISPLAY": None,
            "WAYLAND_DISPLAY": None,
            **self._extra,
        }
        for name, value in changes.items():
            if value is None:
                self.env.pop(name, None)
            else:
                self.env[name] = value
        command = ["dbus-daemon", "--nofork", "--nopidfile", "--print-address=1"]
        if self._activation:
            command += ["--session"]
        else:
            config = self.folder / "bus.conf"
            config.write_text(BARE_BUS.format(folder=self.folder), encoding="utf-8")
            command += [f"--config-file={config}"]
        self._daemon = subprocess.Popen(
            command, env=self.env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        assert self._daemon.stdout is not None
        self.address = self._daemon.stdout.readline().decode().strip()
        if not self.address:
            self.stop()
            raise TimeoutError("dbus-daemon ended before it had an address")
        self.env["DBUS_SESSION_BUS_ADDRESS"] = self.address
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def stop(self) -> None:
        stop(self._daemon)
        # Services the bus started itself may still be writing while they notice its end.
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def runtime_folder(self) -> Path:
        """Where services on the bus keep their sockets."""
        return Path(self.env["XDG_RUNTIME_DIR"])

    def has_owner(self, name: str) -> bool:
        """Whether a process on the bus owns the well-known name."""
        from jeepney import DBusAddress, new_method_call
        from jeepney.io.blocking import open_dbus_connection

        bus = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
        with open_dbus_connection(bus=self.address) as connection:
            reply = connection.send_and_get_reply(new_method_call(bus, "NameHasOwner", "s", (name,)))
        return bool(reply.body[0])


@pytest.fixture
def secret_service() -> Iterator[PrivateBus]:
    """A bus with a real, unlocked gnome-keyring. For subprocesses: give them its ``env``."""
    needs("dbus-daemon", package="dbus-daemon")
    needs("gnome-keyring-daemon", package="gnome-keyring")
    with PrivateBus(activation=True) as bus:
        keyring = subprocess.Popen(
            [
                "gnome-keyring-daemon",
                "--foreground",
                "--unlock",
                "--components=secrets",
                f"--control-directory={bus.folder / 'keyring'}",
            ],
            env=bus.env,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        assert keyring.stdin is not None
        try:
            keyring.stdin.write(b"password of the test keyring")
            keyring.stdin.close()
            wait_until(lambda: bus.has_owner(SECRETS), "the Secret Service", process=keyring)
            yield bus
        finally:
            stop(keyring)


@pytest.fixture
def bus_without_secrets() -> Iterator[PrivateBus]:
    """A bus where no Secret Service is and none can be started."""
    needs("dbus-daemon", package="dbus-daemon")
    with PrivateBus(activation=False) as bus:
        yield bus
