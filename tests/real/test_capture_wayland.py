"""Taking the screen of a real Wayland session through the real portal, checked by the colours of its pixels."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from edusupport_desktop.capture.choice import choose_screen_capture
from edusupport_desktop.capture.portal_screen import PortalScreenCapture
from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.domain.picture import Screen
from edusupport_desktop.domain.screen_layout import desktop_scale
from edusupport_desktop.system.session import session_kind
from realparts.painted import BLUE, GREEN, ORANGE, pixel
from realparts.taking import Taken, take_everything
from realparts.wayland import Output, WaylandFactory, WaylandSession

pytestmark = pytest.mark.real

FIRST = Output(800, 600, 0, 0, "#0a78e6")
# Left of the first and above it, twice as fine: 320x240 of sway's units.
FINE = Output(640, 480, -320, -100, "#f08214", scale=2)


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


def test_every_monitor_is_frozen_and_cut_to_the_pixel(wayland: WaylandFactory, tmp_path: Path) -> None:
    green = "#1ed25a"
    session = wayland(
        replace(FIRST, rectangle=(100, 60, 120, 80), rectangle_colour=green),
        replace(FINE, rectangle=(200, 120, 240, 160), rectangle_colour=green),
    )
    # Both as fine as the finer one: see ADR 008.
    assert take_everything(session.env, (200, 120, 240, 160), tmp_path) == [
        Taken("HEADLESS-1", True, 240, 160, 2.0, frozenset([GREEN])),
        Taken("HEADLESS-1", False, 1600, 1200, 2.0, frozenset([BLUE])),
        Taken("HEADLESS-2", True, 240, 160, 2.0, frozenset([GREEN])),
        Taken("HEADLESS-2", False, 640, 480, 2.0, frozenset([ORANGE])),
    ]


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
