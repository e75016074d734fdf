"""The least there is to freezing the screens: grab each with mss, paint it with Qt over the whole screen."""

import sys

import mss
from answering import Answering
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


class Frozen(QWidget):
    def __init__(self, image: QImage) -> None:
        super().__init__()
        self._image = image

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawImage(0, 0, self._image)
        painter.end()
        unpainted.discard(self)
        if not unpainted:
            answering.painted()


def take() -> None:
    for monitor, where in zip(source.monitors[1:], app.screens(), strict=True):
        shot = source.grab(monitor)
        window = Frozen(QImage(shot.raw, shot.width, shot.height, QImage.Format.Format_RGB32))
        shown.append((window, shot))
        unpainted.add(window)
        window.setGeometry(where.geometry())  # else the first paint is of a small window
    for window, _ in shown:
        window.showFullScreen()


def put_away() -> None:
    while shown:
        window, _ = shown.pop()
        window.close()
        window.deleteLater()


app = QApplication(sys.argv)
app.setQuitOnLastWindowClosed(False)
source = mss.MSS()
shown: list[tuple[Frozen, object]] = []
unpainted: set[Frozen] = set()
answering = Answering(app, take, put_away)
sys.exit(app.exec())
