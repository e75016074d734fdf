"""The column of tools at the left."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLabel, QSizePolicy, QToolButton, QWidget

from edusupport_desktop.ui.annotator.keys import TOOL_LETTERS
from edusupport_desktop.ui.annotator.tools import ToolKind
from edusupport_desktop.ui.icons import icon

ICONS = {
    ToolKind.SELECT: "mouse-pointer-2",
    ToolKind.ARROW: "move-up-right",
    ToolKind.LINE: "slash",
    ToolKind.RECTANGLE: "square",
    ToolKind.ELLIPSE: "circle",
    ToolKind.FREEHAND: "line-squiggle",
    ToolKind.TEXT: "type",
    ToolKind.NUMBER: "circle-1",
    ToolKind.HIGHLIGHT: "highlighter",
    ToolKind.HIDE: "eye-off",
    ToolKind.CROP: "crop",
}
STANDS_APART = (ToolKind.HIDE,)
"""It protects pupils, the others explain."""
GAP = 8


class ToolPalette(QWidget):
    """One button a tool, with its letter; below them, how many areas are hidden.

    Where the window is too low for a column with names there are two columns of icons with their letters.
    """

    chosen = Signal(ToolKind)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.buttons: dict[ToolKind, _ToolButton] = {}
        names, purposes = self._names(), self._purposes()
        for kind in ToolKind:
            letter = TOOL_LETTERS[kind][0]
            button = _ToolButton(names[kind], letter)
            button.setIcon(icon(ICONS[kind]))
            button.setToolTip(f"{names[kind]} ({letter}): {purposes[kind]}")
            button.setAccessibleName(names[kind])
            button.setAccessibleDescription(f"{purposes[kind]} ({letter})")
            button.clicked.connect(lambda _checked=False, kind=kind: self.chosen.emit(kind))
            self._group.addButton(button)
            self.buttons[kind] = button
        self._hidden = QLabel()
        self._hidden.setWordWrap(True)
        # The buttons alone make the column as wide as it is: it must not jump when the words change.
        self._hidden.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._hidden.setContentsMargins(8, 0, 8, 0)
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(8, 8, 8, 8)
        self._layout.setSpacing(2)
        self._is_compact = False
        self._count = 0
        self._lay_out()

    def mark_chosen(self, kind: ToolKind) -> None:
        self.buttons[kind].setChecked(True)

    def show_hidden(self, count: int) -> None:
        """Says how many masks there are, or, with none and where there is room, what they are for."""
        self._count = count
        self._hidden.setVisible(count > 0 or not self._is_compact)
        self._hidden.setText(
            self.tr("Hidden areas: {count}").format(count=count)
            if count
            else self.tr("Pupils’ names must not leave the school.")
        )

    def minimumSizeHint(self) -> QSize:
        """Of the two columns: the window may be as low as they are."""
        height = max(button.compact_size().height() for button in self.buttons.values())
        return QSize(super().minimumSizeHint().width(), (height + 2) * ((len(self.buttons) + 1) // 2) + 16)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        column = sum(button.full_size().height() + 2 for button in self.buttons.values()) + GAP + 16
        is_compact = event.size().height() < column
        if is_compact != self._is_compact:
            self._is_compact = is_compact
            self._lay_out()

    def _lay_out(self) -> None:
        while self._layout.count():
            self._layout.takeAt(0)
        for row in range(self._layout.rowCount()):
            self._layout.setRowMinimumHeight(row, 0)
            self._layout.setRowStretch(row, 0)
        row = 0
        for place, (kind, button) in enumerate(self.buttons.items()):
            button.show_name(not self._is_compact)
            if self._is_compact:
                self._layout.addWidget(button, place // 2, place % 2)
                row = place // 2 + 1
                continue
            if kind in STANDS_APART:
                self._layout.setRowMinimumHeight(row, GAP)
                row += 1
            self._layout.addWidget(button, row, 0)
            row += 1
        self._layout.addWidget(self._hidden, row, 0, 1, 2 if self._is_compact else 1)
        self._layout.setRowStretch(row + 1, 1)
        self.show_hidden(self._count)

    def _names(self) -> dict[ToolKind, str]:
        return {
            ToolKind.SELECT: self.tr("Select"),
            ToolKind.ARROW: self.tr("Arrow"),
            ToolKind.LINE: self.tr("Line"),
            ToolKind.RECTANGLE: self.tr("Frame"),
            ToolKind.ELLIPSE: self.tr("Oval"),
            ToolKind.FREEHAND: self.tr("Pencil"),
            ToolKind.TEXT: self.tr("Text"),
            ToolKind.NUMBER: self.tr("Number"),
            ToolKind.HIGHLIGHT: self.tr("Marker"),
            ToolKind.HIDE: self.tr("Hide names"),
            ToolKind.CROP: self.tr("Crop"),
        }

    def _purposes(self) -> dict[ToolKind, str]:
        return {
            ToolKind.SELECT: self.tr("Select a mark to move or change it"),
            ToolKind.ARROW: self.tr("Arrow to the place in question"),
            ToolKind.LINE: self.tr("Straight line, under a word for example"),
            ToolKind.RECTANGLE: self.tr("Frame around the place in question"),
            ToolKind.ELLIPSE: self.tr("Oval around the place in question"),
            ToolKind.FREEHAND: self.tr("Line drawn by hand"),
            ToolKind.TEXT: self.tr("Words on the picture"),
            ToolKind.NUMBER: self.tr("Number that the letter can refer to"),
            ToolKind.HIGHLIGHT: self.tr("Colour under words, which stay readable"),
            ToolKind.HIDE: self.tr("Cover names and marks of pupils, so that nobody can read them"),
            ToolKind.CROP: self.tr("Cut the picture to what matters; it can be changed later"),
        }


class _ToolButton(QToolButton):
    """Icon and name at the left, the letter of its key at the right; or, without the name, icon and letter."""

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

    def show_name(self, is_shown: bool) -> None:
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(style.ToolButtonTextBesideIcon if is_shown else style.ToolButtonIconOnly)

    def full_size(self) -> QSize:
        letters = self.fontMetrics()
        width = 20 + letters.horizontalAdvance(self.text()) + 5 * letters.averageCharWidth() + 28
        return QSize(width, max(34, letters.height() + 14))

    def compact_size(self) -> QSize:
        return QSize(44, 36)

    def sizeHint(self) -> QSize:
        icon_only = self.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
        return self.compact_size() if icon_only else self.full_size()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        colour = QColor(self.palette().color(QPalette.ColorRole.ButtonText))
        colour.setAlphaF(0.65)
        painter.setPen(colour)
        if self.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly:
            small = self.font()
            small.setPointSizeF(small.pointSizeF() * 0.75)
            painter.setFont(small)
            where, edges = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, (0, 0, -3, -1)
        else:
            where, edges = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, (0, 0, -10, 0)
        painter.drawText(self.rect().adjusted(*edges), where, self._letter)
