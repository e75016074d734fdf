"""The browsers of a Windows computer, as its registry lists them. Pure but for the two readers it is given."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from edusupport_desktop.domain.browser import ADDRESS, Browser
from edusupport_desktop.domain.browser_table import (
    KnownBrowser,
    in_order,
    known_by_name,
    known_by_prog_id,
    known_by_windows_package,
    known_by_windows_path,
)
from edusupport_desktop.domain.browser_text import clean_name, stated_version
from edusupport_desktop.system.windows_programs import ProgramFile
from edusupport_desktop.system.windows_registry import Registry

_ASSOCIATIONS = r"HKCU\Software\Microsoft\Windows\Shell\Associations\UrlAssociations"
_CHOICES = (r"UserChoiceLatest\ProgId", "UserChoiceLatest", "UserChoice")
"""Windows 11 moved the choice into UserChoiceLatest, in two shapes; UserChoice may then be out of date."""

_CLASSES = (r"HKCU\Software\Classes", "HKCR")
_CLIENTS = (r"HKCU\Software\Clients\StartMenuInternet", r"HKLM\Software\Clients\StartMenuInternet")
_INTERNET_EXPLORER = r"HKLM\SOFTWARE\Microsoft\Internet Explorer"
_VERSION_FOLDER = re.compile(r"[0-9]+(\.[0-9]+){3}")
_PACKAGE = re.compile(r"@\{(?P<name>[^_{}?]+)_(?P<version>[0-9.]+)_")


@dataclass(frozen=True, slots=True)
class _Registered:
    """A browser as registered. ``name`` is empty when only its ProgId is known; ``program`` is the path of its .exe,
    None for a Store package or a broken entry."""

    name: str
    known: KnownBrowser | None
    program: str | None
    prog_id: str | None
    package_version: str | None = None
    is_default: bool = False


class WindowsBrowserFinder:
    """Implements ``BrowserFinder``. ``read_program`` gives None for a file that is not there."""

    def __init__(self, registry: Registry, read_program: Callable[[str], ProgramFile | None]) -> None:
        self._registry = registry
        self._read_program = read_program

    def find(self, seconds: float = 0.0) -> Sequence[Browser]:  # noqa: ARG002 - nothing is started here
        default = self._default()
        found: list[Browser] = []
        for registered in _merged(default, self._clients()):
            file = self._read_program(registered.program) if registered.program else None
            # An uninstalled browser often leaves its keys; the default one is shown all the same, if it has a name.
            if file or (registered.is_default and (registered.known or registered.name)):
                found.append(self._browser(registered, file))
        return in_order(found)

    def _default(self) -> _Registered | None:
        prog_id = self._default_prog_id()
        classes = [prog_id] if prog_id else ["https", "http"]
        commands = (self._registry.value(rf"{root}\{name}\shell\open\command") for name in classes for root in _CLASSES)
        program = next((path for command in commands if command and (path := program_of(command))), None)
        if prog_id is None and program is None:
            return None
        title, package = self._class_titles(prog_id) if prog_id else ("", None)
        known = known_by_prog_id(prog_id) if prog_id else None
        if package:
            known = known or known_by_windows_package(package["name"])
        name = title or (package["name"] if package else _file_name(program))
        return _Registered(
            name=clean_name(name),
            known=self._known(title, program) or known,
            program=program,
            prog_id=prog_id,
            package_version=package["version"] if package else None,
            is_default=True,
        )

    def _default_prog_id(self) -> str | None:
        for scheme in ("https", "http"):
            for choice in _CHOICES:
                if prog_id := (self._registry.value(rf"{_ASSOCIATIONS}\{scheme}\{choice}", "ProgId") or "").strip():
                    return prog_id
        return None

    def _class_titles(self, prog_id: str) -> tuple[str, re.Match[str] | None]:
        """The class's own name of its program, and its Store package if it names one instead."""
        package = None
        for root in _CLASSES:
            for name in ("ApplicationName", "ApplicationIcon"):
                title = self._registry.value(rf"{root}\{prog_id}\Application", name) or ""
                package = package or _PACKAGE.match(title)
                if name == "ApplicationName" and title and not title.startswith("@"):
                    return title, package
        return "", package

    def _clients(self) -> Iterator[_Registered]:
        for root in _CLIENTS:
            for key in self._registry.subkeys(root):
                client = rf"{root}\{key}"
                titles = (
                    self._registry.value(client),
                    self._registry.value(rf"{client}\Capabilities", "ApplicationName"),
                )
                # A title that begins with @ is a reference to a resource.
                title = next((clean_name(text) for text in titles if text and not text.startswith("@")), "")
                program = program_of(self._registry.value(rf"{client}\shell\open\command") or "")
                prog_id = self._registry.value(rf"{client}\Capabilities\URLAssociations", "https")
                known = self._known(title, program) or (known_by_prog_id(prog_id) if prog_id else None)
                yield _Registered(title or clean_name(key), known or known_by_name(key), program, prog_id)

    def _known(self, title: str, program: str | None) -> KnownBrowser | None:
        """The title first: Chromium-Gost shares everything else with Chromium."""
        return known_by_name(title) or (known_by_windows_path(program) if program else None)

    def _browser(self, registered: _Registered, file: ProgramFile | None) -> Browser:
        known = registered.known
        return Browser(
            name=known.name if known else registered.name,
            version=stated_version(known, self._statements(registered, file)),
            is_default=registered.is_default,
            program=registered.program,
            start=(registered.program, ADDRESS) if file and registered.program else (),
        )

    def _statements(self, registered: _Registered, file: ProgramFile | None) -> Iterator[str | None]:
        """What the parts of the installation say of the version, the most trusted first."""
        if registered.known and registered.known.name == "Internet Explorer":
            # The .exe bears the version of Windows; ``Version`` still says 9 for compatibility.
            yield self._registry.value(_INTERNET_EXPLORER, "svcVersion")
        if file:
            yield file.product_version
            yield newest_version_folder(file.neighbours)
        yield registered.package_version
        if registered.known and registered.known.beacon:
            yield self._registry.value(rf"HKCU\Software\{registered.known.beacon}", "version")


