"""The marks being edited, what is selected, and the way back: the annotator without its windows."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from edusupport_desktop.domain.annotation import Colour, Crop, Mark, Number, crop_of, next_number
from edusupport_desktop.domain.identifiers import MarkId
from edusupport_desktop.ui.annotator.commands import Change, State
from edusupport_desktop.ui.annotator.geometry import moved
from edusupport_desktop.ui.annotator.painter import layer_of
from edusupport_desktop.ui.annotator.remembered_styles import RememberedStyles
from edusupport_desktop.ui.annotator.styles import Size, Style, with_colour, with_size
from edusupport_desktop.ui.annotator.tools import TOOL_OF, NewMark, ToolKind


class Document(QObject):
    """Marks on one picture. Every change of them is one step of ``undo_stack``.

    ``first_number`` is the number of the first disc, as long as there is none on the picture. ``styles`` are those
    of the tools, which outlive the picture; ``unit`` as in ``Style``.
    """

    changed = Signal()
    """What is shown has changed: the marks or the preview."""
    selection_changed = Signal()
    style_changed = Signal()
    """The style of new marks or the next number."""

    def __init__(
        self,
        marks: tuple[Mark, ...],
        first_number: int = 1,
        unit: float = 1.0,
        parent: QObject | None = None,
        styles: RememberedStyles | None = None,
    ) -> None:
        super().__init__(parent)
        self._first_number = first_number
        self._state = State(marks)
        self._preview: Mark | None = None
        self._unit = unit
        self._styles = styles or RememberedStyles()
        self._tool = ToolKind.SELECT
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
    def tool(self) -> ToolKind:
        """What is drawn with, or ``SELECT``."""
        return self._tool

    @tool.setter
    def tool(self, tool: ToolKind) -> None:
        if tool is not self._tool:
            self._tool = tool
            self.style_changed.emit()

    @property
    def style(self) -> Style:
        """Of the marks to come."""
        return self.style_of(self._tool)

    def style_of(self, tool: ToolKind) -> Style:
        return self._styles.of(tool, self._unit)

    @property
    def next_number(self) -> int:
        chosen = self._state.next_number
        return next_number(self.marks, self._first_number) if chosen is None else chosen

    @property
    def is_changed(self) -> bool:
        """Whether closing would lose something."""
        return not self.undo_stack.isClean()

    def new_mark(self) -> NewMark:
        """For the tool in use. A new crop takes the place of the old one."""
        old = crop_of(self.marks) if self._tool is ToolKind.CROP else None
        return NewMark(old.id if old is not None else MarkId(str(uuid4())), self.style, self.next_number)

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
        """Puts a new mark on top and selects it. A crop replaces the one there is."""
        old = crop_of(self.marks)
        if isinstance(mark, Crop) and old is not None:
            self.replace(replace(mark, id=old.id))
            return
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

    def duplicate(self, mark_id: MarkId, by: float) -> None:
        """Puts a copy on top, ``by`` pixels down and right, and selects it; a number gets the next number.

        There is only one crop: nothing happens then.
        """
        mark = self._find(mark_id)
        if mark is None or isinstance(mark, Crop):
            return
        copy = replace(moved(mark, by, by), id=MarkId(str(uuid4())))
        self.add(replace(copy, number=self.next_number) if isinstance(copy, Number) else copy)

    def reorder(self, mark_id: MarkId, step: int, *, to_the_end: bool = False) -> None:
        """Puts a mark one place higher (step 1) or lower (-1) among those of its layer, or to the end of them.

        Nothing happens where there is no place to go.
        """
        mark = self._find(mark_id)
        if mark is None:
            return
        layer = [other for other in self.marks if layer_of(other) == layer_of(mark)]
        here = layer.index(mark)
        there = (len(layer) - 1 if step > 0 else 0) if to_the_end else min(max(here + step, 0), len(layer) - 1)
        if there == here:
            return
        layer.insert(there, layer.pop(here))
        # The others keep their places; those of this layer share theirs in the new order.
        following = iter(layer)
        marks = tuple(next(following) if layer_of(old) == layer_of(mark) else old for old in self.marks)
        self._push(replace(self._state, marks=marks))

    def set_colour(self, colour: Colour) -> None:
        """Of the selected mark, and of the marks its tool will make; with none, of those the tool in use will."""
        mark = self.selected
        self._styles.set_colour(TOOL_OF[type(mark)] if mark is not None else self._tool, colour)
        self.style_changed.emit()
        if mark is not None:
            self.replace(with_colour(mark, colour))

    def set_size(self, size: Size) -> None:
        """As ``set_colour``."""
        mark = self.selected
        tool = TOOL_OF[type(mark)] if mark is not None else self._tool
        self._styles.set_size(tool, size)
        self.style_changed.emit()
        if mark is not None:
            self.replace(with_size(mark, self.style_of(tool)))

    def set_number(self, number: int) -> None:
        """Of the selected disc, or else of the next one."""
        mark = self.selected
        if isinstance(mark, Number):
            self.replace(replace(mark, number=number), joined=True)
        elif number != self.next_number:
            self._state = replace(self._state, next_number=number)
            self.style_changed.emit()

    def _find(self, mark_id: MarkId) -> Mark | None:
        return next((mark for mark in self.marks if mark.id == mark_id), None)

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
