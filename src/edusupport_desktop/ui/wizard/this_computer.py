"""The facts of this computer that a window can see: its screens, its time zone."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtGui import QGuiApplication, QScreen

from edusupport_desktop.domain.computer import Computer, ScreenFacts


def this_computer(system: str, now: datetime) -> Computer:
    """``system`` is the operating system's name; ``now`` is aware, in the user's own zone."""
    offset = now.utcoffset()
    return Computer(
        system,
        tuple(_facts(screen) for screen in QGuiApplication.screens()),
        None if offset is None else round(offset.total_seconds() / 60),
    )


def _facts(screen: QScreen) -> ScreenFacts:
    scale, size = screen.devicePixelRatio(), screen.size()
    return ScreenFacts(round(size.width() * scale), round(size.height() * scale), scale)
