"""Freedesktop's .desktop files and mimeapps.list, parsed. Pure: text in, values out, nothing raised.

Desktop Entry Specification 1.5 and MIME Applications Associations 1.0.1 (specifications.freedesktop.org).
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from edusupport_desktop.domain.browser import ADDRESS

WEB_SCHEMES = ("x-scheme-handler/https", "x-scheme-handler/http")
MAIL_SCHEMES = ("x-scheme-handler/mailto",)

_ESCAPES = {"s": " ", "n": "\n", "t": "\t", "r": "\r", "\\": "\\"}
_ESCAPE = re.compile(r"\\([sntr\\])")
_ASSIGNMENT = re.compile(r"[A-Za-z_][A-Za-z0-9_]*=.*", re.DOTALL)
_ADDRESS_CODES = {"%u", "%U", "%f", "%F"}
_OTHER_CODES = {"%i", "%c", "%k", "%d", "%D", "%n", "%N", "%v", "%m"}
_ENV_OPTIONS_WITH_A_VALUE = {"-u", "--unset", "-C", "--chdir"}


@dataclass(frozen=True, slots=True)
class DesktopEntry:
    """An installed program. ``try_exec`` is empty when the file has none; ``command`` is the raw ``Exec`` value."""

    desktop_id: str
    name: str
    command: str
    try_exec: str
    opens_web: bool
    opens_mail: bool
    hidden: bool
    """Deleted by the user: as if the file were not there."""
    no_display: bool
    """Not in the menu; it may still be the default."""


def parse_desktop_entry(desktop_id: str, text: str) -> DesktopEntry | None:
    """None when the text is no program's .desktop file."""
    values = _groups(text).get("Desktop Entry", {})
    if values.get("Type", "Application").strip() != "Application" or not values:
        return None
    types = {part.strip() for part in values.get("MimeType", "").split(";")}
    return DesktopEntry(
        desktop_id=desktop_id,
        name=_unescape(values.get("Name", "")),
        command=_unescape(values.get("Exec", "")),
        try_exec=_unescape(values.get("TryExec", "")),
        opens_web=any(scheme in types for scheme in WEB_SCHEMES),
        opens_mail=any(scheme in types for scheme in MAIL_SCHEMES),
        hidden=values.get("Hidden", "").strip().lower() == "true",
        no_display=values.get("NoDisplay", "").strip().lower() == "true",
    )


def default_ids(mimeapps: Iterable[str], schemes: Sequence[str]) -> list[str]:
    """What opens these kinds of addresses by the [Default Applications] of several mimeapps.list texts, most trusted
    first: ids."""
    found: list[str] = []
    for text in mimeapps:
        defaults = _groups(text).get("Default Applications", {})
        for scheme in schemes:
            found += [part.strip() for part in defaults.get(scheme, "").split(";") if part.strip()]
    return list(dict.fromkeys(found))


def program_of(command: str) -> list[str]:
    """The program of an ``Exec`` value without ``env``, its options and assignments; the first item is the program.

    Empty when the value is empty or its quotes do not close.
    """
    try:
        words = shlex.split(command)
    except ValueError:
        return []
    if words and PurePosixPath(words[0]).name == "env":
        words = _after_env(words[1:])
    return words


def start_of(command: str) -> tuple[str, ...]:
    """The whole ``Exec`` value as a command, ``ADDRESS`` where the address of a page belongs; ``env`` stays.

    Empty when the value is empty or its quotes do not close. Field codes as in the Desktop Entry Specification.
    """
    try:
        words = shlex.split(command)
    except ValueError:
        return ()
    if not words:
        return ()
    plain = [ADDRESS if word in _ADDRESS_CODES else word for word in words if word not in _OTHER_CODES]
    if ADDRESS not in plain:
        plain.append(ADDRESS)
    return tuple(word if word == ADDRESS else word.replace("%%", "%") for word in plain)


def flatpak_application(words: list[str]) -> str | None:
    """The application that ``flatpak run …`` starts; None when the words are another command."""
    if len(words) < 3 or PurePosixPath(words[0]).name != "flatpak" or "run" not in words:
        return None
    after = words[words.index("run") + 1 :]
    return next((word for word in after if not word.startswith("-")), None)


def _after_env(words: list[str]) -> list[str]:
    rest = list(words)
    while rest:
        if rest[0] == "--":
            return rest[1:]
        if rest[0] in _ENV_OPTIONS_WITH_A_VALUE:
            rest = rest[2:]
        elif rest[0].startswith("-") or _ASSIGNMENT.fullmatch(rest[0]):
            rest = rest[1:]
        else:
            return rest
    return rest


def _groups(text: str) -> dict[str, dict[str, str]]:
    """Groups by name; of a repeated key the first counts, of a repeated group the first too.

    Python's configparser refuses repeated keys and lines before the first group, both of which occur in real files.
    """
    groups: dict[str, dict[str, str]] = {}
    current: dict[str, str] = {}
    for line in text.removeprefix("\ufeff").splitlines():
        stripped = line.strip()
        if stripped.startswith("[") and stripped.endswith("]"):
            current = {}
            groups.setdefault(stripped[1:-1], current)
        elif "=" in stripped and not stripped.startswith("#"):
            key, _, value = stripped.partition("=")
            current.setdefault(key.strip(), value.strip())
    return groups


def _unescape(value: str) -> str:
    return _ESCAPE.sub(lambda match: _ESCAPES[match.group(1)], value)
