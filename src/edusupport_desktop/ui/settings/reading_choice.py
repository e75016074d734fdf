"""Whether the program may look into the mailbox for answers of the support."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from edusupport_desktop.domain.mail_account import MailAccount


class ReadingChoice(QWidget):
    """A tick, off until it is set, and what it means."""

    def __init__(self) -> None:
        super().__init__()
        self._was_asked = False
        self._reads = QCheckBox(self.tr("&Look for the support's answers and write down the number"))
        self._reads.setObjectName("reads_replies")
        about = QLabel(
            self.tr(
                "Of your incoming mail the program reads only the letters about your requests. Nothing is changed in "
                "the mailbox."
            )
        )
        about.setWordWrap(True)
        about.setProperty("role", "muted")
        self._reads.setAccessibleDescription(about.text())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._reads)
        column.addWidget(about)

    def show_account(self, account: MailAccount) -> None:
        self._was_asked = account.reads_replies is not None
        self._reads.setChecked(account.reads_replies is True)

    def offer(self, can_be_read: bool) -> None:
        """Whether the server of the incoming mail is known."""
        self._reads.setEnabled(can_be_read)

    def applied_to(self, account: MailAccount) -> MailAccount:
        """Whoever has not set the tick has said nothing, and may be asked once."""
        if account.incoming is not None and self._reads.isChecked():
            return replace(account, reads_replies=True)
        return replace(account, reads_replies=False if self._was_asked else None)
