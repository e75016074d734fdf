"""Which files of Qt, of Python's packages and of the system belong into the frozen program. For build.spec.

A table of contents is PyInstaller's: (name in the bundle, path here, type of entry).
"""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Set
from importlib.metadata import packages_distributions
from pathlib import Path, PurePath

Entry = tuple[str, str, str]

QT_PLUGINS = {
    "iconengines": {"qsvgicon"},
    "imageformats": {"qjpeg", "qsvg"},
    "platforminputcontexts": {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"},
    "platforms": {"qcocoa", "qoffscreen", "qwayland-generic", "qwindows", "qxcb"},
    "platformthemes": {"qxdgdesktopportal"},
    "styles": {"qmacstyle", "qmodernwindowsstyle"},
    "wayland-decoration-client": {"adwaita", "bradient"},
    "wayland-shell-integration": {"xdg-shell"},
}
"""By folder. What is not named stays out: the GTK theme, OpenGL, other pictures, TLS (the mail goes through Python)."""

QT_TRANSLATIONS = {"qtbase_ru.qm"}

LOADED_BY_NAME = ("libxcb.so.1", "libxcb-randr.so.0", "libxcb-render.so.0", "libxcb-shm.so.0", "libxcb-xfixes.so.0")
"""mss loads these on X11; nothing says so in a file."""

UNUSED_ON_WINDOWS = {"opengl32sw.dll", "d3dcompiler_47.dll"}
"""Qt's drawing by OpenGL in software: windows of widgets are drawn without."""

OF_THE_SYSTEM = re.compile(
    r"(linux-vdso|ld-linux.*|lib(c|m|dl|pthread|rt|util|resolv|anl|nsl|nss_.*|crypt|BrokenLocale)"
    r"|libstdc\+\+|libgcc_s|libsystemd)\.so.*"
)
"""What every Linux system brings: the C library, in the version bundle_glibc.py computes, the C++ library, which Qt's
wheels expect to be the system's, and systemd's, which libdbus asks for."""


def tools_of_the_workshop(locked: Path) -> list[str]:
    """The importable names of what is installed here and not among the program's locked requirements: libraries use
    test tools and coloured consoles when they find them."""
    from packaging.markers import Marker

    lines = re.findall(r"^([\w.-]+)==[^\s;]+(?: ; (.+?))?(?: \\)?$", locked.read_text("utf-8"), re.MULTILINE)
    names = {_canonical(name) for name, marker in lines if not marker or Marker(marker).evaluate()}
    names.add("edusupport-desktop")
    return sorted(
        module
        for module, owners in packages_distributions().items()
        if names.isdisjoint(_canonical(owner) for owner in owners)
    )


def qt_modules(sources: Path) -> set[str]:
    """The modules of PySide6 that the program imports: QtCore, QtGui …"""
    texts = (path.read_text("utf-8") for path in sources.rglob("*.py"))
    return {module for text in texts for module in re.findall(r"\bPySide6\.(Qt\w+)", text)}


def belongs(entry: Entry, modules: Set[str]) -> bool:
    """Whether a file that PyInstaller found is used here."""
    name = PurePath(entry[0])
    if name.name in UNUSED_ON_WINDOWS:
        return False
    if "PySide6" not in name.parts:
        return True
    if name.suffix == ".qm":
        return name.name in QT_TRANSLATIONS
    if "plugins" in name.parts:
        folder = name.parts[name.parts.index("plugins") + 1]
        return name.stem.removeprefix("lib") in QT_PLUGINS.get(folder, set())
    module = re.fullmatch(r"(Qt[A-Z]\w*)\.(abi3\.so|pyd)", name.name)
    return module is None or module[1] in modules


def chosen(entries: Iterable[Entry], modules: Set[str]) -> list[Entry]:
    """The files that belong, the libraries they need, and no library that nothing needs any more."""
    from PyInstaller.depend.bindepend import resolve_library_path

    entries = [entry for entry in entries if belongs(entry, modules)]
    libraries = {
        PurePath(name).name: (name, path, kind) for name, path, kind in entries if _is_library(name, path, kind)
    }
    others = [entry for entry in entries if PurePath(entry[0]).name not in libraries]
    needed: dict[str, Entry] = {}
    waiting = [path for _, path, kind in others if kind in {"BINARY", "EXTENSION"}]
    if sys.platform == "linux":
        for name in LOADED_BY_NAME:
            waiting += _add(name, resolve_library_path(name), libraries, needed)
    while waiting:
        for name, path in _needs_of(waiting.pop()):
            waiting += _add(name, path, libraries, needed)
    return others + list(needed.values())


def without_dangling_links(entries: Iterable[Entry], binaries: Iterable[Entry]) -> list[Entry]:
    """PyInstaller links every library it found into the top folder; the links to those that stay out go."""
    names = {PurePath(name) for name, _, _ in binaries}
    return [entry for entry in entries if entry[2] != "SYMLINK" or PurePath(entry[0]).parent / entry[1] in names]


def origin(entry: Entry) -> str:
    """The installed file that an entry comes from. Of a loose module PyInstaller tells only its compiled copy."""
    name, path, _ = entry
    return str(Path(sysconfig.get_path("purelib"), name).with_suffix(".py")) if name.endswith(".pyc") else path


def stripped(entries: Iterable[Entry], folder: Path) -> list[Entry]:
    """Python's extension modules without what only a linker or a debugger reads; copies in ``folder``. Qt's files stay
    as Qt made them."""
    folder.mkdir(parents=True, exist_ok=True)
    smaller = []
    for name, path, kind in entries:
        if kind == "EXTENSION" and not {"PySide6", "shiboken6"} & set(PurePath(name).parts):
            copy = str(folder / name.replace("/", "-"))
            subprocess.run(["strip", "--strip-unneeded", "-o", copy, path], check=True)
            smaller.append((name, copy, kind))
        else:
            smaller.append((name, path, kind))
    return smaller


def _add(name: str, path: str | None, libraries: dict[str, Entry], needed: dict[str, Entry]) -> list[str]:
    """Notes a library that is needed; gives the file whose own needs are to be looked at, if it is a new one."""
    if name in needed or OF_THE_SYSTEM.fullmatch(name):
        return []
    if name in libraries:
        needed[name] = libraries[name]
    elif sys.platform == "linux":
        if path is None:
            raise SystemExit(f"{name} is needed in the bundle and not installed here")
        needed[name] = (name, path, "BINARY")
    else:
        return []
    return [needed[name][1]]


def _needs_of(path: str) -> list[tuple[str, str | None]]:
    """Name and place of the libraries that a file asks for. On Linux those of its own only: ldd, which PyInstaller
    asks, tells what they need in their turn as well, and that may be the system's."""
    from PyInstaller.depend.bindepend import get_imports

    found = [(PurePath(name).name, place) for name, place in get_imports(path)]
    if sys.platform != "linux":
        return found
    told = subprocess.run(["readelf", "--dynamic", "--wide", path], capture_output=True, text=True, check=True).stdout
    own = set(re.findall(r"\(NEEDED\).*\[(.+)\]", told))
    return [(name, place) for name, place in found if name in own]


def _is_library(name: str, path: str, kind: str) -> bool:
    """A file that is there because another one needs it; plugins and Python's modules are there for themselves."""
    if kind != "BINARY" or "plugins" in PurePath(name).parts:
        return False
    return bool(re.search(r"\.so(\.\d+)*$|\.dylib$|\.dll$", PurePath(name).name.lower())) and not _is_python(path)


def _is_python(path: str) -> bool:
    return bool(re.match(r"(lib)?python3", Path(path).name.lower()))


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
