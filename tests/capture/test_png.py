from __future__ import annotations

import random
import struct
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from edusupport_desktop.capture.picture_files import PillowPictureFiles
from edusupport_desktop.capture.png import encode_jpeg, encode_png
from edusupport_desktop.capture.verify import verify_picture
from edusupport_desktop.domain.picture import Picture


def picture_of(image: Image.Image, scale: float = 1.0) -> Picture:
    return Picture(*image.size, image.tobytes("raw", "BGRX"), scale)


def chunk_names(data: bytes) -> list[bytes]:
    names, at = [], 8
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        names.append(data[at + 4 : at + 8])
        at += length + 12
    return names


def text_page(width: int, height: int) -> Image.Image:
    image = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(image)
    for y in range(10, height - 20, 18):
        draw.text((12, y), "register of the class 7B, lesson 3, error 504 " * 4, fill=(20, 30, 60))
    return image


def noise(width: int, height: int) -> Image.Image:
    """A photograph as far as packing goes: neighbours are alike, nothing repeats."""
    chance = random.Random(7)  # noqa: S311 - the same picture every time
    coarse = Image.frombytes("RGB", (8, 8), chance.randbytes(192)).resize((width, height))
    grain = Image.frombytes("RGB", (width, height), chance.randbytes(width * height * 3))
    return Image.blend(coarse, grain, 0.05)


@st.composite
def pictures(draw: st.DrawFn) -> Picture:
    width, height = draw(st.integers(1, 40)), draw(st.integers(1, 40))
    size = width * height * 4
    # Random bytes and repeated ones: both ways of writing are met.
    pattern = draw(st.binary(min_size=1, max_size=size))
    return Picture(
        width, height, (pattern * (size // len(pattern) + 1))[:size], draw(st.sampled_from([1.0, 1.25, 2.0]))
    )


@given(pictures())
def test_what_is_written_is_read_back_equal_by_another_decoder(picture: Picture) -> None:
    file = encode_png(picture)
    with Image.open(BytesIO(file.data)) as image:
        assert (image.format, image.mode, image.size, image.info) == ("PNG", "RGB", (picture.width, picture.height), {})
        expected = Image.frombytes("RGB", image.size, bytes(picture.pixels), "raw", "BGRX")
        assert image.tobytes() == expected.tobytes()
    assert (file.media_type, file.width, file.height) == ("image/png", picture.width, picture.height)
    assert verify_picture(file.data, [], size=image.size) == 0


@given(pictures(), st.integers(0, 255))
def test_bytes_depend_on_the_pixels_alone(picture: Picture, fourth: int) -> None:
    other = bytearray(picture.pixels)
    other[3::4] = bytes([fourth]) * (len(other) // 4)
    same = Picture(picture.width, picture.height, memoryview(other), scale=3.0)
    assert encode_png(same).data == encode_png(picture).data
    assert encode_jpeg(same).data == encode_jpeg(picture).data


@given(pictures())
def test_our_own_reader_returns_what_was_written(picture: Picture) -> None:
    read = PillowPictureFiles().read(encode_png(picture).data)
    assert (read.width, read.height, read.scale) == (picture.width, picture.height, 1.0)
    assert all(bytes(read.pixels[c::4]) == bytes(picture.pixels[c::4]) for c in range(3))


@pytest.mark.parametrize("size", [(700, 500), (1, 2000), (2000, 1), (300_000, 2), (641, 1023)])
def test_every_row_survives_whatever_the_shape(size: tuple[int, int]) -> None:
    """Pictures are repacked in bands; shapes at the edges of one are where a row could be lost."""
    image = Image.effect_noise(size, 80).convert("RGB").quantize(5).convert("RGB")
    with Image.open(BytesIO(encode_png(picture_of(image)).data)) as read:
        assert read.tobytes() == image.tobytes()


def test_a_page_of_text_is_smaller_than_with_other_filters() -> None:
    page, file = text_page(1366, 768), BytesIO()
    page.save(file, "PNG")
    assert len(encode_png(picture_of(page)).data) <= 0.85 * len(file.getvalue())


def test_a_photograph_is_at_most_a_twentieth_larger() -> None:
    photograph, file = noise(640, 480), BytesIO()
    photograph.save(file, "PNG")
    assert len(encode_png(picture_of(photograph)).data) <= 1.05 * len(file.getvalue())


def test_what_is_neither_text_nor_photograph_is_written_the_smaller_way() -> None:
    """Two colours at random: hard to pack, and made harder by filters."""
    chance = random.Random(9)  # noqa: S311 - the same picture every time
    dots = Image.frombytes("1", (640, 480), chance.randbytes(80 * 480)).convert("RGB")
    file = BytesIO()
    dots.save(file, "PNG")
    ours = len(encode_png(picture_of(dots)).data)
    assert 640 * 480 * 3 / 16 < ours < 0.9 * len(file.getvalue())


@pytest.mark.parametrize("image", [text_page(300, 200), noise(300, 200)])
def test_the_file_holds_pixels_and_nothing_else(image: Image.Image) -> None:
    names = chunk_names(encode_png(picture_of(image)).data)
    assert (names[0], set(names[1:-1]), names[-1]) == (b"IHDR", {b"IDAT"}, b"IEND")


def test_a_jpeg_is_flat_sharp_in_colour_and_without_metadata() -> None:
    image = text_page(320, 200)
    ImageDraw.Draw(image).line((0, 0, 320, 200), fill=(230, 20, 20), width=3)
    file = encode_jpeg(picture_of(image, scale=2.0))
    assert (file.media_type, file.width, file.height) == ("image/jpeg", 320, 200)
    with Image.open(BytesIO(file.data)) as read:
        assert (read.format, read.mode, read.size) == ("JPEG", "RGB", (320, 200))
        assert set(read.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        red, green, blue = read.getpixel((160, 100))
    assert red > 180
    assert max(green, blue) < 80
    assert verify_picture(file.data, [], size=(320, 200)) == 0
