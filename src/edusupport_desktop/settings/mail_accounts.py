"""The teacher's mailbox in a settings file, its password in the system's keyring, nowhere else."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import asdict

from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.domain.mail_account import IncomingServer, MailAccount, Security
from edusupport_desktop.services.ports import SettingsFile
from edusupport_desktop.settings.system_keyring import Keyring, KeyringTrouble, system_keyring

_log = logging.getLogger(__name__)

SERVICE = "EduSupport Desktop"
"""The name under which a keyring's own window shows the password."""


_SECURITIES = frozenset(known.value for known in Security)


class KeyringMailAccounts:
    """``services.ports.MailAccounts``. A password no keyring takes is kept in this object alone.

    ``keyring`` finds the system's keyring, None when there is none. It is asked for when it is first needed, because
    finding one takes a while.
    """

    def __init__(self, file: SettingsFile, keyring: Callable[[], Keyring | None] = system_keyring) -> None:
        self._file = file
        self._keyring = keyring
        self._passwords: dict[str, str] = {}

    def account(self) -> MailAccount | None:
        """None also when what is stored cannot be used."""
        match self._file.load():
            case {
                "address": str(address),
                "user_name": str(user_name),
                "host": str(host),
                "port": int(port),
                "security": str(security),
                **rest,
            } if security in _SECURITIES and 0 < port < 65536:
                return MailAccount(
                    address,
                    user_name,
                    host,
                    port,
                    Security(security),
                    _incoming(rest.get("incoming")),
                    keeps_copies=rest.get("keeps_copies") is True,
                    reads_replies=_yes_or_no(rest.get("reads_replies")),
                )
        return None

    def save(self, account: MailAccount) -> None:
        incoming = account.incoming
        self._file.save(
            {
                "address": account.address,
                "user_name": account.user_name,
                "host": account.host,
                "port": account.port,
                "security": account.security.value,
                "incoming": incoming and {**asdict(incoming), "security": incoming.security.value},
                "keeps_copies": account.keeps_copies,
                "reads_replies": account.reads_replies,
            }
        )

    def password(self, account: MailAccount) -> str | None:
        """Raises ``Unavailable``: ``keyring_missing``, ``keyring_locked`` or ``keyring_failed``."""
        name = _name(account)
        if name in self._passwords:
            return self._passwords[name]
        keyring = self._keyring()
        if keyring is None:
            raise Unavailable("keyring_missing")
        try:
            return keyring.read(SERVICE, name)
        except KeyringTrouble as trouble:
            raise Unavailable("keyring_locked" if trouble.is_locked else "keyring_failed") from trouble

    def save_password(self, account: MailAccount, password: str) -> bool:
        name = _name(account)
        keyring = self._keyring()
        if keyring is not None:
            try:
                keyring.write(SERVICE, name, password)
            except KeyringTrouble as trouble:
                _log.warning("the keyring did not take the password: %s", trouble)
            else:
                self._passwords.pop(name, None)
                return True
        self._passwords[name] = password
        return False

    def forget(self) -> None:
        account = self.account()
        if account is not None:
            self._passwords.pop(_name(account), None)
            keyring = self._keyring()
            if keyring is not None:
                try:
                    keyring.delete(SERVICE, _name(account))
                except KeyringTrouble as trouble:
                    raise Unavailable("keyring_locked" if trouble.is_locked else "keyring_failed") from trouble
        self._file.save({})


def _yes_or_no(stored: object) -> bool | None:
    return stored if isinstance(stored, bool) else None


def _incoming(stored: object) -> IncomingServer | None:
    """None also when what is stored cannot be used."""
    match stored:
        case {"host": str(host), "port": int(port), "security": str(security)} if (
            security in _SECURITIES and 0 < port < 65536
        ):
            return IncomingServer(host, port, Security(security))
    return None


def _name(account: MailAccount) -> str:
    """One password an account: the same address may stand on another server one day."""
    return f"{account.address}@{account.host}"
