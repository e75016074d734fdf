"""The support's answers while the program runs: the mailbox is looked into again and again, where the teacher allowed
it."""

from __future__ import annotations

import logging
from datetime import timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from edusupport_desktop.domain.errors import Cancelled, EduSupportError, NetworkTrouble, Refused, Unavailable
from edusupport_desktop.services.watch_mailbox import Look, MailboxWatch
from edusupport_desktop.ui.jobs import Job, Jobs

_log = logging.getLogger(__name__)

_FIRST_PAUSE = timedelta(minutes=1)
_LONGEST_PAUSE = timedelta(minutes=5)
"""Where the server does not say by itself that something arrived."""
_LONGEST_IN_TROUBLE = timedelta(minutes=15)
_TOLD_AFTER = 2
"""Failures in a row: a connection that is back a minute later is nobody's worry."""


class MailboxNews(QObject):
    """One look at a time, in a job that lasts as long as the server holds the line. ``came`` carries what is new, a
    sequence of ``CheckedReply``; ``troubled`` the error that keeps the program from reading, each once until the
    mailbox could be read again.

    It ends with ``parent``.
    """

    came = Signal(object)
    troubled = Signal(object)

    def __init__(self, watch: MailboxWatch, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self.watch = watch
        self._jobs = jobs
        self._job: Job[Look] | None = None
        self._may_read = False
        self._again = False
        self._failures = 0
        self._told: set[str] = set()
        self._pause = _FIRST_PAUSE
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Looks for as long as the program runs. Not called in a second program over the same journal."""
        self._may_read = True
        if self._job is None:
            self._look()
        else:
            self._again = True  # the last look is still ending

    def look_anew(self) -> None:
        """The mailbox is another, or may be read now, or no more. Nothing happens before ``start``."""
        self._told.clear()
        self._failures = 0
        self._pause = _FIRST_PAUSE
        if self._job is not None:
            self._again = True
            self._job.cancel()
        elif self._may_read:
            self._look()

    def look_soon(self) -> None:
        """A letter has gone: its answer may come any moment. Whoever is told of news needs no look."""
        if self._timer.isActive():
            self._pause = _FIRST_PAUSE
            self._timer.stop()
            self._wait(_LONGEST_PAUSE)

    @property
    def is_reading(self) -> bool:
        """From ``start`` to ``end``."""
        return self._may_read

    def end(self) -> None:
        """The program ends: within a second the mailbox is left alone. ``start`` begins again."""
        self._may_read = self._again = False
        self._timer.stop()
        if self._job is not None:
            self._job.cancel()

    def _look(self) -> None:
        self._timer.stop()
        self._job = self._jobs.run(self.watch.look, self._looked, self._failed)

    def _looked(self, look: Look) -> None:
        self._job = None
        self._failures = 0
        self._told.clear()
        if look.news:
            self._pause = _FIRST_PAUSE
            self.came.emit(look.news)
        if self._is_called_back() or not look.is_on:
            return
        if look.at_once:
            self._look()
        else:
            self._wait(_LONGEST_PAUSE)

    def _failed(self, error: Exception) -> None:
        self._job = None
        if isinstance(error, Cancelled):
            self._is_called_back()
            return
        if not isinstance(error, EduSupportError):
            raise error
        _log.warning("the mailbox was not read: %s", error.code)
        self._failures += 1
        if error.code not in self._told and (not isinstance(error, NetworkTrouble) or self._failures >= _TOLD_AFTER):
            self._told.add(error.code)
            self.troubled.emit(error)
        if not self._is_called_back() and not _needs_the_teacher(error):
            self._wait(_LONGEST_IN_TROUBLE)

    def _is_called_back(self) -> bool:
        """Whether this look was the last one, or another one began because somebody asked for it."""
        again, self._again = self._again, False
        if again and self._may_read:
            self._look()
        return again or not self._may_read

    def _wait(self, longest: timedelta) -> None:
        if not self._timer.isActive():
            self._timer.start(round(min(self._pause, longest).total_seconds() * 1000))
            self._pause = min(self._pause * 2, longest)


def _needs_the_teacher(error: EduSupportError) -> bool:
    """Asking again would change nothing; a wrong password that is repeated may lock the mailbox, and a locked keyring
    asks each time."""
    return isinstance(error, Refused | Unavailable) and error.code != "mailbox_refused"
