"""How pictures come into a draft: from the screen, the clipboard, a file or a drop. All of it ends in the annotator."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from edusupport_desktop.domain.annotation import Mark, Number, next_number
from edusupport_desktop.domain.draft import DraftPicture
from edusupport_desktop.domain.errors import Unavailable, UntrustedInput
from edusupport_desktop.domain.picture import Picture
from edusupport_desktop.domain.rules.pictures_and_text import numbers_named
from edusupport_desktop.services.pictures import DraftPictures
from edusupport_desktop.services.ports import Progress
from edusupport_desktop.ui.annotator.remembered_styles import RememberedStyles
from edusupport_desktop.ui.annotator.window import AnnotatorWindow
from edusupport_desktop.ui.jobs import Jobs
from edusupport_desktop.ui.picture_image import picture_of
from edusupport_desktop.ui.wizard.session import DraftSession

Result = TypeVar("Result")

LARGEST_FILE = 64 * 1024 * 1024
"""Bytes. A larger file is not read at all."""


class PictureIntake(QObject):
    """``failed`` carries an error of the domain; ``written`` comes when the file of every picture shows its marks.

    A picture whose marks were changed has no file (``file_size`` is None) until it is written anew: the old one may
    show what a new mark hides. Files are written one after the other, also those a killed program did not get to.
    """

    failed = Signal(object)
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
        if paths:
            self.add_files(paths)
        elif mime.hasImage():
            self.add_captured(picture_of(QImage(mime.imageData())))
        else:
            self.failed.emit(Unavailable("clipboard_has_no_picture"))

    def add_files(self, paths: Sequence[str]) -> None:
        """Each by its content, whatever its name; what is not accepted gets its reason."""
        request_id = self._session.draft.id

        def work(progress: Progress) -> tuple[list[DraftPicture], list[Exception]]:
            added: list[DraftPicture] = []
            refused: list[Exception] = []
            for path in paths:
                progress.raise_if_cancelled()
                try:
                    added.append(self._pictures().add_file(request_id, _read(path)))
                except UntrustedInput as error:
                    refused.append(error)
            return added, refused

        self._run(work, self._files_added)

    def edit(self, picture: DraftPicture) -> None:
        """Opens the annotator on a picture of the draft."""
        request_id = self._session.draft.id
        self._run(lambda _: self._pictures().open(request_id, picture), lambda original: self._mark(picture, original))

    def _files_added(self, outcome: tuple[list[DraftPicture], list[Exception]]) -> None:
        added, refused = outcome
        self._session.set_pictures((*self._session.draft.pictures, *added))
        if refused:
            self.failed.emit(refused[0])
        elif len(added) == 1:
            self.edit(added[0])

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
        if current is not None and current.marks == picture.marks:
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
        if size > LARGEST_FILE:
            raise UntrustedInput("picture_too_large", size=size, limit=LARGEST_FILE)
        return file.read_bytes()
    except OSError as error:
        raise UntrustedInput("picture_unreadable") from error
