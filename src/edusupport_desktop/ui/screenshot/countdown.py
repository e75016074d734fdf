"""The seconds that are left before the screen is taken, small and in a corner: time to open a menu."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget


class Countdown(QObject):
    """``finished`` comes when the window is hidden again and the time is over."""

    finished = Signal()
    cancelled = Signal()

    def __init__(self, seconds: int, parent: QObject) -> None:
        super().__init__(parent)
        self._left = seconds
        self._window = QWidget()
        self._window.setWindowFlags(
            Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint | Qt.WindowType.Tool
        )
        # It must not take the focus: an open menu would close.
        self._window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._window.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self._label = QLabel()
        self._label.setProperty("role", "heading")
        stop = QPushButton(self.tr("Cancel"))
        stop.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        stop.clicked.connect(self._stop)
        row = QHBoxLayout(self._window)
        row.addWidget(self._label)
        row.addWidget(stop)
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        self._say()
        self._window.adjustSize()
        corner = QGuiApplication.primaryScreen().availableGeometry().bottomRight()
        self._window.move(corner.x() - self._window.width() - 16, corner.y() - self._window.height() - 16)
        self._window.show()
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
        self._window.close()
        self._window.deleteLater()
        self.deleteLater()

    def _say(self) -> None:
        self._label.setText(self.tr("The screen is taken in {seconds} s").format(seconds=self._left))