def program_of(command: str) -> str | None:
    """The path in a registered command, quoted or not; None when there is no .exe in it."""
    text = command.strip()
    if text.startswith('"'):
        path = text[1:].partition('"')[0]
        return path if path.lower().endswith(".exe") else None
    # Old installers write paths with spaces unquoted: up to the first .exe that ends a word.
    match = re.match(r"(.+?\.exe)(?=\s|,|$)", text, re.IGNORECASE | re.DOTALL)
    return match.group(1) if match else None


def newest_version_folder(names: Iterable[str]) -> str | None:
    """The highest four-part number among names of folders."""
    versions = [name for name in names if _VERSION_FOLDER.fullmatch(name)]
    return max(versions, key=lambda name: [int(part) for part in name.split(".")], default=None)


def _merged(default: _Registered | None, clients: Iterable[_Registered]) -> list[_Registered]:
    """The default and the clients, one for each program. A client's own name is better than that of its ProgId."""
    others = list(clients)
    merged: dict[str, _Registered] = {}
    if default:
        twin = next((client for client in others if _same(default, client)), default)
        merged[_identity(default)] = replace(
            twin,
            known=twin.known or default.known,
            program=default.program or twin.program,
            package_version=default.package_version,
            is_default=True,
        )
        others = [client for client in others if not _same(default, client)]
    for client in others:
        merged.setdefault(_identity(client), client)
    return list(merged.values())


def _same(one: _Registered, other: _Registered) -> bool:
    """By ProgId or by program: Opera registers two programs under one ProgId."""
    same_class = one.prog_id and other.prog_id and one.prog_id.casefold() == other.prog_id.casefold()
    same_program = one.program and other.program and one.program.casefold() == other.program.casefold()
    return bool(same_class or same_program)


def _identity(registered: _Registered) -> str:
    return (registered.program or registered.prog_id or registered.name).casefold()


def _file_name(program: str | None) -> str:
    return re.sub(r"\.exe$", "", re.split(r"[\\/]", program)[-1], flags=re.IGNORECASE) if program else ""
