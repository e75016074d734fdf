"""The browsers of a Linux desktop: .desktop files, the default of xdg-settings, versions from the programs."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from edusupport_desktop.domain.browser import Browser
from edusupport_desktop.domain.browser_table import (
    KnownBrowser,
    in_order,
    known_by_binary,
    known_by_desktop_id,
    known_by_flatpak,
    known_by_name,
)
from edusupport_desktop.domain.browser_text import clean_name, stated_version
from edusupport_desktop.system.desktop_entries import (
    WEB_SCHEMES,
    DesktopEntry,
    default_ids,
    flatpak_application,
    program_of,
    start_of,
)
from edusupport_desktop.system.desktop_files import EXPORTS, DesktopFiles, program_file
from edusupport_desktop.system.program_answers import answers
from edusupport_desktop.system.program_environment import environment_for_programs

_ASK_DEFAULT = "default browser"


@dataclass(frozen=True, slots=True)
class _Candidate:
    entry: DesktopEntry
    known: KnownBrowser | None
    path: str | None
    """The program's own file; None when what the file names does not exist."""
    program: tuple[str, ...]
    """What tells two entries of one program apart from two programs."""
    ask: tuple[str, ...] | None
    """The command that prints the version; None for a program not known to answer without opening a window."""


class LinuxBrowserFinder:
    """Implements ``BrowserFinder``. ``environ`` is the environment to read and to give to the programs asked."""

    def __init__(
        self,
        environ: Mapping[str, str],
        exports: Sequence[Path] = EXPORTS,
    ) -> None:
        self._environ = environment_for_programs(environ)
        self._files = DesktopFiles(self._environ, exports)

    def find(self, seconds: float) -> Sequence[Browser]:
        entries = {entry.desktop_id: entry for entry in self._files.entries()}
        candidates = {
            desktop_id: self._candidate(entry)
            for desktop_id, entry in entries.items()
            if not entry.hidden and (entry.opens_web or known_by_desktop_id(desktop_id))
        }
        questions: dict[str | tuple[str, ...], Sequence[str]] = {
            candidate.ask: candidate.ask for candidate in candidates.values() if candidate.ask
        }
        default = self._default_of_lists(entries) if lists_tell_the_default(self._environ) else None
        if default is None:
            # One round for all questions: the default is asked while the versions are.
            questions[_ASK_DEFAULT] = ("xdg-settings", "get", "default-web-browser")
        answered = answers(questions, self._environ, seconds)
        if default is None:
            asked = answered.get(_ASK_DEFAULT, "").strip()
            is_installed = asked in entries and not entries[asked].hidden
            default = asked if is_installed else self._default_of_lists(entries)
        if default and default not in candidates:
            candidates[default] = self._candidate(entries[default])
        return in_order(_browsers(candidates, default, answered))

    def _default_of_lists(self, entries: Mapping[str, DesktopEntry]) -> str | None:
        """The .desktop file that opens links by mimeapps.list; None when those named are not installed."""
        for desktop_id in default_ids(self._files.mimeapps(), WEB_SCHEMES):
            if desktop_id in entries and not entries[desktop_id].hidden:
                return desktop_id
        return None

    def _candidate(self, entry: DesktopEntry) -> _Candidate:
        words = program_of(entry.command)
        known = known_by_desktop_id(entry.desktop_id)
        application = flatpak_application(words)
        path = self._which(words[0]) if words else None
        if path is None or (entry.try_exec and self._which(entry.try_exec) is None):
            return _Candidate(entry, known or known_by_name(entry.name), None, (entry.desktop_id,), None)
        if application is not None:
            answering = known_by_flatpak(application)
            ask = (path, "run", application, "--version") if answering else None
            return _Candidate(entry, known or answering, path, ("flatpak", application), ask)
        # /etc/alternatives and /usr/bin links lead to the program; all of /snap/bin leads to snap itself.
        target = os.path.realpath(path)
        program = path if Path(target).name == "snap" else target
        answering = known_by_binary(Path(path).name) or known_by_binary(Path(program).name)
        if answering:
            return _Candidate(entry, known or answering, program, (program,), (path, "--version"))
        # Of an unknown program the arguments count too: it may be a shell or a launcher of several browsers.
        return _Candidate(entry, known or known_by_name(entry.name), program, (program, *words[1:]), None)

    def _which(self, program: str) -> str | None:
        return program_file(program, self._environ)


def lists_tell_the_default(environ: Mapping[str, str]) -> bool:
    """Whether ``xdg-settings`` would only look into mimeapps.list, which is then done here: as a script of a hundred
    small programs it takes longer than all versions together.

    By its source (xdg-utils 1.1.3 and 1.2): KDE and Xfce keep the choice in files of their own, and ``$BROWSER`` is
    obeyed before any list.
    """
    named = f"{environ.get('XDG_CURRENT_DESKTOP', '')}:{environ.get('DESKTOP_SESSION', '')}".lower()
    has_own_file = any(desktop in named for desktop in ("kde", "plasma", "xfce"))
    return not has_own_file and not environ.get("KDE_FULL_SESSION") and not environ.get("BROWSER")


def _browsers(
    candidates: Mapping[str, _Candidate], default: str | None, answered: Mapping[str | tuple[str, ...], str]
) -> Iterator[Browser]:
    """Each installed one and the default. Entries of one program (Chrome installs two) come out equal."""
    default_program = candidates[default].program if default else None
    for desktop_id, candidate in candidates.items():
        if desktop_id != default and (candidate.entry.no_display or candidate.path is None):
            continue
        own_name = clean_name(candidate.entry.name) or clean_name(desktop_id.removesuffix(".desktop"))
        statements = [answered.get(candidate.ask)] if candidate.ask else []
        yield Browser(
            name=candidate.known.name if candidate.known else own_name,
            version=stated_version(candidate.known, statements),
            is_default=candidate.program == default_program,
            program=candidate.path,
            start=start_of(candidate.entry.command) if candidate.path else (),
        )
