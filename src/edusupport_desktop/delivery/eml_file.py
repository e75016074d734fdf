"""Handing a letter over as an ``.eml`` file, for a mail program to open and send."""

from __future__ import annotations

from pathlib import Path

from edusupport_desktop.delivery.message import build_unsent
from edusupport_desktop.delivery.whole_file import write_whole
from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.errors import OurFault, Unavailable
from edusupport_desktop.domain.incident import EventKind
from edusupport_desktop.domain.outgoing import Outgoing
from edusupport_desktop.services.ports import Progress


class EmlFileSender:
    """Writes to ``path``, over a file of that name: the teacher has just chosen it in a dialog."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def send(self, outgoing: Outgoing, progress: Progress) -> EventKind:
        """HANDED_OVER: whether the letter is then sent, nobody here knows.

        Raises ``Unavailable("file_not_written", reason)`` and leaves no part of a file behind.
        """
        if outgoing.way is Way.PRACTICE:
            raise OurFault("practice_letter_must_not_leave")
        message = build_unsent(outgoing)
        progress.point_of_no_return()
        try:
            write_whole(self._path, message)
        except OSError as error:
            raise Unavailable("file_not_written", reason=error.strerror or "") from error
        progress.report(len(message), len(message))
        return EventKind.HANDED_OVER
