"""The pictures of a draft: taken in, marked, written as the file to be attached."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from uuid import uuid4

from edusupport_desktop.domain.annotation import Mark
from edusupport_desktop.domain.black import is_black
from edusupport_desktop.domain.draft import DraftPicture
from edusupport_desktop.domain.errors import Cancelled, UntrustedInput
from edusupport_desktop.domain.identifiers import PictureId, RequestId
from edusupport_desktop.domain.picture import LARGEST_FILE_BYTES, LARGEST_PIXELS, Conversion, Picture
from edusupport_desktop.domain.shrinking import LADDER, Offer, Shrinking, worthwhile
from edusupport_desktop.services.finished_picture import Painter, PictureFinisher
from edusupport_desktop.services.ports import DraftStore, PictureDocument, PictureFiles, Progress

_JPEG = b"\xff\xd8"


@dataclass(frozen=True, slots=True)
class AddedFile:
    """``conversion`` is None when the file was attached as it came; otherwise the teacher is told."""

    picture: DraftPicture
    conversion: Conversion | None


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """``name`` is for showing only: that of the file, or of the picture inside a document."""

    name: str
    error: UntrustedInput


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of several files: those that came in and the others, each in their order."""

    added: tuple[AddedFile, ...]
    refused: tuple[RefusedFile, ...]


class DraftPictures:
    """``files`` reads and writes picture files, ``paint`` draws the marks, ``store`` keeps both files of a picture.

    Every method is slow (decoding, encoding, disk): call it off the interface's thread.
    """

    def __init__(self, files: PictureFiles, paint: Painter, store: DraftStore) -> None:
        self._files = files
        self._finisher = PictureFinisher(files, paint)
        self._store = store

    def add_captured(self, request_id: RequestId, picture: Picture) -> DraftPicture:
        """Takes in what was captured from the screen or pasted; the original is kept as PNG.

        Raises ``UntrustedInput("picture_too_large")`` (``width``, ``height`` or ``bytes``, and ``limit``) rather than
        keep one that could not be opened again, and ``picture_is_black`` for one that shows nothing.
        """
        if picture.width * picture.height > LARGEST_PIXELS:
            raise UntrustedInput("picture_too_large", width=picture.width, height=picture.height, limit=LARGEST_PIXELS)
        _refuse_black(picture)
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
        _refuse_black(picture)
        added = DraftPicture(_new_id(), picture.width, picture.height, picture.scale)
        self._store.write_original(request_id, added.id, data)
        return AddedFile(self._write(request_id, added, picture), None)

    def add_files(
        self, request_id: RequestId, files: Iterable[tuple[str, Callable[[], bytes]]], progress: Progress
    ) -> TakenIn:
        """Each, of its name and how it is read, is taken in and let go before the next. When the teacher stops, what
        came in stays."""
        added: list[AddedFile] = []
        refused: list[RefusedFile] = []
        waiting = list(files)
        for done, (name, read) in enumerate(waiting):
            progress.report(done, len(waiting))
            try:
                progress.raise_if_cancelled()
                added.append(self.add_file(request_id, read()))
            except UntrustedInput as error:
                refused.append(RefusedFile(name, error))
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
        return self._write(request_id, replace(picture, marks=marks), self.open(request_id, picture))

    def offers(self, request_id: RequestId, picture: DraftPicture, progress: Progress) -> tuple[Offer, ...]:
        """What this picture can be, as it came first: every way of making it smaller that is worth its harm.

        The sizes are those of the files ``finish`` would write. Raises ``Cancelled``.
        """
        finisher, as_jpeg = self._finisher, self._came_as_jpeg(request_id, picture)
        painted = finisher.painted(self.open(request_id, picture), picture.marks)
        ways: tuple[Shrinking | None, ...] = (None, *LADDER)
        offers = []
        for done, way in enumerate(ways):
            progress.raise_if_cancelled()
            progress.report(done, len(ways))
            shrunk = finisher.shrunk(painted, way.percent if way else 100)
            offers.append(Offer(way, len(finisher.encoded(shrunk, way, as_jpeg=as_jpeg).data)))
        return worthwhile(offers)

    def preview(
        self, request_id: RequestId, picture: DraftPicture, shrinking: Shrinking | None
    ) -> tuple[Picture, Picture]:
        """The picture as it came, and as its file would show it; both with their marks."""
        painted = self._finisher.painted(self.open(request_id, picture), picture.marks)
        if shrinking is None:
            return painted.picture, painted.picture
        shrunk = self._finisher.shrunk(painted, shrinking.percent)
        file = self._finisher.encoded(shrunk, shrinking, as_jpeg=self._came_as_jpeg(request_id, picture))
        return painted.picture, self._files.read(file.data)

    def _write(self, request_id: RequestId, picture: DraftPicture, original: Picture) -> DraftPicture:
        finisher, shrinking = self._finisher, picture.shrinking
        painted = finisher.painted(original, picture.marks)
        shrunk = finisher.shrunk(painted, shrinking.percent if shrinking else 100)
        encoded = finisher.encoded(shrunk, shrinking, as_jpeg=self._came_as_jpeg(request_id, picture))
        verified = finisher.verified(encoded, shrunk)
        self._store.write_finished(request_id, picture.id, encoded.data)
        size = len(encoded.data)
        return replace(picture, media_type=encoded.media_type, file_size=size, masks_verified=verified)

    def _came_as_jpeg(self, request_id: RequestId, picture: DraftPicture) -> bool:
        return self._store.read_original(request_id, picture.id).startswith(_JPEG)


def _refuse_black(picture: Picture) -> None:
    """A protected window gives black to every program, also to the one the picture was copied or saved from."""
    if is_black(picture.pixels):
        raise UntrustedInput("picture_is_black")


def _new_id() -> PictureId:
    return PictureId(str(uuid4()))
