"""The least there is to freezing a screen: grab it with mss, paint it with Qt over the whole screen."""

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
        answering.painted()


def take() -> None:
    shot = screen.grab(screen.monitors[0])
    image = QImage(shot.raw, shot.width, shot.height, QImage.Format.Format_RGB32)
    window = Frozen(image)
    shown.append((window, shot))
    window.setGeometry(app.primaryScreen().geometry())  # else the first paint is of a small window
    window.showFullScreen()


def put_away() -> None:
    window, _ = shown.pop()
    window.close()
    window.deleteLater()


app = QApplication(sys.argv)
app.setQuitOnLastWindowClosed(False)
screen = mss.MSS()
shown: list[tuple[Frozen, object]] = []
answering = Answering(app, take, put_away)
sys.exit(app.exec())
