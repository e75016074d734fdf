"""Files made small on purpose: palettes that change nothing, pictures scaled down."""

from __future__ import annotations

import random
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from edusupport_desktop.capture.picture_files import PillowPictureFiles
from edusupport_desktop.capture.png import encode_png, encode_small_png
from edusupport_desktop.capture.verify import verify_picture
from edusupport_desktop.domain.picture import Picture

FILES = PillowPictureFiles()


def of_colours(count: int, width: int = 61, height: int = 47, seed: int = 0) -> Picture:
    """Exactly so many colours, some of them one step apart."""
    chance = random.Random(seed)  # noqa: S311 - the same picture every time
    colours = set()
    while len(colours) < count:
        red, green, blue = (chance.randrange(256) for _ in range(3))
        colours |= {(red, green, blue), (red, green, min(255, blue + 1))}
    palette = sorted(colours)[:count]
    chosen = palette + chance.choices(palette, k=width * height - count)
    return Picture(width, height, b"".join(bytes((blue, green, red, 255)) for red, green, blue in chosen))


def rgb(data: bytes) -> bytes:
    with Image.open(BytesIO(data)) as image:
        return image.convert("RGB").tobytes()


def kind(data: bytes) -> str:
    with Image.open(BytesIO(data)) as image:
        return image.mode


@given(st.integers(1, 300), st.integers(0, 10**6))
def test_a_palette_is_used_up_to_256_colours_and_never_changes_a_pixel(count: int, seed: int) -> None:
    picture = of_colours(count, seed=seed)
    small = encode_small_png(picture).data
    assert kind(small) == ("P" if count <= 256 else "RGB")
    assert rgb(small) == rgb(encode_png(picture).data)
    assert verify_picture(small, [(0, 0, 61, 47)], expected=picture, size=(61, 47)) == 1


@pytest.mark.parametrize("size", [(1, 1), (1, 2000), (2000, 1), (300_000, 2), (700, 1000)])
def test_a_palette_survives_every_shape(size: tuple[int, int]) -> None:
    picture = of_colours(min(200, size[0] * size[1]), *size)
    small = encode_small_png(picture)
    assert (kind(small.data), small.width, small.height) == ("P", *size)
    assert rgb(small.data) == rgb(encode_png(picture).data)


def test_a_flat_page_gets_smaller() -> None:
    page = of_colours(40, 800, 600)
    assert len(encode_small_png(page).data) < 0.75 * len(encode_png(page).data)


def test_equal_pixels_give_equal_bytes() -> None:
    picture = of_colours(100)
    other = bytearray(picture.pixels)
    other[3::4] = bytes(len(other) // 4)
    assert encode_small_png(Picture(61, 47, other, 2.0)).data == encode_small_png(picture).data


@given(st.binary(min_size=3, max_size=3), st.integers(1, 90), st.integers(1, 90), st.integers(1, 100))
def test_one_colour_stays_exactly_that_colour_when_scaled(colour: bytes, width: int, height: int, percent: int) -> None:
    plain = Picture(width, height, (colour + b"\x00") * (width * height), 2.0)
    new = max(1, width * percent // 100), max(1, height * percent // 100)
    scaled = FILES.scaled(plain, *new)
    assert (scaled.width, scaled.height) == new
    assert all(set(scaled.pixels[channel::4]) == {colour[channel]} for channel in range(3))
    assert scaled.scale == 2.0 * new[0] / width


def test_a_small_jpeg_is_smaller_and_flat() -> None:
    picture = of_colours(3000, 320, 200)
    small, usual = FILES.write_small_jpeg(picture), FILES.write_jpeg(picture)
    assert len(small.data) < len(usual.data)
    assert verify_picture(small.data, [], size=(320, 200)) == 0
