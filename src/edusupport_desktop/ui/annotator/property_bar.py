"""The bar above the picture: colour, size and number of marks, undo and redo, zoom."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QAction, QColor, QIcon, QKeySequence, QPainter, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSpinBox, QToolButton, QWidget

from edusupport_desktop.domain.annotation import Colour, Number
from edusupport_desktop.ui.annotator.canvas import Canvas
from edusupport_desktop.ui.annotator.document import Document
from edusupport_desktop.ui.annotator.styles import Size, size_of
from edusupport_desktop.ui.annotator.tools import TOOL_OF, ToolKind
from edusupport_desktop.ui.icons import icon

SPACING = 4
COLOURLESS = (ToolKind.HIDE, ToolKind.CROP)
SIZELESS = (ToolKind.HIGHLIGHT, *COLOURLESS)
"""What these make is as large as its box."""


class PropertyBar(QWidget):
    """Shows and changes the selected mark, or with none the marks to come."""

    def __init__(self, document: Document, canvas: Canvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._canvas = canvas
        self.colour = self._colour_choice()
        self.size_choice = self._size_choice()
        self._number_label = QLabel()
        self._labels = (QLabel(self.tr("Colour:")), QLabel(self.tr("Size:")), self._number_label)
        self.number = self._number_field()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(SPACING)
        undo = document.undo_stack.createUndoAction(self, self.tr("Undo"))
        redo = document.undo_stack.createRedoAction(self, self.tr("Redo"))
        self.undo = self._button(layout, "undo-2", undo, self.tr("Undo"), ["Ctrl+Z"])
        self.redo = self._button(layout, "redo-2", redo, self.tr("Redo"), ["Ctrl+Y", "Ctrl+Shift+Z"])
        self.delete = self._button(layout, "trash-2", QAction(self), self.tr("Delete the mark"), [], "Del")
        self.delete.defaultAction().triggered.connect(self._delete)
        fields: tuple[QWidget, ...] = (self.colour, self.size_choice, self.number)
        for label, field in zip(self._labels, fields, strict=True):
            layout.addSpacing(8)
            layout.addWidget(label)
            layout.addWidget(field)
        layout.addStretch(1)
        self._add_zoom(layout)
        document.changed.connect(self.refresh)
        document.selection_changed.connect(self.refresh)
        document.style_changed.connect(self.refresh)
        canvas.tool_changed.connect(self.refresh)
        self.refresh()

    def minimumSizeHint(self) -> QSize:
        """Without the words before the fields, which have names and tooltips of their own."""
        hint = super().minimumSizeHint()
        return hint - QSize(self._words_width(), 0) if self._labels[0].isVisibleTo(self) else hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_words()

    def _show_words(self) -> None:
        enough = self.minimumSizeHint().width() + self._words_width() <= self.width()
        for label in self._labels:
            label.setVisible(enough)

    def _words_width(self) -> int:
        return sum(label.sizeHint().width() + SPACING for label in self._labels)

    def refresh(self) -> None:
        """Takes the values of the selected mark, or of the marks to come."""
        selected = self._document.selected
        tool = TOOL_OF[type(selected)] if selected is not None else self._document.tool
        style = self._document.style_of(tool)
        colour = getattr(selected, "colour", style.colour)
        size = (size_of(selected, style.unit) if selected is not None else None) or style.size
        number = selected.number if isinstance(selected, Number) else self._document.next_number
        blocked = [QSignalBlocker(field) for field in (self.colour, self.size_choice, self.number)]
        self.colour.setCurrentIndex(self.colour.findData(colour))
        self.size_choice.setCurrentIndex(self.size_choice.findData(size))
        if self.number.value() != number:
            self.number.setValue(number)
        del blocked
        self.colour.setEnabled(tool not in COLOURLESS)
        self.size_choice.setEnabled(tool not in SIZELESS)
        self._number_label.setText(self.tr("Number:") if isinstance(selected, Number) else self.tr("Next number:"))
        self._show_words()
        self.delete.defaultAction().setEnabled(selected is not None)

    def _delete(self) -> None:
        if (selected := self._document.selected) is not None:
            self._document.remove(selected.id)

    def _button(
        self, layout: QHBoxLayout, name: str, action: QAction, text: str, shortcuts: list[str], shown: str = ""
    ) -> QToolButton:
        """``shown`` is for keys that the canvas handles itself."""
        keys = ", ".join(shortcuts) or shown
        action.setIcon(icon(name))
        action.setShortcuts([QKeySequence(shortcut) for shortcut in shortcuts])
        button = QToolButton()
        button.setDefaultAction(action)
        button.setAutoRaise(True)
        button.setIconSize(QSize(20, 20))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setMinimumSize(32, 32)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(text)
        action.setToolTip(f"{text} ({keys})")
        layout.addWidget(button)
        return button

    def _add_zoom(self, layout: QHBoxLayout) -> None:
        canvas = self._canvas

        def action(then: object) -> QAction:
            made = QAction(self)
            made.triggered.connect(then)
            return made

        self.zoom_out = self._button(
            layout, "zoom-out", action(lambda: canvas.zoom_by(-1)), self.tr("Smaller"), ["Ctrl+-"]
        )
        self.actual = self._button(
            layout, "image", action(lambda: canvas.zoom_to(1.0)), self.tr("Actual size"), ["Ctrl+0"]
        )
        self.actual.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.actual.setMinimumWidth(self.fontMetrics().horizontalAdvance("8 000 %"))
        self.zoom_in = self._button(
            layout, "zoom-in", action(lambda: canvas.zoom_by(1)), self.tr("Larger"), ["Ctrl++", "Ctrl+="]
        )
        self.fit = self._button(layout, "maximize", action(canvas.fit), self.tr("Whole picture"), ["Ctrl+9"])
        canvas.zoom_changed.connect(self._show_zoom)
        self._show_zoom(canvas.zoom)

    def _show_zoom(self, zoom: float) -> None:
        self.actual.setText(f"{round(zoom * 100)} %")

    def _colour_choice(self) -> QComboBox:
        names = {
            Colour.RED: self.tr("Red"),
            Colour.ORANGE: self.tr("Orange"),
            Colour.YELLOW: self.tr("Yellow"),
            Colour.GREEN: self.tr("Green"),
            Colour.BLUE: self.tr("Blue"),
            Colour.BLACK: self.tr("Black"),
            Colour.WHITE: self.tr("White"),
        }
        field = QComboBox()
        field.setAccessibleName(self.tr("Colour"))
        field.setToolTip(self.tr("Colour of the mark"))
        for colour, name in names.items():
            field.addItem(_swatch(colour), name, colour)
        field.activated.connect(lambda index: self._document.set_colour(Colour(field.itemData(index))))
        return field

    def _size_choice(self) -> QComboBox:
        names = {Size.SMALL: self.tr("Small"), Size.MEDIUM: self.tr("Medium"), Size.LARGE: self.tr("Large")}
        field = QComboBox()
        field.setAccessibleName(self.tr("Size"))
        field.setToolTip(self.tr("Width of lines, height of letters and numbers"))
        for size, name in names.items():
            field.addItem(name, size)
        field.activated.connect(lambda index: self._document.set_size(field.itemData(index)))
        return field

    def _number_field(self) -> QSpinBox:
        field = QSpinBox()
        field.setRange(0, 999)
        field.setAccessibleName(self.tr("Number"))
        field.setToolTip(self.tr("Number of the selected disc, or of the next one"))
        field.valueChanged.connect(self._document.set_number)
        return field


def _swatch(colour: Colour) -> QIcon:
    pixmap = QPixmap(32, 32)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor("#80868b"), 1))
    painter.setBrush(QColor(colour))
    painter.drawEllipse(2, 2, 12, 12)
    painter.end()
    return QIcon(pixmap)
