"""What the menu «Settings» opens: the mailbox, personal data and erasing it; and what the program is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox

from edusupport_desktop import __version__
from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.errors import EduSupportError, Unavailable
from edusupport_desktop.services.program import Program
from edusupport_desktop.services.retention import days_kept, remove_old_pictures
from edusupport_desktop.ui.jobs import Jobs
from edusupport_desktop.ui.journal.window import JournalWindow
from edusupport_desktop.ui.journal.work import JournalWork
from edusupport_desktop.ui.mailbox_news import MailboxNews

if TYPE_CHECKING:
    from edusupport_desktop.ui.wizard.wizard import RequestWizard


class SettingsWindows(QObject):
    """``wizard`` is the one that is open, None when there is none."""

    def __init__(
        self,
        program: Callable[[], Program],
        jobs: Jobs,
        work: JournalWork,
        journal: JournalWindow,
        mailbox: MailboxNews,
        wizard: Callable[[], RequestWizard | None],
    ) -> None:
        super().__init__()
        self._program = program
        self._jobs = jobs
        self._work = work
        self._journal = journal
        self._mailbox = mailbox
        self._wizard = wizard

    def set_up_mail(self) -> None:
        from edusupport_desktop.ui.settings.mail_dialog import MailDialog

        program, wizard = self._program(), self._wizard()
        address = program.profile.load().get(Field.EMAIL, "")
        dialog = MailDialog(
            program.accounts,
            program.provider_for,
            program.look_up_provider,
            program.check_account,
            self._jobs,
            address,
            wizard or self._journal,
        )
        if wizard is not None:
            dialog.accepted.connect(wizard.account_changed)
        dialog.accepted.connect(self._mailbox.look_anew)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def show_privacy(self) -> None:
        from edusupport_desktop.ui.settings.privacy_dialog import PrivacyDialog

        program = self._program()
        days = program.laid_down().keep_pictures_days
        dialog = PrivacyDialog(program.preferences, days, program.data_folder, self._journal)
        dialog.erase_wanted.connect(self.erase)
        dialog.accepted.connect(lambda: self._jobs.run(lambda _: self.remove_old_pictures(), None, self._work.tell))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def remove_old_pictures(self) -> None:
        """As the teacher or the administrator wants it. Slow: not on the interface's thread."""
        program = self._program()
        days = days_kept(program.preferences.load(), program.laid_down())
        remove_old_pictures(program.journal, days, program.clock)

    def erase(self) -> None:
        """Everything goes, and the program with it. A request that is open in the wizard would be written again."""
        if self._wizard() is not None:
            self._work.tell(Unavailable("wizard_open"))
            return
        answer = QMessageBox.question(
            self._journal,
            self.tr("Erase all data"),
            self.tr(
                "Erase journal, drafts, screenshots, settings and the passwords the program keeps from this computer? "
                "It cannot be brought back. Letters that were sent stay with the support. The program ends afterwards."
            ),
            QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.Cancel,
            QMessageBox.StandardButton.Cancel,
        )
        if answer != QMessageBox.StandardButton.Yes:
            return
        self._mailbox.end()
        if self._jobs.wait():
            try:
                self._program().erase()
            except EduSupportError as error:
                self._work.tell(error)
            self._journal.quit()

    def about(self) -> None:
        QMessageBox.about(
            self._journal,
            self.tr("About the program"),
            self.tr(
                "EduSupport Desktop {version}\n\nHelps to write to the support of the АИС «Электронная школа» "
                "so that the letter is understood at once.\nYour data stays on this computer: {folder}"
            ).format(version=__version__, folder=self._program().data_folder),
        )
