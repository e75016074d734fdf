"""Reading pictures from outside: every kind a teacher may have, and the refusals."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from edusupport_desktop.capture.picture_files import PillowPictureFiles
from edusupport_desktop.capture.png_chunks import SIGNATURE, chunk
from edusupport_desktop.domain.errors import UntrustedInput
from edusupport_desktop.domain.picture import Picture

Colour = tuple[int, int, int]
RED, GREEN, BLUE, WHITE = (200, 10, 20), (10, 200, 20), (10, 20, 200), (255, 255, 255)


def saved(image: Image.Image, format: str = "PNG", **options: Any) -> bytes:
    file = BytesIO()
    image.save(file, format, **options)
    return file.getvalue()


def corners(mode: str = "RGB") -> Image.Image:
    """48 x 32: red, green above; blue, white below."""
    image = Image.new("RGB", (48, 32), RED)
    for left, top, colour in ((24, 0, GREEN), (0, 16, BLUE), (24, 16, WHITE)):
        ImageDraw.Draw(image).rectangle((left, top, left + 23, top + 15), fill=colour)
    return image.convert(mode)


def read(data: bytes) -> Picture:
    return PillowPictureFiles().read(data)


def seen(data: bytes) -> list[Colour]:
    """The colours in the middle of the four corners, as read: above left, above right, below left, below right."""
    picture = read(data)
    assert picture.scale == 1.0
    colours = []
    for y in (picture.height // 4, 3 * picture.height // 4):
        for x in (picture.width // 4, 3 * picture.width // 4):
            at = 4 * (y * picture.width + x)
            blue, green, red = picture.pixels[at : at + 3]
            colours.append((red, green, blue))
    return colours


def close(ours: list[Colour], theirs: list[Colour], tolerance: int = 6) -> bool:
    pairs = zip(sum(ours, ()), sum(theirs, ()), strict=True)
    return all(abs(one - other) <= tolerance for one, other in pairs)


ALL_FOUR = [RED, GREEN, BLUE, WHITE]


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P"])
def test_png_is_read_exactly(mode: str) -> None:
    image = corners().quantize(4) if mode == "P" else corners(mode)
    assert seen(saved(image)) == ALL_FOUR


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"subsampling": 2}])
def test_jpeg_is_read(options: dict[str, Any]) -> None:
    assert close(seen(saved(corners(), "JPEG", quality=95, **options)), ALL_FOUR)


def test_cmyk_of_a_print_shop_is_read() -> None:
    assert close(seen(saved(corners("CMYK"), "JPEG", quality=95)), ALL_FOUR)


@pytest.mark.parametrize("format", ["PNG", "JPEG"])
def test_grey_is_read(format: str) -> None:
    grey = [(value,) * 3 for value in (corners("L").getpixel(at) for at in ((9, 9), (39, 9), (9, 24), (39, 24)))]
    assert close(seen(saved(corners("L"), format)), grey, tolerance=1)


def test_black_and_white_is_read() -> None:
    assert seen(saved(corners("1").point([0] * 128 + [255] * 128)))[3] == WHITE


def test_grey_of_16_bits_keeps_its_high_byte() -> None:
    deep = Image.new("I;16", (48, 32))
    for x in range(48):
        for y in range(32):
            deep.putpixel((x, y), 0x1234 if x < 24 else 0xFEDC)
    assert seen(saved(deep)) == [(0x12,) * 3, (0xFE,) * 3] * 2


@pytest.mark.parametrize(
    ("colour_type", "pixel"), [(2, b"\xc8\x77\x0a\x77\x14\x77"), (6, b"\xc8\0\x0a\0\x14\0\xff\xff")]
)
def test_colour_of_16_bits_keeps_its_high_bytes(colour_type: int, pixel: bytes) -> None:
    deep = made_png(8, 8, rows=(b"\0" + pixel * 8) * 8, depth=16, colour_type=colour_type)
    assert seen(deep) == [RED] * 4


def test_what_is_transparent_is_white() -> None:
    image = corners("RGBA")
    image.putalpha(Image.new("L", image.size, 255))
    image.paste((0, 0, 0, 0), (0, 0, 24, 16))
    image.paste((0, 0, 0, 128), (24, 0, 48, 16))
    assert close(seen(saved(image)), [WHITE, (127, 127, 127), BLUE, WHITE], tolerance=1)


@pytest.mark.parametrize("mode", ["P", "RGB", "L", "LA"])
def test_every_way_of_transparency_is_on_white(mode: str) -> None:
    grey = corners("L")
    first = grey.getpixel((0, 0))
    data = {
        "P": lambda: saved(corners().quantize(4), transparency=corners().quantize(4).getpixel((0, 0))),
        "RGB": lambda: saved(corners(), transparency=RED),
        "L": lambda: saved(grey, transparency=first),
        "LA": lambda: saved(Image.merge("LA", (grey, grey.point(lambda value: 0 if value == first else 255)))),
    }[mode]()
    colours = seen(data)
    assert colours[0] == WHITE
    assert colours[1] != WHITE


UPRIGHT = [RED, GREEN, BLUE, WHITE]
TURNS = {2: "FLIP_LEFT_RIGHT", 3: "ROTATE_180", 4: "FLIP_TOP_BOTTOM", 5: "TRANSPOSE"}
TURNS |= {6: "ROTATE_90", 7: "TRANSVERSE", 8: "ROTATE_270"}


@pytest.mark.parametrize("format", ["PNG", "JPEG"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_of_a_turned_camera_stands_upright(orientation: int, format: str) -> None:
    # The camera writes what it sees, turned the other way round than a viewer has to turn it.
    stored = corners()
    if orientation in TURNS:
        stored = stored.transpose(Image.Transpose[TURNS[orientation]])
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = "Класс 7 «Б» 🙂"
    data = saved(stored, format, exif=exif.tobytes())
    assert (read(data).width, read(data).height) == (48, 32)
    assert close(seen(data), UPRIGHT)


def test_of_an_animation_the_first_picture_is_read() -> None:
    animated = saved(corners(), save_all=True, append_images=[Image.new("RGB", (48, 32))] * 5, duration=40)
    assert b"acTL" in animated
    assert seen(animated) == ALL_FOUR


def test_an_interlaced_picture_is_read() -> None:
    """The first of the seven passes holds one pixel in 64: here the only one."""
    assert seen(made_png(1, 1, rows=b"\0\xc8\x0a\x14", interlaced=True)) == [RED] * 4


def test_a_picture_of_one_pixel_and_a_very_long_one_are_read() -> None:
    assert seen(saved(Image.new("RGB", (1, 1), BLUE))) == [BLUE] * 4
    assert seen(saved(Image.new("RGB", (300_000, 3), GREEN))) == [GREEN] * 4
    assert seen(saved(Image.new("RGB", (3, 300_000), GREEN))) == [GREEN] * 4


# --- refusals


def made_png(
    width: int,
    height: int,
    *,
    rows: bytes = b"",
    depth: int = 8,
    colour_type: int = 2,
    interlaced: bool = False,
    between: bytes = b"",
) -> bytes:
    import struct
    import zlib

    header = struct.pack(">IIBBBBB", width, height, depth, colour_type, 0, 0, interlaced)
    parts = (*chunk(b"IHDR", header), between, *chunk(b"IDAT", zlib.compress(rows)), *chunk(b"IEND", b""))
    return SIGNATURE + b"".join(parts)


def refusal(data: bytes) -> UntrustedInput:
    with pytest.raises(UntrustedInput) as caught:
        read(data)
    return caught.value


@pytest.mark.parametrize(
    ("data", "code", "kind"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504), "picture_is_word_document", "doc"),
        (b"{\\rtf1 \xcf\xf0\xe8\xe2\xe5\xf2}", "picture_is_word_document", "rtf"),
        (b"Rar!\x1a\x07\x01\x00", "picture_is_archive", "rar"),
        (b"PK\x03\x04" + bytes(60), "picture_is_archive", "zip"),
        (b"%PDF-1.7 \xd1\xf2\xf0", "picture_is_pdf", "pdf"),
        (saved(corners(), "AVIF"), "picture_format_refused", "avif"),
        (saved(corners(), "JPEG2000"), "picture_format_refused", "unknown"),
        (saved(corners(), "ICO"), "picture_format_refused", "unknown"),
        ("picture1.png, честное слово 🙂 \u202e\u0007".encode(), "picture_format_refused", "unknown"),
        (b"", "picture_format_refused", "unknown"),
    ],
)
def test_what_is_no_png_or_jpeg_is_refused_by_its_content(data: bytes, code: str, kind: str) -> None:
    error = refusal(data)
    assert (error.code, error.details) == (code, {"kind": kind})


@pytest.mark.parametrize("format", ["PNG", "JPEG"])
def test_a_picture_cut_off_anywhere_is_damaged(format: str) -> None:
    whole = saved(Image.effect_noise((64, 64), 50).convert("RGB"), format)
    for length in range(8, len(whole) - 2, max(1, len(whole) // 150)):
        assert refusal(whole[:length]).code == "picture_damaged", length


@pytest.mark.parametrize(("width", "height"), [(25_001, 1000), (100_000, 100_000), (2**31 - 1, 2**31 - 1)])
def test_a_bomb_by_its_size_is_refused_by_its_header(width: int, height: int) -> None:
    error = refusal(made_png(width, height))
    assert (error.code, error.details) == ("picture_too_large", {"width": width, "height": height, "limit": 25_000_000})


def test_a_jpeg_bomb_is_refused_by_its_header() -> None:
    data = bytearray(saved(corners(), "JPEG"))
    frame = data.index(b"\xff\xc0")
    data[frame + 5 : frame + 9] = b"\xff\xff\xff\xff"
    error = refusal(bytes(data))
    assert (error.code, error.details["width"], error.details["height"]) == ("picture_too_large", 65535, 65535)


def test_a_jpeg_in_passes_may_be_less_large() -> None:
    """Its decoder holds every sample a second time."""
    data = bytearray(saved(corners("CMYK"), "JPEG", progressive=True, subsampling=0))
    frame = data.index(b"\xff\xc2")
    data[frame + 5 : frame + 9] = (5200).to_bytes(2, "big") + (4800).to_bytes(2, "big")
    error = refusal(bytes(data))
    assert error.code == "picture_too_large"
    assert 20_000_000 < int(error.details["limit"]) < 25_000_000


def test_a_file_of_too_many_bytes_is_refused_before_it_is_looked_into() -> None:
    error = refusal(SIGNATURE + bytes(48 * 1024 * 1024))
    assert (error.code, error.details) == ("picture_too_large", {"bytes": 50_331_656, "limit": 50_331_648})


@pytest.mark.parametrize("size", [(0, 5), (5, 0), (0, 0)])
def test_a_picture_without_area_is_damaged(size: tuple[int, int]) -> None:
    assert refusal(made_png(*size)).code == "picture_damaged"


HOSTILE = {
    "fewer pixels than promised": made_png(500, 500, rows=b"\0\1\2\3"),
    "an unknown kind of pixels": made_png(5, 5, rows=bytes(99), colour_type=5),
    "an unknown filter": made_png(5, 5, rows=b"\x09" * 80),
    "pixels before the header": SIGNATURE + b"".join(chunk(b"IDAT", b"x")) + made_png(5, 5)[8:],
    "chunks without end": made_png(4, 4, rows=bytes(52), between=b"".join(chunk(b"noTe", b"")) * 70_000),
    "a chunk that claims two gigabytes": SIGNATURE + b"\x7f\xff\xff\xffIDAT",
    "a wrong checksum": made_png(5, 5, rows=bytes(80))[:-16] + b"0000" + made_png(5, 5, rows=bytes(80))[-12:],
    "segments without end": b"\xff\xd8" + b"\xff\xe1\x00\x02" * 5000,
    "a segment shorter than its own length": b"\xff\xd8\xff\xe1\x00\x01" + bytes(50),
    "hundreds of passes": saved(corners(), "JPEG", progressive=True) + b"\xff\xda" * 400,
    "a frame without a size": b"\xff\xd8\xff\xc0\x00\x04\x08\x00\xff\xda\x00\x02",
    "only a beginning": b"\xff\xd8\xff",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_picture_is_damaged(name: str) -> None:
    assert refusal(HOSTILE[name]).code == "picture_damaged"


def test_a_trap_in_a_comment_or_a_colour_profile_is_never_opened() -> None:
    import zlib

    bomb = zlib.compress(bytes(50_000_000))
    traps = b"".join(
        b"".join(chunk(name, b"x\0\0" + bomb)) for name in (b"zTXt", b"iCCP") for _ in range(20)
    ) + b"".join(chunk(b"eXIf", bytes(100_000)))
    rows = (b"\0" + bytes(RED) * 4) * 4
    assert seen(made_png(4, 4, rows=rows, between=traps)) == [RED] * 4


@given(st.data())
def test_flipped_bytes_are_damage_or_a_picture_but_nothing_else(data: st.DataObject) -> None:
    base = data.draw(st.sampled_from(BASES))
    broken = bytearray(base)
    for _ in range(data.draw(st.integers(1, 6))):
        broken[data.draw(st.integers(2, len(base) - 1))] = data.draw(st.integers(0, 255))
    try:
        picture = read(bytes(broken))
    except UntrustedInput as error:
        assert error.code in ("picture_damaged", "picture_too_large", "picture_format_refused")  # noqa: PT017
    else:
        assert len(picture.pixels) == 4 * picture.width * picture.height


BASES = [
    saved(corners().quantize(4), transparency=1),
    saved(corners("RGBA")),
    saved(corners(), "JPEG"),
    saved(corners(), "JPEG", progressive=True),
    saved(corners("CMYK"), "JPEG"),
]


def test_the_room_keeps_its_promises_together() -> None:
    """Read, written, verified: what the port's three methods are for."""
    files = PillowPictureFiles()
    png = files.write_png(files.read(saved(corners(), "PNG")))
    assert files.verify(png.data, [(0, 0, 24, 16), (24, 16, 24, 16)]) == 2
    jpeg = files.write_jpeg(files.read(saved(corners(), "JPEG")))
    assert (jpeg.media_type, files.verify(jpeg.data, [])) == ("image/jpeg", 0)
