"""The pictures of a draft: taken in, marked, written as the file to be attached."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

from edusupport_desktop.domain.annotation import Mark, Mask, kept_pixels, masked_pixels
from edusupport_desktop.domain.draft import DraftPicture
from edusupport_desktop.domain.errors import UntrustedInput
from edusupport_desktop.domain.identifiers import PictureId, RequestId
from edusupport_desktop.domain.picture import LARGEST_PIXELS, Picture
from edusupport_desktop.services.ports import DraftStore, PictureFiles

Painter = Callable[[Picture, tuple[Mark, ...]], Picture]
"""Draws marks into a picture and cuts it to what a crop among them keeps; the painter that draws on the screen, too."""


class DraftPictures:
    """``files`` reads and writes picture files, ``paint`` draws the marks, ``store`` keeps both files of a picture.

    Every method is slow (decoding, encoding, disk): call it off the interface's thread.
    """

    def __init__(self, files: PictureFiles, paint: Painter, store: DraftStore) -> None:
        self._files = files
        self._paint = paint
        self._store = store

    def add_captured(self, request_id: RequestId, picture: Picture) -> DraftPicture:
        """Takes in what was captured from the screen or pasted; the original is kept as PNG.

        Raises ``UntrustedInput("picture_too_large")`` (``width``, ``height``, ``limit``) rather than keep one that
        could not be opened again.
        """
        if picture.width * picture.height > LARGEST_PIXELS:
            facts = {"width": picture.width, "height": picture.height, "limit": LARGEST_PIXELS}
            raise UntrustedInput("picture_too_large", **facts)
        encoded = self._files.write_png(picture)
        size = len(encoded.data)
        added = DraftPicture(_new_id(), picture.width, picture.height, picture.scale, file_size=size, masks_verified=0)
        self._store.write_original(request_id, added.id, encoded.data)
        self._store.write_finished(request_id, added.id, encoded.data)
        return added

    def add_file(self, request_id: RequestId, data: bytes) -> DraftPicture:
        """Takes in a picture file, known by its content. Raises ``UntrustedInput``."""
        picture = self._files.read(data)
        media_type = "image/jpeg" if data.startswith(b"\xff\xd8") else "image/png"
        added = DraftPicture(_new_id(), picture.width, picture.height, picture.scale, media_type)
        self._store.write_original(request_id, added.id, data)
        return self._write(request_id, added, picture)

    def open(self, request_id: RequestId, picture: DraftPicture) -> Picture:
        """The original, without marks."""
        original = self._files.read(self._store.read_original(request_id, picture.id))
        return replace(original, scale=picture.scale)

    def finish(self, request_id: RequestId, picture: DraftPicture, marks: tuple[Mark, ...]) -> DraftPicture:
        """Writes the file to be attached anew with these marks, re-opens it and verifies that masks hide.

        ``masks_verified`` of the result tells how many areas were verified.
        """
        marked = replace(picture, marks=marks)
        if any(isinstance(mark, Mask) for mark in marks):
            marked = replace(marked, media_type="image/png")  # JPEG would let the neighbours shine into a mask
        return self._write(request_id, marked, self.open(request_id, picture))

    def _write(self, request_id: RequestId, picture: DraftPicture, original: Picture) -> DraftPicture:
        painted = self._paint(original, picture.marks) if picture.marks else original
        jpeg = picture.media_type == "image/jpeg"
        encoded = self._files.write_jpeg(painted) if jpeg else self._files.write_png(painted)
        masked = masked_pixels(picture.marks, original.width, original.height)
        expected = self._over_nothing(original, picture.marks) if masked else None
        _, _, width, height = kept_pixels(picture.marks, original.width, original.height)
        verified = self._files.verify(encoded.data, masked, expected, size=(width, height))
        self._store.write_finished(request_id, picture.id, encoded.data)
        return replace(picture, file_size=len(encoded.data), masks_verified=verified)

    def _over_nothing(self, original: Picture, marks: tuple[Mark, ...]) -> Picture:
        """What the masked areas must look like: the same marks over a picture that holds nothing."""
        return self._paint(replace(original, pixels=bytes(original.width * original.height * 4)), marks)


def _new_id() -> PictureId:
    return PictureId(str(uuid4()))
