"""The name, edition and build of this computer's system, read where it says them. No host name, no account."""

from __future__ import annotations

import plistlib
import sys
from collections.abc import Iterable
from pathlib import Path
from xml.parsers.expat import ExpatError

from edusupport_desktop.domain.operating_system import linux_name, macos_name, windows_name
from edusupport_desktop.system.windows_registry import Registry, SystemRegistry

_CURRENT_VERSION = r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion"
_VALUES = ("ProductName", "DisplayVersion", "ReleaseId", "CurrentBuild", "UBR")
_OS_RELEASE = ("etc/os-release", "usr/lib/os-release")
_BUILDS = ("etc/astra/build_version", "etc/astra_version", "etc/debian_version")
"""Files that hold a more exact version than os-release. Debian's own file is in its descendants, too."""

_LARGEST_FILE = 64 * 1024


def read_operating_system(
    platform: str = sys.platform, root: Path = Path("/"), registry: Registry | None = None
) -> str:
    """As people write it; empty when nothing could be read. ``platform`` is spelled as ``sys.platform``."""
    if platform in {"win32", "cygwin"}:
        return _windows(registry or SystemRegistry())
    if platform == "darwin":
        return _macos(root / "System/Library/CoreServices/SystemVersion.plist")
    return _linux(root)


def _windows(registry: Registry) -> str:
    values = {name: registry.value(_CURRENT_VERSION, name) or "" for name in _VALUES}
    return windows_name(values) if any(values.values()) else ""


def _macos(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = plistlib.load(file)
    except (OSError, ValueError, ExpatError, LookupError, TypeError, AttributeError, RecursionError):
        return ""
    values = content if isinstance(content, dict) else {}
    version, build = values.get("ProductVersion"), values.get("ProductBuildVersion")
    return macos_name(version if isinstance(version, str) else "", build if isinstance(build, str) else "")


def _linux(root: Path) -> str:
    text = _first(root / name for name in _OS_RELEASE)
    if not text:
        return ""
    own = "ID=astra" in text.replace('"', "")
    names = _BUILDS[:2] if own else _BUILDS[2:] if "ID=debian" in text.replace('"', "").splitlines() else ()
    return linux_name(text, _first(root / name for name in names).strip())


def _first(paths: Iterable[Path]) -> str:
    """The text of the first file that can be read."""
    for path in paths:
        try:
            with path.open("rb") as file:
                return file.read(_LARGEST_FILE).decode("utf-8", "replace")
        except OSError:
            continue
    return ""
