"""One overlay on every monitor, working as one: one of them has the keyboard, one part or window is chosen."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QCursor, QGuiApplication, QScreen

from edusupport_desktop.domain.desktop_window import DesktopWindow
from edusupport_desktop.ui.screenshot.frozen import FrozenDesktop
from edusupport_desktop.ui.screenshot.modes import CaptureMode
from edusupport_desktop.ui.screenshot.overlay import Overlay
from edusupport_desktop.ui.screenshot.view import views_over


class Overlays(QObject):
    """``accepted`` carries a Choice. ``screens_changed``: a monitor came, went or moved; what is shown fits no more.

    After each of these, and after ``cancelled``, ``put_away`` is to be called.
    """

    accepted = Signal(object)
    cancelled = Signal()
    painted = Signal()
    """Every monitor shows its frozen picture."""
    screens_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shown: list[Overlay] = []
        self._keyboard: Overlay | None = None
        self._windows: tuple[DesktopWindow, ...] = ()
        self._picked: DesktopWindow | None = None
        self._unpainted = 0
        self._watched: list[QScreen] = []

    def show(self, frozen: FrozenDesktop, mode: CaptureMode, notice: str = "") -> None:
        """``notice``: see ``Overlay``. A window is chosen where the windows are known, else a part."""
        pairs = views_over(frozen, QGuiApplication.screens())
        self._windows = tuple(w for w in frozen.windows or () if any(view.place_of(w) for view, _ in pairs))
        self._picked = None
        self._unpainted = len(pairs)
        self._watch_screens()
        under_mouse = QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
        for place, (view, screen) in enumerate(pairs):
            overlay = Overlay(
                view, screen, mode, monitor=place, monitors=len(pairs), windows=self._windows, notice=notice
            )
            self._connect(overlay)
            self.shown.append(overlay)
            overlay.show_over_screen()
            if self._keyboard is None or screen is under_mouse:
                self._give_keyboard(overlay)
        if mode is CaptureMode.WINDOW and self._windows:
            self._pick(self._window_under_mouse())

    def put_away(self) -> None:
        for screen in self._watched:
            screen.geometryChanged.disconnect(self.screens_changed)
        if self._watched:
            application = _application()
            application.screenAdded.disconnect(self.screens_changed)
            application.screenRemoved.disconnect(self.screens_changed)
        overlays, self.shown = self.shown, []
        self._watched, self._keyboard, self._windows, self._picked = [], None, (), None
        for overlay in overlays:
            overlay.put_away()

    def _connect(self, overlay: Overlay) -> None:
        overlay.accepted.connect(self.accepted)
        overlay.cancelled.connect(self.cancelled)
        overlay.painted.connect(self._one_painted)
        overlay.monitor_wanted.connect(self._monitor_wanted)
        overlay.monitor_stepped.connect(self._step_monitor)
        overlay.window_stepped.connect(self._step_window)
        overlay.window_pointed.connect(self._pick)
        overlay.entered.connect(lambda: self._give_keyboard(overlay))
        overlay.begun.connect(lambda: self._begun(overlay))

    def _watch_screens(self) -> None:
        application = _application()
        application.screenAdded.connect(self.screens_changed)
        application.screenRemoved.connect(self.screens_changed)
        self._watched = QGuiApplication.screens()
        for screen in self._watched:
            screen.geometryChanged.connect(self.screens_changed)

    def _one_painted(self) -> None:
        self._unpainted -= 1
        if self._unpainted == 0:
            self.painted.emit()

    def _give_keyboard(self, overlay: Overlay) -> None:
        if overlay is self._keyboard or overlay not in self.shown:
            return
        if self._keyboard is not None:
            self._keyboard.leave_keyboard()
        self._keyboard = overlay
        overlay.take_keyboard()

    def _monitor_wanted(self, place: int) -> None:
        if place < len(self.shown):
            self._give_keyboard(self.shown[place])
            self.shown[place].monitor_chosen()

    def _step_monitor(self, by: int) -> None:
        if self._keyboard is not None:
            place = self.shown.index(self._keyboard) + by
            self._give_keyboard(self.shown[place % len(self.shown)])

    def _step_window(self, by: int) -> None:
        place = -1 if self._picked is None else self._windows.index(self._picked)
        if self._picked is None and by < 0:
            place = 0
        window = self._windows[(place + by) % len(self._windows)]
        self._give_keyboard(max(self.shown, key=lambda overlay: overlay.size_here(window)))
        self._pick(window)

    def _pick(self, window: DesktopWindow | None) -> None:
        self._picked = window
        for overlay in self.shown:
            overlay.pick(window)

    def _begun(self, overlay: Overlay) -> None:
        self._pick(None)
        for other in self.shown:
            if other is not overlay:
                other.forget_part()

    def _window_under_mouse(self) -> DesktopWindow | None:
        place = QCursor.pos()
        for overlay in self.shown:
            if overlay.geometry().contains(place):
                return overlay.window_under(overlay.mapFromGlobal(place))
        return None


def _application() -> QGuiApplication:
    return cast(QGuiApplication, QGuiApplication.instance())
