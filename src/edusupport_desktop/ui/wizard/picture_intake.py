"""How pictures come into a draft: from the screen, the clipboard, a file, a document or a drop. All of it ends in the
annotator."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage, QPixmap
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from edusupport_desktop.domain.annotation import Mark, Number, next_number
from edusupport_desktop.domain.draft import DraftPicture
from edusupport_desktop.domain.errors import Unavailable, UntrustedInput
from edusupport_desktop.domain.picture import LARGEST_FILE_BYTES, Conversion, Picture
from edusupport_desktop.domain.rules.pictures_and_text import numbers_named
from edusupport_desktop.services.pictures import DraftPictures, RefusedFile, TakenIn
from edusupport_desktop.services.ports import PictureDocument, Progress
from edusupport_desktop.ui.annotator.remembered_styles import RememberedStyles
from edusupport_desktop.ui.annotator.window import AnnotatorWindow
from edusupport_desktop.ui.jobs import Jobs
from edusupport_desktop.ui.picture_image import picture_of
from edusupport_desktop.ui.wizard.document_dialog import DocumentDialog, has_nothing
from edusupport_desktop.ui.wizard.session import DraftSession

Result = TypeVar("Result")


class PictureIntake(QObject):
    """``failed`` carries an error of the domain, ``refused`` each ``RefusedFile`` of several, ``converted`` the
    ``Conversion`` of each picture that became a PNG; ``written`` comes when the file of every picture shows its marks.

    A picture whose marks were changed has no file (``file_size`` is None) until it is written anew: the old one may
    show what a new mark hides. Files are written one after the other, also those a killed program did not get to.
    """

    failed = Signal(object)
    refused = Signal(object)
    converted = Signal(object)
    written = Signal()

    def __init__(
        self,
        session: DraftSession,
        pictures: Callable[[], DraftPictures],
        styles: RememberedStyles,
        jobs: Jobs,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._styles = styles
        self._session = session
        self._pictures = pictures
        self._jobs = jobs
        self._window = window
        self._under_way = 0
        self._writing = False
        session.pictures_changed.connect(self.write_files)
        self.write_files()

    @property
    def is_busy(self) -> bool:
        """Whether a picture is being taken in or opened: it will come, or the annotator."""
        return self._under_way > 0

    @property
    def has_unwritten(self) -> bool:
        return any(picture.file_size is None for picture in self._session.draft.pictures)

    def add_captured(self, picture: Picture) -> None:
        """From the screen: opens the annotator at once, over the picture that is being stored meanwhile."""
        request_id = self._session.draft.id
        self._run(lambda _: self._pictures().add_captured(request_id, picture), lambda new: self._added(new, picture))

    def add_from_clipboard(self) -> None:
        """An image, or picture files copied in a file manager."""
        self.add_from_mime(QGuiApplication.clipboard().mimeData())

    def add_from_mime(self, mime: QMimeData) -> None:
        """What was pasted or dropped."""
        paths = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
        # Whoever offered an image may be gone since, or give something else.
        image = mime.imageData() if mime.hasImage() else None
        if paths:
            self.add_files(paths)
        elif isinstance(image, QImage | QPixmap) and not image.isNull():
            self.add_captured(picture_of(image if isinstance(image, QImage) else image.toImage()))
        else:
            self.failed.emit(Unavailable("clipboard_has_no_picture"))

    def add_files(self, paths: Sequence[str]) -> None:
        """Each by its content, whatever its name; what is not accepted gets its reason.

        Of a document its pictures are offered; one that cannot be opened is refused like a picture.
        """
        request_id = self._session.draft.id

        def work(progress: Progress) -> tuple[TakenIn, list[tuple[str, PictureDocument]]]:
            pictures = self._pictures()
            documents: list[tuple[str, PictureDocument]] = []
            refused: list[RefusedFile] = []
            plain: list[str] = []
            for path in paths:
                progress.raise_if_cancelled()
                name = Path(path).name
                try:
                    document = pictures.open_document(path)
                except UntrustedInput as error:
                    refused.append(RefusedFile(name, error))
                    continue
                if document is None:
                    plain.append(path)
                elif has_nothing(document):
                    refused.append(RefusedFile(name, UntrustedInput("document_without_pictures")))
                else:
                    documents.append((name, document))
            reads = [(Path(path).name, partial(_read, path)) for path in plain]
            taken = pictures.add_files(request_id, reads, progress)
            return replace(taken, refused=(*refused, *taken.refused)), documents

        self._run(work, lambda outcome: self._files_added(*outcome, is_alone=len(paths) == 1))

    def edit(self, picture: DraftPicture) -> None:
        """Opens the annotator on a picture of the draft."""
        request_id = self._session.draft.id
        self._run(lambda _: self._pictures().open(request_id, picture), lambda original: self._mark(picture, original))

    def _files_added(
        self, taken: TakenIn, documents: Sequence[tuple[str, PictureDocument]] = (), *, is_alone: bool = False
    ) -> None:
        added = [file.picture for file in taken.added]
        if added:
            self._session.set_pictures((*self._session.draft.pictures, *added))
        conversions: list[Conversion] = [file.conversion for file in taken.added if file.conversion is not None]
        if conversions:
            self.converted.emit(conversions)
        if taken.refused and is_alone:
            self.failed.emit(taken.refused[0].error)  # which file that is need not be said
        elif taken.refused:
            self.refused.emit(taken.refused)
        if documents:
            self._offer(documents)
        elif len(added) == 1 and not taken.refused:
            self.edit(added[0])

    def _offer(self, documents: Sequence[tuple[str, PictureDocument]]) -> None:
        """The pictures of one document after the other."""
        (name, document), *others = documents
        room = self._session.desk.pictures.max_count - len(self._session.draft.pictures)
        dialog = DocumentDialog(
            name, document, room, self._pictures(), self._session.draft.id, self._jobs, self._window
        )
        dialog.taken_in.connect(lambda taken: self._files_added(taken, others))
        if others:
            dialog.rejected.connect(lambda: self._offer(others))
        dialog.finished.connect(lambda _: self._window.activateWindow())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _added(self, new: DraftPicture, original: Picture) -> None:
        self._session.add_picture(new)
        self._mark(new, original)

    def _mark(self, picture: DraftPicture, original: Picture) -> None:
        others = tuple(
            mark
            for other in self._session.draft.pictures
            if other.id != picture.id
            for mark in other.marks
            if isinstance(mark, Number)
        )
        place = next((at for at, other in enumerate(self._session.draft.pictures, 1) if other.id == picture.id), None)
        annotator = AnnotatorWindow(
            original,
            picture.marks,
            next_number(others),
            self._window,
            styles=self._styles,
            jobs=self._jobs,
            referred_numbers=numbers_named(self._session.draft, place) if place is not None else frozenset(),
        )
        annotator.accepted.connect(lambda: self._marked(picture, annotator.marks))
        annotator.finished.connect(lambda _: self._window.activateWindow())
        annotator.finished.connect(annotator.canvas.let_go)
        annotator.finished.connect(annotator.deleteLater)
        annotator.open()

    def _marked(self, picture: DraftPicture, marks: tuple[Mark, ...]) -> None:
        current = self._find(picture)
        if current is not None and marks != current.marks:
            self._session.replace_picture(current.marked(marks))

    def write_files(self) -> None:
        """Writes what is not written yet; also to try again after ``failed``."""
        waiting = next((picture for picture in self._session.draft.pictures if picture.file_size is None), None)
        if waiting is None or self._writing:
            return
        self._writing = True
        request_id = self._session.draft.id

        def work(_: Progress) -> DraftPicture:
            return self._pictures().finish(request_id, waiting, waiting.marks)

        self._jobs.run(work, self._file_written, self._file_not_written)

    def _file_written(self, picture: DraftPicture) -> None:
        self._writing = False
        current = self._find(picture)
        if current is not None and (current.marks, current.shrinking) == (picture.marks, picture.shrinking):
            self._session.replace_picture(picture)
        if self.has_unwritten:
            self.write_files()
        else:
            self.written.emit()

    def _file_not_written(self, error: Exception) -> None:
        self._writing = False
        self.failed.emit(error)

    def _find(self, picture: DraftPicture) -> DraftPicture | None:
        """The picture as it is in the draft now; None when it was removed."""
        return next((other for other in self._session.draft.pictures if other.id == picture.id), None)

    def _run(self, work: Callable[[Progress], Result], done: Callable[[Result], None]) -> None:
        self._under_way += 1

        def finished(result: Result) -> None:
            if isValid(self):  # the wizard may have been closed meanwhile
                self._under_way -= 1
                done(result)

        def failed(error: Exception) -> None:
            if isValid(self):
                self._under_way -= 1
                self.failed.emit(error)

        self._jobs.run(work, finished, failed)


def _read(path: str) -> bytes:
    file = Path(path)
    try:
        size = file.stat().st_size
        if size > LARGEST_FILE_BYTES:
            raise UntrustedInput("picture_too_large", bytes=size, limit=LARGEST_FILE_BYTES)
        return file.read_bytes()
    except OSError as error:
        raise UntrustedInput("picture_unreadable") from error
