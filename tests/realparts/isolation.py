"""Keeps a test away from the user's files and from every other computer."""

from __future__ import annotations

import ipaddress
import socket
from pathlib import Path
from typing import Any

import pytest

# Names that never exist (RFC 2606, RFC 6761): looking one up fails here as it would with a name server.
NEVER_RESOLVED = (".invalid", ".test", ".example")


def isolated_environment(home: Path) -> dict[str, str | None]:
    """The variables that tell a program where its user lives; None means the variable is absent.

    The folders exist afterwards. TZ stays as it is: local time is part of what is tested.
    """
    folders = {
        "XDG_CONFIG_HOME": home / ".config",
        "XDG_DATA_HOME": home / ".local" / "share",
        "XDG_STATE_HOME": home / ".local" / "state",
        "XDG_CACHE_HOME": home / ".cache",
        "XDG_RUNTIME_DIR": home / ".runtime",
        "APPDATA": home / "AppData" / "Roaming",
        "LOCALAPPDATA": home / "AppData" / "Local",
    }
    for folder in folders.values():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return {
        "HOME": str(home),
        "USERPROFILE": str(home),
        **{name: str(folder) for name, folder in folders.items()},
        "LANG": "C.UTF-8",
        "LC_ALL": None,
        "LANGUAGE": None,
        # No desktop's bus and no keyring are met by chance; realparts.bus gives real ones of their own.
        "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
        "BROWSER": None,
    }


def _is_loopback(host: str) -> bool:
    if host.lower().rstrip(".") in ("localhost", ""):
        return True
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return False


def forbid_the_network(patch: pytest.MonkeyPatch) -> None:
    """In this process, connecting or looking up beyond loopback fails the test, past any ``except Exception``."""
    connect, connect_ex, lookup = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def check(sock: socket.socket, address: Any) -> None:
        if sock.family in (socket.AF_INET, socket.AF_INET6) and not _is_loopback(str(address[0])):
            pytest.fail(f"a test reached for the network: {address}")

    def guarded_connect(sock: socket.socket, address: Any) -> None:
        check(sock, address)
        connect(sock, address)

    def guarded_connect_ex(sock: socket.socket, address: Any) -> int:
        check(sock, address)
        return connect_ex(sock, address)

    def guarded_lookup(host: str | bytes | None, *args: Any, **kwargs: Any) -> Any:
        name = host.decode("ascii", "replace") if isinstance(host, bytes) else (host or "")
        if name.lower().rstrip(".").endswith(NEVER_RESOLVED):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        if not _is_loopback(name):
            try:
                ipaddress.ip_address(name)
            except ValueError:
                pytest.fail(f"a test looked up a name beyond loopback: {name}")
        return lookup(host, *args, **kwargs)

    patch.setattr(socket.socket, "connect", guarded_connect)
    patch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
    patch.setattr(socket, "getaddrinfo", guarded_lookup)
