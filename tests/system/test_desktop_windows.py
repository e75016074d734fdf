"""The choice of a way to list windows, as a truth table of faked machines."""

from __future__ import annotations

import sys

import pytest

from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.domain.session import SessionKind
from edusupport_desktop.system.desktop_windows import NoDesktopWindows, choose_desktop_windows
from edusupport_desktop.system.win32_windows import Win32Windows
from edusupport_desktop.system.x11_windows import X11Windows


@pytest.mark.parametrize(
    ("session", "chosen"),
    [
        (SessionKind.X11, X11Windows),
        (SessionKind.WINDOWS, Win32Windows),
        (SessionKind.MACOS, NoDesktopWindows),
        (SessionKind.WAYLAND, NoDesktopWindows),
        (SessionKind.NONE, NoDesktopWindows),
    ],
)
def test_each_session_has_its_way(session: SessionKind, chosen: type) -> None:
    assert type(choose_desktop_windows(session)) is chosen


@pytest.mark.parametrize("session", [SessionKind.MACOS, SessionKind.WAYLAND, SessionKind.NONE])
def test_where_the_session_does_not_tell_that_is_said(session: SessionKind) -> None:
    with pytest.raises(Unavailable) as caught:
        choose_desktop_windows(session).visible()
    assert caught.value.code == "window_list_unavailable"


@pytest.mark.not_windows("the display is not named by the environment")
@pytest.mark.parametrize("display", [":64999", "экран 🙈", ""])
def test_a_display_that_does_not_answer_is_told_as_unavailable(monkeypatch: pytest.MonkeyPatch, display: str) -> None:
    monkeypatch.setenv("DISPLAY", display)
    with pytest.raises(Unavailable, match="window_list_unavailable"):
        choose_desktop_windows(SessionKind.X11).visible()


@pytest.mark.skipif(sys.platform == "win32", reason="tests/windows/ asks the real one")
def test_windows_elsewhere_than_on_windows_are_unavailable() -> None:
    with pytest.raises(Unavailable, match="window_list_unavailable"):
        choose_desktop_windows(SessionKind.WINDOWS).visible()
