"""«Отправка»: progress and cancel, then what became of it and what to do next. From here there is no way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QFileInfo, Qt, QUrl, Signal
from PySide6.QtGui import QColor, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from edusupport_desktop.domain.draft import Draft, Way
from edusupport_desktop.domain.errors import Cancelled, EduSupportError
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import JournalEntry, State
from edusupport_desktop.domain.letter import write_letter
from edusupport_desktop.services.ports import Progress
from edusupport_desktop.services.submit import Submitted
from edusupport_desktop.ui.announce import announce
from edusupport_desktop.ui.error_words import error_text
from edusupport_desktop.ui.file_dialogs import ask_where_to_save_letter
from edusupport_desktop.ui.helpdesk.ignored_words import ignored_text
from edusupport_desktop.ui.helpdesk.over_network import HELPDESK_CODES, OverNetwork, outcome_text
from edusupport_desktop.ui.icons import drawn_icon, icon
from edusupport_desktop.ui.jobs import Job, Jobs
from edusupport_desktop.ui.style import colours, restyle
from edusupport_desktop.ui.wizard.flow import Step
from edusupport_desktop.ui.wizard.hand_off_steps import HandOffSteps
from edusupport_desktop.ui.wizard.page import StepPage
from edusupport_desktop.ui.wizard.session import DraftSession
from edusupport_desktop.ui.wizard.ways_out import Destination
from edusupport_desktop.ui.words import date_text, tr


@dataclass(frozen=True, slots=True)
class Submissions:
    """What can be done with a finished draft. ``submit`` as ``Submission.submit``; ``pictures_folder`` is where the
    pictures of a letter lie that another program was given; ``over_network`` what belongs to a helpdesk. Slow, all of
    them."""

    submit: Callable[[Draft, str | None, Progress], Submitted]
    put_aside: Callable[[Draft], Submitted]
    pictures_folder: Callable[[RequestId], str | None]
    over_network: OverNetwork


MAILBOX_CODES = frozenset(
    {
        "mail_account_missing",
        "mail_password_missing",
        "mail_password_refused",
        "mail_password_not_latin",
        "mail_no_sign_in",
        "mail_sender_refused",
        "keyring_missing",
        "keyring_failed",
    }
)
"""Failures that are cured in the mailbox's dialog."""


