"""What the keys do with the marks: the whole work without a mouse."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from edusupport_desktop.domain.annotation import Box, Crop, Mark, Text, crop_of
from edusupport_desktop.ui.annotator.document import Document
from edusupport_desktop.ui.annotator.geometry import cut_to_picture, handles_of, kept_on_picture, moved, stretched
from edusupport_desktop.ui.annotator.keys import is_duplicate
from edusupport_desktop.ui.annotator.picture_view import PictureView
from edusupport_desktop.ui.annotator.shapes import painted_rect
from edusupport_desktop.ui.annotator.text_entry import TextEntry
from edusupport_desktop.ui.annotator.tools import DRAWING_TOOLS, ToolKind

ARROW_KEYS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
ORDER_KEYS: dict[int, int] = {Qt.Key.Key_PageUp: 1, Qt.Key.Key_PageDown: -1}
CASCADE = 24
"""A mark placed by Enter exactly on another, or a copy, goes this many pixels down and right."""


class MarkKeys:
    """With a mark selected: arrows move it by one pixel, with Shift by ten; with Ctrl they pull its last corner (an
    arrow's head), with Alt its first one; Page Up and Down change what lies over what, with Ctrl all the way; Delete
    removes it, Ctrl+D copies it, Enter types its text anew. Enter with nothing to type places a mark in the middle of
    the view."""

    def __init__(self, view: PictureView, document: Document, entry: TextEntry) -> None:
        self._view = view
        self._document = document
        self._entry = entry

    def press(self, event: QKeyEvent) -> bool:
        """False when the key means nothing here."""
        key, selected = event.key(), self._document.selected
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._enter(selected)
        elif selected is None:
            return False
        elif key in ARROW_KEYS:
            self._arrow_key(selected, event)
        elif key in ORDER_KEYS:
            self._document.reorder(selected.id, ORDER_KEYS[key], to_the_end=control)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._document.remove(selected.id)
        elif is_duplicate(event):
            self.duplicate()
        else:
            return False
        return True

    def duplicate(self) -> None:
        """Of the selected mark."""
        if (selected := self._document.selected) is not None:
            self._document.duplicate(selected.id, CASCADE)
            self.reveal_selected()

    def reveal_selected(self) -> None:
        if (selected := self._document.selected) is not None:
            self._view.reveal(painted_rect(selected))

    def _arrow_key(self, mark: Mark, event: QKeyEvent) -> None:
        step = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        dx, dy = (step * part for part in ARROW_KEYS[event.key()])
        size = self._view.picture.width, self._view.picture.height
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            mark = cut_to_picture(stretched(mark, dx, dy), *size)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            mark = cut_to_picture(stretched(mark, dx, dy, first_corner=True), *size)
        else:
            mark = moved(mark, dx, dy)
        self._document.replace(kept_on_picture(mark, *size), joined=True)
        self.reveal_selected()

    def _enter(self, selected: Mark | None) -> None:
        tool, crop = self._document.tool, crop_of(self._document.marks)
        if isinstance(selected, Text) and tool in (ToolKind.SELECT, ToolKind.TEXT):
            self._entry.begin(selected)
        elif tool is ToolKind.CROP and crop is not None:
            self._document.select(crop.id)
        elif tool is not ToolKind.SELECT:
            self._place()

    def _place(self) -> None:
        mark = DRAWING_TOOLS[self._document.tool].placed(self._document.new_mark(), self._view.middle())
        size = self._view.picture.width, self._view.picture.height
        if isinstance(mark, Crop):
            self._document.add(kept_on_picture(_smaller_than(mark, *size), *size))
            return
        taken = {place for other in self._document.marks for place in handles_of(other).values()}
        while taken & set(handles_of(mark).values()):
            mark = moved(mark, CASCADE, CASCADE)
        if isinstance(mark, Text):
            self._entry.begin(mark)
        else:
            self._document.add(mark)


def _smaller_than(crop: Crop, width: int, height: int) -> Crop:
    """Around the same middle, and no larger than four fifths of the picture: so there is something to move."""
    box = crop.box
    new_width, new_height = min(box.width, width * 4 // 5), min(box.height, height * 4 // 5)
    left, top = box.left + (box.width - new_width) // 2, box.top + (box.height - new_height) // 2
    return replace(crop, box=Box(left, top, new_width, new_height))
