"""The picture with its marks, edited by mouse and keyboard."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPalette, QRegion
from PySide6.QtWidgets import QWidget

from edusupport_desktop.domain.annotation import Mark, Point, Text
from edusupport_desktop.domain.identifiers import MarkId
from edusupport_desktop.domain.picture import Picture
from edusupport_desktop.domain.plain_text import clean_text
from edusupport_desktop.ui.annotator.adornments import HANDLE, REACH, paint_selection
from edusupport_desktop.ui.annotator.cursors import cursor_for
from edusupport_desktop.ui.annotator.document import Document
from edusupport_desktop.ui.annotator.geometry import handles_of, kept_on_picture, moved, stretched
from edusupport_desktop.ui.annotator.gestures import Draw, Gesture, Move, Resize
from edusupport_desktop.ui.annotator.hit_testing import handle_at, is_hit, mark_at
from edusupport_desktop.ui.annotator.painter import paint_marks
from edusupport_desktop.ui.annotator.picture_view import PictureView
from edusupport_desktop.ui.annotator.regions import changed_region, painted_region, selection_region
from edusupport_desktop.ui.annotator.shapes import painted_rect
from edusupport_desktop.ui.annotator.text_editor import TextEditor
from edusupport_desktop.ui.annotator.tools import DRAWING_TOOLS, ToolKind

ARROW_KEYS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
CASCADE = 24
"""A mark placed by Enter exactly on another goes this many pixels down and right."""


class Canvas(PictureView):
    """Draws with ``tool``; whatever the tool, the selected mark can be dragged and resized.

    Keys with a mark selected: arrows move it by one pixel, with Shift by ten; with Ctrl they pull its last corner
    (an arrow's head), with Alt its first one; Delete removes it, Enter types its text anew, Tab goes to the next.
    Enter with nothing to type places a mark in the middle of the view.
    """

    tool_changed = Signal(ToolKind)
    editing_changed = Signal(bool)
    """Whether words are being typed."""

    def __init__(self, picture: Picture, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(picture, parent)
        self._document = document
        self._tool = ToolKind.SELECT
        self._gesture: Gesture | None = None
        self._pressed_at = QPointF()
        self._editor: TextEditor | None = None
        self._edited: Text | None = None
        self._shown: dict[Mark, QRegion] = {}
        self._handles = QRegion()
        document.changed.connect(self._document_changed)
        document.selection_changed.connect(self._repaint_selection)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Picture with marks"))
        self._document_changed()

    @property
    def tool(self) -> ToolKind:
        return self._tool

    def choose(self, tool: ToolKind) -> None:
        """Takes another tool; a drawing tool begins with nothing selected, so that Enter makes a new mark."""
        self.finish_typing()
        if tool is not ToolKind.SELECT:
            self._document.select(None)
        self._tool = tool
        self.viewport().setCursor(cursor_for(tool))
        self.tool_changed.emit(tool)

    @property
    def is_typing(self) -> bool:
        return self._editor is not None

    def finish_typing(self) -> None:
        if self._editor is not None:
            self._editor.finish()

    def cancel_gesture(self) -> bool:
        """Lets go of what is being dragged, unchanged; False when nothing is."""
        if self._gesture is None:
            return False
        self._gesture = None
        self._document.preview(None)
        return True

    # Painting

    def paint_over(self, painter: QPainter, exposed: QRegion) -> None:
        painter.save()
        # What is beyond the edges of the picture will not be in the file either.
        painter.setClipRect(QRectF(0, 0, self.picture.width, self.picture.height), Qt.ClipOperation.IntersectClip)
        edited = self._edited.id if self._edited is not None else None
        paint_marks(
            painter,
            [mark for mark, region in self._shown.items() if mark.id != edited and region.intersects(exposed)],
        )
        painter.restore()
        selected = self._document.selected
        if selected is not None and selected.id != edited:
            accent = self.palette().color(QPalette.ColorRole.Highlight)
            paint_selection(painter, selected, accent, self.mapping.scale)

    def _document_changed(self) -> None:
        before, shown = self._shown, self._document.shown
        self._shown = {mark: before.get(mark) or painted_region(mark) for mark in shown}
        self._repaint(changed_region(before.keys() - self._shown.keys(), self._shown.keys() - before.keys()))
        self._repaint_selection()

    def _repaint_selection(self) -> None:
        self._repaint(self._handles)
        selected = self._document.selected
        self._handles = QRegion()
        if selected is not None:
            self._handles = selection_region(selected, (HANDLE + 3) / self.mapping.scale)
            self._repaint(self._handles)

    def _repaint(self, region: QRegion) -> None:
        if not region.isEmpty():
            self.viewport().update(self.mapping.region_to_view(region))

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.finish_typing()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.position()
            self._gesture = self._gesture_at(self.mapping.to_picture(event.position()))
            self._show_gesture(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self._gesture is not None:
            self._show_gesture(event)
        elif not self.is_panning:
            self.viewport().setCursor(self._cursor_at(self.mapping.to_picture(event.position())))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self._gesture is not None:
            gesture, self._gesture = self._gesture, None
            self._finish(gesture, event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = self.mapping.to_picture(event.position())
        hit = mark_at(self._document.marks, point, self._reach())
        if event.button() == Qt.MouseButton.LeftButton and isinstance(hit, Text):
            self._gesture = None
            self._document.select(hit.id)
            self._type(hit)
        else:
            self.mousePressEvent(event)

    def _gesture_at(self, point: Point) -> Gesture | None:
        selected = self._document.selected
        if selected is not None:
            handle = handle_at(selected, point, self._reach())
            if handle is not None:
                return Resize(selected, handle, point)
            if is_hit(selected, point, self._reach() / 2):
                return Move(selected, point)
        if self._tool is not ToolKind.SELECT:
            self._document.select(None)
            return Draw(DRAWING_TOOLS[self._tool], self._document.new_mark(), point)
        hit = mark_at(self._document.marks, point, self._reach() / 2)
        self._document.select(hit.id if hit is not None else None)
        return Move(hit, point) if hit is not None else None

    def _show_gesture(self, event: QMouseEvent) -> None:
        if self._gesture is not None and not self._is_new_text(self._gesture):
            self._document.preview(self._made_by(self._gesture, event))

    def _finish(self, gesture: Gesture, event: QMouseEvent) -> None:
        mark = self._made_by(gesture, event)
        self._document.preview(None)
        if not isinstance(gesture, Draw):
            if mark is not None:
                self._document.replace(mark)
            return
        hit = mark_at(self._document.marks, self.mapping.to_picture(event.position()), self._reach() / 2)
        clicked = (event.position() - self._pressed_at).manhattanLength() < REACH
        if self._tool is ToolKind.TEXT and clicked and isinstance(hit, Text):
            self._document.select(hit.id)
            self._type(hit)
        elif isinstance(mark, Text):
            self._type(mark)
        elif mark is not None:
            self._document.add(kept_on_picture(mark, self.picture.width, self.picture.height))
        elif clicked and hit is not None:
            self._document.select(hit.id)

    def _is_new_text(self, gesture: Gesture) -> bool:
        return self._tool is ToolKind.TEXT and isinstance(gesture, Draw)

    def _made_by(self, gesture: Gesture, event: QMouseEvent) -> Mark | None:
        moved_at_all = (event.position() - self._pressed_at).manhattanLength() > 0
        if not moved_at_all and not isinstance(gesture, Draw):
            return self._document.selected
        keep_shape = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        mark = gesture.to(self.mapping.to_picture(event.position()), keep_shape)
        return kept_on_picture(mark, self.picture.width, self.picture.height) if mark is not None else None

    def _cursor_at(self, point: Point) -> Qt.CursorShape:
        selected = self._document.selected
        if selected is not None:
            handle = handle_at(selected, point, self._reach())
            if handle is not None:
                return cursor_for(handle)
            if is_hit(selected, point, self._reach() / 2):
                return Qt.CursorShape.SizeAllCursor
        over = self._tool is ToolKind.SELECT and mark_at(self._document.marks, point, self._reach() / 2) is not None
        return Qt.CursorShape.SizeAllCursor if over else cursor_for(self._tool)

    def _reach(self) -> float:
        return REACH / self.mapping.scale

    # The keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, selected = event.key(), self._document.selected
        if key in ARROW_KEYS and selected is not None:
            self._arrow_key(selected, event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._enter(selected)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and selected is not None:
            self._document.remove(selected.id)
        elif key in ARROW_KEYS:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the marks, and behind the last one on to the next control."""
        if self._document.select_next(1 if forward else -1):
            self._reveal_selected()
            return True
        return super().focusNextPrevChild(forward)

    def _arrow_key(self, mark: Mark, event: QKeyEvent) -> None:
        step = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        dx, dy = (step * part for part in ARROW_KEYS[event.key()])
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            mark = stretched(mark, dx, dy)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            mark = stretched(mark, dx, dy, first_corner=True)
        else:
            mark = moved(mark, dx, dy)
        self._document.replace(kept_on_picture(mark, self.picture.width, self.picture.height), joined=True)
        self._reveal_selected()

    def _enter(self, selected: Mark | None) -> None:
        if isinstance(selected, Text) and self._tool in (ToolKind.SELECT, ToolKind.TEXT):
            self._type(selected)
        elif self._tool is not ToolKind.SELECT:
            self._place()

    def _place(self) -> None:
        mark = DRAWING_TOOLS[self._tool].placed(self._document.new_mark(), self.middle())
        taken = {place for other in self._document.marks for place in handles_of(other).values()}
        while taken & set(handles_of(mark).values()):
            mark = moved(mark, CASCADE, CASCADE)
        if isinstance(mark, Text):
            self._type(mark)
        else:
            self._document.add(mark)

    def _reveal_selected(self) -> None:
        if (selected := self._document.selected) is not None:
            self.reveal(painted_rect(selected))

    # Typing

    def _type(self, text: Text) -> None:
        self._edited = text
        self._editor = TextEditor(text, self.mapping.scale, self.viewport())
        self._editor.finished.connect(self._typed)
        self._editor.textChanged.connect(self._place_editor)
        self._place_editor()
        self._editor.show()
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.viewport().update()
        self.editing_changed.emit(True)

    def _typed(self, words: str) -> None:
        editor, text = self._editor, self._edited
        self._editor = self._edited = None
        if editor is None or text is None:
            return
        had_focus = editor.hasFocus()
        editor.hide()
        editor.deleteLater()
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        typed = replace(text, text=clean_text(words).replace("\t", "    "))
        if self._is_in_document(text.id):
            self._document.replace(typed) if typed.text else self._document.remove(text.id)
        elif typed.text:
            self._document.add(typed)
        self.viewport().update()
        self.editing_changed.emit(False)

    def _is_in_document(self, mark_id: MarkId) -> bool:
        return any(mark.id == mark_id for mark in self._document.marks)

    def _place_editor(self) -> None:
        if self._editor is not None and self._edited is not None:
            # Where the words will be, unless they would be typed out of sight.
            place, view = self.mapping.to_view(self._edited.anchor).toPoint(), self.viewport()
            left = min(place.x(), view.width() - self._editor.width())
            top = min(place.y(), view.height() - self._editor.height())
            self._editor.move(max(left, 0), max(top, 0))

    def view_moved(self) -> None:
        self._place_editor()
