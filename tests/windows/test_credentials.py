"""The password in the real credential store of Windows, which keeps it with DPAPI."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from keyring.backends.Windows import WinVaultKeyring
from keyring.errors import PasswordDeleteError

from contracts.mail_accounts import ACCOUNT, PASSWORD, MailAccountsContract
from edusupport_desktop.settings.mail_accounts import SERVICE, KeyringMailAccounts
from edusupport_desktop.storage.settings_file import JsonSettingsFile

TESTS = Path(__file__).parents[1]
PROGRAM = TESTS / "settings" / "keyring_program.py"


@pytest.fixture(autouse=True)
def credentials() -> Iterator[WinVaultKeyring]:
    """The store without the test's password, before and after."""
    store = WinVaultKeyring()

    def forget() -> None:
        try:
            store.delete_password(SERVICE, f"{ACCOUNT.address}@{ACCOUNT.host}")
        except PasswordDeleteError:
            return  # there was none

    forget()
    yield store
    forget()


def told(data: Path, *commands: str) -> list[object]:
    """What a new process answers to each command; its keyring is the one it finds by itself."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHON_KEYRING_BACKEND"}
    env["PYTHONPATH"] = os.pathsep.join([str(TESTS), *filter(None, sys.path)])
    ran = subprocess.run(
        [sys.executable, str(PROGRAM), str(data), *commands], env=env, capture_output=True, timeout=60, check=False
    )
    assert ran.returncode == 0, ran.stderr
    return [json.loads(line) for line in ran.stdout.splitlines()]


class TestCredentials(MailAccountsContract):
    @pytest.fixture
    def accounts(
        self, credentials: WinVaultKeyring, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> KeyringMailAccounts:
        monkeypatch.setattr("keyring.core._keyring_backend", credentials)
        return KeyringMailAccounts(JsonSettingsFile(tmp_path / "mail_account.json"))


def test_the_password_is_there_for_the_next_start_and_in_no_file(tmp_path: Path) -> None:
    assert told(tmp_path, "save", "read") == [True, PASSWORD]
    assert told(tmp_path, "read") == [PASSWORD]
    forms = [PASSWORD.encode(), PASSWORD.encode("utf-16-le"), json.dumps(PASSWORD).encode()[1:-1]]
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path.name for path in files if path.suffix == ".json"] == ["mail_account.json"]
    assert not [path for path in files if any(form in path.read_bytes() for form in forms)]


def test_nothing_stored_is_nothing_told(tmp_path: Path) -> None:
    assert told(tmp_path, "read") == [None]
