"""What every page of the wizard shares: a heading, a scrolled body, fields bound to the draft, reasons under them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget, QWizardPage

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.rules.rule import Finding, Severity
from edusupport_desktop.ui.rule_words import finding_text
from edusupport_desktop.ui.wizard.fields import AnswerField
from edusupport_desktop.ui.wizard.flow import FIELDS, Step, step_after
from edusupport_desktop.ui.wizard.session import DraftSession


class StepPage(QWizardPage):
    """One page. «Далее» is always enabled; ``validatePage`` says what is missing and leads to it."""

    def __init__(self, step: Step, session: DraftSession) -> None:
        super().__init__()
        self.step = step
        self.session = session
        self._fields: dict[Field, AnswerField] = {}
        self._heading, self._explanation = QLabel(), QLabel()
        self._heading.setProperty("role", "heading")
        self._explanation.setProperty("role", "muted")
        for label in (self._heading, self._explanation):
            label.setWordWrap(True)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        inner = QWidget()
        inner_layout = QVBoxLayout(inner)
        inner_layout.setContentsMargins(0, 0, 16, 0)
        inner_layout.addLayout(self.body, 1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 4, 8)
        layout.setSpacing(4)
        layout.addWidget(self._heading)
        layout.addWidget(self._explanation)
        layout.addSpacing(8)
        layout.addWidget(self._scroll, 1)

    def say(self, title: str, explanation: str) -> None:
        """The page's heading and one sentence under it."""
        self._heading.setText(title)
        self._explanation.setText(explanation)
        self.setAccessibleName(title)

    def add(self, field: AnswerField) -> AnswerField:
        """Binds a field to the draft; the caller places it."""
        self._fields[field.field] = field
        field.editor.set_answer(self.session.draft.answers[field.field])
        field.editor.changed.connect(lambda _: self._answered(field))
        return field

    def initializePage(self) -> None:
        for field in self._fields.values():
            field.editor.set_answer(self.session.draft.answers[field.field])

    def nextId(self) -> int:
        following = step_after(self.step, self.session.draft)
        return -1 if following is None else int(following)

    def validatePage(self) -> bool:
        """Shows every reason at its field and goes to the first; True when nothing on this page blocks."""
        blocking = [finding for finding in self.findings() if finding.severity is Severity.BLOCKS]
        self.show_findings(blocking)
        if blocking:
            self.go_to(blocking[0].field)
        return not blocking

    def findings(self) -> Sequence[Finding]:
        """What is wrong with the answers of this page, from its top to its bottom."""
        order = FIELDS[self.step]
        here = [finding for finding in self.session.findings() if finding.field in order]
        return sorted(here, key=lambda finding: order.index(finding.field))

    def show_findings(self, findings: Sequence[Finding]) -> None:
        reasons = {finding.field: finding_text(finding.code) for finding in reversed(findings)}
        for field, widget in self._fields.items():
            widget.show_problem(reasons.get(field, ""))

    def go_to(self, field: Field) -> None:
        """Puts the focus where this field is filled in."""
        widget = self._fields.get(field)
        if widget is not None:
            self.focus_on(widget.editor)
            self._scroll.ensureWidgetVisible(widget, 8, 32)  # the reason below it, too

    def focus_on(self, widget: QWidget) -> None:
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(widget, 8, 32)

    def _answered(self, field: AnswerField) -> None:
        self.session.answer(field.field, field.text())
        if field.problem:  # a reason once shown goes as soon as it is no longer true
            self.show_findings(
                [f for f in self.findings() if f.severity is Severity.BLOCKS and self._fields[f.field].problem]
            )
