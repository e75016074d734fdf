"""Pictures the desk does not take, reduced to their first picture before a decoder sees them, as ``untrusted`` does.

Each function raises ``Damaged`` for what breaks its format, and ``Unread`` for a rare variant no decoder is opened for.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from edusupport_desktop.capture import tiff_directory as tiff
from edusupport_desktop.capture.damaged import Damaged
from edusupport_desktop.capture.exif import orientation
from edusupport_desktop.capture.untrusted import DECODED, UntrustedPicture
from edusupport_desktop.domain.picture import Beyond

# 48 MiB in blocks of 255 bytes; smaller ones would be made to keep a reader busy.
_MOST_BLOCKS = 250_000
_MOST_CHUNKS = 4096
_LARGEST_EXIF = 65_536


class Unread(Damaged):
    """Whole, as far as one can see, but of a variant that is not read."""


def reduce_bmp(untrusted: bytes) -> UntrustedPicture:
    """Of the variants of the Windows SDK (wingdi.h), those without compression."""
    if len(untrusted) < 30:
        raise Damaged("no header")
    (header,) = struct.unpack_from("<I", untrusted, 14)
    if header == 12:
        width, height = struct.unpack_from("<HH", untrusted, 18)
    elif len(untrusted) >= 54:
        width, height, _, _, compression = struct.unpack_from("<iiHHI", untrusted, 18)
        # 1 and 2 are run lengths, whose decoder is slow Python; nothing that takes screens writes them. 4 and 5 are
        # JPEG and PNG for printers.
        if compression not in (0, 3, 6):
            raise Unread(f"compression {compression}")
    else:
        raise Damaged("no header")
    if width <= 0 or height == 0:
        raise Damaged("no area")
    # Many writers leave the fourth byte empty and still call it transparency: all would be white.
    return UntrustedPicture(width, abs(height), 1, (untrusted,), opaque=True)


def reduce_gif(untrusted: bytes) -> UntrustedPicture:
    """The first picture of an animation (GIF89a), without comments and texts."""
    view = memoryview(untrusted)
    if len(view) < 13:
        raise Damaged("no header")
    width, height, flags = struct.unpack_from("<HHB", view, 6)
    at = 13 + _palette_bytes(flags)
    kept: list[bytes | bytearray | memoryview] = [view[:at]]
    control: memoryview | None = None
    pictures = 0
    while True:
        mark = bytes(view[at : at + 1])
        if mark == b"\x21":
            end = _past_blocks(view, at + 2)
            if view[at + 1] == 0xF9 and end - at == 8:
                control = view[at:end]
            at = end
        elif mark == b"\x2c" and len(view) >= at + 11:
            pictures += 1
            if pictures > 1:
                break
            left, top, across, down, flags = struct.unpack_from("<HHHHB", view, at + 1)
            width, height = max(width, left + across), max(height, top + down)
            end = _past_blocks(view, at + 10 + _palette_bytes(flags) + 1)
            kept += [*([control] if control is not None else []), view[at:end]]
            at = end
        elif pictures:  # the end, or what stands for it
            break
        else:
            raise Damaged(f"no picture at {at}")
    kept.append(b";")
    beyond = Beyond.ANIMATION if pictures > 1 else Beyond.NOTHING
    return UntrustedPicture(width, height, 1, tuple(kept), beyond=beyond)


def _palette_bytes(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _past_blocks(view: memoryview, at: int) -> int:
    for _ in range(_MOST_BLOCKS):
        if at >= len(view):
            raise Damaged("the file ends within a block")
        length = view[at]
        at += 1 + length
        if not length:
            return at
    raise Damaged("too many blocks")


def reduce_webp(untrusted: bytes) -> UntrustedPicture:
    """The first picture of an animation (RFC 9649, 2), without profile and notes."""
    upright, beyond = 1, Beyond.NOTHING
    image: list[tuple[bytes, memoryview]] = []
    for name, body in _chunks(memoryview(untrusted)[12:]):
        if name == b"ANMF" and image:
            beyond = Beyond.ANIMATION
        elif name == b"ANMF":
            image = [(inner, part) for inner, part in _chunks(body[16:]) if inner in (b"ALPH", b"VP8 ", b"VP8L")]
        elif name in (b"ALPH", b"VP8 ", b"VP8L"):
            image.append((name, body))
        elif name == b"EXIF" and len(body) <= _LARGEST_EXIF:
            upright = orientation(bytes(body).removeprefix(b"Exif\0\0"))
    names = [name for name, _ in image]
    if names not in ([b"VP8 "], [b"VP8L"], [b"ALPH", b"VP8 "]):
        raise Damaged(f"these are no picture: {names}")
    width, height = webp_size(*image[-1])
    if len(image) > 1:
        frame = struct.pack("<I", 0x10) + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
        image.insert(0, (b"VP8X", memoryview(frame)))
    kept: list[bytes | bytearray | memoryview] = [b"WEBP"]
    for name, body in image:
        kept += [name + len(body).to_bytes(4, "little"), body, bytes(len(body) % 2)]
    length = sum(len(piece) for piece in kept)
    # The decoder has two canvases of its own and hands a copy over: 16.5 bytes a pixel were measured.
    return UntrustedPicture(width, height, upright, (b"RIFF" + length.to_bytes(4, "little"), *kept), 17, beyond=beyond)


def _chunks(view: memoryview) -> Iterator[tuple[bytes, memoryview]]:
    at = 0
    for _ in range(_MOST_CHUNKS):
        if at + 8 > len(view):
            return
        length = int.from_bytes(view[at + 4 : at + 8], "little")
        if at + 8 + length > len(view):
            raise Damaged("a chunk is longer than the file")
        yield bytes(view[at : at + 4]), view[at + 8 : at + 8 + length]
        at += 8 + length + length % 2
    raise Damaged(f"more than {_MOST_CHUNKS} chunks")


def webp_size(name: bytes, body: memoryview) -> tuple[int, int]:
    """Width and height by the first bytes of a picture's chunk, or of the one that announces it. Raises ``Damaged``."""
    if name == b"VP8X" and len(body) >= 10:
        return int.from_bytes(body[4:7], "little") + 1, int.from_bytes(body[7:10], "little") + 1
    if name == b"VP8 " and len(body) >= 10 and bytes(body[3:6]) == b"\x9d\x01\x2a":
        width, height = struct.unpack_from("<HH", body, 6)
        width, height = width & 0x3FFF, height & 0x3FFF
    elif name == b"VP8L" and len(body) >= 5 and body[0] == 0x2F:
        bits = int.from_bytes(body[1:5], "little")
        width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    else:
        raise Damaged("no beginning of a picture")
    if not width or not height:
        raise Damaged("no area")
    return width, height


