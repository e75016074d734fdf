"""Everything the windows do with the support's helpdesk: set it up, send into it or by mail instead, ask it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import JournalEntry
from edusupport_desktop.services.ports import Progress
from edusupport_desktop.services.program import Program
from edusupport_desktop.services.submit import Submission, Submitted
from edusupport_desktop.ui.helpdesk.over_network import OverNetwork
from edusupport_desktop.ui.jobs import Jobs
from edusupport_desktop.ui.journal.window import JournalWindow
from edusupport_desktop.ui.journal.work import JournalWork

if TYPE_CHECKING:
    from edusupport_desktop.services.change_way import WayChange
    from edusupport_desktop.services.settle_helpdesk import HelpdeskSettling


class HelpdeskWork(QObject):
    """``account_changed``: the helpdesk was set up, or the access removed. What is slow is made when it is needed."""

    account_changed = Signal()

    def __init__(
        self,
        program: Program,
        submission: Callable[[], Submission],
        journal: JournalWindow,
        work: JournalWork,
        jobs: Jobs,
        front: Callable[[], QWidget],
    ) -> None:
        from edusupport_desktop.ui.helpdesk.journal_work import HelpdeskJournalWork

        super().__init__()
        self._program = program
        self._submission = submission
        self._jobs = jobs
        self._front = front
        journal.helpdesk_wanted.connect(self.set_up)
        work.helpdesk_wanted.connect(self.set_up)
        self._in_journal = HelpdeskJournalWork(program, self.over_network, journal, jobs, self)
        self._in_journal.news.connect(work.refresh)
        self._in_journal.began.connect(work.sending_began)
        self._in_journal.ended.connect(work.sending_ended)
        self._in_journal.sent.connect(work.tell_outcome)
        self._in_journal.failed.connect(work.tell)

    def set_up(self) -> None:
        from edusupport_desktop.ui.helpdesk.choice import choice_of
        from edusupport_desktop.ui.helpdesk.dialog import HelpdeskDialog

        program = self._program
        choice = choice_of(program.helpdesk_systems(), program.desk(), program.laid_down())
        dialog = HelpdeskDialog(program.helpdesk_accounts, choice, program.check_helpdesk, self._jobs, self._front())
        dialog.accepted.connect(self.account_changed)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def is_laid_down(self) -> bool:
        """Whether the desk or the administrator says which helpdesk takes requests."""
        from edusupport_desktop.ui.helpdesk.choice import terms_of

        return bool(terms_of(self._program.desk(), self._program.laid_down()).system)

    def settling(self) -> HelpdeskSettling:
        """For the outbox: what became of requests whose outcome is unknown."""
        from edusupport_desktop.services.settle_helpdesk import HelpdeskSettling

        program = self._program
        return HelpdeskSettling(
            program.journal, program.remote_incidents, program.helpdesk_accounts, program.open_helpdesk, program.clock
        )

    def over_network(self) -> OverNetwork:
        return OverNetwork(self._send_by_mail, self._may_go_by_mail, self._ignored)

    def _send_by_mail(self, request_id: RequestId, progress: Progress) -> Submitted:
        from edusupport_desktop.services.send_by_mail import SendByMail

        return SendByMail(self._way_change(), self._submission()).send(request_id, progress)

    def _may_go_by_mail(self, entry: JournalEntry) -> bool:
        return self._way_change().is_possible(entry)

    def _way_change(self) -> WayChange:
        from edusupport_desktop.services.change_way import WayChange

        program = self._program
        return WayChange(
            program.journal, program.remote_incidents, program.accounts, program.open_helpdesk, program.clock
        )

    def _ignored(self, request_id: RequestId) -> Sequence[str]:
        known = self._program.remote_incidents.of(request_id)
        return (known.ignored or ()) if known is not None else ()
