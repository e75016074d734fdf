"""The operating system's own keyring, through the ``keyring`` library; never a file with passwords in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_TRUSTED = {
    "keyring.backends.SecretService",
    "keyring.backends.libsecret",
    "keyring.backends.kwallet",
    "keyring.backends.Windows",
    "keyring.backends.macOS",
}
"""Other installed backends (keyrings.alt) may keep passwords readable in a file."""


class Keyring(Protocol):
    """Raises ``KeyringTrouble``."""

    def read(self, service: str, name: str) -> str | None: ...

    def write(self, service: str, name: str, password: str) -> None: ...

    def delete(self, service: str, name: str) -> None:
        """Nothing happens when there is none."""


class KeyringTrouble(Exception):
    """What a keyring said no with, as the name of its error: its words might hold more. ``is_locked``: the user
    has to unlock it first, or closed its question."""

    def __init__(self, cause: Exception, *, is_locked: bool) -> None:
        super().__init__(type(cause).__name__)
        self.is_locked = is_locked


def system_keyring() -> Keyring | None:
    """The keyring of this computer that the user has not switched off; None when there is none to be trusted."""
    import keyring
    from keyring.backends.chainer import ChainerBackend

    chosen = keyring.get_keyring()
    backends = chosen.backends if isinstance(chosen, ChainerBackend) else [chosen]
    trusted = (backend for backend in backends if type(backend).__module__ in _TRUSTED)
    backend = next(trusted, None)
    return _LibraryKeyring(backend) if backend else None


class _LibraryKeyring:
    def __init__(self, backend: KeyringBackend) -> None:
        self._backend = backend

    def read(self, service: str, name: str) -> str | None:
        try:
            return self._backend.get_password(service, name)
        except Exception as error:  # backends let the errors of their own libraries through
            raise _trouble(error) from error

    def write(self, service: str, name: str, password: str) -> None:
        try:
            self._backend.set_password(service, name, password)
        except Exception as error:  # as above
            raise _trouble(error) from error

    def delete(self, service: str, name: str) -> None:
        if self.read(service, name) is None:
            return
        try:
            self._backend.delete_password(service, name)
        except Exception as error:  # as above
            raise _trouble(error) from error


def _trouble(error: Exception) -> KeyringTrouble:
    from keyring.errors import InitError, KeyringLocked

    return KeyringTrouble(error, is_locked=isinstance(error, KeyringLocked | InitError))
