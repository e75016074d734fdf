"""What the mouse does on the picture: draws, selects, moves and resizes."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent

from edusupport_desktop.domain.annotation import Crop, Mark, Point, Text
from edusupport_desktop.ui.annotator.adornments import REACH
from edusupport_desktop.ui.annotator.cursors import cursor_for
from edusupport_desktop.ui.annotator.document import Document
from edusupport_desktop.ui.annotator.geometry import cut_to_picture, kept_on_picture
from edusupport_desktop.ui.annotator.gestures import Draw, Gesture, Move, Resize
from edusupport_desktop.ui.annotator.hit_testing import contains, handle_at, is_hit, mark_at
from edusupport_desktop.ui.annotator.picture_view import PictureView
from edusupport_desktop.ui.annotator.text_entry import TextEntry
from edusupport_desktop.ui.annotator.tools import DRAWING_TOOLS, ToolKind


class Pointer:
    """Whatever the tool, the selected mark can be dragged and resized; elsewhere the tool draws."""

    def __init__(self, view: PictureView, document: Document, entry: TextEntry) -> None:
        self._view = view
        self._document = document
        self._entry = entry
        self._gesture: Gesture | None = None
        self._pressed_at = QPointF()

    @property
    def is_busy(self) -> bool:
        """Whether something is being drawn or dragged."""
        return self._gesture is not None

    def press(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position()
        self._gesture = self._gesture_at(self._view.mapping.to_picture(event.position()))
        self.move(event)

    def move(self, event: QMouseEvent) -> None:
        if self._gesture is not None and not self._is_new_text(self._gesture):
            self._document.preview(self._made_by(self._gesture, event))

    def release(self, event: QMouseEvent) -> None:
        if self._gesture is not None:
            gesture, self._gesture = self._gesture, None
            self._finish(gesture, event)

    def double_click(self, event: QMouseEvent) -> bool:
        """Types the words of a text anew; False when there is none."""
        hit = mark_at(self._document.marks, self._view.mapping.to_picture(event.position()), self._reach())
        if not isinstance(hit, Text):
            return False
        self._gesture = None
        self._document.select(hit.id)
        self._entry.begin(hit)
        return True

    def select_at(self, place: QPointF) -> None:
        """Selects the mark there, as the menu of the right button needs it."""
        hit = mark_at(self._document.marks, self._view.mapping.to_picture(place), self._reach() / 2)
        self._document.select(hit.id if hit is not None else None)

    def cancel(self) -> bool:
        """Lets go of what is being dragged, unchanged; False when nothing is."""
        if self._gesture is None:
            return False
        self._gesture = None
        self._document.preview(None)
        return True

    def cursor_at(self, place: QPointF) -> Qt.CursorShape:
        point, selected, tool = self._view.mapping.to_picture(place), self._document.selected, self._document.tool
        if selected is not None:
            handle = handle_at(selected, point, self._reach())
            if handle is not None:
                return cursor_for(handle)
            if self._is_on_selected(selected, point):
                return Qt.CursorShape.SizeAllCursor
        over = tool is ToolKind.SELECT and mark_at(self._document.marks, point, self._reach() / 2) is not None
        return Qt.CursorShape.SizeAllCursor if over else cursor_for(tool)

    def _gesture_at(self, point: Point) -> Gesture | None:
        selected, tool = self._document.selected, self._document.tool
        if selected is not None:
            handle = handle_at(selected, point, self._reach())
            if handle is not None:
                return Resize(selected, handle, point)
            if self._is_on_selected(selected, point):
                return Move(selected, point)
        if tool is not ToolKind.SELECT:
            self._document.select(None)
            return Draw(DRAWING_TOOLS[tool], self._document.new_mark(), point)
        hit = mark_at(self._document.marks, point, self._reach() / 2)
        self._document.select(hit.id if hit is not None else None)
        return Move(hit, point) if hit is not None else None

    def _is_on_selected(self, selected: Mark, point: Point) -> bool:
        # With its own tool a crop is moved by its inside; otherwise the marks there could not be taken hold of.
        if isinstance(selected, Crop) and self._document.tool is ToolKind.CROP and contains(selected.box, point, 0):
            return True
        return is_hit(selected, point, self._reach() / 2)

    def _finish(self, gesture: Gesture, event: QMouseEvent) -> None:
        mark = self._made_by(gesture, event)
        self._document.preview(None)
        if not isinstance(gesture, Draw):
            if mark is not None:
                self._document.replace(mark)
            return
        tool = self._document.tool
        hit = mark_at(self._document.marks, self._view.mapping.to_picture(event.position()), self._reach() / 2)
        clicked = (event.position() - self._pressed_at).manhattanLength() < REACH
        if tool is ToolKind.TEXT and clicked and isinstance(hit, Text):
            self._document.select(hit.id)
            self._entry.begin(hit)
        elif isinstance(mark, Text):
            self._entry.begin(mark)
        elif mark is not None:
            self._document.add(mark)
        elif clicked and hit is not None:
            self._document.select(hit.id)

    def _is_new_text(self, gesture: Gesture) -> bool:
        return self._document.tool is ToolKind.TEXT and isinstance(gesture, Draw)

    def _made_by(self, gesture: Gesture, event: QMouseEvent) -> Mark | None:
        moved_at_all = (event.position() - self._pressed_at).manhattanLength() > 0
        if not moved_at_all and not isinstance(gesture, Draw):
            return self._document.selected
        keep_shape = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        mark = gesture.to(self._view.mapping.to_picture(event.position()), keep_shape)
        if mark is None:
            return None
        size = self._view.picture.width, self._view.picture.height
        if not isinstance(gesture, Move):
            mark = cut_to_picture(mark, *size)
        return kept_on_picture(mark, *size)

    def _reach(self) -> float:
        return REACH / self._view.mapping.scale
