"""«Сообщение об ошибке»: what the memo demands then — the order of actions, the browser, the circumstances."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QGridLayout

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.browser import Browser
from edusupport_desktop.domain.browser_window import browser_of_window
from edusupport_desktop.domain.screenshot import Screenshot
from edusupport_desktop.services.ports import BrowserProbe
from edusupport_desktop.ui.jobs import Jobs
from edusupport_desktop.ui.wizard.browser_question import BrowserQuestion
from edusupport_desktop.ui.wizard.fields import AnswerField, LineEditor
from edusupport_desktop.ui.wizard.flow import Step
from edusupport_desktop.ui.wizard.page import StepPage
from edusupport_desktop.ui.wizard.picture_images import PictureImages
from edusupport_desktop.ui.wizard.reference_row import ReferenceRow
from edusupport_desktop.ui.wizard.session import DraftSession
from edusupport_desktop.ui.wizard.splitting import Splitting
from edusupport_desktop.ui.wizard.steps_editor import StepsEditor


class ErrorPage(StepPage):
    def __init__(
        self,
        session: DraftSession,
        images: PictureImages,
        probe: Callable[[], BrowserProbe],
        splitting: Splitting,
        jobs: Jobs,
    ) -> None:
        super().__init__(Step.ERROR, session)
        self._browsers: Sequence[Browser] = ()
        self._was_reached = False
        self.say(
            self.tr("The error message"),
            self.tr("Write everything that helps the specialist to see the same message."),
        )
        steps = StepsEditor(session)
        asked = self.add(AnswerField(Field.STEPS, steps, beside_label=ReferenceRow(session, images, steps)))
        steps.note.connect(asked.show_note)
        self.body.addWidget(asked, 1)
        self.body.addWidget(splitting.notice(Field.STEPS, steps))
        self.browser = BrowserQuestion(session, probe, jobs)
        self.add(self.browser.name)
        self.add(self.browser.version)
        self.body.addWidget(self.browser)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        for column in range(2):
            grid.setColumnStretch(column, 1)
        for place, field in enumerate((Field.SCHOOL_CLASS, Field.SCHOOL_SUBJECT, Field.DATES, Field.PEOPLE)):
            grid.addWidget(self.add(AnswerField(field, LineEditor(), required=False)), *divmod(place, 2))
        self.body.addLayout(grid)

    def initializePage(self) -> None:
        super().initializePage()
        self._was_reached = True
        self.browser.fill_in()

    def offer_browsers(self, browsers: Sequence[Browser]) -> None:
        """Fills in the default browser unless something is typed already; the others stand in the list."""
        self._browsers = browsers
        self.browser.offer(browsers)
        self._fill_in()

    def screen_taken(self, screenshot: Screenshot) -> None:
        """The window on the picture tells which browser shows the problem."""
        window = screenshot.shown
        if window and (browser := browser_of_window(window.program, window.title, self._browsers)):
            self.browser.offer_shown(browser)
            self._fill_in()

    def _fill_in(self) -> None:
        if self._was_reached:  # before that it would make a draft of a wizard that was only looked at
            self.browser.fill_in()
