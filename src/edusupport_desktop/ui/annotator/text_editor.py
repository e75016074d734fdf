"""The small editor in which the words of a text mark are typed, on top of the picture."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetricsF, QKeyEvent, QPalette, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from edusupport_desktop.domain.annotation import Text
from edusupport_desktop.ui.annotator.shapes import contrast_to, text_font

LEGIBLE = 13.0
"""Letters are typed at least this high, in logical pixels, however small the picture is shown."""


class TextEditor(QPlainTextEdit):
    """Enter, Esc or a click elsewhere ends the typing, and the words stay. Shift+Enter begins a new line."""

    finished = Signal(str)
    """What was typed; emitted once."""

    def __init__(self, text: Text, scale: float, parent: QWidget) -> None:
        """``scale``: logical pixels of the view per pixel of the picture."""
        super().__init__(parent)
        self._ended = False
        self.setAccessibleName(self.tr("Text on the picture"))
        self.setFrameShape(QFrame.Shape.Box)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setWordWrapMode(QTextOption.WrapMode.NoWrap)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(2)
        self.setFont(text_font(max(text.size * scale, LEGIBLE)))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, contrast_to(text.colour))
        palette.setColor(QPalette.ColorRole.Text, QColor(text.colour))
        self.setPalette(palette)
        self.setPlainText(text.text)
        self.selectAll()
        self.textChanged.connect(self._grow)
        self._grow()

    def finish(self) -> None:
        """Ends the typing."""
        if not self._ended:
            self._ended = True
            self.finished.emit(self.toPlainText())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape or (enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier):
            event.accept()
            self.finish()
        else:
            super().keyPressEvent(event)
            # Nothing typed here may reach the letters of the tools.
            event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # A menu of this editor, or another window in front for a moment, is no reason to stop.
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.finish()

    def _grow(self) -> None:
        metrics = QFontMetricsF(self.font())
        lines = self.toPlainText().split("\n")
        width = max(metrics.horizontalAdvance(line) for line in lines) + metrics.averageCharWidth() * 2
        frame = 2 * (self.frameWidth() + round(self.document().documentMargin()))
        height = metrics.lineSpacing() * len(lines)
        self.resize(QSize(max(round(width) + frame, 120), round(height) + frame + 4))
