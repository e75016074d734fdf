"""«Дополнить обращение»: the words, the pictures that go along, sending with progress and cancel, what became of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.errors import Cancelled
from edusupport_desktop.domain.incident import State
from edusupport_desktop.domain.passwords import find_passwords
from edusupport_desktop.domain.plain_text import is_blank
from edusupport_desktop.domain.thread import Thread
from edusupport_desktop.services.ports import Progress
from edusupport_desktop.services.submit import Submitted
from edusupport_desktop.ui.announce import announce
from edusupport_desktop.ui.error_words import error_text
from edusupport_desktop.ui.file_dialogs import ask_where_to_save_letter
from edusupport_desktop.ui.jobs import Job, Jobs
from edusupport_desktop.ui.rule_words import finding_text
from edusupport_desktop.ui.style import make_primary, restyle
from edusupport_desktop.ui.words import request_text

_THUMBNAIL = QSize(96, 54)

Send = Callable[[str, str | None, Progress], Submitted]
"""Sends this text; the second one is the file to write where the letter goes as one."""


class FollowUpDialog(QDialog):
    """``began`` and ``ended`` bracket each sending. ``gone``: the letter went, waits in the outbox, or may have gone;
    after that nothing can be sent from here any more.

    ``pictures`` are the names under which pictures go along, with small pictures.
    """

    began = Signal()
    ended = Signal()
    gone = Signal()

    def __init__(
        self,
        thread: Thread,
        way: Way,
        text: str,
        pictures: list[tuple[str, QIcon]],
        send: Send,
        jobs: Jobs,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._thread = thread
        self._way = way
        self._send = send
        self._jobs = jobs
        self._job: Job[Submitted] | None = None
        self._asked_about = ""
        self.setObjectName("follow_up")
        self.setWindowTitle(self.tr("Add to a request"))
        title = QLabel(request_text(thread.request))
        title.setProperty("role", "subheading")
        subject = QLabel(thread.request.subject)
        subject.setProperty("role", "muted")
        for label in (title, subject):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._text = QPlainTextEdit(text)
        self._text.setObjectName("follow_up_text")
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(self.tr("What you want to add"))
        self._text.setPlaceholderText(self.tr("What has changed, or what the support asked for. The data is known."))
        caption = QLabel(self.tr("&What you want to add"))
        caption.setBuddy(self._text)
        self._said = QLabel()
        self._said.setObjectName("follow_up_said")
        self._said.setWordWrap(True)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.hide()
        self._bar = QProgressBar()
        self._bar.setAccessibleName(self.tr("Progress of sending"))
        self._bar.hide()
        layout = QVBoxLayout(self)
        for widget in (title, subject):
            layout.addWidget(widget)
        if way is Way.API:
            layout.addWidget(self._about_helpdesk())
        layout.addWidget(caption)
        layout.addWidget(self._text, 1)
        if pictures:
            layout.addWidget(self._picture_list(pictures))
        layout.addWidget(self._said)
        layout.addWidget(self._bar)
        layout.addWidget(self._make_buttons())
        self.resize(self.sizeHint())
        self._text.setFocus()

    def sizeHint(self) -> QSize:
        room = self.screen().availableSize()
        return QSize(min(640, room.width() - 32), min(480, room.height() - 64))

    def reject(self) -> None:
        """While a letter is being sent this asks to stop; the window stays."""
        if self._job is not None:
            self._job.cancel()
        else:
            super().reject()

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._close = buttons.button(QDialogButtonBox.StandardButton.Cancel)
        self._close.setObjectName("follow_up_close")
        words = {
            Way.FILE: self.tr("&Save as a file…"),
            Way.PRACTICE: self.tr("&Send for practice"),
        }.get(self._way, self.tr("&Send"))
        self._go = buttons.addButton(words, QDialogButtonBox.ButtonRole.ActionRole)
        self._go.setObjectName("follow_up_send")
        make_primary(self._go)
        self._go.clicked.connect(self._begin)
        buttons.rejected.connect(self.reject)
        return buttons

    def _about_helpdesk(self) -> QLabel:
        about = QLabel(self.tr("It goes into the helpdesk of the support, as a comment to the same incident."))
        about.setObjectName("follow_up_about")
        about.setWordWrap(True)
        about.setProperty("role", "muted")
        return about

    def _picture_list(self, pictures: list[tuple[str, QIcon]]) -> QListWidget:
        shown = QListWidget()
        shown.setObjectName("follow_up_pictures")
        shown.setAccessibleName(self.tr("Pictures that go along"))
        shown.setViewMode(QListWidget.ViewMode.IconMode)
        shown.setMovement(QListWidget.Movement.Static)
        shown.setWrapping(False)
        shown.setIconSize(_THUMBNAIL)
        shown.setFixedHeight(_THUMBNAIL.height() + 48)
        for name, image in pictures:
            shown.addItem(QListWidgetItem(image, name))
        return shown

    def _begin(self) -> None:
        text = self._text.toPlainText()
        if self._job is not None or not self._may_go(text):
            return
        path = None
        if self._way is Way.FILE and not (path := ask_where_to_save_letter(self)):
            return
        self._text.setReadOnly(True)
        self._go.setEnabled(False)
        self._say("")
        self._bar.setRange(0, 0)
        self._bar.show()
        self.began.emit()
        self._job = self._jobs.run(
            lambda progress: self._send(text, path, progress), self._sent, self._broken, self._moved
        )
        self._job.committed.connect(lambda: self._close.setEnabled(self._job is None))

    def _may_go(self, text: str) -> bool:
        if is_blank(text):
            self._say(self.tr("Write what you want to add."), is_problem=True)
            self._text.setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        passwords = find_passwords(text)
        if passwords and passwords[0].value != self._asked_about:
            self._asked_about = passwords[0].value
            self._say(
                self.tr("{reason} If it is none, send once more.").format(reason=finding_text("no_password")),
                is_problem=True,
            )
            return False
        return True

    def _moved(self, done: int, total: int) -> None:
        if total and done >= total:
            # From here on stopping would leave it unknown whether the letter went.
            self._close.setEnabled(False)
            self._bar.setRange(0, 0)
            return
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _sent(self, submitted: Submitted) -> None:
        self._end()
        failure, state = submitted.failure, submitted.entry.state
        if failure is None:
            self._conclude(self._outcome(state))
        elif state is not State.WITHDRAWN:  # it goes by itself later, or is there already, in part at least
            self._conclude(error_text(failure), is_problem=True)
        else:
            said = (
                self.tr("Sending was cancelled, nothing has gone.")
                if isinstance(failure, Cancelled)
                else error_text(failure)
            )
            self._say(said, is_problem=True)

    def _broken(self, error: Exception) -> None:
        self._end()
        self._say(error_text(error), is_problem=True)

    def _end(self) -> None:
        self._job = None
        self._bar.hide()
        self._text.setReadOnly(False)
        self._go.setEnabled(True)
        self._close.setEnabled(True)
        self.ended.emit()

    def _outcome(self, state: State) -> str:
        if self._way is Way.PRACTICE:
            return self.tr("Practice: the letter went nowhere. It stands in the history of the request.")
        if state is State.HANDED_OVER:
            return self.tr("The letter is saved as a file. Open it in your mail program and send it from there.")
        if self._way is Way.API:
            return self.tr("It stands in the same incident as a comment. No second incident was opened.")
        return self.tr("The letter has gone into the same request. No second incident was opened.")

    def _conclude(self, text: str, *, is_problem: bool = False) -> None:
        self._text.setReadOnly(True)
        self._go.hide()
        self._close.setText(self.tr("Close"))
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say(text, is_problem=is_problem)
        self.gone.emit()

    def _say(self, text: str, *, is_problem: bool = False) -> None:
        self._said.setText(text)
        self._said.setProperty("role", "problem" if is_problem else "good")
        restyle(self._said)
        self._said.setVisible(bool(text))
        announce(self, text)