class SendingPage(StepPage):
    """``began`` and ``ended`` bracket the sending; ``number_wanted`` carries the request to write a number down for.

    ``destination`` is asked when the page is entered.
    """

    began = Signal()
    ended = Signal()
    number_wanted = Signal(object)
    account_wanted = Signal()
    helpdesk_wanted = Signal()

    def __init__(
        self, session: DraftSession, submissions: Submissions, destination: Callable[[], Destination], jobs: Jobs
    ) -> None:
        super().__init__(Step.SENDING, session)
        self._submissions = submissions
        self._ask_destination = destination
        self._destination = Destination()
        self._jobs = jobs
        self._job: Job[Submitted] | None = None
        self._sending = False
        self._entry: JournalEntry | None = None
        self.body.addWidget(self._running_part())
        self.body.addWidget(self._result_part(), 1)

    @property
    def is_sending(self) -> bool:
        return self._sending

    def _running_part(self) -> QWidget:
        self._running = QWidget()
        self._bar = QProgressBar()
        self._bar.setAccessibleName(self.tr("Progress of sending"))
        self._stop = QPushButton(self.tr("Cancel sending"))
        self._stop.setObjectName("cancel_sending")
        self._stop.clicked.connect(self._cancel)
        column = QVBoxLayout(self._running)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._bar)
        column.addWidget(self._stop, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return self._running

    def _result_part(self) -> QWidget:
        self._result = QWidget()
        self._result.hide()
        self._picture = QLabel()
        self._outcome = QLabel()
        self._outcome.setWordWrap(True)
        self._outcome.setProperty("role", "good")
        self._number = QLabel()
        self._number.setObjectName("incident_number")
        self._number.setProperty("role", "number")
        self._number.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._copy = QPushButton(icon("copy"), self.tr("Copy the number"))
        self._copy.setObjectName("copy_number")
        self._copy.clicked.connect(self._copy_number)
        self._open_folder = QPushButton(icon("folder-open"), self.tr("Open the folder"))
        self._open_folder.setObjectName("open_folder")
        self._open_folder.clicked.connect(self._show_folder)
        self._write_down = QPushButton(icon("pencil"), self.tr("Write down the number…"))
        self._write_down.setObjectName("write_down_number")
        self._write_down.clicked.connect(self._want_number)
        self._mailbox = QPushButton(icon("mail"), self.tr("Set up the mailbox…"))
        self._mailbox.setObjectName("open_mailbox")
        self._mailbox.clicked.connect(self.account_wanted)
        self._helpdesk = QPushButton(icon("settings"), self.tr("Set up the helpdesk…"))
        self._helpdesk.setObjectName("open_helpdesk")
        self._helpdesk.clicked.connect(self.helpdesk_wanted)
        self._by_mail = QPushButton(icon("mail"), self.tr("Send as a letter"))
        self._by_mail.setObjectName("wizard_by_mail")
        self._by_mail.setToolTip(self.tr("The same request, from your mailbox"))
        self._by_mail.clicked.connect(self._send_by_mail)
        self._again = QPushButton(icon("refresh-cw"), self.tr("Try again"))
        self._again.setObjectName("send_again")
        self._again.clicked.connect(self._try_again)
        self._advice = QLabel()
        self._advice.setWordWrap(True)
        self._advice.setTextFormat(Qt.TextFormat.PlainText)
        top = QHBoxLayout()
        top.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self._outcome, 1)
        buttons = QHBoxLayout()
        for button in self._buttons():
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self._result)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self._number)
        self._steps = HandOffSteps()
        column.addLayout(buttons)
        column.addWidget(self._steps)
        column.addWidget(self._advice)
        column.addStretch(1)
        return self._result

    def _buttons(self) -> tuple[QPushButton, ...]:
        return (
            self._copy,
            self._open_folder,
            self._write_down,
            self._helpdesk,
            self._mailbox,
            self._again,
            self._by_mail,
        )

    def initializePage(self) -> None:
        super().initializePage()
        self._destination = self._ask_destination()
        self._sending = True
        self.began.emit()
        self.session.finish(self._start)

    def isComplete(self) -> bool:
        return not self._sending

    def nextId(self) -> int:
        return -1

    def _start(self) -> None:
        if self._job is not None:
            return  # a double click sends once
        if self._destination.name:
            opening = self.tr("Opening «{name}»").format(name=self._destination.name)
            self.say(opening, self.tr("Its window may lie behind this one."))
        else:
            self.say(
                self.tr("Practising") if self.session.is_practice else self.tr("Sending"),
                self.tr("You can write the next request as soon as this one has gone."),
            )
        draft, destination = self.session.draft, self._destination

        def work(progress: Progress) -> Submitted:
            if destination.put_aside:
                return self._submissions.put_aside(draft)
            return self._submissions.submit(draft, destination.target, progress)

        self._run(work)

    def _run(self, work: Callable[[Progress], Submitted]) -> None:
        self._bar.setRange(0, 0)
        self._stop.setEnabled(True)
        self._running.show()
        self._result.hide()
        self._sending = True
        self._job = self._jobs.run(work, self._submitted, self._broken, self._moved)
        self._job.committed.connect(lambda: self._stop.setEnabled(False))
        self.completeChanged.emit()

    def _send_by_mail(self) -> None:
        """The same request; a double click sends it once."""
        if self._job is not None or self._entry is None:
            return
        request_id = self._entry.request_id
        self.began.emit()
        self.say(self.tr("Sending"), self.tr("The same request goes from your mailbox."))
        self._run(lambda progress: self._submissions.over_network.by_mail(request_id, progress))

    def _try_again(self) -> None:
        if self.session.draft.way is Way.FILE:  # the place itself may be what is wrong
            path = ask_where_to_save_letter(self)
            if not path:
                return
            self._destination = Destination(path)
        if self._job is None:
            self.began.emit()
            self._start()

    def _moved(self, done: int, total: int) -> None:
        if total and done >= total:
            # From here on stopping would leave it unknown whether the letter went.
            self._stop.setEnabled(False)
            self._bar.setRange(0, 0)
            self.say(self._heading.text(), self.tr("Everything is handed over. Waiting for the server's answer."))
            return
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _cancel(self) -> None:
        if self._job is not None:
            self._stop.setEnabled(False)
            self._job.cancel()

    def _submitted(self, submitted: Submitted) -> None:
        self._entry = submitted.entry
        self._show_outcome(submitted.entry, submitted.failure)
        self._end()

    def _broken(self, error: Exception) -> None:
        self._show_failure(error_text(error), may_try_again=True)
        self._end()

    def _end(self) -> None:
        self._job, self._sending = None, False
        self._running.hide()
        self._result.show()
        self.completeChanged.emit()
        self.ended.emit()

    def _show_outcome(self, entry: JournalEntry, failure: EduSupportError | None) -> None:
        if failure is not None:
            if isinstance(failure, Cancelled):
                text = self.tr("Sending was cancelled. The letter waits in the journal and can be sent from there.")
            else:
                text = error_text(failure)
            self._show_failure(text, may_try_again=entry.state in (State.QUEUED, State.REFUSED))
            over_network = entry.way is Way.API and failure.code not in (
                "mail_account_missing",
                "mail_password_missing",
            )
            self._mailbox.setVisible(not over_network and failure.code in MAILBOX_CODES)
            self._helpdesk.setVisible(over_network and (failure.code in HELPDESK_CODES | MAILBOX_CODES))
            if entry.way is Way.API:
                self._jobs.run(lambda _: self._submissions.over_network.may_go_by_mail(entry), self._offer_mail)
            return
        if entry.state is State.HANDED_OVER and entry.way is not Way.FILE:
            self._show_steps(entry)
            return
        if self._destination.put_aside:
            self._show(_put_aside_words(), "clock", colours().good, "")
            return
        advice = self.session.desk.advice
        texts = [advice.get(key, "") for key in ("keep_number", "do_not_fix_yourself", "no_second_incident")]
        self._show(_outcome_words(entry), "circle-check", colours().good, "\n\n".join(filter(None, texts)))
        if entry.way is Way.API:
            self._jobs.run(lambda _: self._submissions.over_network.ignored(entry.request_id), self._tell_ignored)
        incident = entry.incident
        self._number.setVisible(incident is not None)
        self._copy.setVisible(incident is not None)
        self._write_down.setVisible(incident is None)
        self._open_folder.setVisible(entry.way is Way.FILE)
        if incident is not None:
            self._number.setText(
                self.tr("{number} of {date}").format(number=incident.number, date=date_text(incident.registered_on))
            )

    def _offer_mail(self, possible: bool) -> None:
        if isValid(self) and self._job is None:
            self._by_mail.setVisible(possible)

    def _tell_ignored(self, fields: Sequence[str]) -> None:
        if isValid(self) and fields:
            self._advice.setText("\n\n".join(filter(None, (ignored_text(fields), self._advice.text()))))
            announce(self, ignored_text(fields))

    def _show_steps(self, entry: JournalEntry) -> None:
        draft, desk = self.session.draft, self.session.desk
        text = self.tr("The letter is open in «{name}». It has not gone yet: send it from there.")
        self._show(text.format(name=self._destination.name), "external-link", colours().good, "")
        letter, count = write_letter(draft, desk), len(draft.pictures)
        self._steps.show_steps(entry.way, self._destination, letter, desk.email, pictures=count)
        self._jobs.run(lambda _: self._submissions.pictures_folder(entry.request_id), self._show_pictures_folder)

    def _show_pictures_folder(self, folder: str | None) -> None:
        if isValid(self):
            self._steps.show_folder(folder)
            if self.session.draft.way is Way.WEB_MAIL:
                self._steps.open_folder()

    def _show_failure(self, text: str, *, may_try_again: bool) -> None:
        self._show(text, "triangle-alert", colours().bad, "")
        self._outcome.setProperty("role", "problem")
        restyle(self._outcome)
        self._again.setVisible(may_try_again)

    def _show(self, text: str, image: str, colour: str, advice: str) -> None:
        self.say(self._title(), "")
        self._picture.setPixmap(drawn_icon(image, QColor(colour), 24))
        self._outcome.setProperty("role", "good")
        restyle(self._outcome)
        self._outcome.setText(text)
        announce(self, text)
        self._advice.setText(advice)
        for widget in (self._number, self._steps, *self._buttons()):
            widget.hide()

    def _title(self) -> str:
        return self.tr("What became of it")

    def _want_number(self) -> None:
        if self._entry is not None:
            self.number_wanted.emit(self._entry.request_id)

    def _show_folder(self) -> None:
        if self._destination.target is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(QFileInfo(self._destination.target).absolutePath()))

    def _copy_number(self) -> None:
        if self._entry is not None and self._entry.incident is not None:
            QGuiApplication.clipboard().setText(self._entry.incident.number.text)


def _put_aside_words() -> str:
    return tr(
        "The letter is put aside and has not gone. It waits in the journal: choose it there and press «Send now»."
    )


def _outcome_words(entry: JournalEntry) -> str:
    if entry.way is Way.PRACTICE:
        return tr("Practice: the letter went nowhere. This is how a registered request looks.")
    if entry.way is Way.FILE:
        return tr("The letter is saved as a file. Open it in your mail program and send it from there.")
    if entry.way is Way.API:
        return outcome_text(entry)
    return tr("The letter has gone. The number of the incident will come by mail: write it down in the journal.")
