"""The account at the support's helpdesk in a settings file, its secrets in the system's keyring, nowhere else."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict

from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.domain.helpdesk import HelpdeskAccount, HelpdeskSecrets, SignIn
from edusupport_desktop.services.ports import SettingsFile
from edusupport_desktop.settings.mail_accounts import SERVICE
from edusupport_desktop.settings.system_keyring import Keyring, KeyringTrouble, system_keyring

_log = logging.getLogger(__name__)

_SIGN_INS = frozenset(known.value for known in SignIn)


class KeyringHelpdeskAccounts:
    """``services.helpdesk_ports.HelpdeskAccounts``. Secrets no keyring takes are kept in this object alone."""

    def __init__(self, file: SettingsFile, keyring: Callable[[], Keyring | None] = system_keyring) -> None:
        self._file = file
        self._keyring = keyring
        self._kept: dict[str, HelpdeskSecrets] = {}

    def account(self) -> HelpdeskAccount | None:
        """None also when what is stored cannot be used."""
        match self._file.load():
            case {
                "system": str(system),
                "address": str(address),
                "sign_in": str(sign_in),
                "place": str(place),
                "user_name": str(user_name),
                "client_id": str(client_id),
            } if system and address and sign_in in _SIGN_INS:
                return HelpdeskAccount(system, address, SignIn(sign_in), place, user_name, client_id)
        return None

    def save(self, account: HelpdeskAccount) -> None:
        """The secrets of the account before are given up, as far as the keyring lets them go: nobody would know of
        them any more."""
        before = self.account()
        if before is not None and _name(before) != _name(account):
            with suppress(KeyringTrouble):
                self._drop_secrets(before)
        self._file.save({**asdict(account), "sign_in": account.sign_in.value})

    def secrets(self, account: HelpdeskAccount) -> HelpdeskSecrets | None:
        """Raises ``Unavailable``: ``keyring_missing``, ``keyring_locked`` or ``keyring_failed``."""
        name = _name(account)
        if name in self._kept:
            return self._kept[name]
        keyring = self._keyring()
        if keyring is None:
            raise Unavailable("keyring_missing")
        try:
            stored = keyring.read(SERVICE, name)
        except KeyringTrouble as trouble:
            raise Unavailable("keyring_locked" if trouble.is_locked else "keyring_failed") from trouble
        return _read(stored) if stored is not None else None

    def save_secrets(self, account: HelpdeskAccount, secrets: HelpdeskSecrets) -> bool:
        name = _name(account)
        keyring = self._keyring()
        if keyring is not None:
            try:
                keyring.write(SERVICE, name, json.dumps([secrets.secret, secrets.client_secret]))
            except KeyringTrouble as trouble:
                _log.warning("the keyring did not take the secrets: %s", trouble)
            else:
                self._kept.pop(name, None)
                return True
        self._kept[name] = secrets
        return False

    def forget(self) -> None:
        account = self.account()
        if account is not None:
            try:
                self._drop_secrets(account)
            except KeyringTrouble as trouble:
                raise Unavailable("keyring_locked" if trouble.is_locked else "keyring_failed") from trouble
        self._file.save({})

    def _drop_secrets(self, account: HelpdeskAccount) -> None:
        self._kept.pop(_name(account), None)
        keyring = self._keyring()
        if keyring is not None:
            keyring.delete(SERVICE, _name(account))


def _read(stored: str) -> HelpdeskSecrets | None:
    """None for what somebody else wrote there."""
    try:
        value = json.loads(stored)
    except (ValueError, RecursionError):
        return None
    match value:
        case [str(secret), str(client_secret)]:
            return HelpdeskSecrets(secret, client_secret)
    return None


def _name(account: HelpdeskAccount) -> str:
    """One entry an account and way of signing in: the same user may be at another helpdesk one day."""
    return f"helpdesk {account.system} {account.sign_in} {account.user_name or account.client_id}@{account.address}"
