"""The frozen picture of one screen, over that screen: take all of it, or drag a part."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QScreen
from PySide6.QtWidgets import QWidget

from edusupport_desktop.domain.picture import Picture
from edusupport_desktop.ui.picture_image import image_of
from edusupport_desktop.ui.screenshot.selection import Selection

_DIM = QColor(0, 0, 0, 110)
_FRAME = QColor("#ffffff")
_PANEL = QColor(20, 24, 32, 225)
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Overlay(QWidget):
    """``accepted`` carries the chosen Picture, ``cancelled`` that Esc was pressed, ``monitor_wanted`` a digit."""

    accepted = Signal(object)
    cancelled = Signal()
    monitor_wanted = Signal(int)
    painted = Signal()

    def __init__(self, picture: Picture, screen: QScreen, monitors: int) -> None:
        super().__init__()
        self._picture = picture
        self._image: QImage = image_of(picture)
        self._monitors = monitors
        self._selection: Selection | None = None
        self._drag_from: tuple[int, int] | None = None
        self._was_painted = False
        flags = Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint | Qt.WindowType.Tool
        if QGuiApplication.platformName() == "xcb":
            # A window manager may place a full-screen window on another monitor; without it we place it ourselves.
            flags |= Qt.WindowType.X11BypassWindowManagerHint
        self.setWindowFlags(flags)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setMouseTracking(True)
        self.setObjectName("overlay")
        self.setWindowTitle(self.tr("The frozen screen"))
        self.setAccessibleName(self.windowTitle())
        self.setAccessibleDescription(self._hint())
        self.setScreen(screen)
        self.setGeometry(screen.geometry())

    def show_over_screen(self, with_keyboard: bool) -> None:
        if self.windowFlags() & Qt.WindowType.X11BypassWindowManagerHint:
            self.show()
        else:
            self.showFullScreen()
        if with_keyboard:
            self.take_keyboard()

    def take_keyboard(self) -> None:
        self.activateWindow()
        self.setFocus()
        self.grabKeyboard()

    # What is chosen

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._accept()
        elif key in _ARROWS:
            self._by_keyboard(*_ARROWS[key], event.modifiers())
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self.monitor_wanted.emit(key - Qt.Key.Key_1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._drag_from = self._pixel(event.position().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag_from is not None:
            bounds = (self._picture.width, self._picture.height)
            self._select(Selection.between(self._drag_from, self._pixel(event.position().toPoint()), bounds))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._drag_from is not None:
            self._drag_from = None
            if self._selection is not None:
                self._accept()
        elif event.button() == Qt.MouseButton.RightButton:
            self._select(None)

    def mouseDoubleClickEvent(self, _: QMouseEvent) -> None:
        self._drag_from = None
        self._accept()

    def _by_keyboard(self, dx: int, dy: int, modifiers: Qt.KeyboardModifier) -> None:
        if self._selection is None:
            self._select(Selection.middle((self._picture.width, self._picture.height)))
            return
        step = 1 if modifiers & Qt.KeyboardModifier.ControlModifier else 16
        resize = modifiers & Qt.KeyboardModifier.ShiftModifier
        change = self._selection.resized if resize else self._selection.moved
        self._select(change(dx * step, dy * step))

    def _select(self, selection: Selection | None) -> None:
        self._selection = selection
        self.update()

    def _accept(self) -> None:
        chosen = self._selection
        if chosen is None:
            self.accepted.emit(self._picture)
        else:
            self.accepted.emit(self._picture.cropped(chosen.left, chosen.top, chosen.width, chosen.height))

    # What is seen

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawImage(QRectF(self.rect()), self._image, QRectF(self._image.rect()))
        chosen = self._selection
        if chosen is None:
            self._paint_hint(painter)
        else:
            self._paint_selection(painter, chosen)
        painter.end()
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def _paint_selection(self, painter: QPainter, chosen: Selection) -> None:
        sx, sy = self.width() / self._picture.width, self.height() / self._picture.height
        frame = QRectF(chosen.left * sx, chosen.top * sy, chosen.width * sx, chosen.height * sy)
        whole = QRectF(self.rect())
        for part in (
            QRectF(0, 0, whole.width(), frame.top()),
            QRectF(0, frame.bottom(), whole.width(), whole.height() - frame.bottom()),
            QRectF(0, frame.top(), frame.left(), frame.height()),
            QRectF(frame.right(), frame.top(), whole.width() - frame.right(), frame.height()),
        ):
            painter.fillRect(part, _DIM)
        painter.setPen(QPen(_FRAME, 1))
        painter.drawRect(frame)
        text = f"{chosen.width} × {chosen.height}"
        label = painter.fontMetrics().boundingRect(text).adjusted(-8, -4, 8, 4)
        label.moveBottomLeft(QPoint(round(frame.left()), round(frame.top()) - 4))
        if label.top() < 0:
            label.moveTopLeft(QPoint(round(frame.left()) + 4, round(frame.top()) + 4))
        self._paint_panel(painter, label, text)

    def _paint_hint(self, painter: QPainter) -> None:
        text = self._hint()
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        room = QRect(0, 0, min(self.width() - 48, 640), self.height())
        panel = painter.fontMetrics().boundingRect(room, int(flags), text).adjusted(-16, -10, 16, 10)
        panel.moveCenter(self.rect().center())
        panel.moveTop(24)
        self._paint_panel(painter, panel, text)

    def _paint_panel(self, painter: QPainter, panel: QRect, text: str) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_PANEL)
        painter.drawRoundedRect(panel, 6, 6)
        painter.setPen(_FRAME)
        painter.drawText(panel, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), text)

    def _hint(self) -> str:
        hint = self.tr("Drag over the part you need. Enter takes the whole screen. Esc cancels.")
        return hint + " " + self.tr("Digits choose the monitor.") if self._monitors > 1 else hint

    def _pixel(self, point: QPoint) -> tuple[int, int]:
        """From the window's logical coordinates to the picture's device pixels."""
        return (
            round(point.x() * self._picture.width / self.width()),
            round(point.y() * self._picture.height / self.height()),
        )
