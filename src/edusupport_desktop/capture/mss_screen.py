"""The screen through mss: Windows, macOS and X11."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.domain.picture import Picture, Screen
from edusupport_desktop.domain.session import SessionKind

if TYPE_CHECKING:
    from mss import MSS

# For a single grab the plain way is no slower than shared memory, whose pages are all new (best of 40 at 4K on Xvfb: 24
# against 26 ms). Shared memory wins where the connection is kept (3 ms), at the price of a screen held all the time.
_BACKEND_ON_X11 = "xgetimage"
# A prime, so that the samples wander through all columns whatever the width: about 8000 pixels of a 4K screen.
_SAMPLE_EVERY = 997


class MssMethod:
    """Fits where the system lets a program read the screen directly.

    Not Wayland: through XWayland mss gives an all-black picture without an error.
    """

    def fits(self, session: SessionKind) -> bool:
        return session in (SessionKind.WINDOWS, SessionKind.MACOS, SessionKind.X11)

    def make(self) -> MssScreenCapture:
        return MssScreenCapture()


class MssScreenCapture:
    """Takes the screen in device pixels. May be used from any thread.

    Each call has its own connection (0.3 ms on X11): on Windows an mss object dies with its thread, and a kept one
    would remember monitors that were unplugged since.
    """

    def screens(self) -> Sequence[Screen]:
        """The monitors. Raises ``Unavailable("screen_unreadable")``."""
        with _Connection() as source:
            desktop, *monitors = source.monitors
            # An X server without RandR lists the whole desktop alone.
            return tuple(_screen(monitor, number) for number, monitor in enumerate(monitors or [desktop], start=1))

    def capture(self, screen: Screen | None = None) -> Picture:
        """One monitor or, with None, the whole desktop: the rectangle around all monitors.

        Raises ``Unavailable`` with the code ``screen_unreadable``, or ``screen_is_black`` where the system answered
        with a picture that shows nothing at all.
        """
        with _Connection() as source:
            if screen is None:
                area = source.monitors[0]
            else:
                area = {"left": screen.left, "top": screen.top, "width": screen.width, "height": screen.height}
            shot = source.grab(area)
        if is_black(shot.raw):
            raise Unavailable("screen_is_black", width=shot.width, height=shot.height)
        return Picture(shot.width, shot.height, shot.raw, scale=shot.width / int(area["width"]))


class _Connection:
    """An mss object for the time of one call, its errors told in our words."""

    def __init__(self) -> None:
        self._mss: MSS | None = None

    def __enter__(self) -> MSS:
        from mss import MSS
        from mss.exception import ScreenShotError

        try:
            self._mss = MSS(backend=_BACKEND_ON_X11 if sys.platform == "linux" else "default")
        except (ScreenShotError, OSError) as error:
            raise Unavailable("screen_unreadable", reason=str(error)) from error
        return self._mss

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        from mss.exception import ScreenShotError

        if self._mss is not None:
            self._mss.close()
        if isinstance(error, (ScreenShotError, OSError)):
            raise Unavailable("screen_unreadable", reason=str(error)) from error


def is_black(pixels: bytes | bytearray) -> bool:
    """Is every pixel of this BGRX picture black? The fourth byte is not looked at: some systems set it to 255.

    Samples answer for nearly every real screen in microseconds; all pixels are read only where all samples are black.
    """
    return not any(pixels[channel :: 4 * every].strip(b"\0") for every in (_SAMPLE_EVERY, 1) for channel in range(3))


def _screen(monitor: dict[str, Any], number: int) -> Screen:
    name = monitor.get("name") or monitor.get("output") or str(number)
    return Screen(str(name), monitor["left"], monitor["top"], monitor["width"], monitor["height"])
