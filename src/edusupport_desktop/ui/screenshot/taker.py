"""Taking a screenshot: own windows away, the screen frozen, a part chosen, the windows back whatever happens."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen

from edusupport_desktop.domain.black import is_black
from edusupport_desktop.domain.capture_habits import CaptureHabits, ScreenRegion
from edusupport_desktop.domain.errors import Cancelled, EduSupportError, Unavailable
from edusupport_desktop.domain.picture import Picture, Screen
from edusupport_desktop.domain.screenshot import Screenshot, window_shown
from edusupport_desktop.services.ports import CaptureHabitsStore, DesktopWindows, Progress, ScreenCapture
from edusupport_desktop.ui.jobs import Jobs
from edusupport_desktop.ui.screenshot.countdown import Countdown
from edusupport_desktop.ui.screenshot.frozen import (
    FrozenDesktop,
    freeze,
    freeze_desktop,
    freeze_region_again,
    picture_of_window,
)
from edusupport_desktop.ui.screenshot.modes import CaptureMode
from edusupport_desktop.ui.screenshot.overlays import Overlays
from edusupport_desktop.ui.screenshot.own_windows import OwnWindows
from edusupport_desktop.ui.screenshot.view import Choice, View, views_over

_VANISHING_MS = 250
"""How long the desktop takes to draw what was under our windows (fade-out effects included)."""

_TRIES_IF_BLACK = 6
_TRIES_IF_ONE_IS_BLACK = 2
"""A monitor that is switched off stays black, and nobody should wait for it."""

_log = logging.getLogger(__name__)


class ScreenshotTaker(QObject):
    """One at a time. ``taken`` carries the Screenshot; ``failed`` the error, ``Cancelled`` after Esc."""

    taken = Signal(object)
    failed = Signal(object)
    frozen = Signal()
    """The frozen picture is painted on every screen."""

    def __init__(
        self,
        capture: Callable[[], ScreenCapture],
        windows: Callable[[], DesktopWindows],
        habits: CaptureHabitsStore,
        jobs: Jobs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._capture = capture
        self._windows = windows
        self._store = habits
        self._jobs = jobs
        self._mode = CaptureMode.REGION
        self._region: ScreenRegion | None = None
        self._frozen: FrozenDesktop | None = None
        self._countdown: Countdown | None = None
        self._own_windows = OwnWindows()
        self._tries = 0
        self._busy = False
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._grab)
        self.overlays = overlays = Overlays(self)
        overlays.accepted.connect(self._accepted)
        overlays.cancelled.connect(lambda: self._end(Cancelled()))
        overlays.screens_changed.connect(lambda: self._end(Unavailable("screens_changed")))
        overlays.painted.connect(self.frozen)

    @property
    def is_busy(self) -> bool:
        return self._busy

    @property
    def habits(self) -> CaptureHabits:
        """As they are kept; the usual ones where they cannot be read."""
        try:
            return self._store.load()
        except EduSupportError:
            return CaptureHabits()

    def remember(self, habits: CaptureHabits) -> None:
        """A disk that takes nothing costs no picture: they are only not remembered."""
        try:
            self._store.save(habits)
        except EduSupportError as error:
            _log.warning("the capture habits were not saved: %s", error.code)

    def take(self, delay_seconds: int = 0, mode: CaptureMode = CaptureMode.REGION) -> None:
        """Begins; does nothing while one is under way. With a delay a countdown is shown meanwhile."""
        if self._busy:
            return
        self._busy = True
        self._mode = mode
        self._region = self.habits.last_region if mode is CaptureMode.LAST_REGION else None
        self._tries = 0
        any_hidden = self._own_windows.hide()
        if any_hidden:
            # The libraries are loaded meanwhile. What goes wrong with the screen is told by the grab itself.
            self._jobs.run(self._warm_up, self._tell_what_is_missing, failed=lambda _: None)
        if delay_seconds:
            self._countdown = countdown = Countdown(delay_seconds)
            countdown.finished.connect(self._counted_down)
            countdown.cancelled.connect(lambda: self._end(Cancelled()))
            countdown.start()
        else:
            self._wait.start(_VANISHING_MS if any_hidden else 0)

    def _warm_up(self, _: Progress) -> str | None:
        missing = self._capture().missing()
        if missing is None:
            self._capture().screens()
            self._windows().visible()
        return missing

    def _tell_what_is_missing(self, code: str | None) -> None:
        """Now rather than after the countdown. Where the screen is taken already, that tells it itself."""
        if code is not None and (self._countdown is not None or self._wait.isActive()):
            self._end(Unavailable(code))

    def _counted_down(self) -> None:
        self._countdown = None
        self._wait.start(_VANISHING_MS)

    def _grab(self) -> None:
        self._jobs.run(self._freeze, self._show, self._not_grabbed)

    def _freeze(self, _: Progress) -> FrozenDesktop:
        """In a job, while our own windows are away. Windows and pixels of the same moment."""
        if self._mode is CaptureMode.DESKTOP:
            return freeze_desktop(self._capture(), self._windows())
        if self._region is not None:
            return freeze_region_again(self._capture(), self._windows(), self._region)
        return freeze(self._capture(), self._windows())

    def _not_grabbed(self, error: Exception) -> None:
        # On a busy computer the desktop may not have drawn yet what our windows covered.
        is_black = isinstance(error, Unavailable) and error.code == "screen_is_black"
        if not (is_black and self._tried_again(_TRIES_IF_BLACK)):
            self._end(error)

    def _tried_again(self, limit: int) -> bool:
        if self._tries >= limit:
            return False
        self._tries += 1
        self._wait.start(_VANISHING_MS)
        return True

    def _show(self, frozen: FrozenDesktop) -> None:
        try:
            self._choose(frozen)
        except Exception as error:  # a bug must not cost the teacher the windows
            _log.exception("the frozen screen was not shown")
            self._end(error)

    def _choose(self, frozen: FrozenDesktop) -> None:
        """What needs no choosing is taken at once."""
        screens = QGuiApplication.screens()
        needs_all = self._mode not in (CaptureMode.DESKTOP, CaptureMode.LAST_REGION)
        if needs_all and len(frozen.screens) < frozen.monitors and self._tried_again(_TRIES_IF_ONE_IS_BLACK):
            return
        self._frozen = frozen
        first = frozen.screens[0]
        if self._mode is CaptureMode.DESKTOP or frozen.is_part([_layout(screen) for screen in screens]):
            self._accepted(Choice(View.whole(first, max(screen.devicePixelRatio() for screen in screens))))
        elif self._mode is CaptureMode.MONITOR and len(screens) == 1:
            self._accepted(Choice(View.whole(first, screens[0].devicePixelRatio())))
        elif (again := self._region_again(frozen)) is not None:
            self._accepted(again)
        else:
            is_possible = self._mode is CaptureMode.MONITOR or (self._mode is CaptureMode.WINDOW and frozen.windows)
            mode = self._mode if is_possible else CaptureMode.REGION
            self.overlays.show(frozen, mode, self._notice(frozen))

    def _region_again(self, frozen: FrozenDesktop) -> Choice | None:
        """None where the region's screen is no longer as it was."""
        region = self._region
        if region is None:
            return None
        for view, _ in views_over(frozen, QGuiApplication.screens()):
            if region.screen_among([view.frozen.screen]) is not None:
                part = view.part_at(region.left, region.top, region.width, region.height)
                if part is not None:
                    return Choice(view, part=part)
        return None

    def _notice(self, frozen: FrozenDesktop) -> str:
        if self._mode is CaptureMode.WINDOW and frozen.windows is None:
            return self.tr("This desktop does not tell which windows are open: drag over the window.")
        if self._mode is CaptureMode.WINDOW and not frozen.windows:
            return self.tr("No window of another program is open.")
        if self._mode is CaptureMode.LAST_REGION and self._region is None:
            return self.tr("No part was taken before.")
        if self._mode is CaptureMode.LAST_REGION:
            return self.tr("The screens are not as they were: choose the part anew.")
        return ""

    def _accepted(self, choice: Choice) -> None:
        """The windows come back at once; the pixels are cut out beside them."""
        frozen = self._frozen
        if frozen is None:
            return  # chosen twice: it is being cut out already
        self._frozen = None
        self.overlays.put_away()
        self._own_windows.show()
        is_screen = choice.part is None and choice.window is None
        windows = frozen.windows or ()
        shown = choice.window or window_shown(windows, choice.view.on_desktop(choice.part), is_whole_screen=is_screen)

        def cut_out(_: Progress) -> Screenshot:
            picture = _picture(frozen, choice)
            if is_black(picture.pixels):
                # The monitor is not, but a protected window on it may be.
                raise Unavailable("chosen_part_is_black")
            return Screenshot(picture, windows, shown)

        if choice.part is not None:
            self.remember(replace(self.habits, last_region=choice.view.region(choice.part)))
        self._jobs.run(cut_out, self._taken, self._end)

    def _taken(self, screenshot: Screenshot) -> None:
        self._put_back()
        self.taken.emit(screenshot)

    def _end(self, error: Exception) -> None:
        self._put_back()
        self.failed.emit(error)

    def _put_back(self) -> None:
        self._wait.stop()
        if self._countdown is not None:
            self._countdown.put_away()
            self._countdown = None
        self._frozen = None
        self._busy = False
        try:
            self.overlays.put_away()
        finally:
            self._own_windows.show()


def _picture(frozen: FrozenDesktop, choice: Choice) -> Picture:
    picture = choice.view.picture(choice.part) if choice.window is None else picture_of_window(frozen, choice.window)
    return replace(picture, scale=choice.view.scale)


def _layout(screen: QScreen) -> Screen:
    """In Qt's own coordinates, which are not pixels."""
    place = screen.geometry()
    return Screen(screen.name(), place.left(), place.top(), place.width(), place.height())
