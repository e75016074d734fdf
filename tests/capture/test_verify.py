from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw, PngImagePlugin

from edusupport_desktop.capture.png import encode_png
from edusupport_desktop.capture.png_chunks import chunk
from edusupport_desktop.capture.verify import verify_picture
from edusupport_desktop.domain.errors import OurFault
from edusupport_desktop.domain.picture import Picture

WIDTH, HEIGHT = 60, 40


def secret(seed: int = 1) -> Image.Image:
    return Image.effect_noise((WIDTH, HEIGHT), 90 + seed).convert("RGB")


def saved(image: Image.Image, format: str = "PNG", **options: Any) -> bytes:
    file = BytesIO()
    image.save(file, format, **options)
    return file.getvalue()


def masked(*boxes: tuple[int, int, int, int]) -> Image.Image:
    image = secret()
    for left, top, width, height in boxes:
        ImageDraw.Draw(image).rectangle((left, top, left + width - 1, top + height - 1), fill=(34, 34, 34))
    return image


@st.composite
def boxes(draw: st.DrawFn) -> tuple[int, int, int, int]:
    left, top = draw(st.integers(0, WIDTH - 2)), draw(st.integers(0, HEIGHT - 2))
    # At least two pixels wide: one pixel is of one colour by itself.
    return left, top, draw(st.integers(2, WIDTH - left)), draw(st.integers(2, HEIGHT - top))


@given(st.lists(boxes(), max_size=4))
def test_masks_that_cover_are_counted(areas: list[tuple[int, int, int, int]]) -> None:
    image = masked(*areas)
    file = encode_png(Picture(WIDTH, HEIGHT, image.tobytes("raw", "BGRX")))
    assert verify_picture(file.data, areas, size=(WIDTH, HEIGHT)) == len(areas)


@given(boxes(), st.data())
def test_one_pixel_left_open_is_found(area: tuple[int, int, int, int], data: st.DataObject) -> None:
    image, (left, top, width, height) = masked(area), area
    where = left + data.draw(st.integers(0, width - 1)), top + data.draw(st.integers(0, height - 1))
    image.putpixel(where, (34, 34, 35))
    with pytest.raises(OurFault) as caught:
        verify_picture(saved(image), [area])
    assert caught.value.code == "mask_not_opaque"
    assert caught.value.details == {"left": left, "top": top, "width": width, "height": height}


@pytest.mark.parametrize(
    "area", [(-1, 0, 5, 5), (0, -1, 5, 5), (56, 0, 5, 5), (0, 36, 5, 5), (5, 5, 0, 5), (5, 5, 5, 0)]
)
def test_an_area_that_was_not_looked_at_is_never_called_verified(area: tuple[int, int, int, int]) -> None:
    with pytest.raises(OurFault, match="mask_not_opaque"):
        verify_picture(saved(Image.new("RGB", (WIDTH, HEIGHT))), [area])


def test_a_palette_of_colours_is_flat_too() -> None:
    assert verify_picture(saved(masked((5, 5, 20, 20)).quantize(20)), [(5, 5, 20, 20)]) == 1


def _text() -> PngImagePlugin.PngInfo:
    info = PngImagePlugin.PngInfo()
    info.add_itxt("Author", "Мария Петрова 🙂 \u202e")
    return info


PLAIN = saved(secret())
PALETTE = secret().quantize(8)
NOT_FLAT = {
    "with text": saved(secret(), pnginfo=_text()),
    "with EXIF": saved(secret(), exif=b"Exif\0\0II*\0\x08\0\0\0\0\0\0\0\0\0"),
    "with a resolution": saved(secret(), dpi=(96, 96)),
    "with a colour profile": saved(secret(), icc_profile=b"profile"),
    "with transparency": saved(secret().convert("RGBA")),
    "with a transparent colour": saved(PALETTE, transparency=3),
    "grey": saved(secret().convert("L")),
    "of four bits": saved(PALETTE, bits=4),
    "animated": saved(secret(), save_all=True, append_images=[secret(2)]),
    "with something after the end": PLAIN + b"\0",
    "with a second picture after the end": PLAIN + PLAIN,
    "cut off": PLAIN[:-20],
    "without pixels": PLAIN[:33] + b"".join(chunk(b"IEND", b"")),
    "with damaged pixels": PLAIN[:60] + b"?" + PLAIN[61:],
    "a GIF": saved(secret(), "GIF"),
    "nothing": b"",
    "JPEG with a comment": saved(secret(), "JPEG", comment="Пётр"),
    "JPEG with EXIF": saved(secret(), "JPEG", exif=b"Exif\0\0II*\0\x08\0\0\0\0\0\0\0\0\0"),
    "JPEG with something after the end": saved(secret(), "JPEG") + b"\xff\xd9",
    "JPEG cut off": saved(secret(), "JPEG")[:-2],
    "JPEG in grey": saved(secret().convert("L"), "JPEG"),
}


@pytest.mark.parametrize("name", NOT_FLAT)
def test_a_file_is_refused(name: str) -> None:
    with pytest.raises(OurFault, match="picture_not_flat"):
        verify_picture(NOT_FLAT[name], [])


def test_another_size_than_expected_is_refused() -> None:
    with pytest.raises(OurFault, match="picture_not_flat"):
        verify_picture(PLAIN, [], size=(HEIGHT, WIDTH))


def test_a_jpeg_can_not_carry_masks() -> None:
    flat = saved(Image.new("RGB", (WIDTH, HEIGHT), "black"), "JPEG")
    assert verify_picture(flat, []) == 0
    with pytest.raises(OurFault, match="picture_not_flat"):
        verify_picture(flat, [(0, 0, 8, 8)])


def test_a_mark_over_a_mask_is_accepted_when_it_stands_over_the_empty_picture_too():
    image = masked((5, 5, 20, 20))
    image.paste((217, 45, 32), (10, 10, 14, 14))
    over_nothing = Image.new("RGB", (WIDTH, HEIGHT))
    over_nothing.paste(image.crop((5, 5, 25, 25)), (5, 5))
    expected = Picture(WIDTH, HEIGHT, over_nothing.convert("RGBA").tobytes("raw", "BGRA"))
    assert verify_picture(saved(image), [(5, 5, 20, 20)], expected=expected) == 1


def test_one_pixel_that_is_not_of_the_marks_is_found_under_a_mask():
    image = masked((5, 5, 20, 20))
    expected = Picture(WIDTH, HEIGHT, image.convert("RGBA").tobytes("raw", "BGRA"))
    image.putpixel((24, 24), (1, 2, 3))
    with pytest.raises(OurFault, match="mask_not_opaque"):
        verify_picture(saved(image), [(5, 5, 20, 20)], expected=expected)
