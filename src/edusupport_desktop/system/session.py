"""Which kind of desktop session this is, told from the environment alone."""

from __future__ import annotations

from collections.abc import Mapping

from edusupport_desktop.domain.session import SessionKind


def session_kind(platform: str, environ: Mapping[str, str]) -> SessionKind:
    """``platform`` is spelled as ``sys.platform``. Never raises.

    A Wayland session with XWayland sets both ``DISPLAY`` and ``WAYLAND_DISPLAY``, and taking the screen
    through XWayland gives a black picture without an error: so Wayland wins unless the login manager itself
    says x11 (then ``WAYLAND_DISPLAY`` belongs to a compositor in a window).
    """
    if platform in {"win32", "cygwin"}:
        return SessionKind.WINDOWS
    if platform == "darwin":
        return SessionKind.MACOS
    declared = environ.get("XDG_SESSION_TYPE", "").strip().lower()
    on_x11 = bool(environ.get("DISPLAY"))
    on_wayland = bool(environ.get("WAYLAND_DISPLAY"))
    if declared == "x11" and on_x11:
        return SessionKind.X11
    if on_wayland or (declared == "wayland" and on_x11):
        return SessionKind.WAYLAND
    if on_x11:
        return SessionKind.X11
    return SessionKind.NONE
