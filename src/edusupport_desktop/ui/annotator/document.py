"""The marks being edited, what is selected, and the way back: the annotator without its windows."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from edusupport_desktop.domain.annotation import Colour, Mark, Number, next_number
from edusupport_desktop.domain.identifiers import MarkId
from edusupport_desktop.ui.annotator.commands import Change, State
from edusupport_desktop.ui.annotator.styles import Size, Style, with_colour, with_size
from edusupport_desktop.ui.annotator.tools import NewMark


class Document(QObject):
    """Marks on one picture. Every change of them is one step of ``undo_stack``.

    ``first_number`` is the number of the first disc, as long as there is none on the picture.
    """

    changed = Signal()
    """What is shown has changed: the marks or the preview."""
    selection_changed = Signal()
    style_changed = Signal()
    """The style of new marks or the next number."""

    def __init__(
        self, marks: tuple[Mark, ...], first_number: int = 1, unit: float = 1.0, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._first_number = first_number
        self._state = State(marks)
        self._preview: Mark | None = None
        self._style = Style(unit=unit)
        self._bursts = 0
        self.undo_stack = QUndoStack(self)

    @property
    def marks(self) -> tuple[Mark, ...]:
        return self._state.marks

    @property
    def shown(self) -> tuple[Mark, ...]:
        """The marks, with the one under the pointer as it would be if the button were let go now."""
        preview = self._preview
        if preview is None:
            return self.marks
        if any(mark.id == preview.id for mark in self.marks):
            return tuple(preview if mark.id == preview.id else mark for mark in self.marks)
        return (*self.marks, preview)

    @property
    def selected(self) -> Mark | None:
        return next((mark for mark in self.shown if mark.id == self._state.selected), None)

    @property
    def style(self) -> Style:
        return self._style

    @property
    def next_number(self) -> int:
        chosen = self._state.next_number
        return next_number(self.marks, self._first_number) if chosen is None else chosen

    @property
    def is_changed(self) -> bool:
        """Whether closing would lose something."""
        return not self.undo_stack.isClean()

    def new_mark(self) -> NewMark:
        return NewMark(MarkId(str(uuid4())), self._style, self.next_number)

    def select(self, mark_id: MarkId | None) -> None:
        if mark_id != self._state.selected:
            self._bursts += 1
            self._state = replace(self._state, selected=mark_id)
            self.selection_changed.emit()

    def select_next(self, step: int) -> bool:
        """Selects the next mark (step 1) or the one before (-1); False, with nothing selected, past the last."""
        ids = [mark.id for mark in self.marks]
        here = ids.index(self._state.selected) if self._state.selected in ids else (-1 if step > 0 else len(ids))
        there = here + step
        found = 0 <= there < len(ids)
        self.select(ids[there] if found else None)
        return found

    def preview(self, mark: Mark | None) -> None:
        """Shows a mark as it is being drawn or dragged, without a step to undo; None takes it away."""
        if mark != self._preview:
            self._preview = mark
            self.changed.emit()

    def add(self, mark: Mark) -> None:
        """Puts a new mark on top and selects it."""
        chosen = self._state.next_number
        if isinstance(mark, Number) and chosen is not None:
            chosen = mark.number + 1
        self._push(State((*self.marks, mark), mark.id, chosen))

    def replace(self, mark: Mark, *, joined: bool = False) -> None:
        """Changes the mark of the same id. ``joined`` changes of one mark in a row are one step to undo."""
        self._preview = None
        if mark in self.marks:
            self.changed.emit()
            return
        marks = tuple(mark if old.id == mark.id else old for old in self.marks)
        self._push(replace(self._state, marks=marks, selected=mark.id), f"{mark.id}/{self._bursts}" if joined else "")

    def remove(self, mark_id: MarkId) -> None:
        marks = tuple(mark for mark in self.marks if mark.id != mark_id)
        if len(marks) != len(self.marks):
            self._push(replace(self._state, marks=marks, selected=None))

    def set_colour(self, colour: Colour) -> None:
        """Of the selected mark and of the marks to come."""
        self._set_style(replace(self._style, colour=colour))
        if (mark := self.selected) is not None:
            self.replace(with_colour(mark, colour))

    def set_size(self, size: Size) -> None:
        """Of the selected mark and of the marks to come."""
        self._set_style(replace(self._style, size=size))
        if (mark := self.selected) is not None:
            self.replace(with_size(mark, self._style))

    def set_number(self, number: int) -> None:
        """Of the selected disc, or else of the next one."""
        mark = self.selected
        if isinstance(mark, Number):
            self.replace(replace(mark, number=number), joined=True)
        elif number != self.next_number:
            self._state = replace(self._state, next_number=number)
            self.style_changed.emit()

    def _set_style(self, style: Style) -> None:
        if style != self._style:
            self._style = style
            self.style_changed.emit()

    def _push(self, after: State, burst: str = "") -> None:
        self._preview = None
        self.undo_stack.push(Change(self._state, after, self._show, burst))

    def _show(self, state: State) -> None:
        selection_changed = state.selected != self._state.selected
        self._state = state
        self._preview = None
        self.changed.emit()
        self.style_changed.emit()
        if selection_changed:
            self._bursts += 1
        # Colour, size and number of the selected mark may have changed as well.
        self.selection_changed.emit()
