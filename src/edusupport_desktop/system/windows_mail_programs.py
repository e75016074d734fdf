"""The mail programs of Windows: Thunderbird by its registration, and the default program by Simple MAPI."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from edusupport_desktop.domain.browser_text import clean_name
from edusupport_desktop.domain.hand_off import MailProgram, MailProgramKind
from edusupport_desktop.system.windows_registry import Registry

_CLIENTS = "Software\\Clients\\Mail"
_APP_PATH = "Software\\Microsoft\\Windows\\CurrentVersion\\App Paths\\thunderbird.exe"
_ROOTS = ("HKCU", "HKLM")


class WindowsMailPrograms:
    """Implements ``MailPrograms``. ``is_file`` is given by tests, which have another system's files."""

    def __init__(self, registry: Registry, is_file: Callable[[str], bool] | None = None) -> None:
        self._registry = registry
        self._is_file = is_file or _is_file

    def find(self) -> Sequence[MailProgram]:
        default = clean_name(self._first(_CLIENTS))
        thunderbird = self._thunderbird()
        if not default:  # MAPISendMail would only say that there is no mail program
            return (thunderbird,) if thunderbird else ()
        if "thunderbird" in default.casefold():
            return (thunderbird or MailProgram(MailProgramKind.MAPI, default),)
        by_mapi = MailProgram(MailProgramKind.MAPI, default)
        return (by_mapi, thunderbird) if thunderbird else (by_mapi,)

    def _thunderbird(self) -> MailProgram | None:
        path = self._first(_APP_PATH).strip('"')
        return MailProgram(MailProgramKind.THUNDERBIRD, "Thunderbird", (path,)) if self._is_file(path) else None

    def _first(self, key: str) -> str:
        """The user's own choice before the computer's; empty when there is none."""
        values = (self._registry.value(f"{root}\\{key}") for root in _ROOTS)
        return next((value for value in values if value), "")


def _is_file(path: str) -> bool:
    try:
        return bool(path) and Path(path).is_file()
    except (OSError, ValueError):
        return False
