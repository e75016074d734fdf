"""The choice of a finder of mail programs for this system."""

from __future__ import annotations

import os
from collections.abc import Mapping

from edusupport_desktop.services.hand_off_ports import MailPrograms


def choose_mail_programs(platform: str, environ: Mapping[str, str] = os.environ) -> MailPrograms:
    """``platform`` is spelled as ``sys.platform``; any unknown one is taken for a Unix with freedesktop's files."""
    if platform in {"win32", "cygwin"}:
        from edusupport_desktop.system.windows_mail_programs import WindowsMailPrograms
        from edusupport_desktop.system.windows_registry import SystemRegistry

        return WindowsMailPrograms(SystemRegistry())
    if platform == "darwin":
        from edusupport_desktop.system.macos_mail_programs import MacMailPrograms

        return MacMailPrograms()
    from edusupport_desktop.system.linux_mail_programs import LinuxMailPrograms

    return LinuxMailPrograms(environ)
