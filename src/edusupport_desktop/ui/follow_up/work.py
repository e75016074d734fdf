"""Opens the window for a further letter, with what was begun for it or what a draft has to say, and sends it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QWidget

from edusupport_desktop.domain.draft import Draft, picture_file_name
from edusupport_desktop.domain.errors import EduSupportError
from edusupport_desktop.domain.hand_off import MailProgram
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import JournalEntry
from edusupport_desktop.domain.thread import Thread
from edusupport_desktop.services.ports import DraftStore, Progress
from edusupport_desktop.ui.follow_up.tools import LetterTools
from edusupport_desktop.ui.jobs import Jobs

if TYPE_CHECKING:
    from edusupport_desktop.services.answering import Answering
    from edusupport_desktop.services.follow_up import WayOut
    from edusupport_desktop.ui.follow_up.content import LetterContent
    from edusupport_desktop.ui.follow_up.dialog import FollowUpDialog, HandedLetter
    from edusupport_desktop.ui.follow_up.steps_work import StepsWork
    from edusupport_desktop.ui.wizard.session import DraftSession

Found = TypeVar("Found")

_SMALL = QSize(96, 54)


class FollowUpWork(QObject):
    """``began`` and ``ended`` bracket each sending. ``gone`` carries the draft whose words went (None: it was begun for
    the letter): it is to be deleted. ``failed`` carries why the window could not be opened."""

    began = Signal()
    ended = Signal()
    gone = Signal(object)
    failed = Signal(object)

    def __init__(self, tools: LetterTools, steps: StepsWork, store: DraftStore, jobs: Jobs) -> None:
        super().__init__()
        self._tools = tools
        self._steps = steps
        self._store = store
        self._jobs = jobs
        self._is_opening = False

    def answer(self, request_id: RequestId, parent: QWidget) -> None:
        """With the questions of the support, its steps, and what was begun for this letter before."""

        from edusupport_desktop.services.answering import begin_answering
        from edusupport_desktop.services.follow_up import FollowUps

        def work(_: Progress) -> tuple[Answering, Sequence[MailProgram]]:
            submission = self._tools.submission()
            answering = begin_answering(request_id, submission.drafts, FollowUps(submission))
            return answering, () if answering.thread.request.is_practice else self._tools.ways().mail_programs()

        self._open(work, lambda found: self._show_answering(*found, parent))

    def open(self, request_id: RequestId, draft: Draft, parent: QWidget) -> None:
        """With the words and pictures of ``draft``, a new request until now, whose changes have to be on the disk."""

        from edusupport_desktop.services.follow_up import FollowUps

        def work(_: Progress) -> tuple[Thread, WayOut, list[QImage], Sequence[MailProgram]]:
            submission = self._tools.submission()
            thread = submission.journal.thread(request_id)
            images = [self._small(draft, place) for place in range(len(draft.pictures))]
            programs = () if thread.request.is_practice else self._tools.ways().mail_programs()
            return thread, FollowUps(submission).proposed(thread.request), images, programs

        self._open(work, lambda found: self._show_draft(*found, draft, parent))

    def _open(self, work: Callable[[Progress], Found], known: Callable[[Found], None]) -> None:
        if self._is_opening:
            return
        self._is_opening = True

        def done(found: Found) -> None:
            self._is_opening = False
            known(found)

        def not_done(error: Exception) -> None:
            self._is_opening = False
            self.failed.emit(error)

        self._jobs.run(work, done, not_done)

    def _show_answering(self, answering: Answering, programs: Sequence[MailProgram], parent: QWidget) -> None:
        from edusupport_desktop.ui.follow_up.answer_content import AnswerContent
        from edusupport_desktop.ui.wizard.session import DraftSession

        submission = self._tools.submission()
        request = answering.thread.request
        session = DraftSession(answering.draft, submission.desk, submission.regions, self._store, self._jobs, self)
        content = AnswerContent(
            answering,
            session,
            submission.desk.sections,
            self._tools.pictures,
            lambda words, then: self._begin_another(words, request, then),
        )
        dialog = self._dialog(answering.thread, answering.proposed, content, programs, lambda: session.draft, parent)
        content.steps_wanted.connect(
            lambda: self._steps.show(request.request_id, content.steps, dialog, content.show_steps)
        )
        is_gone: list[bool] = []
        dialog.gone.connect(lambda: is_gone.append(True))

        def finished() -> None:
            # The session lives until its last word is on the disk, where the letter's own draft is kept or deleted.
            session.finish(lambda: self._settled(session, is_gone=bool(is_gone)))

        dialog.finished.connect(lambda _: finished())
        dialog.open()

    def _settled(self, session: DraftSession, *, is_gone: bool) -> None:
        session.deleteLater()
        if not is_gone:
            return
        drafts = self._tools.submission().drafts
        self._jobs.run(
            lambda _: drafts.discard_further(session.draft), lambda _: self.gone.emit(None), self.failed.emit
        )

    def _begin_another(self, words: str, request: JournalEntry, then: Callable[[], None]) -> None:
        drafts = self._tools.submission().drafts

        def begun(_: Draft) -> None:
            self._tools.drafts_changed()
            then()

        self._jobs.run(lambda _: drafts.off_topic(words, practice=request.is_practice), begun, self.failed.emit)

    def _show_draft(
        self,
        thread: Thread,
        proposed: WayOut,
        images: Sequence[QImage],
        programs: Sequence[MailProgram],
        draft: Draft,
        parent: QWidget,
    ) -> None:
        from edusupport_desktop.domain.follow_up import text_of
        from edusupport_desktop.ui.follow_up.content import PlainContent

        places = enumerate(draft.pictures, thread.pictures + 1)
        names = [picture_file_name(place, one.media_type) for place, one in places]
        shown = [(name, QIcon(QPixmap.fromImage(image))) for name, image in zip(names, images, strict=True)]
        content = PlainContent(text_of(draft, thread), shown)
        dialog = self._dialog(thread, proposed, content, programs, lambda: draft, parent)
        is_gone: list[bool] = []
        dialog.gone.connect(lambda: is_gone.append(True))
        # Not before it was read what became of the letter: the wizard behind it closes then.
        dialog.finished.connect(lambda _: self.gone.emit(draft) if is_gone else None)
        dialog.open()

    def _dialog(
        self,
        thread: Thread,
        proposed: WayOut,
        content: LetterContent,
        programs: Sequence[MailProgram],
        draft: Callable[[], Draft],
        parent: QWidget,
    ) -> FollowUpDialog:
        from edusupport_desktop.domain.waiting import advice_before_writing
        from edusupport_desktop.services.follow_up import FollowUps
        from edusupport_desktop.ui.follow_up.dialog import FollowUpDialog
        from edusupport_desktop.ui.follow_up.way_list import offered_ways

        submission, request = self._tools.submission(), thread.request
        desk = submission.desk
        dialog = FollowUpDialog(
            request,
            desk.advice.get(advice_before_writing(request, submission.clock(), desk.waiting_days), ""),
            content,
            offered_ways(proposed, thread.sender.address, self._tools.ways(), programs),
            lambda text, out, progress: FollowUps(self._tools.submission()).send(
                request.request_id, text, draft(), out, progress
            ),
            self._handed,
            self._jobs,
            parent,
        )
        dialog.began.connect(self.began)
        dialog.ended.connect(self.ended)
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    def _handed(self, letter_id: RequestId) -> HandedLetter:
        from edusupport_desktop.ui.follow_up.dialog import HandedLetter

        outgoing = self._tools.submission().journal.outgoing(letter_id)
        folder = self._tools.handed_over.folder(letter_id)
        return HandedLetter(outgoing.letter, outgoing.recipient.address, len(outgoing.files), folder)

    def _small(self, draft: Draft, place: int) -> QImage:
        from edusupport_desktop.ui.thumbnails import small_image

        try:
            return small_image(self._store.read_finished(draft.id, draft.pictures[place].id), _SMALL)
        except EduSupportError:
            return QImage()
