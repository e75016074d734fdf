"""Handing a letter over to Thunderbird: its composer opens with everything in it.

``-compose`` takes pairs of names and values. A value without quotes is percent-decoded, so that no quote, comma or
newline of a text can end it; the text itself is read from a file, because an argument is limited to 128 KiB on Linux
and a command line to 32 K characters on Windows. Shown with Thunderbird itself in the tests.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from edusupport_desktop.delivery.hand_over import told_all, write_files
from edusupport_desktop.delivery.program_starter import ProgramStarter
from edusupport_desktop.domain.hand_off import MailProgram
from edusupport_desktop.domain.incident import EventKind
from edusupport_desktop.domain.outgoing import Outgoing
from edusupport_desktop.domain.plain_text import clean_line
from edusupport_desktop.services.hand_off_ports import HandedOverFiles, LetterFiles
from edusupport_desktop.services.ports import (
    Progress,
)


class ThunderbirdSender:
    """``program.command`` starts Thunderbird; one that runs already opens the letter itself."""

    def __init__(self, program: MailProgram, files: HandedOverFiles, starter: ProgramStarter) -> None:
        self._program = program
        self._files = files
        self._starter = starter

    def send(self, outgoing: Outgoing, progress: Progress) -> EventKind:
        """HANDED_OVER. Raises ``Unavailable("mail_program_not_started")``, and what writing the files raises."""
        files = write_files(outgoing, self._files, progress, for_sandbox=self._program.is_sandboxed)
        command = compose_command(self._program.command, outgoing, files)
        progress.point_of_no_return()
        self._starter.start(command, "mail_program_not_started")
        told_all(outgoing, progress)
        return EventKind.HANDED_OVER


def compose_command(start: Sequence[str], outgoing: Outgoing, files: LetterFiles) -> list[str]:
    """All of it is ASCII, whatever the letter and the folders hold."""
    values = {
        "to": outgoing.recipient.address,
        "subject": clean_line(outgoing.letter.subject),
        "message": files.text,
        "format": "text",
    }
    if files.pictures:
        values["attachment"] = ",".join(Path(picture).as_uri() for picture in files.pictures)
    return [*start, "-compose", ",".join(f"{name}={_encoded(value)}" for name, value in values.items())]


def _encoded(value: str) -> str:
    return quote(value, safe="", errors="replace")
