"""The mailbox and its password, with no keyring and with one that says no. The real one: test_real_keyring.py."""

from __future__ import annotations

from typing import Any

import pytest
from keyring.backends.chainer import ChainerBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.backends.null import Keyring as NullKeyring
from keyring.errors import InitError, KeyringLocked, PasswordSetError

from contracts.mail_accounts import ACCOUNT, PASSWORD, MailAccountsContract
from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.settings.mail_accounts import KeyringMailAccounts
from edusupport_desktop.settings.system_keyring import KeyringTrouble, system_keyring


class SaysNo:
    """A keyring that fails with a given error, or with none given fails the test, because nobody may ask it.

    Not derived from the library's class: that would make it one of the keyrings the library can choose.
    """

    def __init__(self, error: BaseException | None = None) -> None:
        self._error = error or pytest.fail.Exception("an untrusted keyring was asked")

    def get_password(self, *_: str) -> str:
        raise self._error

    def set_password(self, *_: str) -> None:
        raise self._error


class SystemKeyringSaysNo(SaysNo):
    __module__ = "keyring.backends.SecretService"


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Makes a backend the one the library chose."""
    return lambda backend: monkeypatch.setattr("keyring.core._keyring_backend", backend)


@pytest.fixture
def accounts(file: Any, chosen: Any) -> KeyringMailAccounts:
    chosen(NoKeyring())
    return KeyringMailAccounts(file)


class TestWithoutAKeyring(MailAccountsContract):
    pass


def test_without_a_keyring_a_password_is_kept_in_memory_alone_and_that_is_said(
    file: Any, accounts: KeyringMailAccounts
) -> None:
    accounts.save(ACCOUNT)
    assert accounts.save_password(ACCOUNT, PASSWORD) is False
    assert "password" not in file.values
    assert PASSWORD not in str(file.values)
    restarted = KeyringMailAccounts(file)
    assert restarted.account() == ACCOUNT
    with pytest.raises(Unavailable, match="keyring_missing"):
        restarted.password(ACCOUNT)


@pytest.mark.parametrize("backend", [NoKeyring(), NullKeyring(), SaysNo()], ids=["none", "null", "plain file"])
@pytest.mark.parametrize("chained", [False, True])
def test_a_keyring_that_is_not_the_systems_is_never_used(
    file: Any, chosen: Any, monkeypatch: pytest.MonkeyPatch, backend: Any, chained: bool
) -> None:
    if chained:
        monkeypatch.setattr(ChainerBackend, "backends", [backend])
    chosen(ChainerBackend() if chained else backend)
    assert system_keyring() is None
    accounts = KeyringMailAccounts(file)
    assert accounts.save_password(ACCOUNT, PASSWORD) is False
    assert accounts.password(ACCOUNT) == PASSWORD


def test_behind_an_untrusted_keyring_the_systems_is_found(chosen: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ChainerBackend, "backends", [SaysNo(), SystemKeyringSaysNo(OSError())])
    chosen(ChainerBackend())
    keyring = system_keyring()
    assert keyring is not None
    with pytest.raises(KeyringTrouble, match="OSError"):
        keyring.read("service", "name")


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (KeyringLocked("secret words"), "keyring_locked"),
        (InitError("secret words"), "keyring_locked"),
        (PasswordSetError("secret words"), "keyring_failed"),
        (OSError("secret words"), "keyring_failed"),
        (RuntimeError("secret words"), "keyring_failed"),
    ],
    ids=lambda it: type(it).__name__,
)
def test_a_keyring_that_says_no_is_told_of_and_the_letter_can_still_go(
    file: Any, chosen: Any, caplog: pytest.LogCaptureFixture, error: Exception, code: str
) -> None:
    chosen(SystemKeyringSaysNo(error))
    accounts = KeyringMailAccounts(file)
    with pytest.raises(Unavailable, match=code):
        accounts.password(ACCOUNT)
    assert accounts.save_password(ACCOUNT, PASSWORD) is False
    assert accounts.password(ACCOUNT) == PASSWORD
    assert type(error).__name__ in caplog.text
    assert "secret words" not in caplog.text
    assert PASSWORD not in caplog.text


@pytest.mark.parametrize(
    "damage", [{"port": "465"}, {"port": 0}, {"port": 70_000}, {"security": "none"}, {"address": None}, {"host": 5}]
)
def test_an_account_that_cannot_be_used_is_none(
    file: Any, accounts: KeyringMailAccounts, damage: dict[str, object]
) -> None:
    accounts.save(ACCOUNT)
    file.values |= damage
    assert accounts.account() is None
