"""Which windows other programs show: the way of asking that this session has."""

from __future__ import annotations

import os
from typing import NoReturn

from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.domain.session import SessionKind
from edusupport_desktop.services.ports import DesktopWindows


class NoDesktopWindows:
    """Stands where a program may not know of others' windows: under Wayland by design.

    On macOS the list needs the screen-recording permission and Apple's own libraries; parts of the screen do as well.
    """

    def visible(self) -> NoReturn:
        raise Unavailable("window_list_unavailable")


def choose_desktop_windows(session: SessionKind) -> DesktopWindows:
    """Leaves out the windows of this process. Never raises; nothing is loaded but the one way that is chosen."""
    if session is SessionKind.X11:
        from edusupport_desktop.system.x11_windows import X11Windows

        return X11Windows(os.getpid())
    if session is SessionKind.WINDOWS:
        from edusupport_desktop.system.win32_windows import Win32Windows

        return Win32Windows(os.getpid())
    return NoDesktopWindows()
