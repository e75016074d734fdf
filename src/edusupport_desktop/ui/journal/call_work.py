"""What a call leads to: the crib opened, what was said written down, a request begun by telephone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.draft import Draft, Way
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import Incident, JournalEntry
from edusupport_desktop.services.ports import Progress
from edusupport_desktop.services.program import Program
from edusupport_desktop.ui.jobs import Jobs

if TYPE_CHECKING:
    from edusupport_desktop.domain.call_sheet import CallSheet


class CallWork(QObject):
    """``written`` carries the request whose call stands in the journal, ``began`` the draft that has become a request,
    ``failed`` why it has not."""

    written = Signal(object)
    began = Signal(object)
    failed = Signal(object)

    def __init__(self, program: Program, remember: Callable[[Draft], None], jobs: Jobs) -> None:
        super().__init__()
        self._program = program
        self._remember = remember
        self._jobs = jobs

    def show_crib(self, request_id: RequestId, parent: QWidget) -> None:
        from edusupport_desktop.domain.call_sheet import write_call_sheet
        from edusupport_desktop.services.answering import questions_of
        from edusupport_desktop.services.call import record_call

        program = self._program
        journal, desk = program.journal, program.desk()

        def work(_: Progress) -> CallSheet:
            incident = journal.entry(request_id).incident
            return write_call_sheet(journal.letter(request_id), incident, desk, questions_of(request_id, journal))

        def called(person: str, said: str, incident: Incident | None) -> None:
            self._jobs.run(
                lambda _: record_call(request_id, person, said, incident, journal=journal, clock=program.clock),
                lambda entry: self.written.emit(entry.request_id),
                self.failed.emit,
            )

        def show(sheet: CallSheet) -> None:
            from edusupport_desktop.ui.journal.call_sheet import CallSheetDialog

            dialog = CallSheetDialog(sheet, desk.number, program.clock().date(), called, parent)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

        self._jobs.run(work, show, self.failed.emit)

    def call_first(self, draft: Draft, parent: QWidget) -> None:
        """``draft`` as it is on the disk now."""
        from dataclasses import replace

        from edusupport_desktop.domain.call_sheet import write_call_sheet
        from edusupport_desktop.domain.letter import write_letter
        from edusupport_desktop.ui.journal.call_first import CallFirstDialog

        program = self._program
        desk = program.desk()

        def called(person: str, said: str, incident: Incident | None) -> None:
            told = draft.answered({Field.SUBJECT: dialog.subject})
            self._jobs.run(
                lambda _: self._begin(told, person, said, incident), lambda _: self.began.emit(told), self.failed.emit
            )

        sheet = write_call_sheet(write_letter(replace(draft, way=Way.PHONE), desk), None, desk)
        dialog = CallFirstDialog(sheet, draft.answers.subject, desk.number, program.clock().date(), called, parent)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _begin(self, draft: Draft, person: str, said: str, incident: Incident | None) -> JournalEntry:
        from edusupport_desktop.services.call import begin_by_phone

        program = self._program
        entry = begin_by_phone(
            draft,
            person,
            said,
            incident,
            desk=program.desk(),
            store=program.drafts,
            journal=program.journal,
            clock=program.clock,
        )
        self._remember(draft)
        return entry
