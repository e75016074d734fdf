"""The picture with its marks, edited by mouse and keyboard."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPalette, QRegion
from PySide6.QtWidgets import QWidget

from edusupport_desktop.domain.annotation import Crop, Mark, Point, crop_of, kept_pixels
from edusupport_desktop.domain.identifiers import MarkId
from edusupport_desktop.domain.picture import Picture
from edusupport_desktop.ui.annotator.adornments import HANDLE, crop_region, paint_crop, paint_selection
from edusupport_desktop.ui.annotator.cursors import cursor_for
from edusupport_desktop.ui.annotator.document import Document
from edusupport_desktop.ui.annotator.geometry import handles_of
from edusupport_desktop.ui.annotator.mark_keys import MarkKeys
from edusupport_desktop.ui.annotator.mark_menu import MarkMenu
from edusupport_desktop.ui.annotator.painter import paint_marks
from edusupport_desktop.ui.annotator.picture_view import PictureView
from edusupport_desktop.ui.annotator.pointer import Pointer
from edusupport_desktop.ui.annotator.regions import changed_region, painted_region, selection_region
from edusupport_desktop.ui.annotator.text_entry import TextEntry
from edusupport_desktop.ui.annotator.text_sprites import TextSprites
from edusupport_desktop.ui.annotator.tools import ToolKind

CROP_LINE = 2.0
"""Width of the crop's frame in logical pixels of the screen."""


class Canvas(PictureView):
    """Shows the picture and its marks; ``Pointer`` and ``MarkKeys`` say what mouse and keys do with them."""

    tool_changed = Signal(ToolKind)

    def __init__(self, picture: Picture, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(picture, parent)
        self._document = document
        self.entry = TextEntry(self, document)
        self.keys = MarkKeys(self, document, self.entry)
        self._pointer = Pointer(self, document, self.entry)
        self._sprites = TextSprites()
        self._shown: dict[MarkId, tuple[Mark, QRegion]] = {}
        self._kept: QRect | None = None
        self._handles = QRegion()
        document.changed.connect(self._document_changed)
        document.selection_changed.connect(self._repaint_selection)
        self.zoom_changed.connect(self._repaint_selection)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Picture with marks"))
        self._document_changed()

    @property
    def tool(self) -> ToolKind:
        return self._document.tool

    def choose(self, tool: ToolKind) -> None:
        """Takes another tool; a drawing tool begins with nothing selected, so that Enter makes a new mark.

        There is one crop at most: with one there, its tool takes hold of it.
        """
        self.entry.finish()
        crop = crop_of(self._document.marks)
        if tool is ToolKind.CROP and crop is not None:
            self._document.select(crop.id)
        elif tool is not ToolKind.SELECT:
            self._document.select(None)
        self._document.tool = tool
        self.viewport().setCursor(cursor_for(tool))
        self.tool_changed.emit(tool)

    def cancel_gesture(self) -> bool:
        """Lets go of what is being dragged, unchanged; False when nothing is."""
        return self._pointer.cancel()

    def view_moved(self) -> None:
        self.entry.follow()

    # Painting

    def paint_over(self, painter: QPainter, exposed: QRegion) -> None:
        whole = QRect(0, 0, self.picture.width, self.picture.height)
        painter.save()
        # What is beyond the edges of the picture will not be in the file either.
        painter.setClipRect(QRectF(whole), Qt.ClipOperation.IntersectClip)
        edited = self.entry.edited
        paint_marks(
            painter,
            [mark for mark, region in self._shown.values() if mark.id != edited and region.intersects(exposed)],
            self._sprites,
            exposed,
        )
        painter.restore()
        if self._kept is not None:
            paint_crop(painter, self._kept, whole, CROP_LINE / self.mapping.scale)
        selected = self._document.selected
        if selected is not None and selected.id != edited:
            accent = self.palette().color(QPalette.ColorRole.Highlight)
            paint_selection(painter, selected, accent, self.mapping.scale)

    def _document_changed(self) -> None:
        before, marks = self._shown, self._document.shown
        self._shown = {}
        gone, come = dict(before), []
        for mark in marks:
            old = before.get(mark.id)
            # The same object, not an equal one: comparing every mark at every move of the mouse would take too long.
            if old is not None and old[0] is mark:
                self._shown[mark.id] = old
                del gone[mark.id]
            else:
                self._shown[mark.id] = mark, painted_region(mark)
                come.append(mark)
        self._repaint(changed_region((mark for mark, _ in gone.values()), come))
        self._repaint_reordered(before)
        self._repaint_crop(marks)
        self._repaint_selection()

    def _repaint_reordered(self, before: dict[MarkId, tuple[Mark, QRegion]]) -> None:
        """Marks that lie over one another in another order are the same marks, and yet look different."""
        old = [mark_id for mark_id in before if mark_id in self._shown]
        now = [mark_id for mark_id in self._shown if mark_id in before]
        if old != now:
            for was, mark_id in zip(old, now, strict=True):
                if was != mark_id:
                    self._repaint(self._shown[mark_id][1])

    def _repaint_crop(self, marks: tuple[Mark, ...]) -> None:
        whole = QRect(0, 0, self.picture.width, self.picture.height)
        kept = None
        if any(isinstance(mark, Crop) for mark in marks):
            kept = QRect(*kept_pixels(marks, self.picture.width, self.picture.height))
        self._repaint(crop_region(self._kept, kept, whole, CROP_LINE / self.mapping.scale))
        self._kept = kept

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
        self.entry.finish()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() == Qt.MouseButton.LeftButton and not self.is_panning:
            self._pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self._pointer.is_busy:
            self._pointer.move(event)
        elif not self.can_pan:
            self.viewport().setCursor(self._pointer.cursor_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or not self._pointer.double_click(event):
            self.mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By the right button on a mark, or by the menu key on the selected one."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        if by_mouse:
            self._pointer.select_at(QPointF(event.pos()))
        selected = self._document.selected
        if selected is not None:
            place = event.pos() if by_mouse else self._place_of(selected)
            menu = MarkMenu(selected, self._document, self.keys, self)
            menu.open_at(self.viewport().mapToGlobal(place))

    def _place_of(self, mark: Mark) -> QPoint:
        """On the viewport: a place of the mark that is in sight."""
        point = next(iter(handles_of(mark).values()))
        place, view = self.mapping.to_view(Point(point.x, point.y)).toPoint(), self.viewport().rect()
        return QPoint(min(max(place.x(), 0), view.right()), min(max(place.y(), 0), view.bottom()))

    # The keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.keys.press(event):
            event.accept()
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the marks, and behind the last one on to the next control."""
        if self._document.select_next(1 if forward else -1):
            self.keys.reveal_selected()
            return True
        return super().focusNextPrevChild(forward)
