"""The frozen picture of one screen, over that screen: a part, a window or all of it is chosen there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QEnterEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QScreen,
)
from PySide6.QtWidgets import QWidget

from edusupport_desktop.domain.desktop_window import DesktopWindow
from edusupport_desktop.ui.screenshot.magnifier import paint_magnifier
from edusupport_desktop.ui.screenshot.modes import CaptureMode
from edusupport_desktop.ui.screenshot.overlay_look import badge_font, paint_frame, paint_panel, paint_picture
from edusupport_desktop.ui.screenshot.overlay_scene import Scene, changed_between, make_scene
from edusupport_desktop.ui.screenshot.selection import Selection
from edusupport_desktop.ui.screenshot.view import Choice, Mapping, View

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}

_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"
"""Around a title, which may be written from right to left: it does not turn the words beside it."""


class Overlay(QWidget):
    """``monitor`` counts from 0. ``notice`` is said before the hint: why another way of choosing is offered.

    ``accepted`` carries a Choice; ``cancelled``: Esc was pressed, or the window closed by the desktop;
    ``monitor_wanted``: a digit, from 0; ``monitor_stepped`` and ``window_stepped``: the next (1) or the one before
    (-1); ``window_pointed``: the DesktopWindow under the pointer or None; ``entered``: the pointer came;
    ``begun``: a part is being chosen here, and nowhere else.
    """

    accepted = Signal(object)
    cancelled = Signal()
    monitor_wanted = Signal(int)
    monitor_stepped = Signal(int)
    window_stepped = Signal(int)
    window_pointed = Signal(object)
    entered = Signal()
    begun = Signal()
    painted = Signal()

    def __init__(
        self,
        view: View,
        screen: QScreen,
        mode: CaptureMode = CaptureMode.REGION,
        *,
        monitor: int = 0,
        monitors: int = 1,
        windows: Sequence[DesktopWindow] = (),
        notice: str = "",
    ) -> None:
        super().__init__()
        self._view = view
        self._image = view.image()
        self._mode = mode
        self._monitor = monitor
        self._monitors = monitors
        places = [(window, view.place_of(window)) for window in windows]
        self._windows = [(window, place) for window, place in places if place is not None]
        self._has_other_windows = bool(windows)
        self._notice = notice
        self._selection: Selection | None = None
        self._picked: DesktopWindow | None = None
        self._drag_from: tuple[int, int] | None = None
        self._move_from: tuple[int, int] | None = None
        self._dragged = False
        self._pointer: QPointF | None = None
        self._has_keyboard = False
        self._by_hand = False
        self._is_over = False
        self._was_painted = False
        self._set_up_window(screen)
        ratio = screen.devicePixelRatio()
        self._mapping = Mapping.over(view, QSizeF(screen.geometry().size()), ratio)
        self._scene = self._make_scene()

    def _set_up_window(self, screen: QScreen) -> None:
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

    def show_over_screen(self) -> None:
        if self.windowFlags() & Qt.WindowType.X11BypassWindowManagerHint:
            self.show()
        else:
            self.showFullScreen()

    def take_keyboard(self) -> None:
        """The keys come here from now on: it is the monitor that Enter takes."""
        self._has_keyboard = True
        self.activateWindow()
        self.setFocus()
        self.grabKeyboard()
        self._change()

    def leave_keyboard(self) -> None:
        self._has_keyboard = False
        self._change()

    def put_away(self) -> None:
        self._is_over = True
        self.releaseKeyboard()
        self.close()

    def forget_part(self) -> None:
        """Another screen has a part chosen now."""
        self._select(None)

    def pick(self, window: DesktopWindow | None) -> None:
        """This window is outlined, as far as it lies here."""
        if window is not self._picked:
            self._picked = window
            if window is not None:
                self._selection = None
            self._change()
            if window is not None and self._has_keyboard:
                self._say(window.title or self.tr("A window without a title"))

    def size_here(self, window: DesktopWindow) -> int:
        """How many pixels of the window lie on this screen."""
        place = self._place_of(window)
        return 0 if place is None else place.width * place.height

    def monitor_chosen(self) -> None:
        """Its digit was pressed: taken at once where monitors are chosen."""
        if self._mode is CaptureMode.MONITOR:
            self.accepted.emit(Choice(self._view))

    def window_under(self, point: QPoint) -> DesktopWindow | None:
        """The frontmost window at a point of this overlay."""
        return self._window_at(self._mapping.pixel(QPointF(point)))

    # What is chosen

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._accept()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._step(-1 if key == Qt.Key.Key_Backtab else 1)
        elif key in _ARROWS:
            self._by_arrow(*_ARROWS[key], event.modifiers())
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._forget()
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self.monitor_wanted.emit(key - Qt.Key.Key_1)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, _: bool) -> bool:
        """Tab is a key like others here."""
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.entered.emit()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._pointer = None
        self._change()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._dragged = False
            pixel = self._mapping.pixel(event.position())
            if self._selection is not None and self._selection.contains(pixel):
                self._move_from = pixel
            else:
                self._drag_from = self._mapping.corner(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer = event.position()
        self._by_hand = False
        pixel = self._mapping.pixel(event.position())
        if self._move_from is not None and self._selection is not None:
            self._dragged = True
            (x, y), self._move_from = self._move_from, pixel
            self._select(self._selection.moved(pixel[0] - x, pixel[1] - y))
        elif self._drag_from is not None and self._mode is not CaptureMode.MONITOR:
            part = Selection.between(self._drag_from, self._mapping.corner(event.position()), self._view.bounds)
            if part is not None or self._dragged:
                self._dragged = True
                self._select(part)
        elif self._mode is CaptureMode.WINDOW and self._selection is None:
            self.window_pointed.emit(self._window_at(pixel))
        self._change()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.RightButton:
            self._forget()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        was_moved = self._move_from is not None
        self._drag_from = self._move_from = None
        keeps = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if self._dragged:
            self._dragged = False
            if self._selection is not None and not was_moved and not keeps:
                self._accept()
            else:
                self._change()
        elif self._mode is CaptureMode.MONITOR:
            self.accepted.emit(Choice(self._view))
        elif self._is_on_picked(self._mapping.pixel(event.position())):
            self._accept()

    def mouseDoubleClickEvent(self, _: QMouseEvent) -> None:
        self._drag_from = self._move_from = None
        self._accept()

    def _by_arrow(self, dx: int, dy: int, modifiers: Qt.KeyboardModifier) -> None:
        if self._mode is CaptureMode.MONITOR or (self._mode is CaptureMode.WINDOW and self._selection is None):
            self._step(dx or dy)
            return
        self._by_hand = True
        if self._selection is None:
            self._select(self._place_of(self._picked) or Selection.middle(self._view.bounds))
            return
        step = 1 if modifiers & Qt.KeyboardModifier.ControlModifier else 16
        resize = modifiers & Qt.KeyboardModifier.ShiftModifier
        change = self._selection.resized if resize else self._selection.moved
        self._select(change(dx * step, dy * step))
        self._say(self._size_text(self._selection))

    def _step(self, by: int) -> None:
        if self._mode is CaptureMode.MONITOR:
            self.monitor_stepped.emit(by)
        elif self._has_other_windows:
            self._by_hand = True
            self.window_stepped.emit(by)

    def _forget(self) -> None:
        self._select(None)
        self.window_pointed.emit(None)

    def _select(self, selection: Selection | None) -> None:
        self._selection = selection
        if selection is not None:
            self.begun.emit()
        self._change()

    def _accept(self) -> None:
        if self._selection is not None:
            self.accepted.emit(Choice(self._view, part=self._selection))
        else:
            self.accepted.emit(Choice(self._view, window=self._picked))

    def _window_at(self, pixel: tuple[int, int]) -> DesktopWindow | None:
        return next((window for window, place in self._windows if place.contains(pixel)), None)

    def _place_of(self, window: DesktopWindow | None) -> Selection | None:
        return next((place for other, place in self._windows if other is window), None)

    def _is_on_picked(self, pixel: tuple[int, int]) -> bool:
        place = self._place_of(self._picked)
        return place is not None and place.contains(pixel)

    # What is seen

    def closeEvent(self, event: object) -> None:  # noqa: ARG002
        """Closed by the desktop (Alt+F4): as Esc."""
        if not self._is_over:
            self._is_over = True
            self.cancelled.emit()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        scene = self._scene
        paint_picture(painter, self._image, self._mapping, scene.chosen, dim=scene.dim)
        if scene.frame is not None:
            paint_frame(painter, scene.frame, strong=scene.strong)
        for panel in scene.panels:
            paint_panel(painter, panel)
        if scene.badge is not None:
            painter.setFont(badge_font(self.font()))
            paint_panel(painter, scene.badge)
            painter.setFont(self.font())
        if scene.magnifier is not None and scene.pixel is not None:
            paint_magnifier(painter, scene.magnifier, self._image, scene.pixel)
        painter.end()
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def _change(self) -> None:
        before, self._scene = self._scene, self._make_scene()
        changed = changed_between(before, self._scene)
        if changed is None:
            self.update()
        else:
            self.update(changed & QRegion(self.rect()))

    def _make_scene(self) -> Scene:
        window = self._place_of(self._picked)
        chosen = self._selection or window
        is_monitor = self._mode is CaptureMode.MONITOR
        label = ""
        if chosen is not None:
            label = self._size_text(chosen)
            if self._selection is None and self._picked is not None and self._picked.title:
                label = f"{_FIRST_STRONG_ISOLATE}{self._picked.title}{_POP_ISOLATE}, {label}"
        return make_scene(
            self.rect(),
            self._mapping,
            self.font(),
            chosen=chosen,
            label=label,
            hint=self._hint() if self._has_keyboard and not self._dragged else "",
            badge=str(self._monitor + 1) if is_monitor and self._monitors > 1 else "",
            dim=is_monitor and not self._has_keyboard,
            is_strong=is_monitor or self._selection is None,
            pixel=self._magnified(),
            pointer=self._pointer,
        )

    def _magnified(self) -> tuple[int, int] | None:
        """The pixel that the magnifier shows: where there is a pixel to be hit, under the pointer or by arrow."""
        if self._mode is CaptureMode.MONITOR or (self._mode is CaptureMode.WINDOW and self._selection is None):
            return None
        if self._by_hand:
            part = self._selection
            return None if part is None else (part.left + part.width - 1, part.top + part.height - 1)
        return None if self._pointer is None else self._mapping.pixel(self._pointer)

    def _size_text(self, part: Selection) -> str:
        return f"{part.width} × {part.height}"

    def _say(self, text: str) -> None:
        """To a screen reader."""
        self.setAccessibleDescription(f"{text}. {self._hint()}")
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _hint(self) -> str:
        parts = [self._notice] if self._notice else []
        if self._mode is CaptureMode.MONITOR:
            parts.append(self.tr("Click the monitor you need or press its digit. Enter takes this one. Esc cancels."))
            return " ".join(parts)
        if self._selection is not None:
            parts.append(
                self.tr("Arrows move, with Shift they resize, with Ctrl by one pixel. Enter takes it. Esc cancels.")
            )
            return " ".join(parts)
        if self._mode is CaptureMode.WINDOW:
            parts.append(self.tr("Click the window you need, or go to it with Tab and press Enter. Esc cancels."))
        elif self._picked is not None:
            parts.append(self.tr("Enter takes the window. Esc cancels."))
        else:
            parts.append(self.tr("Drag over the part you need. Enter takes the whole screen. Esc cancels."))
            if self._has_other_windows:
                parts.append(self.tr("Tab goes to the windows."))
        if self._monitors > 1:
            parts.append(self.tr("Digits choose the monitor."))
        return " ".join(parts)
