"""What the journal does with requests that went into a helpdesk: refresh their state, send one as a letter instead."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox

from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import ImpossibleEvent, JournalEntry
from edusupport_desktop.services.program import Program
from edusupport_desktop.services.submit import Submitted
from edusupport_desktop.ui.announce import announce
from edusupport_desktop.ui.helpdesk.over_network import OverNetwork
from edusupport_desktop.ui.jobs import Jobs
from edusupport_desktop.ui.journal.window import JournalWindow

if TYPE_CHECKING:
    from edusupport_desktop.services.refresh_state import Refreshed, StateRefresh


class HelpdeskJournalWork(QObject):
    """``began`` and ``ended`` bracket a sending; ``sent`` carries what became of it, ``failed`` an error nobody
    expected. ``news``: the journal shows something else now."""

    began = Signal()
    ended = Signal()
    sent = Signal(object)
    failed = Signal(object)
    news = Signal()

    def __init__(
        self,
        program: Program,
        over_network: Callable[[], OverNetwork],
        journal: JournalWindow,
        jobs: Jobs,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._program = program
        self._over_network = over_network
        self._journal = journal
        self._jobs = jobs
        self._asked: set[RequestId] = set()
        journal.details.refresh_wanted.connect(self.refresh)
        journal.details.by_mail_wanted.connect(self.send_by_mail)

    def refresh(self, request_id: RequestId) -> None:
        """Once at a time, however often it is pressed."""
        if request_id in self._asked:
            return
        self._asked.add(request_id)
        self._journal.statusBar().showMessage(self.tr("The helpdesk is being asked…"))
        self._jobs.run(
            lambda _: self._state_refresh().refresh(request_id),
            lambda refreshed: self._refreshed(request_id, refreshed),
            lambda error: self._not_refreshed(request_id, error),
        )

    def _state_refresh(self) -> StateRefresh:
        from edusupport_desktop.services.refresh_state import StateRefresh

        program = self._program
        return StateRefresh(
            program.journal,
            program.remote_incidents,
            program.helpdesk_accounts,
            program.open_helpdesk,
            program.desk(),
            program.clock,
        )

    def _refreshed(self, request_id: RequestId, refreshed: Refreshed) -> None:
        from edusupport_desktop.ui.helpdesk.refresh_words import refreshed_text

        self._end_asking(request_id)
        text = refreshed_text(refreshed)
        self._journal.news.tell(f"{refreshed.entry.subject}: {text}")
        announce(self._journal, text)
        self.news.emit()

    def _not_refreshed(self, request_id: RequestId, error: Exception) -> None:
        from edusupport_desktop.ui.helpdesk.refresh_words import not_refreshed_text

        self._end_asking(request_id)
        if not isinstance(error, ImpossibleEvent):  # done meanwhile by another window: shown anew
            QMessageBox.warning(self._journal, self.tr("Not refreshed"), not_refreshed_text(error))
        self.news.emit()

    def _end_asking(self, request_id: RequestId) -> None:
        self._asked.discard(request_id)
        if not self._asked:
            self._journal.statusBar().clearMessage()

    def send_by_mail(self, request_id: RequestId) -> None:
        """The journal lets only one attempt begin, however often it is pressed."""

        def known(entry: JournalEntry) -> None:
            over_network = self._over_network()
            self.began.emit()
            job = self._jobs.run(lambda progress: over_network.by_mail(request_id, progress), self._sent, self._broken)
            self._journal.sending.follow(job, entry.subject)

        self._jobs.run(lambda _: self._program.journal.entry(request_id), known, self.failed.emit)

    def _sent(self, submitted: Submitted) -> None:
        self.ended.emit()
        self.sent.emit(submitted)
        if submitted.failure is None:
            self._journal.news.tell(
                self.tr("The letter has gone by mail. The number of the incident will come as an answer.")
            )

    def _broken(self, error: Exception) -> None:
        self.ended.emit()
        self.failed.emit(error)
