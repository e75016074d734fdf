"""The choice of a capture method, as a truth table of faked machines."""

from __future__ import annotations

import subprocess
import sys

import pytest

from edusupport_desktop.capture.choice import METHODS, NoScreenCapture, choose_screen_capture
from edusupport_desktop.capture.mss_screen import MacosScreenCapture, MssScreenCapture
from edusupport_desktop.capture.portal_screen import PortalScreenCapture
from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.domain.session import SessionKind
from edusupport_desktop.services.ports import ScreenCapture


@pytest.mark.parametrize(
    ("session", "chosen"),
    [
        (SessionKind.WINDOWS, MssScreenCapture),
        (SessionKind.MACOS, MacosScreenCapture),
        (SessionKind.X11, MssScreenCapture),
        (SessionKind.WAYLAND, PortalScreenCapture),
        (SessionKind.NONE, NoScreenCapture),
    ],
)
def test_each_kind_of_session_gets_its_method(session: SessionKind, chosen: type) -> None:
    assert type(choose_screen_capture(session)) is chosen


def test_the_table_above_knows_every_kind_of_session() -> None:
    assert len(SessionKind) == 5


# What each machine lacks, as far as it tells without a picture being taken: capture/test_portal_screen.py has the
# answers a portal can give, tests/real/ the real ones.
@pytest.mark.parametrize(
    ("method", "missing"),
    [
        (MssScreenCapture(), None),
        (MacosScreenCapture(allowed=lambda: True), None),
        (MacosScreenCapture(allowed=lambda: False), "screen_recording_not_allowed"),
        (NoScreenCapture("no_display"), "no_display"),
    ],
)
def test_each_method_says_what_is_missing(method: ScreenCapture, missing: str | None) -> None:
    assert method.missing() == missing


@pytest.mark.parametrize(
    ("session", "code"),
    [
        (SessionKind.NONE, "no_display"),
        (SessionKind.WAYLAND, "portal_missing"),
        (SessionKind.X11, "screen_unreadable"),
        (SessionKind.WINDOWS, "screen_unreadable"),
    ],
)
def test_where_nothing_fits_every_call_says_what_is_missing(session: SessionKind, code: str) -> None:
    capture = choose_screen_capture(session, methods=())
    assert capture.missing() == code
    for ask in (capture.screens, capture.capture):
        with pytest.raises(Unavailable, match=code):
            ask()


class _Further:
    """What a further method looks like to the choice."""

    made = NoScreenCapture("made by the further one")

    def fits(self, session: SessionKind) -> bool:
        return session is SessionKind.NONE

    def make(self) -> NoScreenCapture:
        return self.made


def test_a_further_method_is_one_more_line_in_the_table() -> None:
    methods = (*METHODS, _Further())
    assert choose_screen_capture(SessionKind.NONE, methods) is _Further.made
    assert isinstance(choose_screen_capture(SessionKind.X11, methods), MssScreenCapture)


def test_choosing_loads_no_library() -> None:
    program = (
        "import sys\n"
        "from edusupport_desktop.capture.choice import choose_screen_capture\n"
        "from edusupport_desktop.capture.picture_files import PillowPictureFiles\n"
        "from edusupport_desktop.capture.verify import verify_picture\n"
        "from edusupport_desktop.domain.session import SessionKind\n"
        "[choose_screen_capture(kind) for kind in SessionKind], PillowPictureFiles()\n"
        "print(sorted({'mss', 'PIL', 'deflate', 'jeepney', 'PySide6'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
