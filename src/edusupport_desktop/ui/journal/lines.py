"""Paints the lines of the list in the colours of the palette."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QIcon, QPainter, QPalette, QPen
from PySide6.QtWidgets import QTableView

from edusupport_desktop.ui.journal.model import STATE, JournalModel

_MARGIN = 5
_ICON = 16
_FLAGS = int((Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value | Qt.TextFlag.TextSingleLine.value)


class RequestLines:
    """For one painting."""

    def __init__(self, table: QTableView, model: JournalModel, painter: QPainter) -> None:
        self._table = table
        self._model = model
        self._painter = painter
        self._metrics = table.fontMetrics()
        self._width = table.viewport().width()
        header, role = table.horizontalHeader(), QPalette.ColorRole
        self._columns = [
            (column, table.columnViewportPosition(column) + _MARGIN, table.columnWidth(column) - 2 * _MARGIN)
            for column in range(model.columnCount())
            if not header.isSectionHidden(column)
        ]
        group = QPalette.ColorGroup.Active if table.isActiveWindow() else QPalette.ColorGroup.Inactive
        palette = table.palette()
        self._grounds = palette.brush(group, role.Base), palette.brush(group, role.AlternateBase)
        self._text = palette.color(group, role.Text)
        self._chosen, self._on_chosen = palette.brush(group, role.Highlight), palette.color(group, role.HighlightedText)
        self._selected = {index.row() for index in table.selectionModel().selectedRows()}
        self._current = table.currentIndex().row() if table.hasFocus() else -1

    def paint(self, row: int) -> None:
        painter, is_selected = self._painter, row in self._selected
        top, height = self._table.rowViewportPosition(row), self._table.rowHeight(row)
        whole = QRect(0, top, self._width, height)
        painter.fillRect(whole, self._chosen if is_selected else self._grounds[row % 2])
        colour = self._on_chosen if is_selected else self._text
        painter.setPen(colour)
        texts = self._model.texts_at(row)
        for column, left, width in self._columns:
            text = texts[column]
            if column == STATE:
                self._paint_state(row, text, QRect(left, top, width, height), is_selected=is_selected)
                painter.setPen(colour)
            elif text:
                painter.drawText(left, top, width, height, _FLAGS, self._fitting(text, width))
        if row == self._current:
            painter.setPen(QPen(colour, 1, Qt.PenStyle.DotLine))
            painter.drawRect(whole.adjusted(1, 1, -2, -2))

    def _paint_state(self, row: int, text: str, place: QRect, *, is_selected: bool) -> None:
        look = self._model.look_at(row)
        if look is None:
            return
        icon, brush = look
        mode = QIcon.Mode.Selected if is_selected else QIcon.Mode.Normal
        top = place.top() + (place.height() - _ICON) // 2
        icon.paint(self._painter, place.left(), top, _ICON, _ICON, Qt.AlignmentFlag.AlignCenter, mode)
        if brush is not None and not is_selected:
            self._painter.setPen(brush.color())
        place.setLeft(place.left() + _ICON + _MARGIN)
        self._painter.drawText(place, _FLAGS, self._fitting(text, place.width()))

    def _fitting(self, text: str, width: int) -> str:
        # Most texts are short: how wide they are need not be asked.
        if len(text) * self._metrics.maxWidth() <= width:
            return text
        return self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
