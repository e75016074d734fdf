"""The list of requests as it is seen: sorted by a click on a header, narrow where the window is."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from edusupport_desktop.domain.journal_list import SortColumn
from edusupport_desktop.ui.journal.lines import RequestLines
from edusupport_desktop.ui.journal.model import ANSWER, DATE, NUMBER, SORTED_BY, STATE, SUBJECT, WAITING, JournalModel
from edusupport_desktop.ui.words import day_in_words

_LETTERS = {NUMBER: 14, DATE: 14, STATE: 25, ANSWER: 16, WAITING: 22}
"""How wide each column is, in characters; the subject has the rest."""
_MARGINS = 12
"""Pixels beside a text in its cell."""
_LONG_STATE = 30
"""Characters of a state, where a subject has enough of them nevertheless."""
_ENOUGH_LETTERS = 30
_FEWEST_LETTERS = 18
"""Of a subject: before it is narrower, columns that the details tell as well are left out."""
_LEFT_OUT = (ANSWER, WAITING)
_FEWEST_OF_STATE = 13
"""Its icon and first word, where even then the subject has too little."""


class RequestTable(QTableView):
    """``sorting_changed``: ``sorted_by`` and ``is_descending`` are others now. Ctrl+C copies the number."""

    sorting_changed = Signal()

    def __init__(self, model: JournalModel) -> None:
        super().__init__()
        self._model = model
        self.setObjectName("requests")
        self.setAccessibleName(self.tr("Requests"))
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() + 14)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(DATE, Qt.SortOrder.DescendingOrder)
        header.setSectionResizeMode(SUBJECT, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(self._width(8))
        for column in _LETTERS:
            header.resizeSection(column, self._usual(column))
        self._state_width = header.sectionSize(STATE)
        header.sortIndicatorChanged.connect(lambda _, __: self.sorting_changed.emit())

    @property
    def sorted_by(self) -> SortColumn:
        return SORTED_BY[self.horizontalHeader().sortIndicatorSection()]

    @property
    def is_descending(self) -> bool:
        return self.horizontalHeader().sortIndicatorOrder() is Qt.SortOrder.DescendingOrder

    def sort_by(self, column: int) -> None:
        """As a click on the header: by the same column again, the other way round."""
        header, order = self.horizontalHeader(), Qt.SortOrder.AscendingOrder
        if header.sortIndicatorSection() == column and not self.is_descending:
            order = Qt.SortOrder.DescendingOrder
        header.setSortIndicator(column, order)

    def rows_in_sight(self) -> range:
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        if first < 0:
            return range(0)
        return range(first, (last if last >= 0 else self._model.rowCount() - 1) + 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        room = event.size().width() - self._width(_FEWEST_LETTERS)
        room -= sum(self._usual(column) for column in _LETTERS if column not in _LEFT_OUT)
        always = room
        for column in reversed(_LEFT_OUT):
            room -= self._usual(column)
            self.setColumnHidden(column, room < 0)
        self._fit_states(always)
        super().resizeEvent(event)

    def _fit_states(self, room: int) -> None:
        """``room``: what is left beside the columns that are never left out and the fewest letters of a subject; less
        than nothing where there is too little even for them."""
        header, usual = self.horizontalHeader(), self._usual(STATE)
        if header.sectionSize(STATE) != self._state_width:
            return  # dragged by hand
        shown = sum(self._usual(column) for column in _LEFT_OUT if not self.isColumnHidden(column))
        spare = max(0, room - shown - self._width(_ENOUGH_LETTERS - _FEWEST_LETTERS))
        least, most = self._width(_FEWEST_OF_STATE), self._width(_LONG_STATE)
        self._state_width = min(most, max(least, usual + (spare if room >= 0 else room)))
        header.resizeSection(STATE, self._state_width)

    def paintEvent(self, _: QPaintEvent) -> None:
        """Line by line. Qt asks model and style eight times for each of a hundred cells, which takes longer than a key
        may take until its list is seen."""
        painter = QPainter(self.viewport())
        try:
            lines = RequestLines(self, self._model, painter)
            for row in self.rows_in_sight():
                lines.paint(row)
        finally:
            painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            entry = self._model.entry_at(self.currentIndex().row())
            if entry is not None and entry.incident is not None:
                QGuiApplication.clipboard().setText(entry.incident.number.text)
            return
        super().keyPressEvent(event)

    def _usual(self, column: int) -> int:
        """A day and its hour are read whole, however wide a font's figures are."""
        width = self._width(_LETTERS[column])
        if column not in (DATE, ANSWER):
            return width
        now = datetime.now().astimezone()
        return max(width, self.fontMetrics().horizontalAdvance(day_in_words(now, now)) + _MARGINS)

    def _width(self, letters: int) -> int:
        return self.fontMetrics().averageCharWidth() * letters
