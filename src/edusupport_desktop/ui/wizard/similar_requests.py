"""Looks for open requests like the subject that is being typed, beside the interface's thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from edusupport_desktop.domain.draft import Dismissal
from edusupport_desktop.domain.incident import JournalEntry
from edusupport_desktop.domain.rules.second_incident import NO_SECOND_INCIDENT
from edusupport_desktop.ui.jobs import Jobs
from edusupport_desktop.ui.wizard.session import DraftSession
from edusupport_desktop.ui.wizard.similar_notice import SimilarNotice

REST_MS = 300
"""How long the keys rest before the journal is asked."""

Find = Callable[[str, bool], Sequence[JournalEntry]]
"""The open requests like a subject; whether the practice requests are meant. Slow."""


class SimilarRequests(QObject):
    """``write_wanted`` carries the id of the request to write into instead."""

    write_wanted = Signal(object)

    def __init__(self, session: DraftSession, find: Find, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._find = find
        self._jobs = jobs
        self._asked: tuple[str, bool] | None = None
        self._notice = SimilarNotice()
        self._notice.write_wanted.connect(self.write_wanted)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._look)
        session.changed.connect(self._changed)
        session.checked.connect(self.show)

    def notice(self, editor: QWidget) -> SimilarNotice:
        """The line to be placed under the subject, whose editor gets the focus when it was answered."""
        self._notice.new_wanted.connect(lambda: self._dismiss(editor))
        return self._notice

    def show(self) -> None:
        """What was found for the subject as it is now; looks if that was not asked yet."""
        self._notice.show_requests(() if self._is_dismissed() else self._session.similar)
        self._changed()

    def _wanted(self) -> tuple[str, bool]:
        return self._session.draft.answers.subject, self._session.is_practice

    def _changed(self) -> None:
        if self._wanted() != self._asked and not self._is_dismissed():
            self._rest.start()

    def _look(self) -> None:
        wanted = self._asked = self._wanted()
        subject, practice = wanted

        def found(requests: Sequence[JournalEntry]) -> None:
            if isValid(self) and wanted == self._asked:  # else an answer to an older question comes too late
                self._session.say_similar(requests)
                self.show()

        self._jobs.run(lambda _: self._find(subject, practice), found)

    def _is_dismissed(self) -> bool:
        return Dismissal(NO_SECOND_INCIDENT) in self._session.draft.dismissed

    def _dismiss(self, editor: QWidget) -> None:
        finding = next((one for one in self._session.findings() if one.code == NO_SECOND_INCIDENT), None)
        if finding is not None:
            editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self._session.dismiss(finding)
