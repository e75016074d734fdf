"""The column of tools at the left."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QButtonGroup, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from edusupport_desktop.ui.annotator.keys import TOOL_LETTERS
from edusupport_desktop.ui.annotator.tools import ToolKind
from edusupport_desktop.ui.icons import icon

ICONS = {
    ToolKind.SELECT: "mouse-pointer-2",
    ToolKind.ARROW: "move-up-right",
    ToolKind.RECTANGLE: "square",
    ToolKind.TEXT: "type",
    ToolKind.NUMBER: "circle-1",
    ToolKind.HIDE: "eye-off",
}


class ToolPalette(QWidget):
    """One button a tool, with its letter; below them, how many areas are hidden."""

    chosen = Signal(ToolKind)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        names = {
            ToolKind.SELECT: self.tr("Select"),
            ToolKind.ARROW: self.tr("Arrow"),
            ToolKind.RECTANGLE: self.tr("Frame"),
            ToolKind.TEXT: self.tr("Text"),
            ToolKind.NUMBER: self.tr("Number"),
            ToolKind.HIDE: self.tr("Hide names"),
        }
        purposes = {
            ToolKind.SELECT: self.tr("Select a mark to move or change it"),
            ToolKind.ARROW: self.tr("Arrow to the place in question"),
            ToolKind.RECTANGLE: self.tr("Frame around the place in question"),
            ToolKind.TEXT: self.tr("Words on the picture"),
            ToolKind.NUMBER: self.tr("Number that the letter can refer to"),
            ToolKind.HIDE: self.tr("Cover names and marks of pupils, so that nobody can read them"),
        }
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(4)
        self._group = QButtonGroup(self)
        self.buttons: dict[ToolKind, QToolButton] = {}
        for kind in ToolKind:
            letter = TOOL_LETTERS[kind][0]
            button = _ToolButton(names[kind], letter)
            button.setIcon(icon(ICONS[kind]))
            button.setToolTip(f"{purposes[kind]} ({letter})")
            button.setAccessibleName(names[kind])
            button.setAccessibleDescription(f"{purposes[kind]} ({letter})")
            button.clicked.connect(lambda _checked=False, kind=kind: self.chosen.emit(kind))
            self._group.addButton(button)
            self.buttons[kind] = button
            if kind is ToolKind.HIDE:
                # It protects pupils, the others explain: so it stands apart.
                layout.addSpacing(12)
            layout.addWidget(button)
        self._hidden = QLabel()
        self._hidden.setWordWrap(True)
        # The buttons alone make the column as wide as it is: it must not jump when the words change.
        self._hidden.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._hidden.setContentsMargins(8, 0, 8, 0)
        layout.addWidget(self._hidden)
        layout.addStretch(1)
        self.show_hidden(0)

    def mark_chosen(self, kind: ToolKind) -> None:
        self.buttons[kind].setChecked(True)

    def show_hidden(self, count: int) -> None:
        """Says how many masks there are, or, with none, what they are for."""
        self._hidden.setText(
            self.tr("Hidden areas: {count}").format(count=count)
            if count
            else self.tr("Pupils’ names must not leave the school.")
        )


class _ToolButton(QToolButton):
    """Icon and name at the left, the letter of its key at the right."""

    def __init__(self, name: str, letter: str) -> None:
        super().__init__()
        self._letter = letter
        self.setText(name)
        self.setCheckable(True)
        self.setAutoRaise(True)
        self.setIconSize(QSize(20, 20))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + 3 * self.fontMetrics().averageCharWidth() + 12, max(36, hint.height() + 8))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        colour = QColor(self.palette().color(QPalette.ColorRole.ButtonText))
        colour.setAlphaF(0.65)
        painter.setPen(colour)
        painter.drawText(
            self.rect().adjusted(0, 0, -10, 0),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            self._letter,
        )
