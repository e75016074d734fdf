"""A letter that is being sent from the journal: how far it is, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton

from edusupport_desktop.services.submit import Submitted
from edusupport_desktop.ui.jobs import Job


class SendingNotice(QFrame):
    """Hidden until ``follow``; goes when the job has ended."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._job: Job[Submitted] | None = None
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._bar = QProgressBar()
        self._bar.setAccessibleName(self.tr("Progress of sending"))
        self._bar.setMaximumWidth(200)
        self._stop = QPushButton(self.tr("Cancel sending"))
        self._stop.setObjectName("journal_cancel_sending")
        self._stop.clicked.connect(self._cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.addWidget(self._text, 1)
        row.addWidget(self._bar)
        row.addWidget(self._stop)
        self.hide()

    def follow(self, job: Job[Submitted], subject: str) -> None:
        """Of several letters at once the last one is shown."""
        self._job = job
        self._text.setText(self.tr("Sending: {subject}").format(subject=subject))
        self._bar.setRange(0, 0)
        self._stop.setEnabled(True)
        job.progress.connect(self._moved)
        job.committed.connect(lambda: self._stop.setEnabled(self._job is not job))
        job.finished.connect(lambda _: self._ended(job))
        job.failed.connect(lambda _: self._ended(job))
        self.show()

    def _moved(self, done: int, total: int) -> None:
        if total and done >= total:
            # From here on stopping would leave it unknown whether the letter went.
            self._stop.setEnabled(False)
            self._bar.setRange(0, 0)
            return
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _cancel(self) -> None:
        if self._job is not None:
            self._stop.setEnabled(False)
            self._job.cancel()

    def _ended(self, job: Job[Submitted]) -> None:
        if self._job is job:
            self._job = None
            self.hide()
