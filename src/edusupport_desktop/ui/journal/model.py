"""The list of requests as a table: number, date, subject, state."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QIcon

from edusupport_desktop.domain.incident import JournalEntry, State
from edusupport_desktop.domain.letter import PRACTICE_MARK
from edusupport_desktop.services.ports import Clock
from edusupport_desktop.ui.icons import icon
from edusupport_desktop.ui.style import colours
from edusupport_desktop.ui.words import date_text, day_in_words, state_text, time_text

NUMBER, DATE, SUBJECT, STATE = range(4)
_ICONS = {
    State.QUEUED: "clock",
    State.SENDING: "send",
    State.SENT: "mail-check",
    State.REFUSED: "circle-x",
    State.UNKNOWN: "mail-question-mark",
    State.UNDELIVERED: "circle-x",
    State.HANDED_OVER: "external-link",
    State.WITHDRAWN: "x",
    State.REGISTERED: "circle-check",
    State.ASKED: "mail-question-mark",
    State.SOLVED: "check",
}

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class JournalModel(QAbstractTableModel):
    """Read only; ``show_entries`` replaces the whole list."""

    def __init__(self, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._entries: Sequence[JournalEntry] = ()
        self._icons: dict[State, QIcon] = {}

    def show_entries(self, entries: Sequence[JournalEntry]) -> None:
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def entry_at(self, row: int) -> JournalEntry | None:
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def row_of(self, request_id: str) -> int:
        """-1 when the request is not in the list."""
        return next((row for row, entry in enumerate(self._entries) if entry.request_id == request_id), -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Incident"), self.tr("Date"), self.tr("Subject"), self.tr("State"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entry_at(index.row())
        if entry is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(entry, index.column())
        if role == Qt.ItemDataRole.DecorationRole and index.column() == STATE:
            return self._icon(entry.state)
        if role == Qt.ItemDataRole.ToolTipRole:
            return time_text(entry.prepared_at) if index.column() == DATE else self._text(entry, index.column())
        return None

    def _text(self, entry: JournalEntry, column: int) -> str:
        if column == NUMBER:
            return entry.incident.number.text if entry.incident else "—"
        if column == DATE:
            if entry.incident:
                return date_text(entry.incident.registered_on)
            return day_in_words(entry.prepared_at, self._clock())
        if column == SUBJECT:
            # All in the list of practice requests are practice: saying it again would leave no room for the subject.
            return entry.subject.removeprefix(f"{PRACTICE_MARK}: ") if entry.is_practice else entry.subject
        return state_text(entry.state, entry.way)

    def _icon(self, state: State) -> QIcon:
        if state not in self._icons:
            shades = colours()
            colour = {
                State.REFUSED: shades.bad,
                State.UNDELIVERED: shades.bad,
                State.UNKNOWN: shades.advice,
                State.ASKED: shades.advice,
                State.REGISTERED: shades.good,
                State.SOLVED: shades.good,
            }.get(state)
            self._icons[state] = icon(_ICONS[state], QColor(colour) if colour else None)
        return self._icons[state]
