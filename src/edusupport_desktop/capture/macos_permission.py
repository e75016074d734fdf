"""The screen-recording permission of macOS. Importable everywhere; asked on macOS alone.

Without it macOS gives a picture of the desktop with all other programs' windows left out, and no error.
"""

from __future__ import annotations

import ctypes

_FRAMEWORK = "/System/Library/Frameworks/CoreGraphics.framework/CoreGraphics"


def may_record_screen(library: str = _FRAMEWORK) -> bool:
    """Has the user allowed this program to record the screen? True before macOS 10.15, which asks nobody."""
    return _answer(library, "CGPreflightScreenCaptureAccess")


def ask_to_record_screen(library: str = _FRAMEWORK) -> None:
    """Puts this program on the list in System Settings; the first time macOS also asks the user. Does not wait."""
    _answer(library, "CGRequestScreenCaptureAccess")


def _answer(library: str, question: str) -> bool:
    try:
        ask = getattr(ctypes.CDLL(library), question)
    except (OSError, AttributeError):
        return True
    ask.restype = ctypes.c_bool
    return bool(ask())
