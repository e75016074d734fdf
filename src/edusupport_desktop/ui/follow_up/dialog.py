"""«Дополнить обращение»: what the letter says, how it goes, sending with progress and cancel, what became of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QLabel, QProgressBar, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.errors import Cancelled
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import JournalEntry, State
from edusupport_desktop.domain.letter import Letter
from edusupport_desktop.domain.passwords import find_passwords
from edusupport_desktop.services.follow_up import WayOut
from edusupport_desktop.services.ports import Progress
from edusupport_desktop.services.submit import Submitted
from edusupport_desktop.ui.announce import announce
from edusupport_desktop.ui.error_words import error_text
from edusupport_desktop.ui.file_dialogs import ask_where_to_save_letter
from edusupport_desktop.ui.follow_up.content import LetterContent
from edusupport_desktop.ui.follow_up.way_list import OfferedWay, WayList
from edusupport_desktop.ui.jobs import Job, Jobs
from edusupport_desktop.ui.rule_words import finding_text
from edusupport_desktop.ui.style import make_primary, restyle
from edusupport_desktop.ui.window_size import fitting
from edusupport_desktop.ui.wizard.hand_off_steps import HandOffSteps
from edusupport_desktop.ui.words import at_the_beginning, request_text

Send = Callable[[str, WayOut, Progress], Submitted]
"""Sends this text this way."""


@dataclass(frozen=True, slots=True)
class HandedLetter:
    """A letter another program was given: what may have to be copied, and where its pictures lie."""

    letter: Letter
    recipient: str
    pictures: int
    folder: str | None


class FollowUpDialog(QDialog):
    """``began`` and ``ended`` bracket each sending. ``gone``: the letter went, waits in the outbox, or may have gone;
    after that nothing can be sent from here any more.

    ``advice`` is what the memo says to who is about to write; ``handed`` reads a letter that was handed over, and is
    slow.
    """

    began = Signal()
    ended = Signal()
    gone = Signal()

    def __init__(
        self,
        request: JournalEntry,
        advice: str,
        content: LetterContent,
        ways: Sequence[OfferedWay],
        send: Send,
        handed: Callable[[RequestId], HandedLetter],
        jobs: Jobs,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._content = content
        self._send = send
        self._handed = handed
        self._jobs = jobs
        self._job: Job[Submitted] | None = None
        self._asked_about = ""
        self.setObjectName("follow_up")
        self.setWindowTitle(
            self.tr("Answer the support") if request.state is State.ASKED else self.tr("Add to a request")
        )
        title = QLabel(at_the_beginning(request_text(request)))
        title.setProperty("role", "subheading")
        subject, told = QLabel(request.subject), QLabel(advice)
        told.setObjectName("follow_up_advice")
        subject.setProperty("role", "muted")
        for label in (title, subject, told):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        told.setVisible(bool(advice))
        self._ways = WayList(ways)
        self._ways.currentIndexChanged.connect(lambda _: self._way_chosen())
        self._remark = QLabel()
        self._remark.setObjectName("way_remark")
        self._remark.setWordWrap(True)
        self._remark.setTextFormat(Qt.TextFormat.PlainText)
        self._remark.setProperty("role", "muted")
        self._said = QLabel()
        self._said.setObjectName("follow_up_said")
        self._said.setWordWrap(True)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.hide()
        self._bar = QProgressBar()
        self._bar.setAccessibleName(self.tr("Progress of sending"))
        self._bar.hide()
        self._steps = HandOffSteps()
        layout = QVBoxLayout(self)
        for label in (title, subject, told):
            layout.addWidget(label)
        layout.addWidget(self._scrolled(content), 1)
        layout.addWidget(self._ways)
        layout.addWidget(self._remark)
        layout.addWidget(self._said)
        layout.addWidget(self._bar)
        layout.addWidget(self._make_buttons())
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        return fitting(self, 680, 560)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._content.setFocus(Qt.FocusReason.OtherFocusReason)

    def reject(self) -> None:
        """While a letter is being sent this asks to stop; the window stays."""
        if self._job is not None:
            self._job.cancel()
        else:
            super().reject()

    def _scrolled(self, content: LetterContent) -> QScrollArea:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._steps, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(content, 1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inner)
        return self._scroll

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._close = buttons.button(QDialogButtonBox.StandardButton.Cancel)
        self._close.setObjectName("follow_up_close")
        self._go = buttons.addButton("", QDialogButtonBox.ButtonRole.ActionRole)
        self._go.setObjectName("follow_up_send")
        make_primary(self._go)
        self._way_chosen()
        self._go.clicked.connect(self._begin)
        buttons.rejected.connect(self.reject)
        return buttons

    def _way_chosen(self) -> None:
        self._remark.setText(self._ways.chosen.remark)
        self._remark.setVisible(bool(self._ways.chosen.remark))
        words = {
            Way.FILE: self.tr("&Save as a file…"),
            Way.MAIL_PROGRAM: self.tr("&Open in the mail program"),
            Way.WEB_MAIL: self.tr("&Open in the browser"),
            Way.PRACTICE: self.tr("&Send for practice"),
        }.get(self._ways.chosen.out.way, self.tr("&Send"))
        self._go.setText(words)

    def _begin(self) -> None:
        if self._job is not None or not self._may_go():
            return
        out = self._ways.chosen.out
        if out.way is Way.FILE:
            path = ask_where_to_save_letter(self)
            if not path:
                return
            out = WayOut(Way.FILE, path)
        text = self._content.text()
        self._lock(True)
        self._say("")
        self._bar.setRange(0, 0)
        self._bar.show()
        self.began.emit()
        self._job = self._jobs.run(
            lambda progress: self._send(text, out, progress), self._sent, self._broken, self._moved
        )
        self._job.committed.connect(lambda: self._close.setEnabled(self._job is None))

    def _may_go(self) -> bool:
        problem = self._content.problem()
        if problem:
            self._say(problem, is_problem=True)
            return False
        passwords = find_passwords(self._content.text())
        if passwords and passwords[0].value != self._asked_about:
            self._asked_about = passwords[0].value
            self._say(
                self.tr("{reason} If it is none, send once more.").format(reason=finding_text("no_password")),
                is_problem=True,
            )
            return False
        return True

    def _lock(self, locked: bool) -> None:
        self._content.lock(locked)
        self._ways.setEnabled(not locked)
        self._go.setEnabled(not locked)

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
            self._conclude(self._outcome(submitted.entry))
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
        self._lock(False)
        self._close.setEnabled(True)
        self.ended.emit()

    def _outcome(self, letter: JournalEntry) -> str:
        if letter.way is Way.PRACTICE:
            return self.tr("Practice: the letter went nowhere. It stands in the history of the request.")
        if letter.way is Way.API:
            return self.tr("It stands in the same incident as a comment. No second incident was opened.")
        if letter.state is not State.HANDED_OVER:
            return self.tr("The letter has gone into the same request. No second incident was opened.")
        if letter.way is Way.FILE:
            return self.tr("The letter is saved as a file. Open it in your mail program and send it from there.")
        self._jobs.run(lambda _: self._handed(letter.request_id), lambda read: self._show_steps(letter.way, read))
        name = self._ways.chosen.destination.name
        return self.tr("The letter is open in «{name}». It has not gone yet: send it from there.").format(name=name)

    def _show_steps(self, way: Way, handed: HandedLetter) -> None:
        if not isValid(self):
            return
        self._content.hide()
        destination = self._ways.chosen.destination
        self._steps.show_steps(way, destination, handed.letter, handed.recipient, pictures=handed.pictures)
        self._steps.show_folder(handed.folder)
        if way is Way.WEB_MAIL:
            self._steps.open_folder()

    def _conclude(self, text: str, *, is_problem: bool = False) -> None:
        self._lock(True)
        self._ways.hide()
        self._remark.hide()
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
