"""The choice of a browser finder for this system."""

from __future__ import annotations

import os
from collections.abc import Mapping

from edusupport_desktop.services.ports import BrowserFinder


def choose_browser_finder(platform: str, environ: Mapping[str, str] = os.environ) -> BrowserFinder:
    """``platform`` is spelled as ``sys.platform``; any unknown one is taken for a Unix with freedesktop's files.

    The finder only reads when it is asked, and takes up to some seconds: keep it off the interface's thread.
    """
    if platform in {"win32", "cygwin"}:
        from edusupport_desktop.system.windows_browsers import WindowsBrowserFinder
        from edusupport_desktop.system.windows_programs import read_program
        from edusupport_desktop.system.windows_registry import SystemRegistry

        return WindowsBrowserFinder(SystemRegistry(), read_program)
    if platform == "darwin":
        from edusupport_desktop.system.macos_browsers import MacBrowserFinder

        return MacBrowserFinder()
    from edusupport_desktop.system.linux_browsers import LinuxBrowserFinder

    return LinuxBrowserFinder(environ)
