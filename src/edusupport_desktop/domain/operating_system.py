"""The names of operating systems as people write them, out of what the systems say of themselves. Pure.

os-release: freedesktop.org/software/systemd/man/os-release.html. Windows: the values of ``CurrentVersion`` in its
registry; its ``ProductName`` still says 10 on Windows 11, which begins with build 22000.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping
from dataclasses import dataclass

from edusupport_desktop.domain.browser_text import clean_name

WINDOWS_11_BUILD = 22000


@dataclass(frozen=True, slots=True)
class KnownSystem:
    """One row: a Linux known in Russian schools. A new one is a new row."""

    name: str
    ids: tuple[str, ...]
    """``ID`` of os-release; other versions may be written with it."""
    own_names: tuple[str, ...] = ()
    """How ``PRETTY_NAME`` and ``NAME`` call it, the longest first: replaced by ``name``."""


SYSTEMS: tuple[KnownSystem, ...] = (
    KnownSystem("Astra Linux", ("astra",), ("Astra Linux",)),
    KnownSystem("Альт", ("altlinux",), ("ALT",)),
    KnownSystem("РЕД ОС", ("redos",), ("RED OS", "РЕД ОС")),
    KnownSystem("МОС", ("mos",), ("M OS", "MOS", "МОС")),
    KnownSystem("РОСА", ("rosa",), ("ROSA",)),
    KnownSystem("Debian", ("debian",), ("Debian GNU/Linux",)),
    KnownSystem("Ubuntu", ("ubuntu",), ("Ubuntu",)),
)


def linux_name(os_release: str, build: str = "") -> str:
    """``build``: the exact version from the system's own file (Astra, Debian); empty where it has none."""
    values = _values(os_release)
    known = next((row for row in SYSTEMS if values.get("ID", "").casefold() in row.ids), None)
    name, version = values.get("NAME", ""), values.get("VERSION", "")
    titles = (values.get("PRETTY_NAME", ""), f"{name} {version}", values.get("ID", ""))
    title = next((cleaned for text in titles if (cleaned := clean_name(text))), "Linux")
    if known:
        for own in known.own_names:
            if title.casefold().startswith(own.casefold()):
                title = f"{known.name}{title[len(own) :]}"
                break
    number = clean_name(values.get("VERSION_ID", ""))
    if number and not re.search(r"[0-9]", title):
        title = f"{title} {number}"
    variant = clean_name(values.get("VARIANT", "") or values.get("EDITION", ""))
    if variant and variant.casefold() not in title.casefold():
        title = f"{title}, {variant}"
    # «Альт» writes its whole name there.
    exact = clean_name(build) or ("" if " " in values.get("BUILD_ID", "") else clean_name(values.get("BUILD_ID", "")))
    return f"{title} (сборка {exact})" if exact and exact not in title else title


def windows_name(values: Mapping[str, str]) -> str:
    """``values``: ProductName, DisplayVersion or ReleaseId, CurrentBuild, UBR, as texts; missing ones are empty."""
    build = values.get("CurrentBuild", "").strip()
    name = clean_name(values.get("ProductName", "")) or "Windows"
    if build.isascii() and build.isdecimal() and int(build) >= WINDOWS_11_BUILD:
        name = re.sub(r"^(Microsoft )?Windows 10\b", "Windows 11", name)
    release = clean_name(values.get("DisplayVersion", "") or values.get("ReleaseId", ""))
    exact = ".".join(part for part in (build, values.get("UBR", "").strip()) if part)
    title = f"{name} {release}".strip()
    return f"{title} (сборка {clean_name(exact)})" if exact else title


def macos_name(version: str, build: str) -> str:
    """Of SystemVersion.plist: ProductVersion and ProductBuildVersion."""
    title = f"macOS {clean_name(version)}".strip()
    return f"{title} (сборка {clean_name(build)})" if build else title


def _values(text: str) -> dict[str, str]:
    """Assignments as in a shell; a broken line is passed over."""
    values: dict[str, str] = {}
    for line in text.splitlines():
        key, equals, value = line.strip().partition("=")
        if not equals or key.startswith("#"):
            continue
        try:
            words = shlex.split(value)
        except ValueError:
            continue
        values[key.strip()] = " ".join(words)
    return values
