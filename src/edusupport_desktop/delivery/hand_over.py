"""What every hand-off to another program does: a real letter alone, its files first, the point of no return last."""

from __future__ import annotations

from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.errors import OurFault
from edusupport_desktop.domain.outgoing import Outgoing
from edusupport_desktop.services.hand_off_ports import HandedOverFiles, LetterFiles
from edusupport_desktop.services.ports import (
    Progress,
)


def write_files(
    outgoing: Outgoing, files: HandedOverFiles, progress: Progress, *, for_sandbox: bool = False
) -> LetterFiles:
    """Raises ``OurFault`` for a practice letter, ``Cancelled``, and what ``files`` raises."""
    if outgoing.way is Way.PRACTICE:
        raise OurFault("practice_letter_must_not_leave")
    progress.raise_if_cancelled()
    return files.write(outgoing, for_sandbox=for_sandbox)


def told_all(outgoing: Outgoing, progress: Progress) -> None:
    """Everything is handed over: the files count, and the text as one."""
    total = 1 + len(outgoing.files)
    progress.report(total, total)
