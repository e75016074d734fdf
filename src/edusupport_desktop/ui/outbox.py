"""The outbox while the program runs: tries what is due, looks for what is unknown, keeps copies of what went."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from edusupport_desktop.domain.errors import EduSupportError
from edusupport_desktop.services.outbox import Outbox, OutboxRun
from edusupport_desktop.services.ports import Clock, Progress
from edusupport_desktop.services.sent_letters import SentLettersCheck
from edusupport_desktop.ui.jobs import Jobs

_log = logging.getLogger(__name__)

_LONGEST_SLEEP = timedelta(minutes=5)
"""A notebook that slept, or whose clock was set, must not wait for hours: the times are looked at anew."""


class OutboxTimer(QObject):
    """``changed`` says that letters were tried: the journal shows something new. One run at a time.

    It ends with ``parent``, the window that shows the journal.
    """

    changed = Signal()

    def __init__(
        self,
        outbox: Callable[[], Outbox],
        sent_letters: SentLettersCheck,
        jobs: Jobs,
        clock: Clock,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._outbox = outbox
        self._sent_letters = sent_letters
        self._jobs = jobs
        self._clock = clock
        self._is_running = False
        self._again = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    def look(self, *, starting: bool = False) -> None:
        """Tries what is due now; with ``starting`` everything that waits for its time. Called after a sending too."""
        if self._is_running:
            self._again = True
            return
        self._is_running = True
        self._timer.stop()

        def work(progress: Progress) -> OutboxRun:
            outbox_run = self._outbox().send_due(progress, starting=starting)
            self._look_into_the_mailbox()
            return outbox_run

        self._jobs.run(work, self._looked, self._failed)

    def _look_into_the_mailbox(self) -> None:
        """Nothing here may disturb: what is not found out now is found out later, or asked."""
        try:
            self._sent_letters.settle_unknown()
            self._sent_letters.keep_copies()
        except EduSupportError as trouble:
            _log.warning("the mailbox was not asked about sent letters: %s", trouble.code)

    def _looked(self, outbox_run: OutboxRun) -> None:
        self._is_running = False
        self.changed.emit()
        self._wait_until(outbox_run.next_at)

    def _failed(self, error: Exception) -> None:
        self._is_running = False
        if not isinstance(error, EduSupportError):
            raise error
        _log.warning("the outbox was not looked through: %s", error.code)
        self._wait_until(self._clock() + _LONGEST_SLEEP)

    def _wait_until(self, due: datetime | None) -> None:
        if self._again:
            self._again = False
            self.look()
        elif due is not None:
            pause = min(max(due - self._clock(), timedelta(seconds=1)), _LONGEST_SLEEP)
            self._timer.start(round(pause.total_seconds() * 1000))
