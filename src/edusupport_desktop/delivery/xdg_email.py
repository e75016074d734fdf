"""Handing a letter over to whatever opens ``mailto:`` links, by freedesktop's ``xdg-email``.

Only some programs take the pictures this way, and ``mailto:`` was not made for long texts: the teacher is told to look
and to add what is missing.
"""

from __future__ import annotations

from urllib.parse import quote

from edusupport_desktop.delivery.hand_over import told_all, write_files
from edusupport_desktop.delivery.program_starter import ProgramStarter
from edusupport_desktop.domain.hand_off import MailProgram
from edusupport_desktop.domain.incident import EventKind
from edusupport_desktop.domain.outgoing import Outgoing
from edusupport_desktop.domain.plain_text import clean_line
from edusupport_desktop.services.hand_off_ports import HandedOverFiles
from edusupport_desktop.services.ports import (
    Progress,
)

_LONGEST_BODY = 60_000
"""Bytes, percent-encoded. The script passes everything on as one argument, which Linux limits to 128 KiB."""


class XdgEmailSender:
    """``program.command`` starts ``xdg-email``."""

    def __init__(self, program: MailProgram, files: HandedOverFiles, starter: ProgramStarter) -> None:
        self._program = program
        self._files = files
        self._starter = starter

    def send(self, outgoing: Outgoing, progress: Progress) -> EventKind:
        """HANDED_OVER, with the text when it is short enough. Raises ``Unavailable("mail_program_not_started")``,
        and what writing the files raises."""
        files = write_files(outgoing, self._files, progress)
        command = [*self._program.command, "--utf8", "--subject", clean_line(outgoing.letter.subject)]
        body = _printable(outgoing.letter.body)
        if len(quote(body)) <= _LONGEST_BODY:
            command += ["--body", body]
        for picture in files.pictures:
            command += ["--attach", picture]
        progress.point_of_no_return()
        self._starter.start([*command, outgoing.recipient.address], "mail_program_not_started")
        told_all(outgoing, progress)
        return EventKind.HANDED_OVER


def _printable(text: str) -> str:
    """Without what no argument can hold: null characters and halves of surrogate pairs."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
