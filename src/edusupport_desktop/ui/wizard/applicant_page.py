"""«Кто обращается»: what the memo asks of the person, remembered for the next time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QGridLayout

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.contacts import written_phone
from edusupport_desktop.domain.contacts_doubt import CONTACT_FIELDS
from edusupport_desktop.domain.rules.rule import Finding
from edusupport_desktop.ui.wizard.contacts_notice import ContactsNotice
from edusupport_desktop.ui.wizard.fields import AnswerField, LineEditor, RegionEditor
from edusupport_desktop.ui.wizard.flow import Step
from edusupport_desktop.ui.wizard.page import StepPage
from edusupport_desktop.ui.wizard.session import DraftSession


class ApplicantPage(StepPage):
    def __init__(self, session: DraftSession) -> None:
        super().__init__(Step.APPLICANT, session)
        self._asked_about: tuple[str, ...] | None = None
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
        self._institution = LineEditor()
        self._phone = LineEditor()
        self._contacts = ContactsNotice()
        self._contacts.confirmed.connect(self._confirm)
        self._contacts.edit_wanted.connect(self._edit_contacts)
        top = Qt.AlignmentFlag.AlignTop  # the reasons under two neighbours may differ in height
        grid.addWidget(self.add(AnswerField(Field.REGION, self._region)), 1, 0, top)
        grid.addWidget(self.add(AnswerField(Field.CITY, LineEditor())), 1, 1, top)
        grid.addWidget(self.add(AnswerField(Field.INSTITUTION, self._institution)), 2, 0, 1, 2)
        grid.addWidget(self._contacts, 3, 0, 1, 2)
        grid.addWidget(self.add(AnswerField(Field.EMAIL, LineEditor())), 4, 0, top)
        grid.addWidget(self.add(AnswerField(Field.PHONE, self._phone)), 4, 1, top)
        self.body.addLayout(grid)
        self.body.addStretch(1)
        session.contacts_doubted.connect(self._ask_about_contacts)

    def offer_institutions(self, names: Sequence[str]) -> None:
        """Completions: institutions of earlier requests, the latest first."""
        completer = QCompleter(list(names), self._institution)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._institution.setCompleter(completer)

    def validatePage(self) -> bool:
        """Region and telephone as they are usually written; the teacher sees it before going on."""
        self._region.write_out()
        self._phone.set_answer(written_phone(self._phone.text()))
        if not super().validatePage():
            return False
        if self._asked_about is not None and self._asked_about != self._written():
            self.session.confirm_contacts()  # whoever corrects them when asked has answered
        return True

    def go_to(self, finding: Finding) -> None:
        if finding.code == "contacts_true" and self._contacts.isVisible():
            self.focus_on(self._contacts.yes)
        else:
            super().go_to(finding)

    def _ask_about_contacts(self) -> None:
        doubt = self.session.contacts_doubt
        self._asked_about = None if doubt is None else self._written()
        self._contacts.show_doubt(doubt)

    def _confirm(self) -> None:
        self.session.confirm_contacts()
        self._fields[Field.EMAIL].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _edit_contacts(self) -> None:
        self.focus_on(self._fields[Field.EMAIL].editor)

    def _written(self) -> tuple[str, ...]:
        return tuple(self._fields[field].text() for field in CONTACT_FIELDS)
