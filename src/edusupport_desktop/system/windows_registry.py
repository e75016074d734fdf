"""Reading the Windows registry. Importable everywhere; the reading itself works on Windows alone."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import Protocol


class Registry(Protocol):
    """Keys are written ``HKCU\\...``, ``HKLM\\...`` or ``HKCR\\...``."""

    def value(self, key: str, name: str = "") -> str | None:
        """The text of a value, its variables expanded, or a number in digits; an empty ``name`` is the key's default
        value. None when there is none, it is of another kind, or it may not be read."""

    def subkeys(self, key: str) -> Sequence[str]:
        """Names of the keys below. Empty when the key is missing or may not be read."""


class SystemRegistry:
    """The registry of this computer, the 64-bit view before the 32-bit one. Empty on other systems."""

    def value(self, key: str, name: str = "") -> str | None:
        if sys.platform == "win32":
            for handle in _opened(key):
                try:
                    data, kind = winreg.QueryValueEx(handle, name)
                except (OSError, ValueError):
                    continue
                if kind == winreg.REG_EXPAND_SZ and isinstance(data, str):
                    return winreg.ExpandEnvironmentStrings(data)
                if kind == winreg.REG_SZ and isinstance(data, str):
                    return data
                if kind == winreg.REG_DWORD and isinstance(data, int):
                    return str(data)
        return None

    def subkeys(self, key: str) -> Sequence[str]:
        found: dict[str, str] = {}
        if sys.platform == "win32":
            for handle in _opened(key):
                try:
                    for index in range(winreg.QueryInfoKey(handle)[0]):
                        subkey = winreg.EnumKey(handle, index)
                        found.setdefault(subkey.casefold(), subkey)
                except OSError:  # a key deleted meanwhile: what was read stays
                    continue
        return list(found.values())


if sys.platform == "win32":
    import winreg

    _ROOTS = {
        "HKCU": winreg.HKEY_CURRENT_USER,
        "HKLM": winreg.HKEY_LOCAL_MACHINE,
        "HKCR": winreg.HKEY_CLASSES_ROOT,
    }

    def _opened(key: str) -> Iterator[winreg.HKEYType]:
        """The key in each view that has it."""
        root, _, path = key.partition("\\")
        for view in (winreg.KEY_WOW64_64KEY, winreg.KEY_WOW64_32KEY):
            try:
                handle = winreg.OpenKey(_ROOTS[root], path, 0, winreg.KEY_READ | view)
            except (OSError, ValueError):  # ValueError: a null character, from a damaged value that names this key
                continue
            with handle:
                yield handle
