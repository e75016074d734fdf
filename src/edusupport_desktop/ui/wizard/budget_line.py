"""How large the letter is, how large it may be, and the way to make it smaller."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from edusupport_desktop.ui.style import restyle
from edusupport_desktop.ui.words import size_text


class BudgetLine(QWidget):
    """``shrink_wanted``: the teacher wants smaller pictures; possible before they are too large, too."""

    shrink_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._text = QLabel()
        self._text.setObjectName("letter_size")
        self._text.setWordWrap(True)
        self.button = QPushButton(self.tr("Make smaller…"))
        self.button.setObjectName("shrink_pictures")
        self.button.setAccessibleName(self.tr("Make the pictures smaller"))
        self.button.clicked.connect(self.shrink_wanted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._text, 1)
        layout.addWidget(self.button)

    def show_files(self, size: int, limit: int) -> None:
        """Of the pictures alone, where they go without a letter around them; in bytes."""
        words = (
            self.tr("Pictures: {size} of {limit} allowed")
            if size <= limit
            else self.tr("The pictures are too large: {size}, allowed are {limit}")
        )
        self._show(words, size, limit)

    def show_sizes(self, size: int, limit: int) -> None:
        """Of the letter as it is sent, and the largest the desk takes; in bytes."""
        words = (
            self.tr("The letter with pictures: {size} of {limit} allowed")
            if size <= limit
            else self.tr("The letter with pictures is too large: {size}, allowed are {limit}")
        )
        self._show(words, size, limit)

    def _show(self, words: str, size: int, limit: int) -> None:
        self._text.setText(words.format(size=size_text(size), limit=size_text(limit)))
        role = "muted" if size <= limit else "problem"
        if self._text.property("role") != role:
            self._text.setProperty("role", role)
            restyle(self._text)
