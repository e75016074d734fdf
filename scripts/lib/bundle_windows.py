"""What is particular to the frozen program on Windows: Microsoft's C++ libraries, and what Windows itself must bring.

Run by a Python that has pefile (the Windows one): ``bundle_windows.py FOLDER`` fails and names what no Windows 10 has.
Starting the program does not tell: the computer it was built on has such libraries in its system folder, Wine too.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePath

Entry = tuple[str, str, str]
Version = tuple[int, ...]

_MICROSOFT = re.compile(r"(vcruntime|msvcp|concrt)140.*\.dll", re.IGNORECASE)

_QT = {"PySide6", "shiboken6"}

OF_WINDOWS = re.compile(
    r"api-ms-win-.*|ucrtbase"
    r"|advapi32|authz|bcrypt|cfgmgr32|comctl32|comdlg32|crypt32|d2d1|d3d11|d3d12|d3d9|dcomp|dnsapi|dwmapi|dwrite|dxgi"
    r"|gdi32|imm32|iphlpapi|kernel32|mpr|msimg32|ncrypt|netapi32|ntdll|ole32|oleaut32|powrprof|psapi|rpcrt4|secur32"
    r"|setupapi|shcore|shell32|shlwapi|uiautomationcore|user32|userenv|usp10|uxtheme|version|winhttp|winmm|winspool|winspool\.drv"
    r"|wintrust|ws2_32|wtsapi32"
)
"""Libraries that Windows 10 1809 has in its system folder, without their ``.dll``."""


def one_microsoft_runtime(entries: Iterable[Entry], version_of: Callable[[str], Version]) -> list[Entry]:
    """Of Microsoft's C++ libraries, which Python and Qt bring each for themselves, the newest one at the top.

    There python311.dll finds them, which is loaded before anything can name other folders; a process has one of each
    only, and Qt does not run with an older one than it was built with.
    """
    newest: dict[str, Entry] = {}
    others = []
    for name, path, kind in entries:
        file = PurePath(name.replace("\\", "/")).name
        if not _MICROSOFT.fullmatch(file):
            others.append((name, path, kind))
        elif file.lower() not in newest or version_of(path) > version_of(newest[file.lower()][1]):
            newest[file.lower()] = (file, path, kind)
    return others + list(newest.values())


def file_version(path: str) -> Version:
    """The version in the resources of a .dll."""
    import pefile

    with pefile.PE(path, fast_load=True) as file:
        file.parse_data_directories([pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_RESOURCE"]])
        (told,) = file.VS_FIXEDFILEINFO
        words = (told.FileVersionMS >> 16, told.FileVersionMS, told.FileVersionLS >> 16, told.FileVersionLS)
        return tuple(word & 0xFFFF for word in words)


def imports(path: Path) -> Iterator[str]:
    """The names of the libraries that a .exe, .dll or .pyd cannot be loaded without."""
    import pefile

    with pefile.PE(str(path), fast_load=True) as file:
        file.parse_data_directories([pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_IMPORT"]])
        for entry in getattr(file, "DIRECTORY_ENTRY_IMPORT", []):
            yield entry.dll.decode("ascii")


def missing(folder: Path, imports_of: Callable[[Path], Iterable[str]]) -> dict[str, list[str]]:
    """By name, the libraries that neither the frozen program at ``folder`` nor Windows has, and who asks for them.

    Windows looks into ``_internal``, which PyInstaller names to it, and beside the asking file.
    """
    inside = folder / "_internal"
    lacking: dict[str, list[str]] = {}
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() not in {".exe", ".dll", ".pyd"}:
            continue
        # Qt's files come when PySide6 is imported, which names these two folders.
        of_qt = [inside / name for name in _QT] if _QT & set(path.relative_to(folder).parts) else []
        found = {other.name.lower() for place in (inside, path.parent, *of_qt) for other in place.iterdir()}
        for name in imports_of(path):
            if name.lower() not in found and not OF_WINDOWS.fullmatch(name.lower().removesuffix(".dll")):
                lacking.setdefault(name, []).append(path.name)
    return lacking


if __name__ == "__main__":
    lacking = missing(Path(sys.argv[1]), imports)
    for name, askers in lacking.items():
        print(f"{name}, needed by {', '.join(askers)}, is neither inside nor part of Windows 10")
    sys.exit(bool(lacking))
