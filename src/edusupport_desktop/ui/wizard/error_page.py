"""«Сообщение об ошибке»: what the memo demands then — the order of actions, the browser, the circumstances."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.browser import Browser
from edusupport_desktop.ui.wizard.fields import AnswerField, ChoiceEditor, LineEditor, TextEditor
from edusupport_desktop.ui.wizard.flow import Step
from edusupport_desktop.ui.wizard.page import StepPage
from edusupport_desktop.ui.wizard.picture_images import PictureImages
from edusupport_desktop.ui.wizard.reference_row import ReferenceRow
from edusupport_desktop.ui.wizard.session import DraftSession


class ErrorPage(StepPage):
    def __init__(self, session: DraftSession, images: PictureImages) -> None:
        super().__init__(Step.ERROR, session)
        self._browsers: Sequence[Browser] = ()
        self._was_reached = False
        self.say(
            self.tr("The error message"),
            self.tr("Write everything that helps the specialist to see the same message."),
        )
        steps = TextEditor(lines=3)
        references = ReferenceRow(session, images, steps)
        self.body.addWidget(self.add(AnswerField(Field.STEPS, steps, beside_label=references)), 1)
        self._browser_name = ChoiceEditor()
        self._browser_version = LineEditor()
        self._browser_name.activated.connect(self._chosen)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        for column in range(2):
            grid.setColumnStretch(column, 1)
        grid.addWidget(self.add(AnswerField(Field.BROWSER_NAME, self._browser_name)), 0, 0)
        grid.addWidget(self.add(AnswerField(Field.BROWSER_VERSION, self._browser_version)), 0, 1)
        for place, field in enumerate((Field.SCHOOL_CLASS, Field.SCHOOL_SUBJECT, Field.DATES, Field.PEOPLE)):
            row, column = divmod(place, 2)
            grid.addWidget(self.add(AnswerField(field, LineEditor(), required=False)), row + 1, column)
        self.body.addLayout(grid)

    def initializePage(self) -> None:
        super().initializePage()
        self._was_reached = True
        self._fill_in_default()

    def offer_browsers(self, browsers: Sequence[Browser]) -> None:
        """Fills in the default browser unless something is typed already; the others stand in the list."""
        self._browsers = browsers
        self._browser_name.offer([browser.name for browser in browsers])
        if self._was_reached:  # before that it would make a draft of a wizard that was only looked at
            self._fill_in_default()

    def _fill_in_default(self) -> None:
        answers = self.session.draft.answers
        if self._browsers and not answers.browser_name and not answers.browser_version:
            self._fill_in(self._browsers[0])

    def _chosen(self, place: int) -> None:
        if 0 <= place < len(self._browsers):
            self._fill_in(self._browsers[place])

    def _fill_in(self, browser: Browser) -> None:
        self._browser_name.set_answer(browser.name)
        self._browser_version.set_answer(browser.version or "")
