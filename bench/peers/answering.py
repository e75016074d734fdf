"""For scripts that are triggered again and again: a line on standard input takes the screen, the time is the answer."""

import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication


class Answering:
    """Calls ``take`` for every line; ``painted`` is to be called from the paint event of the frozen picture."""

    def __init__(self, app: QApplication, take: Callable[[], None], put_away: Callable[[], None]) -> None:
        self._app, self._take, self._put_away = app, take, put_away
        self._start = 0.0
        self._trigger = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        self._trigger.activated.connect(self._triggered)

    def _triggered(self) -> None:
        if not sys.stdin.readline():
            self._app.quit()
            return
        self._start = time.perf_counter()
        self._take()

    def painted(self) -> None:
        # Qt sends the painted window to the screen when the paint event is over.
        QTimer.singleShot(0, self._on_the_screen)

    def _on_the_screen(self) -> None:
        # The display answers in order: when it gives this pixel, it has painted everything before.
        QGuiApplication.primaryScreen().grabWindow(0, 0, 0, 1, 1)
        milliseconds = (time.perf_counter() - self._start) * 1000
        self._put_away()
        QTimer.singleShot(100, lambda: print(milliseconds, flush=True))
