"""The answer to the support: its questions, what became of its steps, the rest, and pictures of one's own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from edusupport_desktop.domain.clauses import Sections
from edusupport_desktop.domain.followed_steps import FollowedStep, StepOutcome
from edusupport_desktop.domain.further_text import further_text
from edusupport_desktop.domain.off_topic import OffTopic, off_topic
from edusupport_desktop.domain.plain_text import is_blank
from edusupport_desktop.services.answering import Answering
from edusupport_desktop.ui.follow_up.answer_form import AnswerForm
from edusupport_desktop.ui.follow_up.content import LetterContent, TextField
from edusupport_desktop.ui.follow_up.off_topic_notice import OffTopicNotice
from edusupport_desktop.ui.follow_up.pictures import AttachedPictures, PicturesDialog
from edusupport_desktop.ui.follow_up.tools import PictureTools
from edusupport_desktop.ui.icons import icon
from edusupport_desktop.ui.rule_words import finding_text
from edusupport_desktop.ui.wizard.session import DraftSession

_REST_MS = 500

_TOO_MUCH = frozenset({"pictures_fit", "pictures_not_too_many"})


class AnswerContent(LetterContent):
    """``session`` holds the draft, saved at every change. ``steps_wanted``: the list of steps is to be opened;
    ``show_steps`` tells what became of them since.

    ``move_off_topic`` is given the words of another problem, makes a new request of them, and calls what it is given
    once they are there.
    """

    steps_wanted = Signal()

    def __init__(
        self,
        answering: Answering,
        session: DraftSession,
        sections: Sections,
        tools: PictureTools,
        move_off_topic: Callable[[str, Callable[[], None]], None],
    ) -> None:
        super().__init__()
        self._answering = answering
        self._session = session
        self._sections = sections
        self._tools = tools
        self._move = move_off_topic
        self._steps = answering.steps
        self._belongs: set[str] = set()
        self._other: OffTopic | None = None
        self._pointed_out: set[str] = set()
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._look_for_another_problem)
        self._form = AnswerForm(answering.given)
        self._text = TextField(session.draft.addition)
        self._notice = OffTopicNotice()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        column.addWidget(self._form)
        self._form.setVisible(bool(answering.given))
        column.addWidget(self._make_steps())
        column.addWidget(self._text.caption())
        column.addWidget(self._text, 1)
        column.addWidget(self._notice)
        column.addLayout(self._make_pictures())
        self._form.changed.connect(self._changed)
        self._text.textChanged.connect(self._changed)
        self._notice.move_wanted.connect(self._move_another_problem)
        self._notice.stays.connect(self._leave_another_problem)
        self.setFocusProxy(self._form.first() or self._text)
        self._rest.start()

    @property
    def steps(self) -> tuple[FollowedStep, ...]:
        """As they are now."""
        return self._steps

    def text(self) -> str:
        steps = self._steps if self._report.isChecked() else ()
        return further_text(self._form.given(), steps, self._text.toPlainText())

    def problem(self) -> str:
        if is_blank(self.text()) and not self._answering.given:
            return self._text.nothing_said()
        if not self._pictures.are_written:
            return self.tr("The marks are being drawn into the pictures. Please send once more in a moment.")
        too_much = [finding.code for finding in self._session.findings() if finding.code in _TOO_MUCH]
        if too_much:
            return finding_text(too_much[0])
        missing = self._form.point_out_unanswered()
        if missing and self._is_news(f"unanswered {missing}"):
            return self.tr(
                "Questions without an answer: {count}. Answer them or mark «I do not know». "
                "To send all the same, press once more."
            ).format(count=missing)
        if is_blank(self.text()):
            return self._text.nothing_said()
        self._look_for_another_problem()
        if self._other is not None and self._is_news(self._words(self._other)):
            return self.tr(
                "Part of it may be another problem: see below the text. To send all the same, press once more."
            )
        return ""

    def lock(self, locked: bool) -> None:
        self._form.lock(locked)
        self._text.setReadOnly(locked)
        for button in (self._choose, self._open_steps, self._report):
            button.setEnabled(not locked)

    def show_steps(self, steps: tuple[FollowedStep, ...]) -> None:
        """With what became of them by now."""
        self._steps = steps
        taken = sum(step.outcome is not StepOutcome.OPEN for step in steps)
        self._progress.setText(
            self.tr("Instructions of the specialist: {taken} of {count} steps taken").format(
                taken=taken, count=len(steps)
            )
        )
        self._report.setVisible(taken > 0)
        self._report.setChecked(taken > 0)

    def _make_steps(self) -> QWidget:
        self._progress = QLabel()
        self._progress.setObjectName("steps_progress")
        self._progress.setWordWrap(True)
        self._open_steps = QPushButton(icon("list-ordered"), self.tr("&Steps…"))
        self._open_steps.setObjectName("open_steps")
        self._open_steps.clicked.connect(self.steps_wanted)
        self._report = QCheckBox(self.tr("Tell in the letter what happened at each step"))
        self._report.setObjectName("report_steps")
        box = QWidget()
        row = QHBoxLayout()
        row.addWidget(self._progress, 1)
        row.addWidget(self._open_steps)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self._report)
        self.show_steps(self._steps)
        box.setVisible(bool(self._steps))
        return box

    def _make_pictures(self) -> QVBoxLayout:
        earlier = self._answering.thread.pictures
        self._pictures = AttachedPictures(self._session, earlier, self._tools.store, self._tools.jobs)
        self._choose = QPushButton(icon("camera"), self.tr("Scree&nshots…"))
        self._choose.setObjectName("further_screenshots")
        self._choose.setToolTip(self.tr("Take, paste or open pictures, mark them and hide names"))
        self._choose.clicked.connect(self._open_pictures)
        column = QVBoxLayout()
        column.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignLeft)
        if self._answering.brings_pictures and earlier:
            known = QLabel(self.tr("The pictures of the request go along: {count}.").format(count=earlier))
            known.setProperty("role", "muted")
            column.addWidget(known)
        column.addWidget(self._pictures)
        return column

    def _open_pictures(self) -> None:
        dialog = PicturesDialog(self._session, self._answering.thread.pictures, self._tools, self.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _changed(self) -> None:
        self._session.say_further(self._form.given(), self._text.toPlainText())
        self._rest.start()

    def _look_for_another_problem(self) -> None:
        text = self._text.toPlainText()
        story = self._answering.story
        found = off_topic(self._answering.thread.request.subject, story, text, self._sections)
        self._other = found if found is not None and text[found.start : found.end] not in self._belongs else None
        if self._other is not None or text:
            self._notice.ask(self._words(self._other) if self._other is not None else "")

    def _words(self, other: OffTopic) -> str:
        return self._text.toPlainText()[other.start : other.end]

    def _leave_another_problem(self) -> None:
        if self._other is not None:
            self._belongs.add(self._words(self._other))
        self._look_for_another_problem()
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move_another_problem(self) -> None:
        """All from there on: what belongs here after all can be written again, what is elsewhere cannot be sent."""
        if self._other is None:
            return
        words = self._text.toPlainText()[self._other.start :].strip()
        self._move(words, lambda: self._moved(words))

    def _moved(self, words: str) -> None:
        if not isValid(self):
            return
        text = self._text.toPlainText()
        self._text.setPlainText(text.rstrip().removesuffix(words).rstrip())
        self._rest.stop()
        self._other = None
        self._notice.tell()
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_news(self, said: str) -> bool:
        """Whether it is said for the first time."""
        is_news = said not in self._pointed_out
        self._pointed_out.add(said)
        return is_news
