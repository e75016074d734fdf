"""The same part of a picture before and after, each pixel of it one pixel of the screen: can it still be read?"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from edusupport_desktop.domain.picture import Picture
from edusupport_desktop.ui.picture_image import image_of

_STEP = 32
"""Device pixels an arrow key moves the part shown."""
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class BeforeAfter(QWidget):
    """Two panes that show one place; dragging in either, or the arrow keys, move both."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.before, self.after = _Pane(), _Pane()
        self._before_title, self._after_title = QLabel(), QLabel()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for title, pane in ((self._before_title, self.before), (self._after_title, self.after)):
            title.setProperty("role", "muted")
            column = QVBoxLayout()
            column.addWidget(title)
            column.addWidget(pane, 1)
            layout.addLayout(column, 1)
            pane.moved.connect(self._show_place)
        hint = self.tr("Drag, or use the arrow keys, to see another part")
        for pane, name in ((self.before, self.tr("The picture now")), (self.after, self.tr("The picture afterwards"))):
            pane.setToolTip(hint)
            pane.setAccessibleName(name)
            pane.setAccessibleDescription(hint)
        self.clear()

    def show_pictures(self, before: Picture, after: Picture) -> None:
        """The part shown stays where it was."""
        self.before.show_picture(before)
        self.after.show_picture(after)
        self._before_title.setText(self._described(self.tr("Before: {width} × {height}"), before))
        self._after_title.setText(self._described(self.tr("After: {width} × {height}"), after))

    def clear(self) -> None:
        self.before.show_picture(None)
        self.after.show_picture(None)
        self._before_title.setText(self.tr("Before"))
        self._after_title.setText(self.tr("After"))

    def _described(self, words: str, picture: Picture) -> str:
        return words.format(width=picture.width, height=picture.height)

    def _show_place(self, place: QPointF) -> None:
        self.before.show_place(place)
        self.after.show_place(place)


class _Pane(QWidget):
    """A part of a picture at 100 %. A place is what part of its width and height lies left of and above the middle."""

    moved = Signal(QPointF)

    def __init__(self) -> None:
        super().__init__()
        self.picture: Picture | None = None
        self.place = QPointF(0.5, 0.5)
        self._drag: QPoint | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(120, 96)

    def sizeHint(self) -> QSize:
        return QSize(300, 320)

    def show_picture(self, picture: Picture | None) -> None:
        self.picture = picture
        self.update()

    def show_place(self, place: QPointF) -> None:
        self.place = place
        self.update()

    def move_by(self, dx: float, dy: float) -> None:
        """By device pixels of the picture; never past its edges."""
        if self.picture is None:
            return
        ratio = self.devicePixelRatioF()
        x = _moved(self.place.x(), dx, self.picture.width, self.width() * ratio)
        y = _moved(self.place.y(), dy, self.picture.height, self.height() * ratio)
        self.moved.emit(QPointF(x, y))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.Mid))
        if self.picture is None:
            return
        ratio = self.devicePixelRatioF()
        painter.scale(1 / ratio, 1 / ratio)
        width, height = self.width() * ratio, self.height() * ratio
        left = round(_kept(self.place.x() * self.picture.width - width / 2, self.picture.width - width))
        top = round(_kept(self.place.y() * self.picture.height - height / 2, self.picture.height - height))
        painter.drawImage(QPointF(0, 0), image_of(self.picture), QRectF(left, top, width, height))
        if self.hasFocus():
            painter.setPen(self.palette().color(QPalette.ColorRole.Highlight))
            painter.drawRect(QRectF(0.5, 0.5, width - 1, height - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        arrow = _ARROWS.get(Qt.Key(event.key()))
        if arrow is None:
            super().keyPressEvent(event)
            return
        self.move_by(arrow[0] * _STEP, arrow[1] * _STEP)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._drag = event.position().toPoint()
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is not None:
            by, ratio = self._drag - event.position().toPoint(), self.devicePixelRatioF()
            self._drag = event.position().toPoint()
            self.move_by(by.x() * ratio, by.y() * ratio)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002
        self._drag = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)


def _kept(begin: float, largest: float) -> float:
    """Within the picture; a picture smaller than the pane stands in its middle."""
    return begin if 0 <= begin <= largest else (largest / 2 if largest < 0 else min(max(begin, 0), largest))


def _moved(place: float, by: float, length: int, view: float) -> float:
    half = min(0.5, view / 2 / length)
    return min(max(place, half), 1 - half) if by == 0 else min(max(place + by / length, half), 1 - half)
