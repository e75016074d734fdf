"""Picture files from outside, read with suspicion, and ours, written plain."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from edusupport_desktop.capture.damaged import Damaged
from edusupport_desktop.capture.png import encode_jpeg, encode_png
from edusupport_desktop.capture.sniff import ARCHIVES, DOCUMENTS, FileKind, file_kind
from edusupport_desktop.capture.untrusted import UntrustedPicture, reduce_jpeg, reduce_png
from edusupport_desktop.capture.verify import verify_picture
from edusupport_desktop.domain.annotation import PixelBox
from edusupport_desktop.domain.errors import UntrustedInput
from edusupport_desktop.domain.picture import LARGEST_FILE_BYTES, LARGEST_PIXELS, EncodedPicture, Picture

if TYPE_CHECKING:
    from PIL import Image

LARGEST_PIXELS_IN_PASSES = 20_000_000
"""Of a JPEG in several passes, whose decoder takes up to 8 bytes a pixel more. Cameras write single passes."""

_PIECE_PIXELS = 1 << 18

_log = logging.getLogger(__name__)


class PillowPictureFiles:
    """Implements ``services.ports.PictureFiles``. May be used from any thread."""

    def read(self, data: bytes) -> Picture:
        """A PNG or JPEG as it is meant to be seen: turned as its EXIF says, on white where it is transparent.

        Raises ``UntrustedInput``: ``picture_is_word_document``, ``picture_is_archive``, ``picture_is_pdf``,
        ``picture_format_refused`` (each with ``kind``), ``picture_too_large`` (``bytes`` or ``width`` and ``height``,
        and ``limit``), ``picture_damaged``.
        """
        kind = file_kind(data)
        if kind not in (FileKind.PNG, FileKind.JPEG):
            raise UntrustedInput(_refusal(kind), kind=kind.value)
        if len(data) > LARGEST_FILE_BYTES:
            raise UntrustedInput("picture_too_large", bytes=len(data), limit=LARGEST_FILE_BYTES)
        try:
            untrusted = reduce_png(data) if kind is FileKind.PNG else reduce_jpeg(data)
        except Damaged as error:
            raise UntrustedInput("picture_damaged") from error
        limit = LARGEST_PIXELS_IN_PASSES if untrusted.several_passes else LARGEST_PIXELS
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

    def write_png(self, picture: Picture) -> EncodedPicture:
        return encode_png(picture)

    def write_jpeg(self, picture: Picture) -> EncodedPicture:
        return encode_jpeg(picture)

    def verify(
        self,
        data: bytes,
        masked: Sequence[PixelBox],
        expected: Picture | None = None,
        *,
        size: tuple[int, int] | None = None,
    ) -> int:
        return verify_picture(data, masked, size=size, expected=expected)


def _refusal(kind: FileKind) -> str:
    if kind in DOCUMENTS:
        return "picture_is_word_document"
    if kind in ARCHIVES:
        return "picture_is_archive"
    return "picture_is_pdf" if kind is FileKind.PDF else "picture_format_refused"


def _decode(untrusted: UntrustedPicture, kind: FileKind) -> Picture:
    from PIL import Image

    with Image.open(BytesIO(untrusted.data), formats=(kind.name,)) as image:
        image.load()
        upright = _turned(image, untrusted.orientation)
    del image  # a turned picture is a second one: without this three would be held
    return Picture(*upright.size, _bgrx(upright))


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


def _bgrx(image: Image.Image) -> bytearray:
    """The pixels as ``Picture`` wants them, band by band, so that no second whole picture is held on the way."""
    pixels = bytearray(image.width * image.height * 4)
    step = max(1, _PIECE_PIXELS // image.width)
    at = 0
    for top in range(0, image.height, step):
        band = image.crop((0, top, image.width, min(top + step, image.height)))
        packed = _on_white(band).tobytes("raw", "BGRX")
        pixels[at : at + len(packed)] = packed
        at += len(packed)
    return pixels


def _on_white(image: Image.Image) -> Image.Image:
    from PIL import Image

    if image.mode.startswith("I;16"):
        # Pillow's own conversion cuts everything above 255 off; the high byte is the 8-bit value.
        return Image.frombytes("L", image.size, image.tobytes("raw", "I;16")[1::2]).convert("RGB")
    if image.has_transparency_data:
        coloured = image.convert("RGBA")
        white = Image.new("RGB", image.size, "white")
        white.paste(coloured, mask=coloured)
        return white
    return image.convert("RGB")
