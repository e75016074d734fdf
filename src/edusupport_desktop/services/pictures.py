"""The pictures of a draft: taken in, marked, written as the file to be attached."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from uuid import uuid4

from edusupport_desktop.domain.annotation import Mark, Mask, kept_pixels, masked_pixels
from edusupport_desktop.domain.draft import DraftPicture
from edusupport_desktop.domain.errors import Cancelled, UntrustedInput
from edusupport_desktop.domain.identifiers import PictureId, RequestId
from edusupport_desktop.domain.picture import LARGEST_FILE_BYTES, LARGEST_PIXELS, Conversion, Picture
from edusupport_desktop.services.ports import DraftStore, PictureDocument, PictureFiles, Progress

Painter = Callable[[Picture, tuple[Mark, ...]], Picture]
"""Draws marks into a picture and cuts it to what a crop among them keeps; the painter that draws on the screen, too."""


@dataclass(frozen=True, slots=True)
class AddedFile:
    """``conversion`` is None when the file was attached as it came; otherwise the teacher is told."""

    picture: DraftPicture
    conversion: Conversion | None


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of several files: those that came in, in their order, and the errors of the others."""

    added: tuple[AddedFile, ...]
    refused: tuple[UntrustedInput, ...]


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

        Raises ``UntrustedInput("picture_too_large")`` (``width``, ``height`` or ``bytes``, and ``limit``) rather than
        keep one that could not be opened again.
        """
        if picture.width * picture.height > LARGEST_PIXELS:
            raise UntrustedInput("picture_too_large", width=picture.width, height=picture.height, limit=LARGEST_PIXELS)
        encoded = self._files.write_png(picture)
        size = len(encoded.data)
        if size > LARGEST_FILE_BYTES:
            raise UntrustedInput("picture_too_large", bytes=size, limit=LARGEST_FILE_BYTES)
        added = DraftPicture(_new_id(), picture.width, picture.height, picture.scale, file_size=size, masks_verified=0)
        self._store.write_original(request_id, added.id, encoded.data)
        self._store.write_finished(request_id, added.id, encoded.data)
        return added

    def add_file(self, request_id: RequestId, data: bytes) -> AddedFile:
        """Takes in a picture file, known by its content; what the desk does not take becomes a PNG.

        Raises ``UntrustedInput``."""
        conversion = self._files.conversion(data)
        picture = self._files.read(data)
        if conversion is not None:
            return AddedFile(self.add_captured(request_id, picture), conversion)
        media_type = "image/jpeg" if data.startswith(b"\xff\xd8") else "image/png"
        added = DraftPicture(_new_id(), picture.width, picture.height, picture.scale, media_type)
        self._store.write_original(request_id, added.id, data)
        return AddedFile(self._write(request_id, added, picture), None)

    def add_files(self, request_id: RequestId, files: Iterable[Callable[[], bytes]], progress: Progress) -> TakenIn:
        """Each is read, taken in and let go before the next. When the teacher stops, what came in stays."""
        added: list[AddedFile] = []
        refused: list[UntrustedInput] = []
        waiting = list(files)
        for done, read in enumerate(waiting):
            progress.report(done, len(waiting))
            try:
                progress.raise_if_cancelled()
                added.append(self.add_file(request_id, read()))
            except UntrustedInput as error:
                refused.append(error)
            except Cancelled:
                break
        return TakenIn(tuple(added), tuple(refused))

    def open_document(self, path: str) -> PictureDocument | None:
        """As ``PictureFiles.open_document``."""
        return self._files.open_document(path)

    def look_at(self, data: bytes) -> Picture:
        """Decodes a picture file that is not in the draft, for showing it. Raises ``UntrustedInput``."""
        return self._files.read(data)

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
