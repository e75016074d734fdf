"""Pictures the desk does not take: read like the others, and what is told of them."""

from __future__ import annotations

from typing import Any

import pytest
from PIL import Image

from edusupport_desktop.capture.picture_files import PillowPictureFiles
from edusupport_desktop.domain.errors import UntrustedInput
from edusupport_desktop.domain.picture import Beyond, Conversion
from hostile_pictures import READ, SMALL, Case, bmp_of_empty_transparency, flat, gif, saved

RED, GREEN, BLUE, WHITE = (200, 10, 20), (10, 200, 20), (10, 20, 200), (255, 255, 255)


def corners(mode: str = "RGB") -> Image.Image:
    """48 x 32: red, green above; blue, white below."""
    image = Image.new("RGB", (48, 32), RED)
    for left, top, colour in ((24, 0, GREEN), (0, 16, BLUE), (24, 16, WHITE)):
        image.paste(colour, (left, top, left + 24, top + 16))
    return image.quantize(16) if mode == "P" else image.convert(mode)


def seen(data: bytes) -> list[tuple[int, int, int]]:
    picture = PillowPictureFiles().read(data)
    image = Image.frombytes("RGB", (picture.width, picture.height), bytes(picture.pixels), "raw", "BGRX")
    places = [(x * image.width // 4, y * image.height // 4) for y in (1, 3) for x in (1, 3)]
    return [image.getpixel(place) for place in places]  # type: ignore[misc]


def alike(ours: list[tuple[int, int, int]], theirs: list[tuple[int, int, int]], tolerance: int = 0) -> bool:
    pairs = zip(sum(ours, ()), sum(theirs, ()), strict=True)
    return all(abs(one - other) <= tolerance for one, other in pairs)


MORE: dict[str, Any] = {"save_all": True, "append_images": [flat("RGB", 48, 32)]}


@pytest.mark.parametrize(
    ("format", "mode", "options"),
    [
        ("BMP", "RGB", {}),
        ("BMP", "RGBA", {}),
        ("BMP", "P", {}),
        ("GIF", "P", {}),
        ("GIF", "P", {"interlace": 0}),
        ("TIFF", "RGB", {}),
        ("TIFF", "RGBA", {"compression": "tiff_lzw"}),
        ("TIFF", "RGB", {"compression": "tiff_adobe_deflate"}),
        ("TIFF", "RGB", {"compression": "packbits"}),
        ("TIFF", "P", {}),
        ("WEBP", "RGB", {"lossless": True}),
        ("WEBP", "RGBA", {"lossless": True}),
    ],
)  # fmt: skip
def test_pixels_are_read_exactly(format: str, mode: str, options: dict[str, Any]) -> None:
    assert alike(seen(saved(corners(mode), format, **options)), [RED, GREEN, BLUE, WHITE])


def test_a_lossy_webp_is_read() -> None:
    assert alike(seen(saved(corners(), "WEBP", quality=95)), [RED, GREEN, BLUE, WHITE], 12)


@pytest.mark.parametrize(("format", "options"), [("GIF", {}), ("WEBP", {"lossless": True}), ("WEBP", {}), ("TIFF", {})])
def test_what_is_transparent_is_white(format: str, options: dict[str, Any]) -> None:
    image = corners("RGBA")
    image.paste((0, 0, 0, 0), (0, 0, 24, 16))
    assert alike(seen(saved(image, format, **options)), [WHITE, GREEN, BLUE, WHITE], 20)


def test_a_bmp_of_empty_transparency_is_not_white() -> None:
    assert seen(bmp_of_empty_transparency(8, 8, b"\x14\x0a\xc8\x00")) == [RED] * 4


@pytest.mark.parametrize("order", ["little", "big"])
def test_grey_of_16_bits_keeps_its_high_byte(order: str) -> None:
    image = Image.new("I;16", (48, 32), 0x1234)
    data = saved(image if order == "little" else Image.frombytes("I;16B", (48, 32), b"\x12\x34" * (48 * 32)), "TIFF")
    assert data.startswith(b"II" if order == "little" else b"MM")
    assert seen(data) == [(0x12,) * 3] * 4


@pytest.mark.parametrize("format", ["TIFF", "WEBP"])
@pytest.mark.parametrize("orientation", [3, 6, 8])
def test_a_picture_of_a_turned_camera_stands_upright(orientation: int, format: str) -> None:
    turns = {3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}
    exif = Image.Exif()
    exif[0x0112] = orientation
    options = {"lossless": True} if format == "WEBP" else {}
    data = saved(corners().transpose(turns[orientation]), format, exif=exif.tobytes(), **options)
    assert alike(seen(data), [RED, GREEN, BLUE, WHITE])


def test_of_several_pictures_the_first_is_read() -> None:
    others = [Image.new("RGB", (48, 32), "black")] * 3
    for format, options in (("GIF", {}), ("WEBP", {"lossless": True}), ("TIFF", {})):
        data = saved(corners(), format, save_all=True, append_images=others, **options)
        assert alike(seen(data), [RED, GREEN, BLUE, WHITE], 1), format


@pytest.mark.parametrize(
    ("data", "conversion"),
    [
        (saved(corners()), None),
        (saved(corners(), "JPEG"), None),
        (saved(corners(), "BMP"), Conversion(".bmp")),
        (gif(), Conversion(".gif")),
        (gif(3), Conversion(".gif", Beyond.ANIMATION)),
        (saved(corners(), "WEBP"), Conversion(".webp")),
        (saved(corners(), "WEBP", **MORE), Conversion(".webp", Beyond.ANIMATION)),
        (saved(corners(), "TIFF"), Conversion(".tiff")),
        (saved(corners(), "TIFF", **MORE), Conversion(".tiff", Beyond.PAGES)),
    ],
)  # fmt: skip
def test_what_is_told_of_a_picture(data: bytes, conversion: Conversion | None) -> None:
    assert PillowPictureFiles().conversion(data) == conversion


@pytest.mark.parametrize("name", SMALL)
def test_an_unusual_or_hostile_picture_gets_its_reason(name: str) -> None:
    make, expected = SMALL[name]
    assert outcome(make()) == expected


@pytest.mark.parametrize("format", ["BMP", "GIF", "TIFF", "WEBP"])
def test_a_picture_cut_off_anywhere_is_damaged(format: str) -> None:
    whole = saved(Image.effect_noise((64, 64), 50).convert("RGB"), format)
    cut = range(20, len(whole) - (300 if format in ("GIF", "TIFF") else 5), max(1, len(whole) // 120))
    for length in cut:
        assert outcome(whole[:length]) in ("picture_damaged", "picture_format_refused"), length


@pytest.mark.parametrize("name", [name for name, (_, said) in SMALL.items() if said == READ])
def test_what_is_read_has_the_pixels_it_says(name: str) -> None:
    case: Case = SMALL[name]
    picture = PillowPictureFiles().read(case[0]())
    assert len(picture.pixels) == picture.width * picture.height * 4


def outcome(data: bytes) -> str:
    try:
        PillowPictureFiles().read(data)
    except UntrustedInput as error:
        return error.code
    return READ
