"""The seconds that are left before the screen is taken, small and in a corner: time to open a menu."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget


class Countdown(QWidget):
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
        self._label = QLabel()
        self._label.setProperty("role", "heading")
        stop = QPushButton(self.tr("Cancel"))
        stop.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        stop.clicked.connect(self._stop)
        row = QHBoxLayout(self)
        row.addWidget(self._label)
        row.addWidget(stop)
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        self._say()
        self.adjustSize()
        corner = QGuiApplication.primaryScreen().availableGeometry().bottomRight()
        self.move(corner.x() - self.width() - 16, corner.y() - self.height() - 16)
        self.show()
        self._timer.start()

    def _tick(self) -> None:
        self._left -= 1
        if self._left > 0:
            self._say()
            return
        self._end()
        self.finished.emit()

    def _stop(self) -> None:
        self._end()
        self.cancelled.emit()

    def _end(self) -> None:
        self._timer.stop()
        self.close()

    def _say(self) -> None:
        self._label.setText(self.tr("The screen is taken in {seconds} s").format(seconds=self._left))
