"""When the program asks whether a letter was sent that another program was given."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from edusupport_desktop.domain.errors import EduSupportError
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import JournalEntry
from edusupport_desktop.services.handed_over import HandedOver
from edusupport_desktop.services.ports import Clock, Progress
from edusupport_desktop.ui.jobs import Jobs
from edusupport_desktop.ui.journal.sent_notice import SentNotice

_log = logging.getLogger(__name__)

FIRST_PAUSE = timedelta(minutes=3)
"""After the hand-off: sending by hand takes that long."""

LATER = timedelta(minutes=30)
"""After «Позже»."""


class SentQuestions(QObject):
    """One letter at a time, the oldest first. ``answered`` carries the request's id: its state has changed."""

    answered = Signal(object)
    failed = Signal(object)

    def __init__(self, handed_over: HandedOver, notice: SentNotice, jobs: Jobs, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._handed_over = handed_over
        self._notice = notice
        self._jobs = jobs
        self._clock = clock
        self._began = clock()
        self._later: dict[RequestId, datetime] = {}
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)
        notice.answered.connect(self._answer)
        notice.put_off.connect(self._put_off)

    def look(self) -> None:
        """Asks what is due, and removes files no other program needs any more."""

        def work(_: Progress) -> Sequence[JournalEntry]:
            self._handed_over.tidy()
            return self._handed_over.unanswered()

        self._jobs.run(work, self._found, self._not_found)

    def _found(self, letters: Sequence[JournalEntry]) -> None:
        if not isValid(self._notice):
            return  # the window was closed meanwhile
        now = self._clock()
        due = [letter for letter in letters if self._due_at(letter) <= now]
        asked = self._notice.entry
        if asked is None or asked.request_id not in [letter.request_id for letter in due]:
            self._notice.ask(due[0] if due else None)
        waiting = [self._due_at(letter) for letter in letters if letter not in due]
        if waiting:
            self._timer.start(max(round((min(waiting) - now).total_seconds() * 1000), 1000))

    def _due_at(self, letter: JournalEntry) -> datetime:
        if letter.request_id in self._later:
            return self._later[letter.request_id]
        if letter.changed_at < self._began:  # handed over before this start of the program
            return self._began
        return letter.changed_at + FIRST_PAUSE

    def _put_off(self, request_id: RequestId) -> None:
        self._later[request_id] = self._clock() + LATER
        self.look()

    def _answer(self, request_id: RequestId, was_sent: bool) -> None:
        self._jobs.run(
            lambda _: self._handed_over.answer(request_id, was_sent=was_sent),
            lambda _: self.answered.emit(request_id),
            self.failed.emit,
        )

    def _not_found(self, error: Exception) -> None:
        if not isinstance(error, EduSupportError):
            raise error
        _log.warning("letters that were handed over were not looked through: %s", error.code)
