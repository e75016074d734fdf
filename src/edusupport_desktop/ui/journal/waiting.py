"""When the journal speaks of a request that has waited too long."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from edusupport_desktop.domain.errors import EduSupportError
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.services.waiting import Waiting, WaitingRequests
from edusupport_desktop.ui.jobs import Jobs
from edusupport_desktop.ui.journal.waiting_notice import WaitingNotice

_log = logging.getLogger(__name__)

_HOUR_MS = 60 * 60 * 1000
"""A program that runs for days notices that one has passed."""


class WaitingReminder(QObject):
    """Looks when it is told to, and every hour."""

    def __init__(
        self, requests: Callable[[], WaitingRequests], notice: WaitingNotice, jobs: Jobs, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._requests = requests
        self._notice = notice
        self._jobs = jobs
        self._timer = QTimer(self, interval=_HOUR_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        notice.later.connect(self._put_off)

    def look(self) -> None:
        self._jobs.run(lambda _: self._requests().look(), self._found, self._not_found)

    def _found(self, waiting: Waiting | None) -> None:
        if isValid(self._notice):
            self._notice.show_waiting(waiting)

    def _put_off(self, request_id: RequestId) -> None:
        def work(_: object) -> Waiting | None:
            requests = self._requests()
            requests.later(request_id)
            return requests.look()

        self._jobs.run(work, self._found, self._not_found)

    def _not_found(self, error: Exception) -> None:
        if not isinstance(error, EduSupportError):
            raise error
        _log.warning("requests that wait were not looked through: %s", error.code)
