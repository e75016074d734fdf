"""A picture that can be zoomed, scrolled and fitted into the window, sharp at every scaling of the screen."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from edusupport_desktop.domain.annotation import Point
from edusupport_desktop.domain.picture import Picture
from edusupport_desktop.ui.annotator.view_mapping import ViewMapping, rects_of
from edusupport_desktop.ui.picture_image import image_of

MARGIN = 24
"""Logical pixels around the picture: room for the handles at its edges."""
SMALLEST_ZOOM, LARGEST_ZOOM = 0.05, 8.0
ZOOM_STEP = 1.25
_HAIR = 2.0**-20
"""Device pixels. At 150 % the sum may be 426.99999999999994; Qt cuts places off, and 427 would give other pixels."""
_SCROLLING_KEYS = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
)


class PictureView(QAbstractScrollArea):
    """Shows a picture. Subclasses draw over it in ``paint_over``."""

    zoom_changed = Signal(float)

    def __init__(self, picture: Picture, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = picture
        self._image = image_of(picture)
        self._shrunk = self._image
        self._zoom = 1.0
        self._fits = True
        self._pan_from: QPoint | None = None
        self._pan_button = Qt.MouseButton.NoButton
        self._space_held = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setMouseTracking(True)
        # Every pixel is painted below: Qt need not clear them first.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def let_go(self) -> None:
        """Forgets the pixels: the window is closed, and they must not wait until Python finds its cycles."""
        self.picture = Picture(1, 1, bytes(4))
        self._image = self._shrunk = image_of(self.picture)

    @property
    def zoom(self) -> float:
        """Device pixels of the screen per pixel of the picture."""
        return self._zoom

    @property
    def mapping(self) -> ViewMapping:
        """Where the picture is on the viewport now."""
        ratio = self.devicePixelRatioF()
        view, size = self.viewport().size(), self._shown_size()
        left = self._offset(view.width(), size.width(), self.horizontalScrollBar().value())
        top = self._offset(view.height(), size.height(), self.verticalScrollBar().value())
        return ViewMapping(self._zoom, ratio, left, top)

    def sizeHint(self) -> QSize:
        return QSize(960, 540)

    def fit(self) -> None:
        """The whole picture at once, never enlarged; stays so when the window changes."""
        self._fits = True
        ratio = self.devicePixelRatioF()
        room = self.maximumViewportSize()
        self._set_zoom(
            min(
                max(room.width() - 2 * MARGIN, 1) * ratio / self.picture.width,
                max(room.height() - 2 * MARGIN, 1) * ratio / self.picture.height,
                1.0,
            )
        )

    def zoom_to(self, zoom: float, anchor: QPointF | None = None) -> None:
        """The point under ``anchor`` (by default the middle of the view) stays where it is."""
        self._fits = False
        place = anchor if anchor is not None else QRectF(self.viewport().rect()).center()
        point = self.mapping.to_picture(place)
        self._set_zoom(zoom)
        self._scroll_by(self.mapping.to_view(point) - place)

    def zoom_by(self, steps: float, anchor: QPointF | None = None) -> None:
        """One step is 25 %."""
        self.zoom_to(self._zoom * ZOOM_STEP**steps, anchor)

    def middle(self) -> Point:
        """The point of the picture in the middle of the view."""
        point = self.mapping.to_picture(QRectF(self.viewport().rect()).center())
        return Point(min(max(point.x, 0), self.picture.width), min(max(point.y, 0), self.picture.height))

    def reveal(self, rect: QRectF) -> None:
        """Scrolls as little as needed to show a rectangle of the picture."""
        shown, view = self.mapping.rect_to_view(rect), QRectF(self.viewport().rect())
        dx = min(shown.left() - view.left(), 0) or max(shown.right() - view.right(), 0)
        dy = min(shown.top() - view.top(), 0) or max(shown.bottom() - view.bottom(), 0)
        if dx or dy:
            self._scroll_by(QPointF(dx, dy))

    def paint_over(self, painter: QPainter, exposed: QRegion) -> None:
        """Draws over the picture. One unit of the painter is one pixel of the picture, as ``exposed`` is."""

    def view_moved(self) -> None:
        """Called after scrolling and zooming."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        mapping = self.mapping
        painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.Mid))
        # From here on device pixels. The view itself may begin between two of them (at 125 or 150 %); the picture
        # must not, or every pixel of it would be smeared over its neighbours.
        painter.scale(1 / mapping.ratio, 1 / mapping.ratio)
        device = painter.deviceTransform()
        left, top = mapping.left * mapping.ratio, mapping.top * mapping.ratio
        painter.translate(
            round(device.dx() + left) - device.dx() + _HAIR,
            round(device.dy() + top) - device.dy() + _HAIR,
        )
        exposed = mapping.region_to_picture(event.region())
        for rect in rects_of(exposed):
            self._paint_picture(painter, rect)
        painter.scale(mapping.zoom, mapping.zoom)
        self.paint_over(painter, exposed)

    def _paint_picture(self, painter: QPainter, exposed: QRect) -> None:
        # One source pixel more at each side, or the smoothing would see an edge where the exposed part ends.
        part = exposed.adjusted(-1, -1, 1, 1).intersected(self._image.rect())
        if part.isEmpty():
            return
        zoom = self._zoom
        if zoom >= 1:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, zoom < 2 and zoom != 1)
            target = QRectF(part.x() * zoom, part.y() * zoom, part.width() * zoom, part.height() * zoom)
            painter.drawImage(target, self._image, QRectF(part))
            return
        if self._shrunk is self._image:
            size = QSize(max(1, round(self.picture.width * zoom)), max(1, round(self.picture.height * zoom)))
            aspect, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            self._shrunk = self._image.scaled(size, aspect, smooth)
        left, top = math.floor(part.left() * zoom), math.floor(part.top() * zoom)
        right, bottom = math.ceil((part.right() + 1) * zoom), math.ceil((part.bottom() + 1) * zoom)
        shrunk = QRect(left, top, right - left, bottom - top).intersected(self._shrunk.rect())
        painter.drawImage(shrunk.topLeft(), self._shrunk, shrunk)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fits:
            self.fit()
        else:
            self._update_scroll_bars()
        self.view_moved()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange and self._fits:
            self.fit()
        return super().event(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: ARG002
        self.viewport().update()
        self.view_moved()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(event.angleDelta().y() / 120, event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        by_space = self._space_held and event.button() == Qt.MouseButton.LeftButton
        if by_space or event.button() == Qt.MouseButton.MiddleButton:
            self._pan_from = event.position().toPoint()
            self._pan_button = event.button()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pan_from is not None:
            here = event.position().toPoint()
            self._scroll_by(QPointF(self._pan_from - here))
            self._pan_from = here

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pan_from is not None and event.button() == self._pan_button:
            self._pan_from = None
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor if self._space_held else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys and Page Up and Down scroll; while Space is held, the left button drags the view."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            if not event.isAutoRepeat() and not self._space_held:
                self._space_held = True
                self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
            event.accept()
        elif event.key() in _SCROLLING_KEYS:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._let_go_of_space()
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._let_go_of_space()
        super().focusOutEvent(event)

    def _let_go_of_space(self) -> None:
        if self._space_held:
            self._space_held = False
            if self._pan_from is None:
                self.viewport().setCursor(Qt.CursorShape.ArrowCursor)

    @property
    def is_panning(self) -> bool:
        return self._pan_from is not None

    @property
    def can_pan(self) -> bool:
        """Whether the left button drags the view, or does so now."""
        return self._space_held or self.is_panning

    def _set_zoom(self, zoom: float) -> None:
        zoom = min(max(zoom, SMALLEST_ZOOM), LARGEST_ZOOM)
        if zoom != self._zoom:
            self._zoom = zoom
            self._shrunk = self._image
            self.zoom_changed.emit(zoom)
        self._update_scroll_bars()
        self.viewport().update()
        self.view_moved()

    def _shown_size(self) -> QSize:
        scale = self._zoom / self.devicePixelRatioF()
        # A fitted picture is 335.0000001 pixels high when it should be 335: that is no reason for a scroll bar.
        return QSize(*(math.ceil(length * scale - 1e-6) for length in (self.picture.width, self.picture.height)))

    @staticmethod
    def _offset(view: int, size: int, scrolled: int) -> float:
        """Centred where there is room, scrolled where there is not."""
        return (view - size) / 2 if size + 2 * MARGIN <= view else MARGIN - scrolled

    def _update_scroll_bars(self) -> None:
        view, size = self.viewport().size(), self._shown_size()
        for bar, room, length in (
            (self.horizontalScrollBar(), view.width(), size.width()),
            (self.verticalScrollBar(), view.height(), size.height()),
        ):
            bar.setRange(0, max(0, length + 2 * MARGIN - room))
            bar.setPageStep(room)
            bar.setSingleStep(40)

    def _scroll_by(self, by: QPointF) -> None:
        for bar, step in ((self.horizontalScrollBar(), by.x()), (self.verticalScrollBar(), by.y())):
            bar.setValue(bar.value() + round(step))
