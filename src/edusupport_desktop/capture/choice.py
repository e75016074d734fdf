"""Which way of taking the screen works in this session.

A further way is one more file with a method and one more line in ``METHODS``; the first that fits is taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NoReturn, Protocol

from edusupport_desktop.capture.mss_screen import MacosMethod, MssMethod
from edusupport_desktop.capture.portal_screen import PortalMethod
from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.domain.picture import Picture, Screen
from edusupport_desktop.domain.session import SessionKind
from edusupport_desktop.services.ports import ScreenCapture


class CaptureMethod(Protocol):
    """One way of taking the screen. Asking costs nothing; only ``make`` may load a library."""

    def fits(self, session: SessionKind) -> bool:
        """Could it work in such a session? False where it would give a wrong picture without an error."""

    def make(self) -> ScreenCapture: ...


METHODS: tuple[CaptureMethod, ...] = (MssMethod(), MacosMethod(), PortalMethod())
"""The best first."""

_WHAT_IS_MISSING = {
    SessionKind.WAYLAND: "portal_missing",
    SessionKind.NONE: "no_display",
}


class NoScreenCapture:
    """Stands where no method fits: the program works on with pasted and opened pictures.

    ``code`` is what every call raises as ``Unavailable``.
    """

    def __init__(self, code: str) -> None:
        self.code = code

    def missing(self) -> str:
        return self.code

    def screens(self) -> NoReturn:
        raise Unavailable(self.code)

    def capture(self, screen: Screen | None = None) -> Picture:  # noqa: ARG002 - the port's signature
        raise Unavailable(self.code)


def choose_screen_capture(session: SessionKind, methods: Sequence[CaptureMethod] = METHODS) -> ScreenCapture:
    """The first method that fits the session, or a ``NoScreenCapture`` that says what is missing. Never raises."""
    for method in methods:
        if method.fits(session):
            return method.make()
    return NoScreenCapture(_WHAT_IS_MISSING.get(session, "screen_unreadable"))
