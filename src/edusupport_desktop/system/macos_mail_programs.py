"""The mail programs of a Mac: Mail, which comes with it, and Thunderbird."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from edusupport_desktop.domain.hand_off import MailProgram, MailProgramKind

_APPLICATIONS = ("/Applications", "/System/Applications")
_SCRIPTS = "/usr/bin/osascript"


class MacMailPrograms:
    """Implements ``MailPrograms``. Without arguments it looks into the folders of this Mac."""

    def __init__(self, applications: Sequence[Path] | None = None, scripts: str = _SCRIPTS) -> None:
        own = Path(os.path.expanduser("~")) / "Applications"  # noqa: PTH111 - Path.home() can raise
        self._applications = applications if applications is not None else [*map(Path, _APPLICATIONS), own]
        self._scripts = scripts

    def find(self) -> Sequence[MailProgram]:
        found = []
        if self._has("Mail.app") and Path(self._scripts).is_file():
            found.append(MailProgram(MailProgramKind.APPLE_MAIL, "Mail", (self._scripts,)))
        for folder in self._applications:
            program = folder / "Thunderbird.app" / "Contents" / "MacOS" / "thunderbird"
            if program.is_file():
                found.append(MailProgram(MailProgramKind.THUNDERBIRD, "Thunderbird", (str(program),)))
                break
        return tuple(found)

    def _has(self, bundle: str) -> bool:
        return any((folder / bundle).is_dir() for folder in self._applications)
