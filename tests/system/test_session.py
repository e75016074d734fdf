"""The kind of session, as a truth table of environments."""

from __future__ import annotations

import pytest

from edusupport_desktop.domain.session import SessionKind
from edusupport_desktop.system.session import session_kind

BOTH = {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}


@pytest.mark.parametrize(
    ("platform", "environ", "expected"),
    [
        ("win32", {}, SessionKind.WINDOWS),
        ("win32", BOTH, SessionKind.WINDOWS),
        ("cygwin", {}, SessionKind.WINDOWS),
        ("darwin", {}, SessionKind.MACOS),
        ("darwin", {"DISPLAY": ":0"}, SessionKind.MACOS),
        ("linux", {}, SessionKind.NONE),
        ("linux", {"XDG_SESSION_TYPE": "tty"}, SessionKind.NONE),
        ("linux", {"DISPLAY": "", "WAYLAND_DISPLAY": ""}, SessionKind.NONE),
        ("linux", {"XDG_SESSION_TYPE": "wayland"}, SessionKind.NONE),
        ("linux", {"DISPLAY": ":99"}, SessionKind.X11),
        ("linux", {"DISPLAY": ":0", "XDG_SESSION_TYPE": "tty"}, SessionKind.X11),
        ("linux", {**BOTH, "XDG_SESSION_TYPE": "x11"}, SessionKind.X11),
        ("linux", {"WAYLAND_DISPLAY": "wayland-1"}, SessionKind.WAYLAND),
        ("linux", {"WAYLAND_DISPLAY": "wayland-1", "XDG_SESSION_TYPE": "x11"}, SessionKind.WAYLAND),
        ("linux", BOTH, SessionKind.WAYLAND),
        ("linux", {**BOTH, "XDG_SESSION_TYPE": "Wayland "}, SessionKind.WAYLAND),
        ("linux", {"DISPLAY": ":0", "XDG_SESSION_TYPE": "wayland"}, SessionKind.WAYLAND),
        ("linux", {"DISPLAY": ":0", "XDG_SESSION_TYPE": "сеанс 🖥️ \u202e\x00"}, SessionKind.X11),
        ("freebsd14", {"DISPLAY": ":0"}, SessionKind.X11),
    ],
)
def test_the_session_is_told_from_the_environment(
    platform: str, environ: dict[str, str], expected: SessionKind
) -> None:
    assert session_kind(platform, environ) is expected
