"""The mail programs of a Linux desktop: Thunderbird (package, flatpak or snap) and what opens ``mailto:`` links."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from edusupport_desktop.domain.browser_text import clean_name
from edusupport_desktop.domain.hand_off import MailProgram, MailProgramKind
from edusupport_desktop.system.desktop_entries import (
    MAIL_SCHEMES,
    DesktopEntry,
    default_ids,
    flatpak_application,
    program_of,
)
from edusupport_desktop.system.desktop_files import EXPORTS, DesktopFiles, program_file
from edusupport_desktop.system.program_environment import environment_for_programs

_THUNDERBIRDS = ("thunderbird", "thunderbird-esr", "betterbird", "icedove")
"""The same program under its names: as commands, and at the end of a flatpak's name."""


class LinuxMailPrograms:
    """Implements ``MailPrograms``."""

    def __init__(self, environ: Mapping[str, str], exports: Sequence[Path] = EXPORTS) -> None:
        self._environ = environment_for_programs(environ)
        self._files = DesktopFiles(self._environ, exports)

    def find(self) -> Sequence[MailProgram]:
        found: dict[MailProgramKind, MailProgram] = {}
        for program in self._all():
            found.setdefault(program.kind, program)
        return tuple(found.values())

    def _all(self) -> Iterator[MailProgram]:
        """The default program first."""
        entries = {entry.desktop_id: entry for entry in self._files.entries() if not entry.hidden}
        handlers = {desktop_id: entry for desktop_id, entry in entries.items() if entry.opens_mail}
        chosen = [one for one in default_ids(self._files.mimeapps(), MAIL_SCHEMES) if one in entries][:1]
        for desktop_id in chosen or list(handlers)[:1]:
            entry = entries[desktop_id]
            program = self._thunderbird(entry) or self._by_xdg_email(entry)
            if program is not None:
                yield program
        for entry in handlers.values():
            if thunderbird := self._thunderbird(entry):
                yield thunderbird
        for name in _THUNDERBIRDS:
            if path := program_file(name, self._environ):
                yield _thunderbird_at(path, "Thunderbird")

    def _thunderbird(self, entry: DesktopEntry) -> MailProgram | None:
        words = program_of(entry.command)
        path = program_file(words[0], self._environ) if words else None
        if path is None:
            return None
        name = clean_name(entry.name) or "Thunderbird"
        application = flatpak_application(words)
        if application is not None:
            if application.rpartition(".")[2].lower() not in _THUNDERBIRDS:
                return None
            command = (path, "run", application)
            return MailProgram(MailProgramKind.THUNDERBIRD, name, command, is_sandboxed=True)
        if not {PurePosixPath(path).name, Path(os.path.realpath(path)).name} & set(_THUNDERBIRDS):
            return None
        return _thunderbird_at(path, name)

    def _by_xdg_email(self, entry: DesktopEntry) -> MailProgram | None:
        """None for a browser: that writes letters on a mail service's page."""
        script = program_file("xdg-email", self._environ)
        if script is None or entry.opens_web or not program_of(entry.command):
            return None
        return MailProgram(MailProgramKind.XDG_EMAIL, clean_name(entry.name) or entry.desktop_id, (script,))


def _thunderbird_at(path: str, name: str) -> MailProgram:
    # All of /snap/bin leads to snap itself.
    is_snap = Path(os.path.realpath(path)).name == "snap"
    return MailProgram(MailProgramKind.THUNDERBIRD, name, (path,), is_sandboxed=is_snap)
