"""The lines under a field: why its answer is not accepted, and what can be done about it with one press."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from edusupport_desktop.ui.style import restyle


@dataclass(frozen=True, slots=True)
class Remedy:
    """A button: ``name`` is its object name, ``text`` the verb on it, ``said`` the whole of it for a screen reader."""

    name: str
    text: str
    said: str
    act: Callable[[], None]


class FieldMessage(QWidget):
    """Hidden while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self._label = QLabel()
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(16)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._label)
        column.addLayout(self._buttons)
        self.hide()

    def buttons(self) -> list[QPushButton]:
        """Those shown now, from left to right."""
        items = (self._buttons.itemAt(place).widget() for place in range(self._buttons.count()))
        return [widget for widget in items if isinstance(widget, QPushButton)]

    @property
    def text(self) -> str:
        return self._label.text()

    def show_text(self, text: str, remedies: Sequence[Remedy] = (), *, is_problem: bool = True) -> None:
        """Empty text hides it."""
        self._label.setText(text)
        self._label.setProperty("role", "problem" if is_problem else "muted")
        restyle(self._label)
        while self._buttons.count():
            button = self._buttons.takeAt(0).widget()
            if button is not None:
                button.hide()
                button.deleteLater()
        for remedy in remedies:
            button = QPushButton(remedy.text)
            button.setObjectName(remedy.name)
            button.setAccessibleName(remedy.said)
            button.setProperty("role", "link")
            button.clicked.connect(lambda _=False, act=remedy.act: act())
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        self.setVisible(bool(text))
