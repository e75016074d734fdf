"""How large a window may be."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

FRAME = QSize(32, 64)
"""Left for the frame and the title that the desktop draws around a window."""


def fitting(window: QWidget, width: int, height: int) -> QSize:
    """As large as wanted, in logical pixels, and no larger than the screen: at 200 % a school notebook has 683x384."""
    return QSize(width, height).boundedTo(window.screen().availableSize() - FRAME)
