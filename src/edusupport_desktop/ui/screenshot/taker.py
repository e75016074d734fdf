"""Taking a screenshot: own windows away, the screen frozen, a part chosen, the windows back whatever happens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QCursor, QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QWidget

from edusupport_desktop.domain.errors import Cancelled, Unavailable
from edusupport_desktop.domain.picture import Picture, Screen
from edusupport_desktop.services.ports import Progress, ScreenCapture
from edusupport_desktop.ui.jobs import Jobs
from edusupport_desktop.ui.screenshot.countdown import Countdown
from edusupport_desktop.ui.screenshot.overlay import Overlay

FOREIGN = "foreign"
"""A window with this property stands for another program's (the demo's sample page) and is not hidden."""

_VANISHING_MS = 250
"""How long the desktop takes to draw what was under our windows (fade-out effects included)."""

_TRIES_IF_BLACK = 6


class ScreenshotTaker(QObject):
    """One at a time. ``taken`` carries the Picture; ``failed`` the error, ``Cancelled`` after Esc."""

    taken = Signal(object)
    failed = Signal(object)
    frozen = Signal()
    """The frozen picture is painted on every screen."""

    def __init__(self, capture: Callable[[], ScreenCapture], jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._capture = capture
        self._jobs = jobs
        self._hidden: list[QWidget] = []
        self._active: QWidget | None = None
        self._overlays: list[Overlay] = []
        self._countdown: Countdown | None = None
        self._unpainted = 0
        self._tries_left = 0
        self._busy = False
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._grab)

    @property
    def is_busy(self) -> bool:
        return self._busy

    def take(self, delay_seconds: int = 0) -> None:
        """Begins; does nothing while one is under way. With a delay a countdown is shown meanwhile."""
        if self._busy:
            return
        self._busy = True
        self._tries_left = _TRIES_IF_BLACK
        self._hidden = [w for w in QApplication.topLevelWidgets() if w.isVisible() and not _is_elsewhere(w)]
        self._active = QApplication.activeWindow()
        for window in self._hidden:
            window.hide()
        vanishing = 0
        if self._hidden:
            vanishing = _VANISHING_MS
            # The library is loaded meanwhile. What is wrong with the screen is told by the grab itself.
            self._jobs.run(lambda _: self._capture().screens(), failed=lambda _: None)
        if delay_seconds:
            self._countdown = countdown = Countdown(delay_seconds)
            countdown.finished.connect(lambda: self._wait.start(_VANISHING_MS))
            countdown.cancelled.connect(lambda: self._end(Cancelled()))
            countdown.start()
        else:
            self._wait.start(vanishing)

    def _grab(self) -> None:
        self._jobs.run(self._grab_screens, self._freeze, self._not_grabbed)

    def _not_grabbed(self, error: Exception) -> None:
        # On a busy computer the desktop may not have drawn yet what our windows covered.
        if self._tries_left and isinstance(error, Unavailable) and error.code == "screen_is_black":
            self._tries_left -= 1
            self._wait.start(_VANISHING_MS)
        else:
            self._end(error)

    def _grab_screens(self, _: Progress) -> list[tuple[Screen, Picture]]:
        capture = self._capture()
        return [(screen, capture.capture(screen)) for screen in capture.screens()]

    def _freeze(self, pictures: Sequence[tuple[Screen, Picture]]) -> None:
        pairs = _matched(pictures, QGuiApplication.screens())
        self._unpainted = len(pairs)
        under_mouse = QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
        for picture, screen in pairs:
            overlay = Overlay(replace(picture, scale=screen.devicePixelRatio()), screen, len(pairs))
            overlay.accepted.connect(self._accepted)
            overlay.cancelled.connect(lambda: self._end(Cancelled()))
            overlay.monitor_wanted.connect(self._take_monitor)
            overlay.painted.connect(self._one_painted)
            self._overlays.append(overlay)
            overlay.show_over_screen(with_keyboard=screen is under_mouse or len(pairs) == 1)

    def _one_painted(self) -> None:
        self._unpainted -= 1
        if self._unpainted == 0:
            self.frozen.emit()

    def _take_monitor(self, place: int) -> None:
        if place < len(self._overlays):
            self._overlays[place].take_keyboard()

    def _accepted(self, picture: Picture) -> None:
        self._put_back()
        self.taken.emit(picture)

    def _end(self, error: Exception) -> None:
        self._put_back()
        self.failed.emit(error)

    def _put_back(self) -> None:
        for overlay in self._overlays:
            overlay.releaseKeyboard()
            overlay.close()
        self._overlays = []
        for window in self._hidden:
            window.show()
        if self._active in self._hidden:
            self._active.activateWindow()
        self._hidden, self._active = [], None
        self._countdown = None
        self._busy = False


def _is_elsewhere(window: QWidget) -> bool:
    """Qt's tray icon on X11 is a window inside another program's panel, which it would not find again."""
    return bool(window.property(FOREIGN)) or window.inherits("QSystemTrayIconSys")


def _matched(pictures: Sequence[tuple[Screen, Picture]], screens: Sequence[QScreen]) -> list[tuple[Picture, QScreen]]:
    """Which picture belongs over which of Qt's screens: by place and size in device pixels, else by order."""
    pairs: list[tuple[Picture, QScreen]] = []
    left = list(screens)
    for place, (monitor, picture) in enumerate(pictures):
        if not left:
            break
        same_place = [s for s in left if (s.geometry().left(), s.geometry().top()) == (monitor.left, monitor.top)]
        same_size = [s for s in left if round(s.geometry().width() * s.devicePixelRatio()) == monitor.width]
        screen = (same_place or same_size or [left[min(place, len(left) - 1)]])[0]
        left.remove(screen)
        pairs.append((picture, screen))
    return pairs
