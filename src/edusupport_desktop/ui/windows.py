"""Which windows there are, and what leads from one to the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from edusupport_desktop import __version__
from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.draft import Draft, Way
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import Event, EventKind, ImpossibleEvent, JournalEntry, State
from edusupport_desktop.services.deliver import recover_interrupted
from edusupport_desktop.services.drafts import Drafts
from edusupport_desktop.services.pictures import DraftPictures
from edusupport_desktop.services.ports import Progress
from edusupport_desktop.services.program import Program
from edusupport_desktop.services.record_number import record_number
from edusupport_desktop.services.submit import Submission, Submitted
from edusupport_desktop.ui.error_words import error_text
from edusupport_desktop.ui.file_dialogs import ask_where_to_save, ask_where_to_save_letter
from edusupport_desktop.ui.jobs import Jobs
from edusupport_desktop.ui.journal.details import Details
from edusupport_desktop.ui.journal.window import JournalWindow
from edusupport_desktop.ui.words import state_text, way_text


class Windows(QObject):
    """Owns the journal's window and opens the others. Everything slow goes through ``jobs``."""

    wizard_opened = Signal(object)

    def __init__(self, program: Program, jobs: Jobs, journal: JournalWindow) -> None:
        super().__init__()
        self._program = program
        self._jobs = jobs
        self._drafts = Drafts(program.drafts, program.journal, program.profile, program.clock)
        self._wizard: QWidget | None = None
        self._written: RequestId | None = None
        self._closing = False
        self._sendings = 0
        self._search = ("", False)
        self.journal = journal
        journal.furnish(program.clock)
        self._connect()

    def start_work(self, *, is_first: bool) -> None:
        """Fills the journal. Only the first program over this data recovers and retries what an earlier left."""

        def work(progress: Progress) -> None:
            if is_first:
                recover_interrupted(self._program.journal, self._program.clock)
                self._drafts.discard_sent()
                if any(e.state is State.QUEUED and e.way is Way.MAIL for e in self._program.journal.entries()):
                    self._submission().send_waiting(progress)

        self._refresh()
        self._jobs.run(work, lambda _: self._refresh(), self._tell)

    def new_request(self, way: Way | None = None) -> None:
        self._open_wizard(self._drafts.new(way))

    def _connect(self) -> None:
        journal = self.journal
        journal.new_wanted.connect(self.new_request)
        journal.practice_wanted.connect(lambda: self.new_request(Way.PRACTICE))
        journal.draft_wanted.connect(self._open_wizard)
        journal.draft_unwanted.connect(self._discard)
        journal.search_changed.connect(self._look_for)
        journal.selected.connect(self._load_details)
        journal.export_wanted.connect(self._export)
        journal.erase_practice_wanted.connect(self._erase_practice)
        journal.account_wanted.connect(self._set_up_mail)
        journal.about_wanted.connect(self._about)
        journal.close_wanted.connect(self._close)
        details = journal.details
        details.number_wanted.connect(self.write_down_number)
        details.send_wanted.connect(self._send_now)
        details.change_wanted.connect(self._take_back)
        details.was_sent.connect(lambda request: self._record(request, EventKind.CONFIRMED_SENT))
        details.was_not_sent.connect(lambda request: self._record(request, EventKind.CONFIRMED_NOT_SENT))
        details.solved.connect(lambda request: self._record(request, EventKind.SOLVED))
        details.reopened.connect(lambda request: self._record(request, EventKind.REOPENED))

    # The wizard

    def _open_wizard(self, draft: Draft) -> None:
        from edusupport_desktop.ui.wizard.session import DraftSession
        from edusupport_desktop.ui.wizard.wizard import RequestWizard

        if self._wizard is not None:
            self._wizard.raise_()
            self._wizard.activateWindow()
            return
        program = self._program
        session = DraftSession(draft, program.desk(), program.regions(), program.drafts, self._jobs, self)
        submission = self._submission()
        wizard = RequestWizard(
            session,
            pictures=self._pictures,
            capture=program.capture,
            store=program.drafts,
            accounts=program.accounts,
            submit=submission.submit,
            jobs=self._jobs,
        )
        self._wizard = wizard
        self._written = draft.id
        self.journal.asks_before_closing = True
        wizard.account_wanted.connect(self._set_up_mail)
        wizard.sending.connect(self._sending_began)
        wizard.sent.connect(lambda: self._sent(session.draft))
        wizard.number_wanted.connect(self.write_down_number)
        # The session belongs to the wizard: both live until the last word is on the disk.
        wizard.finished.connect(lambda _: session.finish(self._wizard_closed))
        wizard.show()
        self._load_drafts()
        self._jobs.run(lambda _: program.browsers().find(), wizard.offer_browsers)
        self.wizard_opened.emit(wizard)

    def _wizard_closed(self) -> None:
        if self._wizard is not None:
            self._wizard.deleteLater()
            self._wizard = None
        self._written = None
        self.journal.asks_before_closing = False
        self._refresh()
        if self._closing:
            self.journal.close()

    def _close(self) -> None:
        """The wizard is closed before the journal; what is open over it comes first: its work would be lost."""
        over = QApplication.activeModalWidget()
        if over is not None:
            over.activateWindow()
        elif self._wizard is not None:
            self._closing = True
            self._wizard.close()

    def _sending_began(self) -> None:
        self._sendings += 1
        self.journal.keep_open(True)

    def _sending_ended(self) -> None:
        self._sendings -= 1
        self.journal.keep_open(self._sendings > 0)

    def _sent(self, draft: Draft) -> None:
        self._sending_ended()
        self.journal.show_practice(draft.is_practice)
        self._refresh()

    def _pictures(self) -> DraftPictures:
        from edusupport_desktop.ui.annotator.painter import render

        return DraftPictures(self._program.picture_files(), render, self._program.drafts)

    def _submission(self) -> Submission:
        program = self._program
        return Submission(
            desk=program.desk(),
            regions=program.regions(),
            drafts=self._drafts,
            store=program.drafts,
            journal=program.journal,
            accounts=program.accounts,
            senders=program.senders,
            practice_replies=program.practice_replies,
            clock=program.clock,
        )

    # The journal

    def _refresh(self) -> None:
        self.journal.refresh()
        self._load_drafts()

    def _load_drafts(self) -> None:
        self._jobs.run(lambda _: self._drafts.unfinished(), self._show_drafts, self._tell)

    def _show_drafts(self, drafts: Sequence[Draft]) -> None:
        """The one in the wizard is not offered, neither to be continued nor to be deleted."""
        self.journal.show_drafts([draft for draft in drafts if draft.id != self._written])

    def _look_for(self, query: str, practice: bool) -> None:
        self._search = (query, practice)

        def work(_: Progress) -> tuple[tuple[str, bool], Sequence[JournalEntry]]:
            return (query, practice), self._program.journal.entries(query, practice=practice)

        self._jobs.run(work, self._found, self._tell)

    def _found(self, found: tuple[tuple[str, bool], Sequence[JournalEntry]]) -> None:
        search, entries = found
        if search == self._search:  # an answer to an older question comes too late
            self.journal.show_entries(entries)

    def _load_details(self, request_id: RequestId) -> None:
        from edusupport_desktop.ui.wizard.thumbnails import small_image

        def work(_: Progress) -> Details:
            journal = self._program.journal
            outgoing = journal.outgoing(request_id)
            pictures: list[tuple[str, QImage]] = [(file.name, small_image(file.data)) for file in outgoing.files]
            return Details(
                journal.entry(request_id),
                outgoing.letter,
                None if outgoing.way is Way.PRACTICE else outgoing.recipient,
                pictures,
                journal.events(request_id),
            )

        self._jobs.run(work, self.journal.show_details, self._tell)

    def write_down_number(self, request_id: RequestId) -> None:
        """Opens the dialog for the number and date of an incident."""
        from edusupport_desktop.ui.journal.number_dialog import NumberDialog

        program = self._program
        known = program.journal.entry(request_id).incident
        parent = self._wizard or self.journal
        dialog = NumberDialog(program.desk(), program.clock().date(), known, parent)

        def accepted() -> None:
            incident, source = dialog.incident, dialog.source
            if incident is not None:
                self._do(
                    lambda _: record_number(request_id, incident, source, journal=program.journal, clock=program.clock)
                )

        dialog.accepted.connect(accepted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _record(self, request_id: RequestId, kind: EventKind) -> None:
        self._do(lambda _: self._program.journal.append(Event(request_id, kind, self._program.clock())))

    def _send_now(self, request_id: RequestId) -> None:
        entry = self._program.journal.entry(request_id)
        if entry.way is Way.FILE:
            path = ask_where_to_save_letter(self.journal)
            if path:
                self._send(request_id, path)
        else:
            self._send(request_id, None)

    def _send(self, request_id: RequestId, path: str | None) -> None:
        def broken(error: Exception) -> None:
            self._sending_ended()
            self._refresh()
            self._tell(error)

        self._sending_began()
        self._jobs.run(lambda progress: self._submission().send(request_id, path, progress), self._sent_now, broken)

    def _sent_now(self, submitted: Submitted) -> None:
        self._sending_ended()
        self._refresh()
        if submitted.failure is not None:
            self._tell(submitted.failure)
            if submitted.failure.code in ("mail_account_missing", "mail_password_missing", "keyring_missing"):
                self._set_up_mail()

    def _take_back(self, request_id: RequestId) -> None:
        def taken(draft: Draft | None) -> None:
            self._refresh()
            if draft is not None:
                self._open_wizard(draft)

        self._jobs.run(lambda _: self._drafts.take_back(request_id), taken, self._tell)

    def _discard(self, draft: Draft) -> None:
        answer = QMessageBox.question(
            self.journal,
            self.tr("Delete the draft"),
            self.tr("Delete this draft with its pictures? It cannot be brought back."),
        )
        if answer == QMessageBox.StandardButton.Yes:
            self._do(lambda _: self._program.drafts.delete(draft.id))

    def _export(self) -> None:
        title, kinds = self.tr("Save the journal as a table"), self.tr("Tables (*.csv)")
        path = ask_where_to_save(self.journal, title, "journal.csv", kinds, "csv")
        if not path:
            return
        practice = self._search[1]

        def work(_: Progress) -> None:
            ways = {way: way_text(way) for way in Way}
            states = {state: state_text(state, Way.MAIL) for state in State}
            journal = self._program.journal
            self._program.write_journal(journal.entries(practice=practice), path, states, ways)

        self._do(work)

    def _erase_practice(self) -> None:
        answer = QMessageBox.question(
            self.journal,
            self.tr("Erase practice requests"),
            self.tr("Erase all practice requests with their pictures?"),
        )
        if answer == QMessageBox.StandardButton.Yes:

            def work(_: Progress) -> None:
                self._program.journal.erase_practice()
                self._program.erase_practice()

            self._do(work)

    # Settings and the rest

    def _set_up_mail(self) -> None:
        from edusupport_desktop.ui.settings.mail_dialog import MailDialog
        from edusupport_desktop.ui.wizard.wizard import RequestWizard

        program = self._program
        address = program.profile.load().get(Field.EMAIL, "")
        dialog = MailDialog(
            program.accounts,
            program.provider_for,
            program.check_account,
            self._jobs,
            address,
            self._wizard or self.journal,
        )
        wizard = self._wizard
        if isinstance(wizard, RequestWizard):
            dialog.accepted.connect(wizard.account_changed)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _about(self) -> None:
        QMessageBox.about(
            self.journal,
            self.tr("About the program"),
            self.tr(
                "EduSupport Desktop {version}\n\nHelps to write to the support of the АИС «Электронная школа» "
                "so that the letter is understood at once.\nYour data stays on this computer: {folder}"
            ).format(version=__version__, folder=self._program.data_folder),
        )

    def _do(self, work: Callable[[Progress], object]) -> None:
        self._jobs.run(work, lambda _: self._refresh(), self._tell)

    def _tell(self, error: Exception) -> None:
        if isinstance(error, ImpossibleEvent):  # pressed twice, or done meanwhile by another window: shown anew
            self._refresh()
            return
        QMessageBox.warning(self._wizard or self.journal, self.tr("Not done"), error_text(error))
