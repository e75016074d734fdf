"""Picture files from outside, read with suspicion, and ours, written plain."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from edusupport_desktop.capture import convertible
from edusupport_desktop.capture.damaged import Damaged
from edusupport_desktop.capture.documents import open_document
from edusupport_desktop.capture.pieces import opened
from edusupport_desktop.capture.png import SMALL_QUALITY, encode_jpeg, encode_png, encode_small_png
from edusupport_desktop.capture.scaling import scaled_down
from edusupport_desktop.capture.sniff import ACCEPTED, ARCHIVES, DOCUMENTS, FileKind, file_kind
from edusupport_desktop.capture.untrusted import UntrustedPicture, reduce_jpeg, reduce_png
from edusupport_desktop.capture.verify import verify_picture
from edusupport_desktop.domain.annotation import PixelBox
from edusupport_desktop.domain.errors import UntrustedInput
from edusupport_desktop.domain.picture import LARGEST_FILE_BYTES, LARGEST_PIXELS, Conversion, EncodedPicture, Picture

if TYPE_CHECKING:
    from PIL import Image

    from edusupport_desktop.services.ports import PictureDocument

MOST_MEMORY = 262_000_000
"""Bytes for a picture file and its decoding together. Python and the decoders take 25 million beside it, so that a
process that reads the most hostile file stays below 300 million."""

# The name of the one stream in which Office since 2007 puts a document under a password ([MS-OFFCRYPTO] 2.3.4.4).
_LOCKED_OFFICE = "EncryptedPackage".encode("utf-16-le")
_PIECE_PIXELS = 1 << 18

_REDUCERS: dict[FileKind, Callable[[bytes], UntrustedPicture]] = {
    FileKind.PNG: reduce_png,
    FileKind.JPEG: reduce_jpeg,
    FileKind.BMP: convertible.reduce_bmp,
    FileKind.GIF: convertible.reduce_gif,
    FileKind.TIFF: convertible.reduce_tiff,
    FileKind.WEBP: convertible.reduce_webp,
}

_REFUSALS = {
    **dict.fromkeys(DOCUMENTS, "picture_is_word_document"),
    **dict.fromkeys(ARCHIVES, "picture_is_archive"),
    FileKind.PDF: "picture_is_pdf",
    FileKind.HEIC: "picture_is_heic",
    FileKind.DRAWING: "picture_is_drawing",
    FileKind.VIDEO: "picture_is_video",
}

_log = logging.getLogger(__name__)


class PillowPictureFiles:
    """Implements ``services.ports.PictureFiles``. May be used from any thread."""

    def read(self, data: bytes) -> Picture:
        """The picture as it is meant to be seen: turned as its EXIF says, on white where it is transparent.

        Colour profiles are left out: pixels are taken for sRGB. Raises ``UntrustedInput``:
        ``picture_is_word_document``, ``picture_is_archive``, ``picture_is_pdf``, ``picture_is_heic``,
        ``picture_is_drawing``, ``picture_is_video``, ``document_encrypted``, ``picture_format_refused``
        (each with ``kind``), ``picture_too_large`` (``bytes`` or ``width`` and ``height``, and ``limit``),
        ``picture_damaged``.
        """
        kind, untrusted = _reduced(data)
        if untrusted.width <= 0 or untrusted.height <= 0:
            raise UntrustedInput("picture_damaged")
        limit = min(LARGEST_PIXELS, int((MOST_MEMORY - len(data)) / untrusted.bytes_a_pixel))
        if untrusted.width * untrusted.height > limit:
            raise UntrustedInput("picture_too_large", width=untrusted.width, height=untrusted.height, limit=limit)
        try:
            return _decode(untrusted, kind)
        except MemoryError:
            raise
        except Exception as error:
            # A decoder fed with a broken file fails in as many ways as it has lines; all mean the same.
            _log.info("a picture could not be decoded: %s", type(error).__name__)
            raise UntrustedInput("picture_damaged") from error

    def conversion(self, data: bytes) -> Conversion | None:
        kind = file_kind(data)
        if kind in ACCEPTED:
            return None
        _, untrusted = _reduced(data)
        return Conversion(f".{kind.value}", untrusted.beyond)

    def open_document(self, path: str) -> PictureDocument | None:
        return open_document(path)

    def write_png(self, picture: Picture) -> EncodedPicture:
        return encode_png(picture)

    def write_small_png(self, picture: Picture) -> EncodedPicture:
        return encode_small_png(picture)

    def write_jpeg(self, picture: Picture) -> EncodedPicture:
        return encode_jpeg(picture)

    def write_small_jpeg(self, picture: Picture) -> EncodedPicture:
        return encode_jpeg(picture, SMALL_QUALITY)

    def scaled(self, picture: Picture, width: int, height: int) -> Picture:
        return scaled_down(picture, width, height)

    def verify(
        self,
        data: bytes,
        masked: Sequence[PixelBox],
        expected: Picture | None = None,
        *,
        size: tuple[int, int] | None = None,
    ) -> int:
        return verify_picture(data, masked, size=size, expected=expected)


def _reduced(data: bytes) -> tuple[FileKind, UntrustedPicture]:
    kind = file_kind(data)
    reduce = _REDUCERS.get(kind)
    if kind is FileKind.DOC and _LOCKED_OFFICE in data:
        raise UntrustedInput("document_encrypted", kind=kind.value)
    if reduce is None:
        code = _REFUSALS.get(kind, "picture_format_refused")
        raise UntrustedInput(code, kind=kind.value)
    if len(data) > LARGEST_FILE_BYTES:
        raise UntrustedInput("picture_too_large", bytes=len(data), limit=LARGEST_FILE_BYTES)
    try:
        return kind, reduce(data)
    except convertible.Unread as error:
        raise UntrustedInput("picture_format_refused", kind=kind.value) from error
    except Damaged as error:
        raise UntrustedInput("picture_damaged") from error


def _decode(untrusted: UntrustedPicture, kind: FileKind) -> Picture:
    from PIL import Image

    with Image.open(opened(untrusted.pieces), formats=(kind.name,)) as image:
        if image.width * image.height > untrusted.width * untrusted.height:
            raise Damaged(f"{image.size} instead of {untrusted.width}x{untrusted.height}")
        image.load()
        upright = _turned(image, untrusted.orientation)
    del image  # a turned picture is a second one: without this three would be held
    return Picture(*upright.size, _bgrx(upright, opaque=untrusted.opaque))


def _turned(image: Image.Image, orientation: int) -> Image.Image:
    from PIL.Image import Transpose

    turn = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }.get(orientation)
    return image if turn is None else image.transpose(turn)


def _bgrx(image: Image.Image, *, opaque: bool) -> bytearray:
    """The pixels as ``Picture`` wants them, band by band, so that no second whole picture is held on the way."""
    pixels = bytearray(image.width * image.height * 4)
    step = max(1, _PIECE_PIXELS // image.width)
    at = 0
    for top in range(0, image.height, step):
        band = image.crop((0, top, image.width, min(top + step, image.height)))
        flat = band.convert("RGB") if opaque else _on_white(band)
        packed = flat.tobytes("raw", "BGRX")
        pixels[at : at + len(packed)] = packed
        at += len(packed)
    return pixels


def _on_white(image: Image.Image) -> Image.Image:
    from PIL import Image

    if image.mode.startswith("I;16"):
        # Pillow's own conversion cuts everything above 255 off; the high byte is the 8-bit value.
        deep = "I;16B" if image.mode == "I;16B" else "I;16"
        return Image.frombytes("L", image.size, image.tobytes("raw", deep)[deep == "I;16" :: 2]).convert("RGB")
    if image.has_transparency_data:
        coloured = image.convert("RGBA")
        white = Image.new("RGB", image.size, "white")
        white.paste(coloured, mask=coloured)
        return white
    return image.convert("RGB")
