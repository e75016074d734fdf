"""«Кто обращается»: what the memo asks of the person, remembered for the next time."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.contacts import written_phone
from edusupport_desktop.ui.wizard.fields import AnswerField, LineEditor, RegionEditor
from edusupport_desktop.ui.wizard.flow import Step
from edusupport_desktop.ui.wizard.page import StepPage
from edusupport_desktop.ui.wizard.session import DraftSession


class ApplicantPage(StepPage):
    def __init__(self, session: DraftSession) -> None:
        super().__init__(Step.APPLICANT, session)
        self.say(
            self.tr("Who is writing"),
            self.tr("The support needs this to find you in the system. It is kept on this computer for the next time."),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.add(AnswerField(Field.FULL_NAME, LineEditor())), 0, 0, 1, 2)
        self._region = RegionEditor(session.regions)
        self._phone = LineEditor()
        grid.addWidget(self.add(AnswerField(Field.REGION, self._region)), 1, 0)
        grid.addWidget(self.add(AnswerField(Field.CITY, LineEditor())), 1, 1)
        grid.addWidget(self.add(AnswerField(Field.INSTITUTION, LineEditor())), 2, 0, 1, 2)
        grid.addWidget(self.add(AnswerField(Field.EMAIL, LineEditor())), 3, 0)
        grid.addWidget(self.add(AnswerField(Field.PHONE, self._phone)), 3, 1)
        self.body.addLayout(grid)
        self.body.addStretch(1)

    def validatePage(self) -> bool:
        """Region and telephone as they are usually written; the teacher sees it before going on."""
        self._region.write_out()
        self._phone.set_answer(written_phone(self._phone.text()))
        return super().validatePage()
