from __future__ import annotations

import pytest

from edusupport_desktop.capture.mss_screen import MssScreenCapture
from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.domain.picture import Screen


@pytest.mark.not_windows("the screen is not named by the environment")
def test_a_display_that_does_not_exist_is_told_as_unavailable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":64999")
    for ask in (MssScreenCapture().screens, MssScreenCapture().capture):
        with pytest.raises(Unavailable) as caught:
            ask()
        assert caught.value.code == "screen_unreadable"
        assert caught.value.details["reason"]


@pytest.mark.not_windows("the screen is not named by the environment")
def test_no_display_at_all_is_told_as_unavailable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    with pytest.raises(Unavailable, match="screen_unreadable"):
        MssScreenCapture().capture(Screen("нет 🙈 ‮экрана", 0, 0, 10, 10))
