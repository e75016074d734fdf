"""What every page of the wizard shares: a heading, a scrolled body, fields bound to the draft, reasons under them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget, QWizardPage

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.rules.check import dismissal_of
from edusupport_desktop.domain.rules.one_problem import ONE_PROBLEM
from edusupport_desktop.domain.rules.rule import Finding, Severity
from edusupport_desktop.domain.rules.second_incident import NO_SECOND_INCIDENT
from edusupport_desktop.ui.announce import announce
from edusupport_desktop.ui.rule_words import dismissal_text, finding_text, taken_out_text
from edusupport_desktop.ui.wizard.field_message import Remedy
from edusupport_desktop.ui.wizard.fields import AnswerField, TextEditor
from edusupport_desktop.ui.wizard.flow import FIELDS, Step, step_after
from edusupport_desktop.ui.wizard.page_body import PageBody
from edusupport_desktop.ui.wizard.session import DraftSession

TOLD_BY_NOTICES = frozenset({ONE_PROBLEM, NO_SECOND_INCIDENT})
"""A line of their own stands under the field, with what can be done."""


class StepPage(QWizardPage):
    """One page. «Далее» is always enabled; ``validatePage`` says what is missing and leads to it."""

    def __init__(self, step: Step, session: DraftSession) -> None:
        super().__init__()
        self.step = step
        self.session = session
        self._fields: dict[Field, AnswerField] = {}
        self._shown: set[str] = set()
        session.checked.connect(self._checked)
        session.texts_changed.connect(self._show_answers)
        self._heading, self._explanation = QLabel(), QLabel()
        self._heading.setProperty("role", "heading")
        self._explanation.setProperty("role", "muted")
        for label in (self._heading, self._explanation):
            label.setWordWrap(True)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        inner = PageBody()
        inner_layout = QVBoxLayout(inner)
        inner_layout.setContentsMargins(0, 0, 16, 0)
        inner_layout.addLayout(self.body, 1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
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
        field.editor.changed.connect(lambda *_: self._answered(field))
        if field.field in self.session.locked:
            field.lock(self.tr("Laid down by the administrator"))
        return field

    def initializePage(self) -> None:
        self._show_answers()

    def _show_answers(self) -> None:
        for field in self._fields.values():
            field.editor.set_answer(self.session.draft.answers[field.field])

    def showEvent(self, event: QShowEvent) -> None:
        """What must not be in any letter may stand in a draft that is continued: it is said before a key is pressed."""
        super().showEvent(event)
        self._checked()

    def nextId(self) -> int:
        following = step_after(self.step, self.session.draft)
        return -1 if following is None else int(following)

    def validatePage(self) -> bool:
        """Shows every reason at its field and goes to the first; True when nothing on this page blocks."""
        blocking = [finding for finding in self.findings() if finding.severity is Severity.BLOCKS]
        self._shown = set()  # what was said before is said again
        self.show_findings(blocking)
        if blocking:
            self.go_to(blocking[0])
        return not blocking

    def findings(self) -> Sequence[Finding]:
        """What is wrong with the answers of this page, from its top to its bottom."""
        order = FIELDS[self.step]
        here = [finding for finding in self.session.findings() if finding.field in order]
        return sorted(here, key=lambda finding: order.index(finding.field))

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Each under its field, the first of several; what was shown and is not among them goes."""
        first = {finding.field: finding for finding in reversed(findings)}
        news = [one for one in findings if one.code not in self._shown]
        if news:
            announce(self, finding_text(news[0].code))
        self._shown = {finding.code for finding in findings}
        for field, widget in self._fields.items():
            finding = first.get(field)
            if finding is not None and finding.code in TOLD_BY_NOTICES:
                finding = None
            if finding is None:
                widget.show_problem("")
            else:  # an example of a whole answer is none of a part of it
                reason, example = finding_text(finding.code), finding.place is None
                widget.show_problem(reason, self._remedies(finding), with_example=example)

    def go_to(self, finding: Finding) -> None:
        """Puts the focus where this is put right, on the very words if it is about some."""
        widget = self._fields.get(finding.field)
        if widget is not None:
            self.focus_on(widget.editor)
            if finding.place is not None:
                widget.select(finding.place.start, finding.place.end)
            self._scroll.ensureWidgetVisible(widget, 8, 32)  # the reason below it, too

    def take_out(self, finding: Finding) -> Callable[[], None] | None:
        """Takes what a finding is about out of the text, with a way back beside the field; the way back is returned.

        None when the text has changed meanwhile.
        """
        widget = self._fields.get(finding.field)
        if widget is None or finding.place is None or finding not in self.session.findings():
            return None
        start, end = finding.place.start, finding.place.end
        piece = widget.text()[start:end]
        widget.exchange(start, end, "")
        widget.show_problem("")

        def put_back() -> None:
            widget.show_note("")
            widget.exchange(start, start, piece)

        said = taken_out_text(finding.code)
        undo = Remedy(f"undo_{finding.code}", self.tr("Undo"), self.tr("Undo: {text}").format(text=said), put_back)
        widget.show_note(said, [undo])
        announce(widget, said)
        return put_back

    def _remedies(self, finding: Finding) -> Sequence[Remedy]:
        text, remedies = finding_text(finding.code), []
        if finding.place is not None and finding.place.is_superfluous:
            said = self.tr("Remove it: {text}").format(text=text)
            remedies.append(
                Remedy(f"remove_{finding.code}", self.tr("Remove it"), said, lambda: self._take_out(finding))
            )
        if dismissal_of(finding) is not None:
            leave = dismissal_text(finding.code)
            said = f"{leave}: {text}"
            remedies.append(Remedy(f"leave_{finding.code}", leave, said, lambda: self._dismiss(finding)))
        return remedies

    def _take_out(self, finding: Finding) -> None:
        self.take_out(finding)
        self._fields[finding.field].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _dismiss(self, finding: Finding) -> None:
        self._fields[finding.field].editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.session.dismiss(finding)

    def put_in(self, field: Field, words: Callable[[str], str]) -> None:
        """Writes a reference into a text of many lines, where its cursor is."""
        editor = self._fields[field].editor
        if isinstance(editor, TextEditor):
            editor.put_in(words)

    def focus_on(self, widget: QWidget) -> None:
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(widget, 8, 32)

    def _answered(self, field: AnswerField) -> None:
        self.session.answer(field.field, field.text())

    def _checked(self) -> None:
        """A reason once shown goes as soon as it is no longer true; what must not be in any letter is said at once."""
        if not self.isVisible():
            return
        self.show_findings(
            [
                finding
                for finding in self.findings()
                if finding.code in self._shown or (finding.place is not None and finding.place.is_superfluous)
            ]
        )
