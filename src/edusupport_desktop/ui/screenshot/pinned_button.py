"""«Снять экран» pinned over all windows: small, moved where it does not disturb, gone while the screen is taken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from edusupport_desktop.ui.icons import icon

_EDGE = 16
"""Logical pixels between the button and the edge of the screen, where it stands first."""

_STEPS = {
    int(Qt.Key.Key_Left): (-16, 0),
    int(Qt.Key.Key_Right): (16, 0),
    int(Qt.Key.Key_Up): (0, -16),
    int(Qt.Key.Key_Down): (0, 16),
}
_GRIP = QSize(16, 24)


def pinning_is_possible() -> bool:
    """Under Wayland no window may say where it stands, nor that it stays above the others."""
    return not QGuiApplication.platformName().startswith("wayland")


class PinnedButton(QFrame):
    """``place`` is where it stood last; None: at the right edge. It never takes the focus by being shown."""

    pressed = Signal()
    moved = Signal(int, int)
    """It was moved by hand, to this left upper corner."""
    unpinned = Signal()

    def __init__(self, place: tuple[int, int] | None) -> None:
        super().__init__()
        self.setObjectName("pinned_window")
        self.setWindowTitle(self.tr("Take the screen"))
        self.setWindowFlags(Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint | Qt.WindowType.Tool)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        # A tool window of macOS would go whenever another program is used.
        self.setAttribute(Qt.WidgetAttribute.WA_MacAlwaysShowToolWindow)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setCursor(Qt.CursorShape.SizeAllCursor)
        self._held_at: QPoint | None = None
        self._wish = None if place is None else QPoint(*place)
        self._watched: list[QScreen] = []
        self._add_button()
        self._add_menu()
        self.adjustSize()
        self._keep_inside()
        for screen in QGuiApplication.screens():
            self._watch(screen)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._watch)
            application.screenRemoved.connect(self._keep_inside)

    def closeEvent(self, event: object) -> None:  # noqa: ARG002
        """Closed by the desktop (Alt+F4): no longer wanted."""
        self.unpinned.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl and the arrows, before the button takes the arrows for itself."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(event.key())
            if step is not None and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._settle(self.pos() + QPoint(*step))
                return True
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._held_at = event.globalPosition().toPoint() - self.pos()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held_at is not None:
            self.move(event.globalPosition().toPoint() - self._held_at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._held_at is not None:
            self._held_at = None
            self._settle(self.pos())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        left = (self._row.contentsMargins().left() - _GRIP.width()) // 2 + 1
        grip = icon("grip-vertical")  # asked for again, in the colours of now
        grip.paint(painter, QRect(QPoint(left, (self.height() - _GRIP.height()) // 2), _GRIP))
        painter.end()

    def _add_button(self) -> None:
        button = QPushButton(icon("camera"), self.tr("Take the screen"))
        button.setObjectName("pinned_button")
        button.setCursor(Qt.CursorShape.ArrowCursor)
        button.setAutoDefault(True)  # Enter presses it, too
        button.setToolTip(self.tr("Moved by its left edge, or with Ctrl and the arrows"))
        button.setAccessibleDescription(button.toolTip())
        button.installEventFilter(self)
        button.clicked.connect(lambda: self.pressed.emit())
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(_GRIP.width() + 4, 4, 4, 4)
        row.addWidget(button)

    def _add_menu(self) -> None:
        unpin = QAction(self.tr("&Unpin"), self)
        unpin.triggered.connect(lambda: self.unpinned.emit())
        self.addAction(unpin)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _settle(self, place: QPoint) -> None:
        self._wish = place
        self._keep_inside()
        self._wish = self.pos()
        self.moved.emit(self.x(), self.y())

    def _watch(self, screen: QScreen) -> None:
        screen.availableGeometryChanged.connect(self._keep_inside)
        self._keep_inside()

    def _keep_inside(self) -> None:
        """Where it was wished, as far as there is a screen now: a screen that comes back gets its button back."""
        areas = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        if not areas:  # between two screens
            return
        home = QGuiApplication.primaryScreen().availableGeometry()
        first = QPoint(home.right() + 1 - self.width() - _EDGE, home.center().y())
        self.move(kept_inside(QRect(self._wish or first, self.size()), areas))


def kept_inside(window: QRect, areas: Sequence[QRect]) -> QPoint:
    """The left upper corner nearest to the window's with which it is wholly inside one of ``areas`` (at least one)."""

    def inside(area: QRect) -> QPoint:
        return QPoint(
            max(area.left(), min(window.left(), area.right() + 1 - window.width())),
            max(area.top(), min(window.top(), area.bottom() + 1 - window.height())),
        )

    return min((inside(area) for area in areas), key=lambda corner: (corner - window.topLeft()).manhattanLength())
