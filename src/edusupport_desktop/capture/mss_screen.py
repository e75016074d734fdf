"""The screen through mss: Windows, macOS and X11."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from threading import Lock
from typing import TYPE_CHECKING, Any

from edusupport_desktop.capture.macos_permission import ask_to_record_screen, may_record_screen
from edusupport_desktop.domain.black import is_black
from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.domain.picture import Picture, Screen
from edusupport_desktop.domain.session import SessionKind

if TYPE_CHECKING:
    from mss import MSS
    from mss.screenshot import ScreenShot

# On X11 the pages shared with the display are made by the first grab: at 4K on Xvfb that grab takes 26 ms, and each
# later one 4. Elsewhere nothing is gained, and on Windows an mss object dies with its thread.
_KEPT = sys.platform == "linux"


class MssMethod:
    """Fits where the system lets a program read the screen directly.

    Not Wayland: through XWayland mss gives an all-black picture without an error.
    """

    def fits(self, session: SessionKind) -> bool:
        return session in (SessionKind.WINDOWS, SessionKind.X11)

    def make(self) -> MssScreenCapture:
        return MssScreenCapture()


class MacosMethod:
    """Fits macOS, where the user has to allow it."""

    def fits(self, session: SessionKind) -> bool:
        return session is SessionKind.MACOS

    def make(self) -> MacosScreenCapture:
        return MacosScreenCapture()


class MssScreenCapture:
    """Takes the screen in device pixels. May be used from any thread.

    The monitors are asked for anew each time (0.7 ms on X11): a kept mss object would remember those that were
    unplugged since. On X11 the object that grabs is kept, see ``_KEPT``.
    """

    def __init__(self) -> None:
        self._kept: MSS | None = None
        self._lock = Lock()

    def missing(self) -> str | None:
        """Nothing: the system lets every program read the screen. Whether it does shows when it is tried."""
        return None

    def screens(self) -> Sequence[Screen]:
        """The monitors. Raises ``Unavailable("screen_unreadable")``."""
        desktop, *monitors = _areas()
        # An X server without RandR lists the whole desktop alone.
        return tuple(_screen(monitor, number) for number, monitor in enumerate(monitors or [desktop], start=1))

    def capture(self, screen: Screen | None = None) -> Picture:
        """One monitor or, with None, the whole desktop: the rectangle around all monitors.

        Raises ``Unavailable`` with the code ``screen_unreadable``, or ``screen_is_black`` where the system answered
        with a picture that shows nothing at all.
        """
        if screen is None:
            area = _areas()[0]
        else:
            area = {"left": screen.left, "top": screen.top, "width": screen.width, "height": screen.height}
        shot = self._grab(area)
        if is_black(shot.raw):
            raise Unavailable("screen_is_black", width=shot.width, height=shot.height)
        return Picture(shot.width, shot.height, shot.raw, scale=shot.width / int(area["width"]))

    def _grab(self, area: dict[str, Any]) -> ScreenShot:
        if not _KEPT:
            with _our_words(), _open() as source:
                return source.grab(area)
        with self._lock, _our_words():
            if self._kept is not None:
                with suppress(*_mss_errors()):  # the desktop has grown, or the display was started anew
                    return self._kept.grab(area)
                self._kept.close()
                self._kept = None
            self._kept = _open()
            return self._kept.grab(area)


class MacosScreenCapture(MssScreenCapture):
    """Refuses without the permission, because macOS gives a picture then too: one without other programs' windows.

    ``allowed`` and ``ask`` stand for the system's questions.
    """

    def __init__(
        self, allowed: Callable[[], bool] = may_record_screen, ask: Callable[[], None] = ask_to_record_screen
    ) -> None:
        super().__init__()
        self._allowed = allowed
        self._ask = ask

    def missing(self) -> str | None:
        """``screen_recording_not_allowed``, or None. Asks the user nothing."""
        return None if self._allowed() else "screen_recording_not_allowed"

    def capture(self, screen: Screen | None = None) -> Picture:
        """As ``MssScreenCapture``; raises ``Unavailable("screen_recording_not_allowed")`` after macOS was asked to show
        its own question, which it does once, and to list this program in System Settings."""
        if code := self.missing():
            self._ask()
            raise Unavailable(code)
        return super().capture(screen)


def _areas() -> Sequence[dict[str, Any]]:
    """The whole desktop, then its monitors."""
    with _our_words(), _open() as source:
        return source.monitors


def _open() -> MSS:
    from mss import MSS

    return MSS()


def _mss_errors() -> tuple[type[Exception], ...]:
    from mss.exception import ScreenShotError

    return ScreenShotError, OSError


@contextmanager
def _our_words() -> Iterator[None]:
    try:
        yield
    except _mss_errors() as error:
        raise Unavailable("screen_unreadable", reason=str(error)) from error


def _screen(monitor: dict[str, Any], number: int) -> Screen:
    name = monitor.get("name") or monitor.get("output") or str(number)
    return Screen(str(name), monitor["left"], monitor["top"], monitor["width"], monitor["height"])
