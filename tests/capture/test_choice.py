"""The choice of a capture method, as a truth table of faked machines."""

from __future__ import annotations

import subprocess
import sys

import pytest

from edusupport_desktop.capture.choice import METHODS, NoScreenCapture, choose_screen_capture
from edusupport_desktop.capture.mss_screen import MssScreenCapture
from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.domain.session import SessionKind


@pytest.mark.parametrize(
    ("session", "chosen"),
    [
        (SessionKind.WINDOWS, MssScreenCapture),
        (SessionKind.MACOS, MssScreenCapture),
        (SessionKind.X11, MssScreenCapture),
        (SessionKind.WAYLAND, NoScreenCapture),
        (SessionKind.NONE, NoScreenCapture),
    ],
)
def test_each_kind_of_session_gets_its_method(session: SessionKind, chosen: type) -> None:
    assert type(choose_screen_capture(session)) is chosen


def test_the_table_above_knows_every_kind_of_session() -> None:
    assert len(SessionKind) == 5


@pytest.mark.parametrize(
    ("session", "code"),
    [(SessionKind.WAYLAND, "wayland_capture_missing"), (SessionKind.NONE, "no_display")],
)
def test_where_nothing_fits_every_call_says_what_is_missing(session: SessionKind, code: str) -> None:
    capture = choose_screen_capture(session)
    assert isinstance(capture, NoScreenCapture)
    assert capture.code == code
    with pytest.raises(Unavailable, match=code):
        capture.screens()
    with pytest.raises(Unavailable, match=code):
        capture.capture()


def test_a_machine_whose_methods_are_all_gone_still_gets_an_answer() -> None:
    with pytest.raises(Unavailable, match="screen_unreadable"):
        choose_screen_capture(SessionKind.X11, methods=()).capture()


class _Portal:
    """What a further method looks like to the choice."""

    made = NoScreenCapture("made by the portal")

    def fits(self, session: SessionKind) -> bool:
        return session is SessionKind.WAYLAND

    def make(self) -> NoScreenCapture:
        return self.made


def test_a_further_method_is_one_more_line_in_the_table() -> None:
    methods = (*METHODS, _Portal())
    assert choose_screen_capture(SessionKind.WAYLAND, methods) is _Portal.made
    assert isinstance(choose_screen_capture(SessionKind.X11, methods), MssScreenCapture)


def test_choosing_loads_neither_mss_nor_pillow() -> None:
    program = (
        "import sys\n"
        "from edusupport_desktop.capture.choice import choose_screen_capture\n"
        "from edusupport_desktop.capture.picture_files import PillowPictureFiles\n"
        "from edusupport_desktop.capture.verify import verify_picture\n"
        "from edusupport_desktop.domain.session import SessionKind\n"
        "choose_screen_capture(SessionKind.X11), PillowPictureFiles()\n"
        "print(sorted({'mss', 'PIL', 'deflate', 'PySide6'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
