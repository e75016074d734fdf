"""What the pictures of a draft can be, found out beside the interface's thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from edusupport_desktop.domain.draft import DraftPicture
from edusupport_desktop.domain.errors import Cancelled
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.picture import Picture
from edusupport_desktop.domain.shrinking import Offer, Shrinking
from edusupport_desktop.services.pictures import DraftPictures
from edusupport_desktop.services.ports import Progress
from edusupport_desktop.ui.jobs import Job, Jobs


class Measuring(QObject):
    """``offered`` carries a picture's place (from 0) and its offers; ``finished`` comes after the last.

    ``previewed`` carries the picture before and after, of the latest ``preview`` alone.
    """

    offered = Signal(int, object)
    finished = Signal()
    previewed = Signal(object, object)
    failed = Signal(object)

    def __init__(
        self, request_id: RequestId, pictures: Callable[[], DraftPictures], jobs: Jobs, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._request_id = request_id
        self._pictures = pictures
        self._jobs = jobs
        self._waiting: list[tuple[int, DraftPicture]] = []
        self._job: Job[tuple[Offer, ...]] | None = None
        self._shown: tuple[DraftPicture, Shrinking | None] | None = None
        self._is_previewing = False

    def measure(self, pictures: Sequence[DraftPicture]) -> None:
        self._waiting = list(enumerate(pictures))
        self._next()

    def preview(self, picture: DraftPicture, shrinking: Shrinking | None) -> None:
        self._shown = picture, shrinking
        if not self._is_previewing:
            self._show()

    def stop(self) -> None:
        """What is under way ends at its next step, unheard."""
        self._waiting = []
        self._shown = None
        if self._job is not None:
            self._job.cancel()

    def _next(self) -> None:
        if not self._waiting:
            self.finished.emit()
            return
        place, picture = self._waiting.pop(0)

        def work(progress: Progress) -> tuple[Offer, ...]:
            return self._pictures().offers(self._request_id, picture, progress)

        def done(offers: tuple[Offer, ...]) -> None:
            if isValid(self):
                self._job = None
                self.offered.emit(place, offers)
                self._next()

        self._job = self._jobs.run(work, done, self._failed)

    def _show(self) -> None:
        if self._shown is None:
            return
        asked = picture, shrinking = self._shown
        self._is_previewing = True

        def work(_: Progress) -> tuple[Picture, Picture]:
            return self._pictures().preview(self._request_id, picture, shrinking)

        def done(pictures: tuple[Picture, Picture]) -> None:
            if not isValid(self):
                return
            self._is_previewing = False
            if self._shown == asked:
                self.previewed.emit(*pictures)
            else:
                self._show()

        def failed(error: Exception) -> None:
            if isValid(self):
                self._is_previewing = False
            self._failed(error)

        self._jobs.run(work, done, failed)

    def _failed(self, error: Exception) -> None:
        if isValid(self) and not isinstance(error, Cancelled):
            self.failed.emit(error)
