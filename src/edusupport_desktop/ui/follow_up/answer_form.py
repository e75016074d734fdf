"""The questions of the support, each with a place for its answer or «не знаю»."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from edusupport_desktop.domain.given_answers import GivenAnswer, unanswered
from edusupport_desktop.ui.announce import announce

_LINES = 3


class AnswerForm(QWidget):
    """``changed`` follows every change. Its height follows the questions: it stands in something that scrolls."""

    changed = Signal()

    def __init__(self, given: Sequence[GivenAnswer]) -> None:
        super().__init__()
        self.setObjectName("answer_form")
        self._rows = [_AnswerRow(place, each) for place, each in enumerate(given, 1)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for row in self._rows:
            row.changed.connect(self._row_changed)
            column.addWidget(row)

    def given(self) -> tuple[GivenAnswer, ...]:
        """In the order of the questions, those without an answer too."""
        return tuple(row.given() for row in self._rows)

    def first(self) -> QWidget | None:
        """Where to begin: the first question without an answer, or the first of all."""
        if not self._rows:
            return None
        missing = unanswered(self.given())
        return self._rows[missing[0] if missing else 0].editor

    def point_out_unanswered(self) -> int:
        """Says so under each question that has no answer, and goes to the first; how many there are."""
        missing = unanswered(self.given())
        for place in missing:
            self._rows[place].show_missing(True)
        if missing:
            self._rows[missing[0]].go_there()
        return len(missing)

    def lock(self, locked: bool) -> None:
        """While the letter goes, and after it has gone."""
        for row in self._rows:
            row.lock(locked)

    def _row_changed(self) -> None:
        self.changed.emit()


class _AnswerRow(QFrame):
    changed = Signal()

    def __init__(self, place: int, given: GivenAnswer) -> None:
        super().__init__()
        self._question = given.question
        asked = QLabel(self.tr("{place}. {question}").format(place=place, question=given.question))
        asked.setWordWrap(True)
        asked.setTextFormat(Qt.TextFormat.PlainText)
        asked.setProperty("role", "strong")
        self._text = QPlainTextEdit(given.text)
        self._text.setObjectName(f"answer_{place}")
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(self.tr("Answer to: {question}").format(question=given.question))
        margins = self._text.contentsMargins()
        lines = _LINES * self._text.fontMetrics().lineSpacing() + 2 * round(self._text.document().documentMargin())
        self._text.setFixedHeight(lines + margins.top() + margins.bottom())
        self._unknown = QCheckBox(self.tr("I do not know"))
        self._unknown.setObjectName(f"unknown_{place}")
        self._unknown.setAccessibleName(self.tr("I do not know: {question}").format(question=given.question))
        self._unknown.setChecked(given.is_unknown)
        self._missing = QLabel(self.tr("There is no answer yet. Write it, or mark «I do not know»."))
        self._missing.setObjectName(f"unanswered_{place}")
        self._missing.setProperty("role", "problem")
        self._missing.setWordWrap(True)
        self._missing.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (asked, self._text, self._unknown, self._missing):
            column.addWidget(widget)
        self._text.textChanged.connect(self._said)
        self._unknown.toggled.connect(lambda _: self._said())

    def given(self) -> GivenAnswer:
        return GivenAnswer(self._question, self._text.toPlainText(), self._unknown.isChecked())

    @property
    def editor(self) -> QWidget:
        return self._text

    def show_missing(self, missing: bool) -> None:
        self._missing.setVisible(missing)
        self._text.setAccessibleDescription(self._missing.text() if missing else "")
        if missing:
            announce(self._text, self._missing.text())

    def go_there(self) -> None:
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def lock(self, locked: bool) -> None:
        self._text.setReadOnly(locked)
        self._unknown.setEnabled(not locked)

    def _said(self) -> None:
        if self.given().is_given:
            self.show_missing(False)
        self.changed.emit()
