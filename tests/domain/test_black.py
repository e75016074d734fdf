from __future__ import annotations

import pytest

from edusupport_desktop.domain.black import is_black

PIXELS = 400 * 300
BLACK = {
    "fourth byte 0": bytes(4 * PIXELS),
    "fourth byte 255": b"\0\0\0\xff" * PIXELS,
    "fourth byte of any value": bytes(n % 251 if n % 4 == 3 else 0 for n in range(4 * PIXELS)),
    "one pixel": b"\0\0\0\xff",
}


@pytest.mark.parametrize("name", BLACK)
@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview])
def test_black_is_black_whatever_the_fourth_byte_says(name: str, kind: type) -> None:
    assert is_black(kind(BLACK[name]))


@pytest.mark.parametrize("channel", [0, 1, 2])
@pytest.mark.parametrize("pixel", [0, 1, 996, 997, 12_345, 16_384, PIXELS - 1])
@pytest.mark.parametrize("name", ["fourth byte 0", "fourth byte 255", "fourth byte of any value"])
def test_one_pixel_of_the_faintest_colour_is_a_picture(name: str, pixel: int, channel: int) -> None:
    pixels = bytearray(BLACK[name])
    pixels[4 * pixel + channel] = 1
    assert not is_black(pixels)
