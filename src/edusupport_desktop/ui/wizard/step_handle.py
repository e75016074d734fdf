"""The grip behind a step: the mouse takes it by this, the keyboard has its menu here."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu, QSizePolicy, QToolButton

from edusupport_desktop.ui.icons import icon


class StepHandle(QToolButton):
    """``dragged`` and ``dropped`` carry the place of the mouse on the screen; ``drag_ended`` follows every drag."""

    dragged = Signal(QPoint)
    dropped = Signal(QPoint)
    drag_ended = Signal()
    add_wanted = Signal()
    move_wanted = Signal(int)
    """By how many rows."""
    remove_wanted = Signal()
    neighbour_wanted = Signal(int)

    def __init__(self, number: int) -> None:
        super().__init__()
        self._pressed_at: QPoint | None = None
        self._is_dragging = False
        self.setObjectName(f"step_{number}")
        self.setIcon(icon("grip-vertical"))
        self.setIconSize(QSize(16, 16))
        self.setAutoRaise(True)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Step {number}").format(number=number))
        self.setAccessibleDescription(self.tr("Enter opens its menu, Ctrl+Up and Ctrl+Down move it, Delete removes it"))
        self.setToolTip(self.tr("Drag to change the order; click for more"))
        self._menu = QMenu(self)
        for words, key, act in (
            (self.tr("Add a step below"), "Insert", self.add_wanted.emit),
            (self.tr("Move up"), "Ctrl+Up", lambda: self.move_wanted.emit(-1)),
            (self.tr("Move down"), "Ctrl+Down", lambda: self.move_wanted.emit(1)),
            (self.tr("Remove the step"), "Delete", self.remove_wanted.emit),
        ):
            self._menu.addAction(f"{words}\t{QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)}", act)

    @property
    def menu_of_step(self) -> QMenu:
        return self._menu

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.globalPosition().toPoint()
            self.setDown(True)
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None:
            return
        at = event.globalPosition().toPoint()
        if not self._is_dragging and (at - self._pressed_at).manhattanLength() >= QApplication.startDragDistance():
            self._is_dragging = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._is_dragging:
            self.dragged.emit(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None:
            return
        was_dragging = self._is_dragging
        self._end()
        if was_dragging:
            self.dropped.emit(event.globalPosition().toPoint())
        else:
            self._open_menu()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, with_ctrl = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        way = {Qt.Key.Key_Up.value: -1, Qt.Key.Key_Down.value: 1}.get(key)
        if key == Qt.Key.Key_Escape and self._is_dragging:
            self._end()
        elif way is not None:
            (self.move_wanted if with_ctrl else self.neighbour_wanted).emit(way)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_wanted.emit()
        elif key == Qt.Key.Key_Insert:
            self.add_wanted.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Menu) and not with_ctrl:
            self._open_menu()
        else:
            super().keyPressEvent(event)

    def _end(self) -> None:
        self._pressed_at, self._is_dragging = None, False
        self.setDown(False)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.drag_ended.emit()

    def _open_menu(self) -> None:
        at = QPoint(self.width() - self._menu.sizeHint().width(), self.height())
        self._menu.popup(self.mapToGlobal(at))
