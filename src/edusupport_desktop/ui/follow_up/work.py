"""Opens the window for a further letter, with what a draft has to say, and does what it asks for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QWidget

from edusupport_desktop.domain.draft import Draft, Way, picture_file_name
from edusupport_desktop.domain.errors import EduSupportError
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.thread import Thread
from edusupport_desktop.services.ports import DraftStore, Progress
from edusupport_desktop.services.submit import Submission
from edusupport_desktop.ui.jobs import Jobs

_SMALL = QSize(96, 54)


class FollowUpWork(QObject):
    """``began`` and ``ended`` bracket each sending. ``gone`` carries the draft whose words went (None: there was none):
    it is to be deleted. ``failed`` carries why the window could not be opened."""

    began = Signal()
    ended = Signal()
    gone = Signal(object)
    failed = Signal(object)

    def __init__(self, submission: Callable[[], Submission], store: DraftStore, jobs: Jobs) -> None:
        super().__init__()
        self._submission = submission
        self._store = store
        self._jobs = jobs
        self._is_opening = False

    def open(self, request_id: RequestId, draft: Draft | None, parent: QWidget) -> None:
        """With the words and pictures of ``draft``, whose changes have to be on the disk."""
        from edusupport_desktop.services.follow_up import FollowUps

        if self._is_opening:
            return
        self._is_opening = True

        def work(_: Progress) -> tuple[Thread, Way, list[QImage]]:
            submission = self._submission()
            thread = submission.journal.thread(request_id)
            images = [self._small(draft, place) for place in range(len(draft.pictures))] if draft is not None else []
            return thread, FollowUps(submission).way(thread.request), images

        def known(found: tuple[Thread, Way, list[QImage]]) -> None:
            self._is_opening = False
            self._show(*found, draft, parent)

        def unknown(error: Exception) -> None:
            self._is_opening = False
            self.failed.emit(error)

        self._jobs.run(work, known, unknown)

    def _show(self, thread: Thread, way: Way, images: list[QImage], draft: Draft | None, parent: QWidget) -> None:
        from edusupport_desktop.domain.follow_up import text_of
        from edusupport_desktop.services.follow_up import FollowUps
        from edusupport_desktop.ui.follow_up.dialog import FollowUpDialog

        request_id = thread.request.request_id
        pictures = draft.pictures if draft is not None else ()
        names = [picture_file_name(place, one.media_type) for place, one in enumerate(pictures, thread.pictures + 1)]
        dialog = FollowUpDialog(
            thread,
            way,
            text_of(draft, thread) if draft is not None else "",
            [(name, QIcon(QPixmap.fromImage(image))) for name, image in zip(names, images, strict=True)],
            lambda text, path, progress: FollowUps(self._submission()).send(request_id, text, draft, path, progress),
            self._jobs,
            parent,
        )
        dialog.began.connect(self.began)
        dialog.ended.connect(self.ended)
        is_gone: list[bool] = []
        dialog.gone.connect(lambda: is_gone.append(True))
        # Not before it was read what became of the letter: the wizard behind it closes then.
        dialog.finished.connect(lambda _: self.gone.emit(draft) if is_gone else None)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _small(self, draft: Draft, place: int) -> QImage:
        from edusupport_desktop.ui.thumbnails import small_image

        try:
            return small_image(self._store.read_finished(draft.id, draft.pictures[place].id), _SMALL)
        except EduSupportError:
            return QImage()
