"""The seconds that are left before the screen is taken, small and in a corner: time to open a menu."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QCursor, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from edusupport_desktop.ui.screenshot.escape_key import EscapeKey


class Countdown(QFrame):
    """``finished`` comes when the window is hidden again and the time is over. It deletes itself after the end."""

    finished = Signal()
    cancelled = Signal()

    def __init__(self, seconds: int) -> None:
        super().__init__()
        self._left = seconds
        self.setWindowFlags(Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint | Qt.WindowType.Tool)
        # It must not take the focus: an open menu would close.
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("countdown")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setWindowTitle(self.tr("A screenshot is coming"))
        self._label = QLabel()
        self._label.setProperty("role", "heading")
        hint = QLabel(self.tr("Open what shall be seen. Esc stops it."))
        hint.setProperty("role", "muted")
        stop = QPushButton(self.tr("Cancel"))
        stop.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        stop.clicked.connect(self._stop)
        words = QVBoxLayout()
        words.addWidget(self._label)
        words.addWidget(hint)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(16)
        row.addLayout(words)
        row.addWidget(stop)
        self._escape = EscapeKey(self)
        self._escape.pressed.connect(self._stop)
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        self._say()
        self.adjustSize()
        screen = QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
        corner = screen.availableGeometry().bottomRight()
        self.move(corner.x() - self.width() - 16, corner.y() - self.height() - 16)
        self.show()
        self._escape.borrow()
        self._timer.start()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._label.text()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Where it has the keyboard after all."""
        if event.key() == Qt.Key.Key_Escape:
            self._stop()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: object) -> None:  # noqa: ARG002
        """Closed by the desktop (Alt+F4): stopped."""
        if self._timer.isActive():
            self._stop()

    def _tick(self) -> None:
        self._left -= 1
        if self._left > 0:
            self._say()
            return
        self.put_away()
        self.finished.emit()

    def _stop(self) -> None:
        if not self._timer.isActive():
            return
        self.put_away()
        self.cancelled.emit()

    def put_away(self) -> None:
        """Ends it without a word."""
        self._timer.stop()
        self._escape.give_back()
        self.close()

    def _say(self) -> None:
        self._label.setText(self.tr("The screen is taken in {seconds} s").format(seconds=self._left))
        self.setAccessibleName(self._label.text())
