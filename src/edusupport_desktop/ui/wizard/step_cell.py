"""One part of a step: a small text that grows with what is written in it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from edusupport_desktop.domain.reference_words import insertion
from edusupport_desktop.domain.steps import LONGEST_PART
from edusupport_desktop.ui.wizard.fields import units

_LEAST_HEIGHT = 32
_MOST_LINES = 6
"""Lines it grows to; then it scrolls."""
_AROUND = 12
"""Border, padding and the document's margin, above and below together, and what rounding takes: in a cell that is one
pixel too low the first line is scrolled away."""


class StepCell(QPlainTextEdit):
    """Tab leaves it; what Enter, the arrows and undo do is the list's matter: ``on_key`` is asked first.

    ``lines_pasted``: a text of several lines was pasted; ``refused``: one that is too long. Neither is in the cell.
    """

    edited = Signal()
    lines_pasted = Signal(str)
    refused = Signal(str)
    entered = Signal()

    def __init__(self, on_key: Callable[[StepCell, QKeyEvent], bool]) -> None:
        super().__init__()
        self._on_key = on_key
        self._text = self._shown = ""
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.document().setDocumentMargin(2)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        self._fit()
        self.textChanged.connect(self._changed)

    @property
    def text(self) -> str:
        return self._text

    def show_text(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self._show(text, units(text))

    def show_example(self, text: str) -> None:
        if text != self.placeholderText():
            self.setPlaceholderText(text)
            self.setAccessibleDescription(text)
            self._fit()

    def put_in(self, words: Callable[[str], str]) -> None:
        """Writes a reference where the cursor is, as ``TextEditor.put_in`` does."""
        text, cursor = self.toPlainText(), self.textCursor()
        coded = text.encode("utf-16-le", "surrogatepass")
        before = coded[: 2 * cursor.selectionStart()].decode("utf-16-le", "surrogatepass")
        after = coded[2 * cursor.selectionEnd() :].decode("utf-16-le", "surrogatepass")
        cursor.insertText(insertion(before, after, words(before)))
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def mark(self, start: int, end: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(units(self._text[:start]))
        cursor.setPosition(units(self._text[:end]), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def is_at_edge(self, way: QTextCursor.MoveOperation) -> bool:
        """Whether the cursor cannot go ``Up`` or ``Down`` in here."""
        return not self.textCursor().movePosition(way)

    def sizeHint(self) -> QSize:
        return QSize(80, self._wanted_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self._wanted_height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._on_key(self, event):
            event.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # with Ctrl, for the window
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text()
        if len(text) + len(self._text) - len(self.textCursor().selectedText()) > LONGEST_PART:
            (self.lines_pasted if "\n" in text.strip() else self.refused).emit(text)
        elif len(text.strip().splitlines()) > 1:
            self.lines_pasted.emit(text)
        else:
            self.insertPlainText(" ".join(text.strip("\r\n").splitlines()))

    def _changed(self) -> None:
        text = self.toPlainText()
        if text == self._shown:
            return
        if len(text) > LONGEST_PART:
            self._show(self._text, max(0, self.textCursor().position() - units(text) + units(self._text)))
            self.refused.emit("")
            return
        self._text = self._shown = text
        self.edited.emit()

    def _show(self, text: str, position: int) -> None:
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)
        self._shown = self.toPlainText()  # Qt has blanks for some other characters
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.setPosition(min(position, cursor.position()))
        self.setTextCursor(cursor)
        self._fit()

    def _wanted_height(self) -> int:
        line = self.fontMetrics().lineSpacing()
        lines = int(self.document().size().height())
        if not self._text and (example := self.placeholderText()):
            wrapped = Qt.TextFlag.TextWordWrap.value
            room = max(40, self.viewport().width() - 4)
            lines = -(-self.fontMetrics().boundingRect(0, 0, room, 1000, wrapped, example).height() // line)
        return max(_LEAST_HEIGHT, min(max(lines, 1), _MOST_LINES) * line + _AROUND)

    def _fit(self) -> None:
        many = int(self.document().size().height()) > _MOST_LINES
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if many else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)
        self.updateGeometry()