_FAX = frozenset({2, 3, 4})
_PLAIN, _LZW, _DEFLATE, _OLD_DEFLATE, _PACK_BITS = 1, 5, 8, 32946, 32773
_TIFF_COMPRESSIONS = _FAX | {_PLAIN, _LZW, _DEFLATE, _OLD_DEFLATE, _PACK_BITS}
# White is zero, black is zero, RGB, a palette, CMYK. Lab and YCbCr would need decoders of their own.
_TIFF_COLOURS = frozenset({0, 1, 2, 3, 5})
# A decoder takes memory for a whole tile, whatever the size of the picture.
_LARGEST_TILE = 4_000_000


def reduce_tiff(untrusted: bytes) -> UntrustedPicture:
    """The first page."""
    directory = tiff.read_directory(untrusted)
    first = directory.first
    width, height = first.get(tiff.WIDTH, 0), first.get(tiff.HEIGHT, 0)
    samples, bits = first.get(tiff.SAMPLES, 1), first.get(tiff.BITS, 1)
    compression, colours = first.get(tiff.COMPRESSION, 1), first.get(tiff.COLOURS, -1)
    if compression not in _TIFF_COMPRESSIONS or colours not in _TIFF_COLOURS:
        raise Unread(f"compression {compression}, colours {colours}")
    if bits not in (1, 2, 4, 8, 16) or not 1 <= samples <= 5 or first.get(tiff.FORMAT, 1) != 1:
        raise Unread(f"{samples} samples of {bits} bits, format {first.get(tiff.FORMAT)}")
    if not width or not height:
        raise Damaged("no area")
    if first.get(tiff.TILE_WIDTH, 0) * first.get(tiff.TILE_HEIGHT, 0) > _LARGEST_TILE:
        raise Damaged("a tile as large as a trap")
    pieces = (directory.header, memoryview(untrusted)[8:], directory.entry)
    # A strip may be all of the picture, decoded whole before it becomes one.
    memory = max(DECODED, 4.4 + samples * bits / 8)
    if compression != _PLAIN:
        memory += len(untrusted) / (width * height)  # libtiff is given a copy of the file
    beyond = Beyond.PAGES if directory.has_more else Beyond.NOTHING
    return UntrustedPicture(width, height, orientation(untrusted), pieces, memory, beyond=beyond)
