"""«Суть вопроса»: one problem, the two logins, and whether a message appeared."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QGroupBox, QHBoxLayout, QLabel, QPushButton, QRadioButton, QVBoxLayout

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.rules.rule import Finding
from edusupport_desktop.ui.rule_words import finding_text
from edusupport_desktop.ui.wizard.fields import AnswerField, LineEditor, TextEditor
from edusupport_desktop.ui.wizard.flow import Step
from edusupport_desktop.ui.wizard.page import StepPage
from edusupport_desktop.ui.wizard.picture_images import PictureImages
from edusupport_desktop.ui.wizard.reference_row import ReferenceRow
from edusupport_desktop.ui.wizard.session import DraftSession
from edusupport_desktop.ui.wizard.similar_requests import SimilarRequests
from edusupport_desktop.ui.wizard.splitting import Splitting


class ProblemPage(StepPage):
    def __init__(
        self, session: DraftSession, images: PictureImages, splitting: Splitting, similar: SimilarRequests
    ) -> None:
        super().__init__(Step.PROBLEM, session)
        self.say(self.tr("The problem"), self.tr("Describe one problem. For another one, write another request later."))
        subject = LineEditor()
        self.body.addWidget(self.add(AnswerField(Field.SUBJECT, subject)))
        self.body.addWidget(similar.notice(subject))
        essence = TextEditor(lines=3)
        references = ReferenceRow(session, images, essence)
        self.body.addWidget(self.add(AnswerField(Field.ESSENCE, essence, beside_label=references)), 1)
        self.body.addWidget(splitting.notice(Field.ESSENCE, essence))
        self.body.addLayout(self._logins())
        self.body.addWidget(self._error_question())

    def _logins(self) -> QGridLayout:
        initiator = self.add(AnswerField(Field.INITIATOR_LOGIN, LineEditor()))
        same = QPushButton(self.tr("The same login"))
        same.setObjectName("same_login")
        same.setAccessibleName(self.tr("The problem is seen under my own login"))
        same.setToolTip(same.accessibleName())
        same.setProperty("role", "link")
        affected = self.add(AnswerField(Field.AFFECTED_LOGIN, LineEditor(), beside_label=same))
        same.clicked.connect(lambda: affected.editor.set_answer(initiator.text()))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for column, field in enumerate((initiator, affected)):
            grid.addWidget(field, 0, column, Qt.AlignmentFlag.AlignBottom)
            grid.addWidget(field.take_message(), 1, column, Qt.AlignmentFlag.AlignTop)
        explained = QLabel(self.session.desk.advice.get("logins", ""))
        explained.setObjectName("logins_explained")
        explained.setProperty("role", "muted")
        explained.setWordWrap(True)
        explained.setVisible(bool(explained.text()))
        grid.addWidget(explained, 2, 0, 1, 2)
        return grid

    def _error_question(self) -> QGroupBox:
        self._yes = QRadioButton(self.tr("Yes, there is a message on the screen"))
        self._no = QRadioButton(self.tr("No"))
        self._yes.setObjectName("error_yes")
        self._no.setObjectName("error_no")
        for button in (self._yes, self._no):
            button.toggled.connect(self._answer_error)
        self._error_reason = QLabel()
        self._error_reason.setProperty("role", "problem")
        self._error_reason.hide()
        box = QGroupBox(self.tr("Is there an error message?"))
        row = QHBoxLayout()
        row.addWidget(self._yes)
        row.addWidget(self._no)
        row.addStretch(1)
        column = QVBoxLayout(box)
        column.addLayout(row)
        column.addWidget(self._error_reason)
        return box

    def initializePage(self) -> None:
        super().initializePage()
        answer = self.session.draft.has_error_message
        self._yes.setChecked(answer is True)
        self._no.setChecked(answer is False)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        super().show_findings(findings)
        reasons = [finding_text(f.code) for f in findings if f.field is Field.ERROR_MESSAGE]
        self._error_reason.setText(reasons[0] if reasons else "")
        self._error_reason.setVisible(bool(reasons))
        self._yes.setAccessibleDescription(self._error_reason.text())

    def go_to(self, finding: Finding) -> None:
        if finding.field is Field.ERROR_MESSAGE:
            self.focus_on(self._yes)
        else:
            super().go_to(finding)

    def _answer_error(self) -> None:
        if self._yes.isChecked() or self._no.isChecked():
            self.session.say_error_message(self._yes.isChecked())
            self._error_reason.hide()
