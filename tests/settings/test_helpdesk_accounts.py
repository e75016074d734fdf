"""The account at a helpdesk, and its secrets in the keyring alone."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.domain.helpdesk import HelpdeskAccount, HelpdeskSecrets, SignIn
from edusupport_desktop.settings.helpdesk_accounts import KeyringHelpdeskAccounts
from edusupport_desktop.settings.system_keyring import KeyringTrouble
from edusupport_desktop.storage.settings_file import JsonSettingsFile
from real_program import MemoryKeyring

ACCOUNT = HelpdeskAccount(
    "servicenow", "https://школа.example", SignIn.OAUTH_PASSWORD, "incident", "ёлкина", "client 1"
)
SECRETS = HelpdeskSecrets("пароль «Ёж» 🔑 'quotes' \\n", "client's secret")


class SaysNo(MemoryKeyring):
    def _no(self, *_: str) -> str:
        raise KeyringTrouble(OSError(), is_locked=True)

    read = write = delete = _no  # type: ignore[assignment]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "helpdesk_account.json"


def test_account_and_secrets_come_back_and_go(file: Path) -> None:
    keyring = MemoryKeyring()
    accounts = KeyringHelpdeskAccounts(JsonSettingsFile(file), lambda: keyring)
    assert accounts.account() is None
    accounts.save(ACCOUNT)
    assert accounts.secrets(ACCOUNT) is None
    assert accounts.save_secrets(ACCOUNT, SECRETS)
    again = KeyringHelpdeskAccounts(JsonSettingsFile(file), lambda: keyring)
    assert again.account() == ACCOUNT
    assert again.secrets(ACCOUNT) == SECRETS
    assert SECRETS.secret not in json.dumps(json.loads(file.read_text("utf-8")), ensure_ascii=False)
    again.forget()
    assert again.account() is None
    assert keyring.passwords == {}


@pytest.mark.parametrize(
    "change", [{"address": "https://b.example"}, {"user_name": "other"}, {"sign_in": SignIn.BASIC}, {"system": "other"}]
)
def test_each_account_has_secrets_of_its_own(file: Path, change: dict[str, str]) -> None:
    keyring = MemoryKeyring()
    accounts = KeyringHelpdeskAccounts(JsonSettingsFile(file), lambda: keyring)
    accounts.save_secrets(ACCOUNT, SECRETS)
    assert accounts.secrets(replace(ACCOUNT, **change)) is None


def test_of_an_account_that_another_one_follows_no_secret_is_left(file: Path) -> None:
    keyring = MemoryKeyring()
    accounts = KeyringHelpdeskAccounts(JsonSettingsFile(file), lambda: keyring)
    accounts.save(ACCOUNT)
    accounts.save_secrets(ACCOUNT, SECRETS)
    accounts.save(replace(ACCOUNT, place="other"))
    assert accounts.secrets(ACCOUNT) == SECRETS
    accounts.save(replace(ACCOUNT, address="https://b.example"))
    assert keyring.passwords == {}


@pytest.mark.parametrize("keyring", [None, SaysNo()])
def test_what_no_keyring_takes_is_kept_in_memory_alone(file: Path, keyring: MemoryKeyring | None) -> None:
    accounts = KeyringHelpdeskAccounts(JsonSettingsFile(file), lambda: keyring)
    accounts.save(ACCOUNT)
    assert not accounts.save_secrets(ACCOUNT, SECRETS)
    assert accounts.secrets(ACCOUNT) == SECRETS
    with pytest.raises(Unavailable, match=r"keyring_(missing|locked)"):
        KeyringHelpdeskAccounts(JsonSettingsFile(file), lambda: keyring).secrets(ACCOUNT)


def test_a_keyring_that_keeps_the_secrets_keeps_the_account(file: Path) -> None:
    accounts = KeyringHelpdeskAccounts(JsonSettingsFile(file), SaysNo)
    accounts.save(ACCOUNT)
    with pytest.raises(Unavailable, match="keyring_locked"):
        accounts.forget()
    assert accounts.account() == ACCOUNT
    accounts.save(replace(ACCOUNT, address="https://b.example"))
    assert accounts.account() == replace(ACCOUNT, address="https://b.example")


@pytest.mark.parametrize("stored", ["", "[", '"text"', "[1, 2]", "[" * 100_000, '["one"]'])
def test_what_somebody_else_wrote_there_is_none(file: Path, stored: str) -> None:
    keyring = MemoryKeyring()
    accounts = KeyringHelpdeskAccounts(JsonSettingsFile(file), lambda: keyring)
    accounts.save_secrets(ACCOUNT, SECRETS)
    (name,) = keyring.passwords
    keyring.passwords[name] = stored
    assert accounts.secrets(ACCOUNT) is None


@pytest.mark.parametrize("change", [{"sign_in": "magic"}, {"address": 1}, {"system": ""}, {"place": None}])
def test_an_account_that_cannot_be_used_is_none(file: Path, change: dict[str, object]) -> None:
    accounts = KeyringHelpdeskAccounts(JsonSettingsFile(file), MemoryKeyring)
    accounts.save(ACCOUNT)
    file.write_text(json.dumps(json.loads(file.read_text("utf-8")) | change), "utf-8")
    assert accounts.account() is None
