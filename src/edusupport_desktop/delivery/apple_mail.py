"""Handing a letter over to Mail of macOS: a new message is made and shown, by AppleScript.

Text and names are arguments of the script, or read by it from a file: nothing is ever pasted into it.
"""

from __future__ import annotations

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

SCRIPT = """\
on run arguments
    set recipientAddress to item 1 of arguments
    set theSubject to item 2 of arguments
    set theText to read (POSIX file (item 3 of arguments)) as «class utf8»
    tell application "Mail"
        set theLetter to make new outgoing message with properties ¬
            {subject:theSubject, content:theText, visible:true}
        tell theLetter
            make new to recipient at end of to recipients with properties {address:recipientAddress}
            repeat with place from 4 to (count arguments)
                make new attachment with properties {file name:(POSIX file (item place of arguments))} ¬
                    at after last paragraph
            end repeat
        end tell
        activate
    end tell
end run
"""


class AppleMailSender:
    """``program.command`` starts ``osascript``."""

    def __init__(self, program: MailProgram, files: HandedOverFiles, starter: ProgramStarter) -> None:
        self._program = program
        self._files = files
        self._starter = starter

    def send(self, outgoing: Outgoing, progress: Progress) -> EventKind:
        """HANDED_OVER. Raises ``Unavailable("mail_program_not_started")``, which is also the answer of macOS where the
        teacher has not allowed this program to speak to Mail; and what writing the files raises."""
        files = write_files(outgoing, self._files, progress)
        subject = clean_line(outgoing.letter.subject)
        arguments = [outgoing.recipient.address, subject, files.text, *files.pictures]
        progress.point_of_no_return()
        # Options end at the first argument, the address: a subject may begin with a hyphen.
        self._starter.start([*self._program.command, "-e", SCRIPT, *arguments], "mail_program_not_started")
        told_all(outgoing, progress)
        return EventKind.HANDED_OVER
