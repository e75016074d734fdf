"""The permission of macOS, which other systems can only show by doubles."""

from __future__ import annotations

import ctypes.util

import pytest

from edusupport_desktop.capture.macos_permission import ask_to_record_screen, may_record_screen
from edusupport_desktop.capture.mss_screen import MacosScreenCapture
from edusupport_desktop.domain.errors import Unavailable


def test_without_the_permission_no_picture_is_taken_and_macos_is_asked_to_ask() -> None:
    asked: list[str] = []
    capture = MacosScreenCapture(allowed=lambda: False, ask=lambda: asked.append("asked"))
    assert capture.missing() == "screen_recording_not_allowed"
    assert asked == []
    with pytest.raises(Unavailable) as caught:
        capture.capture()
    assert caught.value.code == "screen_recording_not_allowed"
    assert asked == ["asked"]


@pytest.mark.not_windows("its C library has another name")
@pytest.mark.parametrize("library", ["/nowhere/CoreGraphics", ctypes.util.find_library("c")])
def test_a_system_that_knows_no_such_permission_needs_none(library: str) -> None:
    assert may_record_screen(library)
    ask_to_record_screen(library)
