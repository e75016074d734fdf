"""What goes on with a request that was sent: further letters, the specialist's steps, calls, waiting."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from edusupport_desktop.domain.draft import Draft
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.services.program import Program
from edusupport_desktop.services.submit import Submission
from edusupport_desktop.services.waiting import WaitingRequests
from edusupport_desktop.ui.follow_up.steps_work import StepsWork
from edusupport_desktop.ui.follow_up.tools import LetterTools, PictureTools
from edusupport_desktop.ui.follow_up.work import FollowUpWork
from edusupport_desktop.ui.jobs import Jobs
from edusupport_desktop.ui.journal.call_work import CallWork
from edusupport_desktop.ui.journal.waiting import WaitingReminder
from edusupport_desktop.ui.journal.window import JournalWindow
from edusupport_desktop.ui.journal.work import JournalWork
from edusupport_desktop.ui.letter_parts import LetterParts


class Afterwards(QObject):
    """Connects what the journal's window asks for with what does it. Whoever owns the wizard connects what is about a
    draft: ``follow_ups.gone`` and ``calls.began``."""

    def __init__(
        self,
        program: Program,
        submission: Callable[[], Submission],
        remember: Callable[[Draft], None],
        parts: LetterParts,
        work: JournalWork,
        journal: JournalWindow,
        jobs: Jobs,
    ) -> None:
        super().__init__()
        self._program = program
        self._journal = journal
        self._work = work
        pictures = PictureTools(parts.pictures, parts.styles, parts.taker, program.drafts, jobs)
        tools = LetterTools(submission, parts.ways, program.handed_over_files, pictures, work.load_drafts)
        self.steps = StepsWork(program.journal, program.clock, self._advice, jobs)
        self.follow_ups = FollowUpWork(tools, self.steps, program.drafts, jobs)
        self.calls = CallWork(program, remember, jobs)
        self.waiting = WaitingReminder(self._requests, journal.waiting, jobs, self)
        for asked in (journal.details.add_wanted, self.steps.answer_wanted, journal.waiting.write_wanted):
            asked.connect(self._answer)
        for asked in (journal.details.call_wanted, journal.waiting.call_wanted):
            asked.connect(self._show_crib)
        journal.details.steps_wanted.connect(self._show_steps)
        self.follow_ups.began.connect(work.sending_began)
        self.follow_ups.ended.connect(work.sending_ended)
        self.steps.changed.connect(self._steps_taken)
        self.calls.written.connect(work.show_new)
        work.refreshed.connect(self.waiting.look)
        for failed in (self.follow_ups.failed, self.steps.failed, self.calls.failed):
            failed.connect(work.tell)

    # Methods, not functions made on the spot: a signal of ours would hold those, and they us, for ever.

    def _answer(self, request_id: RequestId) -> None:
        self.follow_ups.answer(request_id, self._journal)

    def _show_crib(self, request_id: RequestId) -> None:
        self.calls.show_crib(request_id, self._journal)

    def _show_steps(self, request_id: RequestId) -> None:
        self.steps.open(request_id, self._journal)

    def _steps_taken(self, _: RequestId) -> None:
        self._work.refresh()

    def _advice(self) -> str:
        return self._program.desk().advice.get("follow_instructions", "")

    def _requests(self) -> WaitingRequests:
        program = self._program
        return WaitingRequests(program.journal, program.put_off, program.desk().waiting_days, program.clock)
