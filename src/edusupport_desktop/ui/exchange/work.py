"""What the journal's menus ask for: one incident as a file, requests out of a table, a backup and the way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMessageBox, QProgressDialog

from edusupport_desktop.domain.errors import Cancelled, EduSupportError, Unavailable
from edusupport_desktop.domain.incident import JournalEntry
from edusupport_desktop.domain.table import Columns, Table, TableRow
from edusupport_desktop.services.exchange import BackupMade, CheckedBackup
from edusupport_desktop.services.ports import Progress
from edusupport_desktop.services.program import Program
from edusupport_desktop.ui.file_dialogs import ask_what_to_open, ask_where_to_save
from edusupport_desktop.ui.jobs import Jobs
from edusupport_desktop.ui.journal.window import JournalWindow
from edusupport_desktop.ui.journal.work import JournalWork
from edusupport_desktop.ui.mailbox_news import MailboxNews
from edusupport_desktop.ui.words import date_text, time_text

Result = TypeVar("Result")


class ExchangeWork(QObject):
    """``wizard_is_open``: a request is being written, whose draft would be written into what was brought back."""

    def __init__(
        self,
        program: Program,
        work: JournalWork,
        journal: JournalWindow,
        jobs: Jobs,
        mailbox: MailboxNews,
        wizard_is_open: Callable[[], bool],
    ) -> None:
        super().__init__()
        self._program = program
        self._work = work
        self._journal = journal
        self._jobs = jobs
        self._mailbox = mailbox
        self._wizard_is_open = wizard_is_open
        menus = journal.menus
        menus.incident_wanted.connect(self._save_incident)
        menus.import_wanted.connect(self._open_table)
        menus.backup_wanted.connect(self._back_up)
        menus.restore_wanted.connect(self._look_into_backup)

    # One incident

    def _save_incident(self) -> None:
        request_id = self._journal.selected_request()
        if request_id is None:
            return
        read = self._program.journal.entry
        self._jobs.run(lambda _: read(request_id), self._ask_where_to_save_incident, self._work.tell)

    def _ask_where_to_save_incident(self, entry: JournalEntry) -> None:
        request_id = entry.request_id
        name = entry.incident.number.text if entry.incident else self.tr("Request")
        kinds = self.tr("PDF, to print or show (*.pdf);;Everything: letters, pictures, answers (*.zip)")
        path = ask_where_to_save(self._journal, self.tr("Save the request"), f"{name}.pdf", kinds, "pdf")
        if not path:
            return

        def work(_: Progress) -> None:
            from edusupport_desktop.services.whole_incident import whole_incident

            incident = whole_incident(request_id, self._program.journal)
            if path.lower().endswith(".zip"):
                from edusupport_desktop.ui.exchange.story import story_text

                self._program.exchange.write_incident(incident, story_text(incident), path)
            else:
                from edusupport_desktop.ui.exchange.incident_pdf import write_incident_pdf

                write_incident_pdf(incident, path)

        self._jobs.run(work, lambda _: self._say(self.tr("Saved: {file}").format(file=path)), self._work.tell)

    # Requests out of a table

    def _open_table(self) -> None:
        kinds = self.tr("Tables (*.xlsx *.xlsm *.csv *.txt)")
        path = ask_what_to_open(self._journal, self.tr("Choose the table with earlier requests"), kinds)
        if path:
            self._run(self.tr("Reading the table…"), lambda _: self._program.exchange.read_table(path), self._choose)

    def _choose(self, table: Table) -> None:
        from edusupport_desktop.services.import_table import TableImport
        from edusupport_desktop.ui.exchange.import_dialog import ImportDialog

        program = self._program
        entering = TableImport(program.journal, program.desk(), program.profile, program.clock)
        dialog = ImportDialog(table, program.desk().number, entering.read, self._jobs, self._journal)
        dialog.accepted.connect(lambda: self._enter(entering.run, dialog.rows, dialog.columns))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _enter(
        self, run: Callable[[Sequence[TableRow], Columns, Progress], object], rows: Sequence[TableRow], columns: Columns
    ) -> None:
        self._run(self.tr("Entering the requests…"), lambda progress: run(rows, columns, progress), self._entered)

    def _entered(self, imported: object) -> None:
        from edusupport_desktop.services.import_table import Imported
        from edusupport_desktop.ui.exchange.import_report import ImportReport

        self._work.refresh()
        if isinstance(imported, Imported):
            report = ImportReport(imported, self._journal)
            report.finished.connect(report.deleteLater)
            report.open()

    # Everything

    def _back_up(self) -> None:
        today = self._program.clock().date()
        name = self.tr("EduSupport backup {date}").format(date=today.isoformat())
        kinds = self.tr("Backups (*.zip)")
        path = ask_where_to_save(self._journal, self.tr("Where to put the backup"), f"{name}.zip", kinds, "zip")
        if path:
            self._run(
                self.tr("Writing the backup…"),
                lambda progress: self._program.exchange.back_up(path, progress),
                self._made,
            )

    def _made(self, made: BackupMade) -> None:
        text = self.tr(
            "The backup is written and was read back: {requests} requests, {drafts} drafts. The password of the "
            "mailbox is not in it. Keep it where nobody else reads it: there are names and letters in it."
        ).format(requests=made.requests, drafts=made.drafts)
        if made.missing:
            text += " " + self.tr("Pictures that were no longer on this computer: {count}.").format(count=made.missing)
        QMessageBox.information(self._journal, self.tr("Backup"), text)

    def _look_into_backup(self) -> None:
        if self._wizard_is_open():
            self._work.tell(Unavailable("restore_wizard_open"))
            return
        kinds = self.tr("Backups (*.zip)")
        path = ask_what_to_open(self._journal, self.tr("Choose the backup"), kinds)
        if path:
            self._run(
                self.tr("Looking the backup over…"),
                lambda progress: self._program.exchange.check(path, progress),
                self._ask_to_restore,
            )

    def _ask_to_restore(self, checked: CheckedBackup) -> None:
        text = self.tr(
            "The backup of {time} is whole: {requests} requests, {drafts} drafts. It takes the place of the journal, "
            "the drafts and the settings that are here now; those are kept in a folder beside it. Afterwards the "
            "program ends."
        ).format(time=time_text(checked.made_at), requests=checked.requests, drafts=checked.drafts)
        if checked.held:
            text += " " + self.tr(
                "Letters that waited to be sent then do not go by themselves: {count}. You say in the journal what "
                "becomes of them."
            ).format(count=checked.held)
        text += "\n\n" + self.tr("Bring the backup back?")
        answer = QMessageBox.question(
            self._journal,
            self.tr("Bring back from a backup"),
            text,
            QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.Cancel,
            QMessageBox.StandardButton.Cancel,
        )
        if answer == QMessageBox.StandardButton.Yes:
            self._restore(checked)
        else:
            self._jobs.run(lambda _: self._program.exchange.forget(checked))

    def _restore(self, checked: CheckedBackup) -> None:
        """On the interface's thread: nothing else may happen meanwhile, and renaming is quick."""
        was_reading = self._mailbox.is_reading
        self._mailbox.end()  # a job of its own that lasts all day
        try:
            if not self._jobs.wait():
                raise Unavailable("storage_busy")
            kept = self._program.exchange.restore(checked)
        except EduSupportError as error:
            self._jobs.run(lambda _: self._program.exchange.forget(checked))
            if was_reading:
                self._mailbox.start()
            self._work.tell(error)
            return
        QMessageBox.information(
            self._journal,
            self.tr("Bring back from a backup"),
            self.tr(
                "The journal of {date} is back. The program ends now: start it again. What was here before is kept in "
                "the folder {folder}."
            ).format(date=date_text(checked.made_at.date()), folder=kept),
        )
        self._journal.quit()

    # What all of them share

    def _run(self, text: str, work: Callable[[Progress], Result], finished: Callable[[Result], None]) -> None:
        """With a bar and a button to stop, once it takes longer than a moment."""
        bar = QProgressDialog(text, self.tr("Stop"), 0, 0, self._journal)
        bar.setObjectName("exchange_progress")
        bar.setWindowTitle(self.tr("Please wait"))
        bar.setWindowModality(Qt.WindowModality.WindowModal)
        bar.setMinimumDuration(400)
        bar.setAutoClose(False)
        bar.setAutoReset(False)

        def moved(done: int, total: int) -> None:
            bar.setMaximum(total)
            bar.setValue(done)

        def close() -> None:
            bar.canceled.disconnect()
            bar.close()
            bar.deleteLater()

        def done(result: Result) -> None:
            close()
            finished(result)

        def failed(error: Exception) -> None:
            close()
            self._work.refresh()
            if not isinstance(error, Cancelled):
                self._work.tell(error)

        job = self._jobs.run(work, done, failed, moved)
        bar.canceled.connect(job.cancel)

    def _say(self, text: str) -> None:
        self._journal.statusBar().showMessage(text, 10_000)
