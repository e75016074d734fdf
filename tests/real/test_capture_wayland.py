"""Taking the screen of a real Wayland session through the real portal, checked by the colours of its pixels."""

from __future__ import annotations

from pathlib import Path

import pytest

from edusupport_desktop.capture.choice import choose_screen_capture
from edusupport_desktop.capture.portal_screen import PortalScreenCapture
from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.domain.picture import Picture, Screen
from edusupport_desktop.domain.screen_layout import desktop_scale
from edusupport_desktop.system.session import session_kind
from realparts.wayland import Output, WaylandFactory, WaylandSession

pytestmark = pytest.mark.real

Colour = tuple[int, int, int]
BLUE, ORANGE = (10, 120, 230), (240, 130, 20)
FIRST = Output(800, 600, 0, 0, "#0a78e6")
# Left of the first and above it, twice as fine: 320x240 of sway's units.
FINE = Output(640, 480, -320, -100, "#f08214", scale=2)


def pixel(picture: Picture, x: int, y: int) -> Colour:
    at = 4 * (y * picture.width + x)
    blue, green, red = picture.pixels[at : at + 3]
    return red, green, blue


def enter(session: WaylandSession, monkeypatch: pytest.MonkeyPatch) -> None:
    """The test's own process lives in the session from now on."""
    monkeypatch.delenv("DISPLAY", raising=False)
    for name in ("DBUS_SESSION_BUS_ADDRESS", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE", "XDG_RUNTIME_DIR"):
        monkeypatch.setenv(name, session.env[name])


def test_what_is_on_the_monitors_is_in_the_picture(wayland: WaylandFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    session = wayland(FIRST, FINE)
    enter(session, monkeypatch)
    capture = choose_screen_capture(session_kind("linux", session.env))
    assert isinstance(capture, PortalScreenCapture)
    assert capture.missing() is None
    desktop = capture.capture()
    # In one picture, as fine as the finest monitor: 320 + 800 by 100 + 600, twice.
    assert (desktop.width, desktop.height) == (2240, 1400)
    assert desktop_scale(2240, 1400, [Screen("", 0, 0, 800, 600), Screen("", -320, -100, 320, 240)]) == 2
    # grim blends the outermost pixels of a monitor that it magnifies with what lies beyond.
    for (left, top, right, bottom), colour in (((640, 200, 2240, 1400), BLUE), ((0, 0, 640, 480), ORANGE)):
        corners = [(x, y) for x in (left + 1, right - 2) for y in (top + 1, bottom - 2)]
        assert {pixel(desktop, *corner) for corner in corners} == {colour}
    assert not Path("/tmp/out.png").exists()


def test_a_black_desktop_is_refused_rather_than_sent(wayland: WaylandFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    enter(wayland(Output(320, 240, 0, 0, "#000000")), monkeypatch)
    with pytest.raises(Unavailable, match="screen_is_black"):
        PortalScreenCapture().capture()


def test_a_portal_without_a_part_for_screenshots_is_told(
    wayland: WaylandFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(wayland(FIRST, screenshots=False), monkeypatch)
    capture = PortalScreenCapture()
    assert capture.missing() == "portal_without_screenshots"
    with pytest.raises(Unavailable) as caught:
        capture.capture()
    assert (caught.value.code, caught.value.details) == ("portal_without_screenshots", {"reason": "UnknownMethod"})


def test_a_portal_whose_part_for_screenshots_has_crashed_is_told(
    wayland: WaylandFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = wayland(FIRST)
    enter(session, monkeypatch)
    session.end_service("xdg-desktop-portal-wlr")
    with pytest.raises(Unavailable, match="portal_refused"):
        PortalScreenCapture().capture()


def test_a_session_whose_portal_has_crashed_is_told(wayland: WaylandFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    session = wayland(FIRST)
    enter(session, monkeypatch)
    session.end_service("xdg-desktop-portal")
    assert PortalScreenCapture().missing() == "portal_missing"
    with pytest.raises(Unavailable, match="portal_missing"):
        PortalScreenCapture().capture()
