"""The list of steps: a row for each, four parts in a row; order by the mouse and by keys."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QWidget

from edusupport_desktop.domain.steps import MOST_STEPS, StepPart, StepRow
from edusupport_desktop.ui.announce import announce
from edusupport_desktop.ui.style import restyle
from edusupport_desktop.ui.wizard.step_cell import StepCell
from edusupport_desktop.ui.wizard.step_handle import StepHandle
from edusupport_desktop.ui.words import step_example, step_heading, step_part_name

FEWEST = 3
"""Rows shown at least, so that it is seen what is asked for."""
SLICE_SECONDS = 0.006
_PARTS = tuple(StepPart)


@dataclass(frozen=True, slots=True)
class _Line:
    number: QLabel
    cells: dict[StepPart, StepCell]
    handle: StepHandle


class StepRows(QWidget):
    """``typed`` carries row and part; ``arranged`` says what became of a whole row, for the notice (empty: nothing
    to be said). ``undo_wanted`` and ``redo_wanted`` come with the usual keys; ``lines_pasted`` and ``refused`` with
    what a cell did not take.

    The controls stay where they are, only their texts move: a name means a place, «step_2_action».
    """

    typed = Signal(int, object)
    arranged = Signal(str)
    undo_wanted = Signal()
    redo_wanted = Signal()
    lines_pasted = Signal(int, str)
    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._rows = [StepRow()] * FEWEST
        self._lines: list[_Line] = []
        self._reason = ""
        self._current: tuple[int, StepPart] = (0, StepPart.PLACE)
        self._awaited: tuple[int, StepPart] | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(4)
        self._grid.setVerticalSpacing(4)
        for column, part in enumerate(_PARTS, 1):
            heading = QLabel(step_heading(part))
            heading.setProperty("role", "muted")
            heading.setWordWrap(True)
            self._grid.addWidget(heading, 0, column, Qt.AlignmentFlag.AlignBottom)
            self._grid.setColumnStretch(column, 1)
        self._grid.setRowStretch(MOST_STEPS + 1, 1)
        self._mark = QFrame(self)
        self._mark.setObjectName("drop_mark")
        self._mark.hide()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._grow)
        self._show()

    @property
    def rows(self) -> tuple[StepRow, ...]:
        """Without the empty ones at the end."""
        filled = [number for number, row in enumerate(self._rows, 1) if any(row[part] for part in _PARTS)]
        return tuple(self._rows[: max(filled, default=0)])

    @property
    def current(self) -> tuple[int, StepPart]:
        """Row and part that have the keyboard, or had it last."""
        return self._current

    def show_rows(self, rows: tuple[StepRow, ...]) -> None:
        if rows != self.rows:
            self._rows = [*rows, *[StepRow()] * (FEWEST - len(rows))]
            self._current = min(self._current[0], len(self._rows) - 1), self._current[1]
            self._show()

    def show_problem(self, reason: str) -> None:
        self._reason = reason
        for row in range(len(self._lines)):
            self._show_reason(row)

    def cell(self, row: int, part: StepPart) -> StepCell:
        while len(self._lines) <= row:
            self._add_line()
        return self._lines[row].cells[part]

    def last_stop(self) -> QWidget:
        """The last that Tab comes to."""
        return self._lines[min(len(self._rows), len(self._lines)) - 1].handle  # the others come in between

    def go_to_when_made(self, row: int, part: StepPart) -> None:
        """As ``go_to``, without waiting for rows that are still to be made."""
        if row < len(self._lines):
            self.go_to(row, part)
        else:
            self._awaited = row, part

    def go_to(self, row: int, part: StepPart) -> StepCell:
        cell = self.cell(row, part)
        cell.setFocus(Qt.FocusReason.OtherFocusReason)
        self._uncover(cell)
        return cell

    def put_in(self, words: Callable[[str], str]) -> None:
        """Writes a reference into the part that had the keyboard last."""
        self.cell(*self._current).put_in(words)

    def add(self, row: int) -> None:
        """An empty row there, with the keyboard in it; nothing when there are too many."""
        if len(self._rows) < MOST_STEPS:
            self._rows.insert(row, StepRow())
            self._show()
            self.arranged.emit("")
            self.go_to(row, StepPart.PLACE)
        else:
            announce(self, self.tr("There is no room for more steps"))

    def add_at_end(self) -> None:
        """To the first of the empty rows at the end, a new one if there is none."""
        row = len(self.rows)
        if row < len(self._rows):
            self.go_to(row, StepPart.PLACE)
        else:
            self.add(row)

    def remove(self, row: int) -> None:
        was_blank = self._rows[row] == StepRow()
        del self._rows[row]
        self._rows += [StepRow()] * (FEWEST - len(self._rows))
        self._show()
        self.arranged.emit("" if was_blank else self.tr("Step {number} is removed.").format(number=row + 1))

    def move_row(self, row: int, to: int) -> bool:
        if not 0 <= to < len(self._rows) or to == row:
            return False
        self._rows.insert(to, self._rows.pop(row))
        self._show()
        self.arranged.emit("")
        announce(self, self.tr("Step {number} is now step {place}").format(number=row + 1, place=to + 1))
        return True

    def _show(self) -> None:
        """The texts into the controls there are; the missing ones follow, a few at a time."""
        for row, line in enumerate(self._lines):
            is_there = row < len(self._rows)
            for widget in (line.number, *line.cells.values(), line.handle):
                widget.setVisible(is_there)
            if is_there:
                self._fill(row)
        if len(self._lines) < len(self._rows):
            self._grow()

    def _grow(self) -> None:
        until = time.monotonic() + SLICE_SECONDS
        while len(self._lines) < len(self._rows):
            self._add_line()
            if time.monotonic() > until and len(self._lines) >= FEWEST:
                self._soon.start()
                return
        if self._awaited is not None:
            row, part = self._awaited
            self._awaited = None
            self.go_to(min(row, len(self._rows) - 1), part)

    def _fill(self, row: int) -> None:
        step = self._rows[row]
        is_blank = step == StepRow()
        for part, cell in self._lines[row].cells.items():
            cell.show_text(step[part])
            cell.show_example(step_example(row, part) if is_blank else "")

    def _add_line(self) -> None:
        row = len(self._lines)
        last: QWidget | None = self._lines[-1].handle if self._lines else None
        number = QLabel(str(row + 1))
        number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        number.setContentsMargins(0, 5, 4, 0)  # on the line of the cell's text
        handle = StepHandle(row + 1)
        handle.dragged.connect(self._dragged)
        handle.dropped.connect(partial(self._dropped, row))
        handle.drag_ended.connect(self._mark.hide)
        handle.add_wanted.connect(lambda: self.add(row + 1))
        handle.remove_wanted.connect(lambda: self._remove_by_handle(row))
        handle.move_wanted.connect(partial(self._move_by_handle, row))
        handle.neighbour_wanted.connect(lambda by: self._go_to_handle(row + by))
        cells: dict[StepPart, StepCell] = {}
        for column, part in enumerate(_PARTS, 1):
            cell = cells[part] = StepCell(partial(self._on_key, row, part))
            cell.setObjectName(f"step_{row + 1}_{part.value}")
            name = step_part_name(part)
            cell.setAccessibleName(self.tr("Step {number}: {part}").format(number=row + 1, part=name))
            cell.edited.connect(partial(self._edited, row, part))
            cell.entered.connect(partial(self._entered, row, part))
            cell.lines_pasted.connect(partial(self.lines_pasted.emit, row))
            cell.refused.connect(self.refused)
            self._grid.addWidget(cell, row + 1, column)
        self._grid.addWidget(number, row + 1, 0)
        self._grid.addWidget(handle, row + 1, len(_PARTS) + 1, Qt.AlignmentFlag.AlignTop)
        self._lines.append(_Line(number, cells, handle))
        number.setVisible(row < len(self._rows))
        for widget in (*cells.values(), handle):
            if last is not None:
                self.setTabOrder(last, widget)
            last = widget
            widget.setVisible(row < len(self._rows))
        if row < len(self._rows):
            self._fill(row)
        self._show_reason(row)

    def _show_reason(self, row: int) -> None:
        for cell in self._lines[row].cells.values():
            if bool(cell.property("wrong")) != bool(self._reason):
                cell.setProperty("wrong", bool(self._reason))
                restyle(cell)
            cell.setAccessibleDescription(self._reason or cell.placeholderText())

    def _entered(self, row: int, part: StepPart) -> None:
        self._current = row, part

    def _edited(self, row: int, part: StepPart) -> None:
        self._rows[row] = self._rows[row].changed(part, self._lines[row].cells[part].text)
        self._fill(row)
        self.typed.emit(row, part)

    def _on_key(self, row: int, part: StepPart, cell: StepCell, event: QKeyEvent) -> bool:
        """Whether the key was one for the list."""
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        with_ctrl = modifiers == Qt.KeyboardModifier.ControlModifier
        way = {Qt.Key.Key_Up.value: -1, Qt.Key.Key_Down.value: 1}.get(key)
        if way is not None and with_ctrl:
            if self.move_row(row, row + way):
                self.go_to(row + way, part)
            return True
        if way is not None and not modifiers:
            edge = QTextCursor.MoveOperation.Up if way < 0 else QTextCursor.MoveOperation.Down
            if not cell.is_at_edge(edge) or not 0 <= row + way < len(self._rows):
                return False
            self.go_to(row + way, part)
            return True
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_wanted.emit()
            return True
        with_shift = modifiers == Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if (key == Qt.Key.Key_Y.value and with_ctrl) or (key == Qt.Key.Key_Z.value and with_shift):
            self.redo_wanted.emit()
            return True
        return not with_ctrl and self._on_row_key(row, part, key)

    def _on_row_key(self, row: int, part: StepPart, key: int) -> bool:
        if key in (Qt.Key.Key_Return.value, Qt.Key.Key_Enter.value):
            if row + 1 < len(self._rows):
                self.go_to(row + 1, StepPart.PLACE)
            else:
                self.add(row + 1)
            return True
        if key == Qt.Key.Key_Insert.value:
            self.add(row + 1)
            return True
        if key in (Qt.Key.Key_Delete.value, Qt.Key.Key_Backspace.value) and self._rows[row] == StepRow():
            back = key == Qt.Key.Key_Backspace.value and row > 0
            self.remove(row)
            self.go_to(row - 1 if back else min(row, len(self._rows) - 1), part)
            return True
        return False

    def _remove_by_handle(self, row: int) -> None:
        self.remove(row)
        self._go_to_handle(min(row, len(self._rows) - 1))

    def _move_by_handle(self, row: int, by: int) -> None:
        if self.move_row(row, row + by):
            self._go_to_handle(row + by)

    def _go_to_handle(self, row: int) -> None:
        if 0 <= row < len(self._rows):
            self.cell(row, StepPart.PLACE)
            handle = self._lines[row].handle
            handle.setFocus(Qt.FocusReason.TabFocusReason)
            self._uncover(handle)

    def _dragged(self, at: QPoint) -> None:
        target = self._target(at)
        edge = self._lines[min(target, len(self._rows) - 1)].cells[StepPart.PLACE].geometry()
        y = edge.top() - 3 if target < len(self._rows) else edge.bottom() + 2
        self._mark.setGeometry(0, y, self.width(), 3)
        self._mark.raise_()
        self._mark.show()
        self._uncover(self._mark)

    def _dropped(self, row: int, at: QPoint) -> None:
        target = self._target(at)
        to = target - (target > row)
        if self.move_row(row, to):
            self._go_to_handle(to)

    def _target(self, at: QPoint) -> int:
        """Before which row it would be dropped; behind the last one is the number of rows."""
        y = self.mapFromGlobal(at).y()
        rows = (line.cells[StepPart.PLACE].geometry() for line in self._lines[: len(self._rows)])
        return sum(row.center().y() < y for row in rows)

    def _uncover(self, widget: QWidget) -> None:
        above: QWidget | None = self
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(widget, 8, 24)
