from __future__ import annotations

import pytest

from edusupport_desktop.capture.mss_screen import MssScreenCapture, is_black
from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.domain.picture import Screen

PIXELS = 400 * 300
BLACK = {
    "fourth byte 0": bytes(4 * PIXELS),
    "fourth byte 255": b"\0\0\0\xff" * PIXELS,
    "fourth byte of any value": bytes(n % 251 if n % 4 == 3 else 0 for n in range(4 * PIXELS)),
    "one pixel": b"\0\0\0\xff",
}


@pytest.mark.parametrize("name", BLACK)
def test_black_is_black_whatever_the_fourth_byte_says(name: str) -> None:
    assert is_black(BLACK[name])


@pytest.mark.parametrize("channel", [0, 1, 2])
@pytest.mark.parametrize("pixel", [0, 1, 996, 997, 12_345, PIXELS - 1])
def test_one_pixel_of_the_faintest_colour_is_a_picture(pixel: int, channel: int) -> None:
    pixels = bytearray(b"\0\0\0\xff" * PIXELS)
    pixels[4 * pixel + channel] = 1
    assert not is_black(pixels)


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
