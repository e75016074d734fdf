"""The password in a real keyring: a gnome-keyring of its own, unlocked, locked, and absent."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from keyring.backends import SecretService

from contracts.mail_accounts import PASSWORD, MailAccountsContract
from edusupport_desktop.settings.mail_accounts import KeyringMailAccounts
from realparts.bus import PrivateBus

PROGRAM = Path(__file__).with_name("keyring_program.py")


def told(bus: PrivateBus, data: Path, *commands: str) -> list[object]:
    """What a new process on this bus answers to each command."""
    tests = str(PROGRAM.parent.parent)
    ran = subprocess.run(
        [sys.executable, str(PROGRAM), str(data), *commands],
        env=bus.env | {"PYTHONPATH": os.pathsep.join([tests, *filter(None, sys.path)])},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ran.returncode == 0, ran.stderr
    assert PASSWORD not in ran.stderr
    return [json.loads(line) for line in ran.stdout.splitlines()]


def files_holding_the_password(folder: Path) -> list[Path]:
    forms = [
        PASSWORD.encode(),
        PASSWORD.encode("utf-16-le"),
        PASSWORD.encode("unicode-escape"),
        json.dumps(PASSWORD).encode()[1:-1],
    ]
    return [path for path in folder.rglob("*") if path.is_file() and any(form in path.read_bytes() for form in forms)]


@pytest.mark.real
class TestRealKeyring(MailAccountsContract):
    @pytest.fixture
    def accounts(self, secret_service: PrivateBus, file: Any, monkeypatch: pytest.MonkeyPatch) -> KeyringMailAccounts:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", secret_service.address)
        monkeypatch.setattr("keyring.core._keyring_backend", SecretService.Keyring())
        return KeyringMailAccounts(file)


@pytest.mark.real
def test_the_systems_keyring_keeps_the_password_and_no_file_does(secret_service: PrivateBus, tmp_path: Path) -> None:
    assert told(secret_service, tmp_path, "save", "read") == [True, PASSWORD]
    assert told(secret_service, tmp_path, "read") == [PASSWORD]
    assert [path.name for path in tmp_path.rglob("*.json")] == ["mail_account.json"]
    assert files_holding_the_password(tmp_path) == []
    # Nor does the home folder that this keyring lives in: it encrypts what it keeps.
    assert files_holding_the_password(secret_service.folder) == []


@pytest.mark.real
def test_nothing_stored_is_nothing_told(secret_service: PrivateBus, tmp_path: Path) -> None:
    assert told(secret_service, tmp_path, "read") == [None]


@pytest.mark.real
def test_a_locked_keyring_is_told_of_and_the_password_serves_until_the_end(
    secret_service: PrivateBus, tmp_path: Path
) -> None:
    assert told(secret_service, tmp_path, "save") == [True]
    assert told(secret_service, tmp_path, "lock", "read") == [None, "keyring_locked"]
    assert told(secret_service, tmp_path, "save", "read") == [False, PASSWORD]
    assert files_holding_the_password(tmp_path) == []


@pytest.mark.real
def test_where_there_is_no_keyring_that_is_said_and_memory_serves(
    bus_without_secrets: PrivateBus, tmp_path: Path
) -> None:
    assert told(bus_without_secrets, tmp_path, "read", "save", "read") == ["keyring_missing", False, PASSWORD]
    assert told(bus_without_secrets, tmp_path, "read") == ["keyring_missing"]
    assert files_holding_the_password(tmp_path) == []
