"""The windows of an X11 desktop, as its window manager lists them (Extended Window Manager Hints 1.5)."""

from __future__ import annotations

import socket
from collections.abc import Sequence
from pathlib import Path

from edusupport_desktop.domain.desktop_window import DesktopWindow
from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.system.window_titles import SMALLEST_WINDOW, one_line
from edusupport_desktop.system.x11_connection import XConnection, XError

_SHOWN_TYPES = ("_NET_WM_WINDOW_TYPE_NORMAL", "_NET_WM_WINDOW_TYPE_DIALOG", "_NET_WM_WINDOW_TYPE_UTILITY")
_ON_EVERY_DESKTOP = 0xFFFFFFFF


class X11Windows:
    """``services.ports.DesktopWindows``. May be used from any thread."""

    def __init__(self, own_process: int) -> None:
        self._own_process = own_process

    def visible(self) -> Sequence[DesktopWindow]:
        try:
            with XConnection() as display:
                listed = _listed(display)
                found = [window for number in reversed(listed) if (window := _window(display, number))]
        except XError as error:
            raise Unavailable("window_list_unavailable", reason=str(error)) from error
        return tuple(window for window in found if window.process_id != self._own_process)


def _listed(display: XConnection) -> Sequence[int]:
    """From the bottom to the top."""
    for name in ("_NET_CLIENT_LIST_STACKING", "_NET_CLIENT_LIST"):
        if listed := display.numbers(display.root, name):
            return listed
    if not display.numbers(display.root, "_NET_SUPPORTING_WM_CHECK"):
        raise XError("no window manager that lists its windows")
    return ()


def _window(display: XConnection, number: int) -> DesktopWindow | None:
    """None: not one to choose, or gone meanwhile."""
    try:
        if not _is_shown(display, number):
            return None
        left, top, width, height = _with_frame(display, number)
        if min(width, height) < SMALLEST_WINDOW:
            return None
        process = _process(display, number)
        active = display.numbers(display.root, "_NET_ACTIVE_WINDOW")[:1] == (number,)
        return DesktopWindow(_title(display, number), left, top, width, height, process, _program(process), active)
    except XError:
        return None


def _is_shown(display: XConnection, number: int) -> bool:
    if display.atom("_NET_WM_STATE_HIDDEN") in display.numbers(number, "_NET_WM_STATE"):
        return False
    frameless = display.atom("_KDE_NET_WM_WINDOW_TYPE_OVERRIDE")  # Qt puts it before the type of such windows
    types = [kind for kind in display.numbers(number, "_NET_WM_WINDOW_TYPE") if kind != frameless]
    # The first type the window manager knows counts; a window that names none is a normal one.
    if types and types[0] not in [display.atom(name) for name in _SHOWN_TYPES]:
        return False
    here = display.numbers(display.root, "_NET_CURRENT_DESKTOP")
    there = display.numbers(number, "_NET_WM_DESKTOP")
    return not here or not there or there[0] in (here[0], _ON_EVERY_DESKTOP)


def _with_frame(display: XConnection, number: int) -> tuple[int, int, int, int]:
    """Left, top, width, height of what belongs to the window to the eye."""
    (left, top), (width, height) = display.place(number), display.size(number)
    # Each of the two is left, right, top, bottom: the frame lies around the window, the shadow that GTK draws inside.
    frame = display.numbers(number, "_NET_FRAME_EXTENTS")
    shadow = display.numbers(number, "_GTK_FRAME_EXTENTS")
    for sign, edges in ((1, frame), (-1, shadow)):
        if len(edges) == 4:
            left -= sign * edges[0]
            top -= sign * edges[2]
            width += sign * (edges[0] + edges[1])
            height += sign * (edges[2] + edges[3])
    return left, top, width, height


def _title(display: XConnection, number: int) -> str:
    _, name = display.text(number, "_NET_WM_NAME")
    if name:
        return one_line(name.decode("utf-8", "replace"))
    kind, name = display.text(number, "WM_NAME")
    # ICCCM 2.7.1: STRING is Latin-1; what else is found there is written by programs that mean UTF-8.
    return one_line(name.decode("latin-1" if kind == display.atom("STRING") else "utf-8", "replace"))


def _process(display: XConnection, number: int) -> int | None:
    _, machine = display.text(number, "WM_CLIENT_MACHINE")
    # The number means something on the computer of the window alone, which need not be this one.
    if machine and machine.decode("utf-8", "replace") != socket.gethostname():
        return None
    return next(iter(display.numbers(number, "_NET_WM_PID")), 0) or None


def _program(process: int | None) -> str | None:
    if process is None:
        return None
    try:
        # Linux adds this to the name of a program that was updated while it runs.
        return str(Path(f"/proc/{process}/exe").readlink()).removesuffix(" (deleted)")
    except OSError:
        return None
