"""What the journal's window asks for and gets: the list, one request, its number, sending again, the table, erasing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QMessageBox, QWidget

from edusupport_desktop.domain.draft import Draft, Way
from edusupport_desktop.domain.errors import Cancelled
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import Event, EventKind, ImpossibleEvent, Incident, JournalEntry, State
from edusupport_desktop.domain.journal_list import ListQuestion
from edusupport_desktop.domain.months import MonthFigures, last_months, without_gaps
from edusupport_desktop.services.drafts import Drafts
from edusupport_desktop.services.handed_over import HandedOver
from edusupport_desktop.services.ports import Progress
from edusupport_desktop.services.program import Program
from edusupport_desktop.services.record_number import numbers_in_doubt
from edusupport_desktop.services.request_story import tell_story
from edusupport_desktop.services.submit import Submission, Submitted
from edusupport_desktop.services.whole_list import whole_list
from edusupport_desktop.ui.error_words import error_text
from edusupport_desktop.ui.file_dialogs import ask_where_to_save, ask_where_to_save_letter
from edusupport_desktop.ui.jobs import Jobs
from edusupport_desktop.ui.journal.handed_over_news import tell_where_it_is
from edusupport_desktop.ui.journal.list_work import ListWork
from edusupport_desktop.ui.journal.sent_questions import SentQuestions
from edusupport_desktop.ui.journal.window import JournalWindow
from edusupport_desktop.ui.words import draft_subject, state_text, way_text

if TYPE_CHECKING:
    from edusupport_desktop.ui.journal.drafts_dialog import DraftsDialog


class JournalWork(QObject):
    """``draft_wanted`` carries a draft to be opened in the wizard; ``account_wanted``: a letter lacks its mailbox,
    ``helpdesk_wanted``: a request lacks its helpdesk."""

    draft_wanted = Signal(object)
    account_wanted = Signal()
    refreshed = Signal()
    """The list is asked for anew: what stands above it may have changed."""
    helpdesk_wanted = Signal()
    sending_over = Signal()
    """No letter is being sent by hand any more, however it ended."""

    def __init__(
        self,
        program: Program,
        drafts: Drafts,
        submission: Callable[[], Submission],
        journal: JournalWindow,
        jobs: Jobs,
        front: Callable[[], QWidget],
    ) -> None:
        super().__init__()
        self._program = program
        self._drafts = drafts
        self._submission = submission
        self._journal = journal
        self._jobs = jobs
        self._front = front
        self._sendings = 0
        self._all_drafts: DraftsDialog | None = None
        self._numbered: RequestId | None = None
        """Whose number is being asked for."""
        self.written: RequestId | None = None
        """The draft the wizard holds: it is not offered to be continued or deleted."""
        handed_over = HandedOver(program.journal, program.handed_over_files, program.clock)
        self._questions = SentQuestions(handed_over, journal.was_sent, jobs, program.clock, self)
        self._questions.answered.connect(self.show_new)
        self._questions.failed.connect(self.tell)
        journal.draft_wanted.connect(self.draft_wanted)
        journal.draft_unwanted.connect(self._discard)
        journal.drafts_wanted.connect(self._open_drafts)
        self._list = ListWork(program.journal, journal, jobs, self)
        self._list.failed.connect(self.tell)
        journal.selected.connect(self._load_details)
        journal.export_wanted.connect(self._export)
        journal.chart_wanted.connect(self._show_chart)
        journal.erase_practice_wanted.connect(self._erase_practice)
        details = journal.details
        details.number_wanted.connect(self.write_down_number)
        details.send_wanted.connect(self._send_now)
        details.change_wanted.connect(self._take_back)
        details.hold_wanted.connect(lambda request: self._record(request, EventKind.HELD))
        details.was_sent.connect(lambda request: self._record(request, EventKind.CONFIRMED_SENT))
        details.was_not_sent.connect(lambda request: self._record(request, EventKind.CONFIRMED_NOT_SENT))
        details.solved.connect(lambda request: self._record(request, EventKind.SOLVED))
        details.like_wanted.connect(self._begin_like)
        details.reopened.connect(lambda request: self._record(request, EventKind.REOPENED))
        details.undo_wanted.connect(lambda request: self._record(request, EventKind.UNDONE))
        details.picture_wanted.connect(self._open_picture)

    def sending_began(self) -> None:
        """The program stays open until every sending has ended."""
        self._sendings += 1
        self._journal.keep_open(True)

    def sending_ended(self) -> None:
        self._sendings -= 1
        self._journal.keep_open(self._sendings > 0)
        if not self._sendings:
            self.sending_over.emit()

    def show_new(self, request_id: RequestId) -> None:
        """Refreshes the list and selects the request, if the list has it."""
        self._list.want(request_id)
        self.refresh()

    def reveal(self, request_id: RequestId) -> None:
        """The same, and ends a search or a filter that hides it: somebody wants to see it."""
        self._list.want(request_id, reveals=True)
        self.refresh()

    def refresh(self) -> None:
        self._journal.refresh()
        self.load_drafts()
        self._questions.look()
        self.refreshed.emit()

    def load_drafts(self) -> None:
        self._jobs.run(lambda _: self._drafts.unfinished(), self._show_drafts, self.tell)

    def _show_drafts(self, drafts: Sequence[Draft]) -> None:
        """The one in the wizard is not offered, neither to be continued nor to be deleted."""
        offered = [draft for draft in drafts if draft.id != self.written]
        self._journal.show_drafts(offered)
        if self._all_drafts is not None:
            self._all_drafts.show_drafts(offered)

    def _open_drafts(self) -> None:
        from edusupport_desktop.ui.journal.drafts_dialog import DraftsDialog

        dialog = self._all_drafts = DraftsDialog(self._program.clock, self._journal)
        dialog.resume.connect(self.draft_wanted)
        dialog.discard.connect(self._discard)

        def closed() -> None:
            self._all_drafts = None
            dialog.deleteLater()

        def loaded(drafts: Sequence[Draft]) -> None:
            self._show_drafts(drafts)
            if self._all_drafts is dialog:
                dialog.open()

        dialog.finished.connect(closed)
        self._jobs.run(lambda _: self._drafts.unfinished(), loaded, self.tell)

    def _load_details(self, request_id: RequestId) -> None:
        from edusupport_desktop.ui.journal.details import details_of

        self._jobs.run(
            lambda _: details_of(tell_story(request_id, self._program.journal)),
            self._journal.show_details,
            self.tell,
        )

    def _open_picture(self, letter: RequestId, name: str) -> None:
        from edusupport_desktop.ui.journal.picture_window import PictureWindow, picture_of

        def show(image: QImage) -> None:
            window = PictureWindow(name, image, self._journal)
            window.finished.connect(window.deleteLater)
            window.open()

        self._jobs.run(lambda _: picture_of(self._program.journal.outgoing(letter), name), show, self.tell)

    def _show_chart(self) -> None:
        from edusupport_desktop.ui.journal.chart_dialog import ChartDialog

        months = last_months(12, self._program.clock().date())

        def show(figures: Sequence[MonthFigures]) -> None:
            dialog = ChartDialog(figures, self._journal)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

        self._jobs.run(
            lambda progress: without_gaps(self._program.journal.months(months[0], progress), months), show, self.tell
        )

    def write_down_number(self, request_id: RequestId, afterwards: Callable[[], None] = lambda: None) -> None:
        """Opens the dialog for the number and date of an incident. ``afterwards``: it was closed, however."""
        from edusupport_desktop.ui.journal.number_dialog import NumberDialog

        if request_id == self._numbered:  # pressed twice
            return
        self._numbered = request_id
        program = self._program

        def read(_: Progress) -> tuple[Incident | None, Sequence[str]]:
            journal = program.journal
            return journal.entry(request_id).incident, numbers_in_doubt(journal.events(request_id))

        def ask(found: tuple[Incident | None, Sequence[str]]) -> None:
            known, in_doubt = found
            dialog = NumberDialog(program.desk(), program.clock().date(), known, self._front(), in_doubt)

            def accepted() -> None:
                from edusupport_desktop.services.pasted_letter import record_with_letter

                incident, source, text = dialog.incident, dialog.source, dialog.pasted
                if incident is not None:
                    desk, clock = program.desk(), program.clock
                    self._do(
                        lambda _: record_with_letter(
                            request_id, incident, source, text, journal=program.journal, desk=desk, clock=clock
                        )
                    )
                    if known is None:  # from now on a specialist works on it
                        self._journal.news.tell(program.desk().advice.get("do_not_fix_yourself", ""))

            dialog.accepted.connect(accepted)
            dialog.finished.connect(closed)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

        def closed(_: object = None) -> None:
            self._numbered = None
            afterwards()

        def not_read(error: Exception) -> None:
            self.tell(error)
            closed()

        self._jobs.run(read, ask, not_read)

    def _record(self, request_id: RequestId, kind: EventKind) -> None:
        self._do(lambda _: self._program.journal.append(Event(request_id, kind, self._program.clock())))

    def _send_now(self, request_id: RequestId) -> None:
        def known(entry: JournalEntry) -> None:
            if entry.way is not Way.FILE:
                self._send(entry, None)
            elif path := ask_where_to_save_letter(self._journal):
                self._send(entry, path)
            self.sending_ended()

        def unknown(error: Exception) -> None:
            self.sending_ended()
            self.tell(error)

        self.sending_began()  # with the press: a window that closed before the letter is read would lose its end
        self._jobs.run(lambda _: self._program.journal.entry(request_id), known, unknown)

    def _send(self, entry: JournalEntry, path: str | None) -> None:
        def broken(error: Exception) -> None:
            self.sending_ended()
            self.refresh()
            self.tell(error)

        self.sending_began()
        job = self._jobs.run(
            lambda progress: self._submission().send(entry.request_id, path, progress), self._sent_now, broken
        )
        self._journal.sending.follow(job, entry.subject)

    def _sent_now(self, submitted: Submitted) -> None:
        self.sending_ended()
        self.tell_outcome(submitted)

    def tell_outcome(self, submitted: Submitted) -> None:
        """What became of a letter that was sent from the journal, and what it lacks."""
        self.refresh()
        if isinstance(submitted.failure, Cancelled):
            return  # the teacher knows; the letter says so itself
        if submitted.failure is not None:
            self.tell(submitted.failure)
            if submitted.failure.code in ("helpdesk_account_missing", "helpdesk_secret_missing"):
                self.helpdesk_wanted.emit()
            elif submitted.failure.code in ("mail_account_missing", "mail_password_missing", "keyring_missing"):
                self.account_wanted.emit()
        elif submitted.entry.state is State.HANDED_OVER and submitted.entry.way is not Way.FILE:
            tell_where_it_is(submitted.entry, self._program, self._jobs, self._journal.news)

    def _take_back(self, request_id: RequestId) -> None:
        def taken(draft: Draft) -> None:
            self.refresh()
            self.draft_wanted.emit(draft)

        self._jobs.run(lambda _: self._drafts.take_back(request_id), taken, self.tell)

    def _begin_like(self, request_id: RequestId) -> None:
        self._jobs.run(lambda _: self._drafts.new_like(request_id), self.draft_wanted.emit, self.tell)

    def _discard(self, draft: Draft) -> None:
        answer = QMessageBox.question(
            self._all_drafts or self._journal,
            self.tr("Delete the draft"),
            self.tr("Delete the draft «{subject}» with its pictures? It cannot be brought back.").format(
                subject=draft_subject(draft)
            ),
        )
        if answer == QMessageBox.StandardButton.Yes:
            self._do(lambda _: self._program.drafts.delete(draft.id))

    def _export(self) -> None:
        title, kinds = self.tr("Save the journal as a table"), self.tr("Excel tables (*.xlsx);;CSV tables (*.csv)")
        path = ask_where_to_save(self._journal, title, self.tr("Journal of requests.xlsx"), kinds, "xlsx")
        if not path:
            return
        practice = self._journal.shows_practice

        def work(progress: Progress) -> None:
            ways = {way: way_text(way) for way in Way}
            states = {(state, way): state_text(state, way) for state in State for way in Way}
            entries = whole_list(ListQuestion(practice=practice), self._program.journal, progress)
            self._program.write_journal(entries, path, states, ways)

        self._do(work)

    def _erase_practice(self) -> None:
        answer = QMessageBox.question(
            self._journal,
            self.tr("Erase practice requests"),
            self.tr("Erase all practice requests with their pictures?"),
        )
        if answer == QMessageBox.StandardButton.Yes:

            def work(_: Progress) -> None:
                self._program.journal.erase_practice()
                self._program.erase_practice()

            self._do(work)

    def _do(self, work: Callable[[Progress], object]) -> None:
        self._jobs.run(work, lambda _: self.refresh(), self.tell)

    def tell(self, error: Exception) -> None:
        """A box with the words for an error."""
        if isinstance(error, ImpossibleEvent):  # pressed twice, or done meanwhile by another window: shown anew
            self.refresh()
            return
        QMessageBox.warning(self._front(), self.tr("Not done"), error_text(error))
