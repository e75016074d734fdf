"""Picture files made to do harm, or only unusual: each by its name, made by code, with what has to become of it."""

from __future__ import annotations

import random
import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

from PIL import Image

READ = "read"
"""In place of an error's code: the picture comes in."""


def saved(image: Image.Image, format: str = "PNG", **options: Any) -> bytes:
    file = BytesIO()
    image.save(file, format, **options)
    return file.getvalue()


def flat(mode: str, width: int, height: int) -> Image.Image:
    return Image.new(
        mode, (width, height), {1: 77, 3: (9, 80, 70), 4: (9, 80, 70, 60)}[len(Image.new(mode, (1, 1)).getbands())]
    )


def noise(width: int, height: int) -> Image.Image:
    row = random.Random(7).randbytes(1 << 20)  # noqa: S311
    return Image.frombytes("RGB", (width, height), (row * (width * height * 3 // len(row) + 1))[: width * height * 3])


def png_chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png_bomb(width: int, height: int) -> bytes:
    """A whole PNG of black pixels, packed a thousand times smaller."""
    packer = zlib.compressobj(9)
    row = bytes(1 + 3 * width)
    packed = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", header) + png_chunk(b"IDAT", packed) + png_chunk(b"IEND", b"")


def interlaced(width: int, height: int) -> bytes:
    """Black pixels in the seven passes of Adam7."""
    passes = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
    packer, packed = zlib.compressobj(1), b""
    for left, top, across, down in passes:
        columns, rows = -(-(width - left) // across), -(-(height - top) // down)
        packed += b"".join(packer.compress(bytes(1 + 4 * columns)) for _ in range(rows))
    packed += packer.flush()
    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 1)
    return b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", header) + png_chunk(b"IDAT", packed) + png_chunk(b"IEND", b"")


def jpeg_of_many_passes(image: Image.Image, passes: int) -> bytes:
    """A progressive JPEG whose last pass is repeated."""
    whole = saved(image, "JPEG", progressive=True, subsampling=0)
    last = whole.rindex(b"\xff\xda")
    return whole[:-2] + whole[last:-2] * (passes - whole.count(b"\xff\xda")) + whole[-2:]


def arithmetic_jpeg() -> bytes:
    whole = bytearray(saved(flat("RGB", 64, 64), "JPEG"))
    whole[whole.index(b"\xff\xc0") + 1] = 0xC9
    return bytes(whole)


def gif(pictures: int = 1, comment: bytes = b"") -> bytes:
    images = [Image.new("L", (90, 70), 9 * shade) for shade in range(pictures)]
    whole = saved(images[0], "GIF", save_all=True, append_images=images[1:], duration=40)
    blocks = b"".join(
        bytes([len(part)]) + part for at in range(0, len(comment), 255) if (part := comment[at : at + 255])
    )
    return whole[:-1] + b"\x21\xfe" + blocks + b"\0" + whole[-1:] if comment else whole


def gif_with_comment_first(length: int) -> bytes:
    """Readers that join the pieces of a comment one by one need hours for it."""
    whole = saved(Image.new("P", (90, 70)), "GIF")
    at = 13 + (3 << (whole[10] & 7) + 1 if whole[10] & 0x80 else 0)
    return whole[:at] + b"\x21\xfe" + (b"\xff" + b"x" * 255) * (length // 255) + b"\0" + whole[at:]


def gif_larger_than_it_says() -> bytes:
    whole = bytearray(saved(Image.new("P", (90, 70)), "GIF"))
    at = whole.index(b"\x2c", 13 + 3 * (2 << (whole[10] & 7)) if whole[10] & 0x80 else 13)
    whole[at + 1 : at + 9] = struct.pack("<4H", 60_000, 60_000, 5000, 5000)
    return bytes(whole)


def bmp(width: int, height: int, *, bits: int = 24, compression: int = 0, pixels: bytes = b"") -> bytes:
    header = struct.pack("<IiiHHIIiiII", 40, width, height, 1, bits, compression, len(pixels), 0, 0, 0, 0)
    return b"BM" + struct.pack("<IHHI", 54 + len(pixels), 0, 0, 54) + header + pixels


def bmp_of_empty_transparency(width: int, height: int, pixel: bytes) -> bytes:
    """BITMAPV4HEADER with a mask for transparency, as the clipboard of Windows has it, and no transparency written."""
    masks = struct.pack("<4I", 0xFF0000, 0xFF00, 0xFF, 0xFF000000)
    header = struct.pack("<IiiHHIIiiII", 108, width, height, 1, 32, 3, 0, 0, 0, 0, 0) + masks + b"BGRs" + bytes(48)
    return b"BM" + struct.pack("<IHHI", 0, 0, 0, 14 + len(header)) + header + pixel * (width * height)


def bmp_of_run_lengths(width: int, height: int) -> bytes:
    """One pixel a run: minutes for a decoder written in Python."""
    header = struct.pack("<IiiHHIIiiII", 40, width, height, 1, 8, 1, 0, 0, 0, 256, 0)
    begin = 54 + 1024
    return b"BM" + struct.pack("<IHHI", 0, 0, 0, begin) + header + bytes(1024) + b"\x01\x05" * (width * height)


def tiff(fields: dict[int, tuple[int, int, int]], pixels: bytes = b"", following: int = 0) -> bytes:
    """``fields``: tag to type, count and the four bytes of the value; the pixels stand at 8."""
    place = 8 + len(pixels) + len(pixels) % 2
    body = b"".join(struct.pack("<HHII", tag, *field) for tag, field in sorted(fields.items()))
    header = b"II*\0" + struct.pack("<I", place) + pixels + bytes(len(pixels) % 2)
    return header + struct.pack("<H", len(fields)) + body + struct.pack("<I", following)


def tiff_fields(width: int, height: int, **changed: tuple[int, int, int]) -> dict[int, tuple[int, int, int]]:
    names = {"compression": 259, "rows": 278, "strips": 273, "tile_width": 322, "tile_height": 323, "colours": 262}
    fields = {256: (4, 1, width), 257: (4, 1, height), 258: (3, 1, 8), 259: (3, 1, 1), 262: (3, 1, 1)}
    fields |= {273: (4, 1, 8), 277: (3, 1, 1), 278: (4, 1, height), 279: (4, 1, width * height)}
    return fields | {names[name]: value for name, value in changed.items()}


def tiff_of_overlapping_notes() -> bytes:
    """Thousands of notes, each all of the file: a reader that loads them takes gigabytes."""
    pixels = bytes(1 << 20)
    fields = tiff_fields(4, 4) | {30_000 + number: (7, 1 << 20, 8) for number in range(20_000)}
    return tiff(fields, pixels)


def tiff_strip_bomb(width: int, height: int) -> bytes:
    """One strip that unpacks to all of the picture, and one that unpacks to much more than that."""
    packed = zlib.compress(bytes(width * height * 4), 9)
    fields = tiff_fields(width, height, compression=(3, 1, 8))
    return tiff(fields | {279: (4, 1, len(packed))}, packed)


def webp_of_another_size() -> bytes:
    """The announced canvas is small, the picture on it is not."""
    whole = bytearray(saved(flat("RGBA", 64, 48), "WEBP", lossless=False))
    at = whole.index(b"VP8 ") + 8
    whole[at + 6 : at + 10] = struct.pack("<HH", 16_383, 16_383)
    return bytes(whole)


def turned(image: Image.Image, format: str, orientation: int = 6) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    return saved(image, format, exif=exif.tobytes())


Case = tuple[Callable[[], bytes], str]

SMALL: dict[str, Case] = {
    "an animated PNG": (
        lambda: saved(flat("RGB", 80, 60), save_all=True, append_images=[flat("RGB", 80, 60)] * 9),
        READ,
    ),
    "an animated GIF": (lambda: gif(12), READ),
    "an animated WEBP": (
        lambda: saved(flat("RGB", 80, 60), "WEBP", save_all=True, append_images=[noise(80, 60)] * 3),
        READ,
    ),
    "a TIFF of several pages": (
        lambda: saved(flat("RGB", 80, 60), "TIFF", save_all=True, append_images=[noise(80, 60)] * 3),
        READ,
    ),
    "CMYK": (lambda: saved(flat("CMYK", 80, 60), "JPEG"), READ),
    "CMYK in TIFF": (lambda: saved(flat("CMYK", 80, 60), "TIFF", compression="tiff_lzw"), READ),
    "16 bits": (lambda: saved(Image.new("I;16", (80, 60), 40_000)), READ),
    "16 bits in TIFF": (lambda: saved(Image.new("I;16", (80, 60), 40_000), "TIFF"), READ),
    "a fax": (lambda: saved(Image.new("1", (80, 60), 1), "TIFF", compression="group4"), READ),
    "a turned JPEG": (lambda: turned(flat("RGB", 80, 60), "JPEG"), READ),
    "a turned WEBP": (lambda: turned(flat("RGB", 80, 60), "WEBP"), READ),
    "a turned TIFF": (lambda: turned(flat("RGB", 80, 60), "TIFF"), READ),
    "a JPEG with a colour profile of rubbish": (
        lambda: saved(flat("RGB", 80, 60), "JPEG", icc_profile=b"\xff" * 70_000),
        READ,
    ),
    "a TIFF with a colour profile of rubbish": (
        lambda: saved(flat("RGB", 80, 60), "TIFF", icc_profile=b"\xff" * 70_000),
        READ,
    ),
    "a WEBP with a colour profile of rubbish": (
        lambda: saved(flat("RGB", 80, 60), "WEBP", icc_profile=b"\xff" * 70_000),
        READ,
    ),
    "a GIF with notes longer than itself": (lambda: gif(comment=b"x" * 5_000_000), READ),
    "a GIF with notes before itself": (lambda: gif_with_comment_first(40_000_000), READ),
    "a TIFF of overlapping notes": (tiff_of_overlapping_notes, "picture_damaged"),
    "a TIFF without an end of directories": (lambda: tiff(tiff_fields(4, 4), bytes(16), following=8 + 16), READ),
    "a TIFF whose strips are elsewhere": (
        lambda: tiff(tiff_fields(90, 90, strips=(4, 1, 0x7FFFFFF0))),
        "picture_damaged",
    ),
    "a TIFF of a tile as large as a town": (
        lambda: tiff(tiff_fields(4, 4, tile_width=(4, 1, 60_000), tile_height=(4, 1, 60_000), compression=(3, 1, 8))),
        "picture_damaged",
    ),
    "a TIFF that is a JPEG inside": (
        lambda: saved(flat("RGB", 80, 60), "TIFF", compression="jpeg"),
        "picture_format_refused",
    ),
    "a TIFF of numbers that are no colours": (lambda: saved(Image.new("F", (9, 9)), "TIFF"), "picture_format_refused"),
    "a BMP of run lengths": (lambda: bmp_of_run_lengths(2000, 2000), "picture_format_refused"),
    "a BMP of negative width": (lambda: bmp(-5, 5, pixels=bytes(99)), "picture_damaged"),
    "a BMP without its pixels": (lambda: bmp(500, 500), "picture_damaged"),
    "a BMP upside down": (lambda: bmp(8, -8, pixels=bytes(8 * 24)), READ),
    "a BMP that calls empty bytes transparency": (lambda: bmp_of_empty_transparency(8, 8, b"\1\2\3\0"), READ),
    "an arithmetic JPEG": (arithmetic_jpeg, "picture_damaged"),
    "a JPEG of 400 passes": (lambda: jpeg_of_many_passes(flat("RGB", 64, 64), 400), "picture_damaged"),
    "a GIF larger than it says": (gif_larger_than_it_says, "picture_too_large"),
    "a WEBP larger than it says": (webp_of_another_size, "picture_too_large"),
    "a WEBP of nothing": (lambda: b"RIFF\x04\0\0\0WEBP", "picture_damaged"),
    "a WEBP of chunks without end": (lambda: b"RIFF\0\0\x10\0WEBP" + b"NOTE\0\0\0\0" * 100_000, "picture_damaged"),
    "a GIF of nothing": (lambda: b"GIF89a" + bytes(7) + b";", "picture_damaged"),
    "a GIF of blocks of one byte": (
        lambda: b"GIF89a" + bytes(7) + b"\x21\xfe" + b"\x01x" * 5_000_000,
        "picture_damaged",
    ),
    "a HEIC": (lambda: b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "picture_is_heic"),
    "an AVIF": (lambda: b"\0\0\0\x1cftypavif\0\0\0\0mif1miaf", "picture_format_refused"),
    "a film": (lambda: b"\0\0\0\x18ftypisom\0\0\0\0isom", "picture_is_video"),
    "a drawing": (lambda: b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "picture_is_drawing"),
    "a document under a password": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le"),
        "document_encrypted",
    ),
}

LARGE: dict[str, Case] = {
    "a PNG bomb within the limit": (lambda: png_bomb(5000, 5000), READ),
    "a PNG bomb beyond it": (lambda: png_bomb(9000, 9000), "picture_too_large"),
    "an interlaced PNG": (lambda: interlaced(5000, 5000), READ),
    "a transparent PNG": (lambda: saved(flat("RGBA", 5000, 5000), compress_level=1), READ),
    "a PNG of noise": (lambda: saved(noise(4000, 4000), compress_level=0), READ),
    "a JPEG of noise": (lambda: saved(noise(5000, 5000), "JPEG", quality=95), READ),
    "a turned JPEG": (lambda: turned(flat("RGB", 5000, 5000), "JPEG"), READ),
    "a progressive JPEG": (lambda: saved(noise(4900, 5000), "JPEG", progressive=True, subsampling=2), READ),
    "a JPEG of 20 passes": (lambda: jpeg_of_many_passes(noise(4100, 4000), 20), READ),
    "a progressive CMYK JPEG": (lambda: saved(flat("CMYK", 4200, 5000), "JPEG", progressive=True), READ),
    "a progressive CMYK JPEG beyond the memory": (
        lambda: saved(flat("CMYK", 4800, 5000), "JPEG", progressive=True), "picture_too_large",
    ),
    "a GIF": (lambda: saved(flat("L", 5000, 5000), "GIF"), READ),
    "a BMP": (lambda: bmp(5000, 3000, pixels=bytes(45_000_000)), READ),
    "a TIFF of one strip": (lambda: tiff_strip_bomb(5000, 5000), READ),
    "a TIFF as large as a file may be": (lambda: saved(noise(4000, 4000), "TIFF"), READ),
    "a turned TIFF": (lambda: turned(flat("RGB", 4000, 4000), "TIFF"), READ),
    "a WEBP": (lambda: saved(flat("RGB", 3900, 3900), "WEBP", method=0), READ),
    "a WEBP beyond the memory": (
        lambda: saved(flat("RGB", 5000, 5000), "WEBP", method=0, lossless=True), "picture_too_large",
    ),
}  # fmt: skip
"""At the limits, where memory and time are measured."""
