"""Newer versions of the program: looked for only where the administrator's preset names an address."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from edusupport_desktop import __version__
from edusupport_desktop.domain.errors import UntrustedInput
from edusupport_desktop.domain.version import Announcement
from edusupport_desktop.services.ports import Progress
from edusupport_desktop.services.program import Program
from edusupport_desktop.ui.jobs import Jobs
from edusupport_desktop.ui.journal.window import JournalWindow


class Updates(QObject):
    """Offers what it finds in the journal's window. ``tell`` shows an error."""

    def __init__(self, program: Program, journal: JournalWindow, jobs: Jobs, tell: Callable[[Exception], None]) -> None:
        super().__init__()
        self._program = program
        self._journal = journal
        self._jobs = jobs
        self._tell = tell
        self._asked = False
        journal.updates_wanted.connect(self._look_again)

    def look(self) -> None:
        """Once, behind the first window. A server that does not answer is no news; a wrong preset is."""
        self._jobs.run(self._find, self._found, self._failed)

    def _look_again(self) -> None:
        self._asked = True
        self.look()

    def _find(self, _: Progress) -> tuple[bool, Announcement | None]:
        """Whether there is an address to look at, and what stands there."""
        address = self._program.preset().updates_address
        return address is not None, self._program.find_newer(address, __version__) if address else None

    def _found(self, found: tuple[bool, Announcement | None]) -> None:
        looks, newer = found
        self._journal.offer_updates(looks)
        if newer is not None:
            page = QUrl(newer.page)
            self._journal.news.tell(
                self.tr("There is a newer version: {version}").format(version=newer.version),
                self.tr("Open its page"),
                lambda: QDesktopServices.openUrl(page),
            )
        elif self._asked:
            self._journal.news.tell(self.tr("This is the newest version: {version}").format(version=__version__))
        self._asked = False

    def _failed(self, error: Exception) -> None:
        wrong_preset = isinstance(error, UntrustedInput) and error.code == "preset_wrong"
        self._journal.offer_updates(not wrong_preset)
        if self._asked or wrong_preset:
            self._tell(error)
        self._asked = False
