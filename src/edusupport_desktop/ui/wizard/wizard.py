"""The frame of the new-request wizard: pages, the list of steps, closing without losing a word."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget, QWizard

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.browser import Browser
from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.errors import Cancelled
from edusupport_desktop.domain.reference_words import picture_reference
from edusupport_desktop.domain.rules.rule import Finding, Severity
from edusupport_desktop.services.pictures import DraftPictures
from edusupport_desktop.services.ports import BrowserProbe, Clock, DraftStore
from edusupport_desktop.ui.annotator.remembered_styles import RememberedStyles
from edusupport_desktop.ui.error_words import error_text
from edusupport_desktop.ui.jobs import Jobs
from edusupport_desktop.ui.screenshot.capture_menu import CaptureMenu
from edusupport_desktop.ui.screenshot.modes import CaptureMode
from edusupport_desktop.ui.screenshot.taker import ScreenshotTaker
from edusupport_desktop.ui.style import make_primary
from edusupport_desktop.ui.wizard.applicant_page import ApplicantPage
from edusupport_desktop.ui.wizard.dragged_pictures import DraggedPictures
from edusupport_desktop.ui.wizard.error_page import ErrorPage
from edusupport_desktop.ui.wizard.flow import Step, step_of, steps
from edusupport_desktop.ui.wizard.page import StepPage
from edusupport_desktop.ui.wizard.picture_images import PictureImages
from edusupport_desktop.ui.wizard.picture_intake import PictureIntake
from edusupport_desktop.ui.wizard.pictures_page import PicturesPage
from edusupport_desktop.ui.wizard.problem_page import ProblemPage
from edusupport_desktop.ui.wizard.review_page import ReviewPage
from edusupport_desktop.ui.wizard.sending_page import SendingPage, Submissions
from edusupport_desktop.ui.wizard.session import DraftSession
from edusupport_desktop.ui.wizard.similar_requests import Find, SimilarRequests
from edusupport_desktop.ui.wizard.splitting import Splitting
from edusupport_desktop.ui.wizard.step_list import StepList
from edusupport_desktop.ui.wizard.this_computer import this_computer
from edusupport_desktop.ui.wizard.ways_out import WaysOut


class RequestWizard(QWizard):
    """``account_wanted``: the mailbox is to be set up; ``helpdesk_wanted``: the helpdesk. ``sending`` and ``sent``
    bracket the sending."""

    account_wanted = Signal()
    helpdesk_wanted = Signal()
    sending = Signal()
    sent = Signal()
    number_wanted = Signal(object)
    call_wanted = Signal()
    """The support is to be rung before a letter is sent, or instead of it."""

    def __init__(
        self,
        session: DraftSession,
        *,
        pictures: Callable[[], DraftPictures],
        styles: RememberedStyles,
        taker: ScreenshotTaker,
        store: DraftStore,
        probe: Callable[[], BrowserProbe],
        clock: Clock,
        ways: WaysOut,
        submissions: Submissions,
        find_similar: Find,
        jobs: Jobs,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        session.setParent(self)
        self._session = session
        self._system = ""
        self.setWizardStyle(QWizard.WizardStyle.ModernStyle)
        self.setOption(QWizard.WizardOption.IndependentPages)
        self.setOption(QWizard.WizardOption.NoBackButtonOnStartPage)
        self.setOption(QWizard.WizardOption.NoCancelButtonOnLastPage)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setWindowTitle(self.tr("New request"))
        self.setObjectName("wizard")
        self.setModal(False)
        taker.setParent(self)
        self._taker = taker
        self._taker.failed.connect(self._not_taken)
        self.capture_menu = CaptureMenu(self)
        self.capture_menu.wanted.connect(lambda mode: self.take_screen(mode, taker.habits.delay_seconds))
        # Of the window, so that their keys work on every page.
        self.addActions(self.capture_menu.actions())
        self._make_pictures = pictures
        self._jobs = jobs
        self._intake = intake = PictureIntake(session, pictures, styles, jobs, self)
        images = PictureImages(session, store, jobs, self)
        self.splitting = Splitting(session, images, store, jobs, clock, self)
        self.splitting.failed.connect(self._not_split)
        self.similar = SimilarRequests(session, find_similar, jobs, self)
        self._error_page = ErrorPage(session, images, probe, self.splitting, jobs)
        taker.taken.connect(self._error_page.screen_taken)
        self.finished.connect(lambda _: self._error_page.browser.stop())
        dragged = DraggedPictures(session, store, jobs, self)
        pictures_page = PicturesPage(session, intake, taker, self.capture_menu, images, dragged)
        self._review = ReviewPage(session, store, ways, lambda: this_computer(self._system, clock()), jobs)
        self._sending = SendingPage(session, submissions, lambda: self._review.destination, jobs)
        self._applicant = ApplicantPage(session)
        self._pages: dict[Step, StepPage] = {
            Step.APPLICANT: self._applicant,
            Step.PROBLEM: ProblemPage(session, images, self.splitting, self.similar),
            Step.ERROR: self._error_page,
            Step.PICTURES: pictures_page,
            Step.REVIEW: self._review,
            Step.SENDING: self._sending,
        }
        for step, page in self._pages.items():
            self.setPage(int(step), page)
        self._steps = StepList(self._jump)
        self.setSideWidget(self._steps)
        self._visited: set[Step] = set()
        self._name_buttons()
        self.currentIdChanged.connect(lambda _: self._arrived())
        session.checked.connect(self._show_steps)
        session.save_failed.connect(self._tell)
        self._review.ways.account_wanted.connect(self.account_wanted)
        self._review.ways.helpdesk_wanted.connect(self.helpdesk_wanted)
        self._review.fix_wanted.connect(self._go_to)
        self._review.budget.shrink_wanted.connect(self._shrink)
        self._review.unwritten.connect(lambda: self._jump(Step.PICTURES))
        self._review.take_out_on_page = lambda finding: self._pages[step_of(finding.field)].take_out(finding)
        pictures_page.notices.fix_wanted.connect(self._go_to)
        pictures_page.refer_wanted.connect(self._refer_to)
        self._sending.number_wanted.connect(self.number_wanted)
        self._sending.account_wanted.connect(self.account_wanted)
        self._sending.helpdesk_wanted.connect(self.helpdesk_wanted)
        self._sending.began.connect(self.sending)
        self._sending.ended.connect(self.sent)
        self.resize(self.sizeHint())
        QShortcut(QKeySequence("Ctrl+Return"), self, activated=self._send_by_keyboard)  # type: ignore[call-overload]

    def sizeHint(self) -> QSize:
        """Fits the school notebook of 1366x768, also at 150 % scaling (911x512 logical pixels)."""
        room = self.screen().availableSize()
        return QSize(min(1040, room.width() - 16), min(700, room.height() - 48))

    def offer_institutions(self, names: Sequence[str]) -> None:
        self._applicant.offer_institutions(names)

    def offer_browsers(self, browsers: Sequence[Browser]) -> None:
        self._error_page.offer_browsers(browsers)

    def system_known(self, name: str) -> None:
        """The operating system's name, edition and build."""
        self._system = name
        self._review.computer_known()

    def take_screen(self, mode: CaptureMode = CaptureMode.REGION, delay_seconds: int = 0) -> None:
        """As the buttons of the page with the screenshots do, from whichever page; not while a letter is sent."""
        if self._current() is not Step.SENDING:
            self._taker.take(delay_seconds, mode)

    def _not_taken(self, error: Exception) -> None:
        """The page with the screenshots says it itself, where it can be seen."""
        if self._current() is not Step.PICTURES and not isinstance(error, Cancelled):
            QMessageBox.warning(self, self.tr("The screen was not taken"), error_text(error))

    def account_changed(self) -> None:
        self._review.account_changed()

    def helpdesk_changed(self) -> None:
        self._review.helpdesk_changed()

    def reject(self) -> None:
        """Closing keeps the draft; while a letter is being sent the window stays."""
        if self._sending.is_sending:
            return
        super().reject()

    def _name_buttons(self) -> None:
        self.setButtonText(QWizard.WizardButton.NextButton, self.tr("&Next"))
        self.setButtonText(QWizard.WizardButton.BackButton, self.tr("&Back"))
        self.setButtonText(QWizard.WizardButton.CommitButton, self.tr("&Send"))
        self.setButtonText(QWizard.WizardButton.FinishButton, self.tr("&Done"))
        self.setButtonText(QWizard.WizardButton.CancelButton, self.tr("Close, keep the draft"))
        self.setOption(QWizard.WizardOption.HaveCustomButton1)
        self.setButtonText(QWizard.WizardButton.CustomButton1, self.tr("Call &first…"))
        call = self.button(QWizard.WizardButton.CustomButton1)
        call.setObjectName("call_first")
        call.setToolTip(self.tr("The telephone, all that is asked for, and a place for the number you are given"))
        call.clicked.connect(self.call_wanted)
        for button in (
            QWizard.WizardButton.NextButton,
            QWizard.WizardButton.CommitButton,
            QWizard.WizardButton.FinishButton,
        ):
            make_primary(self.button(button))

    def _arrived(self) -> None:
        step = self._current()
        if step is None:
            return
        self._visited.add(step)
        may_call = step is not Step.SENDING and not self._session.is_practice
        self.button(QWizard.WizardButton.CustomButton1).setVisible(may_call)
        self._show_steps()
        self.splitting.show()
        self.similar.show()
        # From the page to the buttons, from there to the steps: Qt would have it the other way round.
        QWidget.setTabOrder(self.button(QWizard.WizardButton.CancelButton), self._steps.list)
        # ModernStyle paints the page in the colour of the fields, which then cannot be told from it in the dark theme.
        frame = self._pages[step].parentWidget()
        if frame is not None:
            frame.setPalette(self.palette())
        self.setWindowTitle(self.tr("New request: {step}").format(step=self._titles()[step]))

    def _show_steps(self) -> None:
        current = self._current()
        if current is None:
            return
        draft = self._session.draft
        broken = {step_of(finding.field) for finding in self._session.findings() if finding.severity is Severity.BLOCKS}
        shown = [(step, self._titles()[step]) for step in steps(draft)]
        done = {step for step in self._visited if step not in broken and step < current}
        reachable = set() if current is Step.SENDING else self._visited
        self._steps.show_steps(shown, current, done, reachable, draft.is_practice)
        send = {
            Way.MAIL_PROGRAM: self.tr("&Open in the mail program"),
            Way.WEB_MAIL: self.tr("&Open in the browser"),
            Way.FILE: self.tr("&Save as a file…"),
            Way.PRACTICE: self.tr("&Send for practice"),
        }.get(draft.way or Way.MAIL, self.tr("&Send"))
        self.setButtonText(QWizard.WizardButton.CommitButton, send)

    def _titles(self) -> dict[Step, str]:
        return {
            Step.APPLICANT: self.tr("Who is writing"),
            Step.PROBLEM: self.tr("The problem"),
            Step.ERROR: self.tr("The error message"),
            Step.PICTURES: self.tr("Screenshots"),
            Step.REVIEW: self.tr("Check and send"),
            Step.SENDING: self.tr("Result"),
        }

    def _current(self) -> Step | None:
        return None if self.currentId() == -1 else Step(self.currentId())

    def _jump(self, target: Step) -> None:
        """Back, or forward page by page: a page that is not in order stops the jump and says why."""
        if self._current() is Step.SENDING:
            return  # from there is no way back
        while (current := self._current()) is not None and current is not target:
            before = self.currentId()
            if current > target:
                self.back()
            elif self._pages[current].isCommitPage():
                return
            else:
                self.next()
            if self.currentId() == before:
                return

    def _go_to(self, finding: Finding) -> None:
        """To the field a finding is about, with its reason under it; what is too large is made smaller here."""
        if finding.code == "pictures_fit":
            self._shrink()
            return
        self._jump(step_of(finding.field))
        page = self._pages[step_of(finding.field)]
        page.show_findings([finding])
        page.go_to(finding)

    def _shrink(self) -> None:
        from edusupport_desktop.ui.shrinking.dialog import ShrinkDialog

        dialog = ShrinkDialog(self._session, self._intake, self._make_pictures, self._jobs, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _refer_to(self, place: int) -> None:
        """Writes «картинка1» into the description of the problem, where its cursor is, to be written on there."""
        self._jump(Step.PROBLEM)
        if self._current() is Step.PROBLEM:
            self._pages[Step.PROBLEM].put_in(Field.ESSENCE, lambda before: picture_reference(before, place))

    def _send_by_keyboard(self) -> None:
        button = self.button(QWizard.WizardButton.CommitButton)
        if isinstance(button, QPushButton) and button.isVisible() and button.isEnabled():
            button.click()

    def _not_split(self, error: Exception) -> None:
        QMessageBox.warning(self, self.tr("The request was not split"), error_text(error))

    def _tell(self, error: Exception) -> None:
        QMessageBox.warning(self, self.tr("The draft was not saved"), error_text(error))
