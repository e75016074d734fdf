"""The list of requests as a table. Of a long list the model knows the keys alone; lines are read when they are seen."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import cache
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QBrush, QColor, QIcon

from edusupport_desktop.domain.incident import JournalEntry, State
from edusupport_desktop.domain.journal_list import Listed, SortColumn
from edusupport_desktop.domain.letter import PRACTICE_MARK
from edusupport_desktop.domain.waiting import days_waiting
from edusupport_desktop.services.ports import Clock
from edusupport_desktop.ui.icons import icon
from edusupport_desktop.ui.style import colours
from edusupport_desktop.ui.words import date_text, day_in_words, silence_text, state_text, time_text

NUMBER, DATE, SUBJECT, STATE, ANSWER, WAITING = range(6)
SORTED_BY = (
    SortColumn.NUMBER,
    SortColumn.DATE,
    SortColumn.SUBJECT,
    SortColumn.STATE,
    SortColumn.ANSWER,
    SortColumn.WAITING,
)
"""By column."""
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
_NOTHING = "—"
_PIECE = 64
"""Lines that are read at once."""
_MOST_KEPT = 4_096
"""Lines that stay known; those out of sight are read again."""

# As numbers: a comparison of two members of an enumeration takes longer than all the rest of ``data``.
_DISPLAY = Qt.ItemDataRole.DisplayRole.value
_DECORATION = Qt.ItemDataRole.DecorationRole.value
_FOREGROUND = Qt.ItemDataRole.ForegroundRole.value
_TOOL_TIP = Qt.ItemDataRole.ToolTipRole.value

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class JournalModel(QAbstractTableModel):
    """Read only. ``lines_wanted`` carries the keys of lines that are in sight and not known: they come by ``fill``."""

    lines_wanted = Signal(object)
    filled = Signal()

    def __init__(self, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._keys = array("q")
        self._entries: dict[int, JournalEntry | None] = {}
        self._texts: dict[int, tuple[str, ...]] = {}
        self._icons: dict[State, QIcon] = {}
        self._brushes: dict[State, QBrush | None] = {}
        self._state_words = cache(state_text)
        self._missing: set[int] = set()
        self._asked: set[int] = set()
        self._ask_timer = QTimer(self)
        self._ask_timer.setSingleShot(True)
        self._ask_timer.setInterval(0)
        self._ask_timer.timeout.connect(self._ask)

    def show_lines(self, lines: Sequence[Listed]) -> None:
        """Replaces the list by these lines."""
        self.beginResetModel()
        self._keys = array("q", [line.key for line in lines])
        self._know(lines)
        self.endResetModel()

    def show_keys(self, keys: Sequence[int], lines: Sequence[Listed] = ()) -> None:
        """Replaces the list by the lines of these keys. ``lines`` are some of them as they are now; without any, those
        that are known stay so. Where the list is the same, or has only grown at its end, nothing moves."""
        before, new = len(self._keys), keys if isinstance(keys, array) else array("q", keys)
        if len(new) < before or new[:before] != self._keys:
            self.beginResetModel()
            self._keys = new
            self._know(lines)
            self.endResetModel()
            return
        if len(new) > before:
            self.beginInsertRows(QModelIndex(), before, len(new) - 1)
            self._keys = new
            self.endInsertRows()
        if lines:
            self._know(lines)
            self.dataChanged.emit(self.index(0, 0), self.index(len(new) - 1, WAITING))

    def fill(self, keys: Sequence[int], lines: Sequence[Listed]) -> None:
        """The lines that were wanted; a key without its line is that of a request which is gone."""
        if len(self._entries) > _MOST_KEPT:
            for key in list(self._entries)[: _MOST_KEPT // 2]:
                self._entries.pop(key)
                self._texts.pop(key, None)
        self._entries.update(dict.fromkeys(keys))
        self._entries.update({line.key: line.entry for line in lines})
        self._asked.clear()
        if self._keys:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._keys) - 1, WAITING))
        self.filled.emit()

    def entry_at(self, row: int) -> JournalEntry | None:
        """None also for a line that is not known yet."""
        return self._entries.get(self._keys[row]) if 0 <= row < len(self._keys) else None

    def row_of(self, request_id: str) -> int:
        """-1 when the request is not among the lines that are known."""
        wanted = {key for key, entry in self._entries.items() if entry is not None and entry.request_id == request_id}
        return next((row for row, key in enumerate(self._keys) if key in wanted), -1) if wanted else -1

    def keys_of(self, rows: range) -> Sequence[int]:
        return self._keys[rows.start : rows.stop]

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._keys)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else 6

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != _DISPLAY:
            return None
        return self.heading(section)

    def heading(self, column: int) -> str:
        return (
            self.tr("Incident"),
            self.tr("Date"),
            self.tr("Subject"),
            self.tr("State"),
            self.tr("Last answer"),
            self.tr("Waiting"),
        )[column]

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role not in (_DISPLAY, _DECORATION, _FOREGROUND, _TOOL_TIP):
            return None
        row, column = index.row(), index.column()
        key = self._keys[row]
        if role == _DISPLAY:
            texts = self._texts.get(key)
            return texts[column] if texts is not None else self._text(row, key, column)
        if column != STATE and role != _TOOL_TIP:
            return None
        entry = self._entries.get(key)
        if entry is None:
            return None
        if role == _DECORATION:
            return self._icon(entry.state)
        if role == _FOREGROUND:
            return self._brush(entry.state)
        if column == DATE:
            return time_text(entry.prepared_at)
        if column == ANSWER and entry.answered_at is not None:
            return time_text(entry.answered_at)
        return self._text(row, key, column)

    def texts_at(self, row: int) -> tuple[str, ...]:
        """Of all columns at once, for who paints them."""
        key = self._keys[row]
        texts = self._texts.get(key)
        if texts is None and (entry := self._entries.get(key)) is not None:
            texts = self._texts[key] = self._texts_of(entry)
        return texts if texts is not None else tuple(self._text(row, key, column) for column in range(6))

    def look_at(self, row: int) -> tuple[QIcon, QBrush | None] | None:
        """Icon and colour of the state, None while the line is not known; no colour: that of every text."""
        entry = self._entries.get(self._keys[row])
        return (self._icon(entry.state), self._brush(entry.state)) if entry is not None else None

    def waiting_text(self, entry: JournalEntry) -> str:
        """«5 дней без ответа»; empty while nobody waits for the support."""
        if entry.waiting_since is None:
            return ""
        return silence_text(days_waiting(entry.waiting_since, self._clock()))

    def _text(self, row: int, key: int, column: int) -> str:
        entry = self._entries.get(key)
        if entry is None:
            if key in self._entries:  # gone since the keys were read
                return _NOTHING if column == SUBJECT else ""
            self._missing.add(row // _PIECE)
            self._ask_timer.start()
            return "…" if column == SUBJECT else ""
        texts = self._texts[key] = self._texts_of(entry)
        return texts[column]

    def _texts_of(self, entry: JournalEntry) -> tuple[str, ...]:
        now, incident = self._clock(), entry.incident
        return (
            incident.number.text if incident else _NOTHING,
            date_text(incident.registered_on) if incident else day_in_words(entry.prepared_at, now),
            # All in the list of practice requests are practice: saying it again would leave no room for the subject.
            entry.subject.removeprefix(f"{PRACTICE_MARK}: ") if entry.is_practice else entry.subject,
            self._state_words(entry.state, entry.way),
            day_in_words(entry.answered_at, now) if entry.answered_at else _NOTHING,
            self.waiting_text(entry),
        )

    def _know(self, lines: Sequence[Listed]) -> None:
        """These and no others."""
        self._entries = {line.key: line.entry for line in lines}
        self._texts = {}
        self._missing.clear()
        self._asked.clear()
        # The theme may be another one now.
        self._icons = {}
        self._brushes = {}

    def _ask(self) -> None:
        wanted = self._missing - self._asked
        self._asked |= wanted
        self._missing.clear()
        keys = [key for piece in sorted(wanted) for key in self._keys[piece * _PIECE : (piece + 1) * _PIECE]]
        if keys:
            self.lines_wanted.emit(keys)

    def _icon(self, state: State) -> QIcon:
        if state not in self._icons:
            colour = _colour(state)
            self._icons[state] = icon(_ICONS[state], QColor(colour) if colour else None)
        return self._icons[state]

    def _brush(self, state: State) -> QBrush | None:
        if state not in self._brushes:
            colour = _colour(state)
            self._brushes[state] = QBrush(QColor(colour)) if colour else None
        return self._brushes[state]


def _colour(state: State) -> str | None:
    """None: that of every text."""
    shades = colours()
    return {
        State.REFUSED: shades.bad,
        State.UNDELIVERED: shades.bad,
        State.UNKNOWN: shades.advice,
        State.ASKED: shades.advice,
        State.REGISTERED: shades.good,
        State.SOLVED: shades.good,
    }.get(state)
