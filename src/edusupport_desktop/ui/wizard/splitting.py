"""One draft made into two: asked under the text, looked through in a dialog, taken back with one press."""

from __future__ import annotations

from uuid import uuid4

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.division import Division, divided, proposal
from edusupport_desktop.domain.draft import Draft
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.rules.one_problem import ONE_PROBLEM
from edusupport_desktop.domain.rules.rule import Finding
from edusupport_desktop.domain.several_problems import SecondProblem
from edusupport_desktop.services.divide import keep_second
from edusupport_desktop.services.ports import Clock, DraftStore
from edusupport_desktop.ui.jobs import Jobs
from edusupport_desktop.ui.wizard.picture_images import PictureImages
from edusupport_desktop.ui.wizard.session import DraftSession
from edusupport_desktop.ui.wizard.split_notice import SplitNotice


class Splitting(QObject):
    """``drafts_changed``: another draft is there, or gone. ``failed`` carries the error; then nothing was divided."""

    drafts_changed = Signal()
    failed = Signal(object)

    def __init__(
        self, session: DraftSession, images: PictureImages, store: DraftStore, jobs: Jobs, clock: Clock, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._images = images
        self._store = store
        self._jobs = jobs
        self._clock = clock
        self._window = parent
        self._notices: dict[Field, SplitNotice] = {}
        self._second: Draft | None = None
        self._is_dividing = False
        session.checked.connect(self.show)

    def notice(self, field: Field, editor: QWidget) -> SplitNotice:
        """The line to be placed under the editor of this field, which gets the focus when it was answered."""
        made = self._notices[field] = SplitNotice()
        made.split_wanted.connect(self._look_through)
        made.one_problem.connect(lambda: self._leave(editor))
        made.undo_wanted.connect(self._take_back)
        return made

    def _finding(self) -> Finding | None:
        return next((one for one in self._session.findings() if one.code == ONE_PROBLEM), None)

    def show(self) -> None:
        """What there is to ask of the draft as it is now; called at every check, and when a page is come to."""
        finding = self._finding()
        for field, notice in self._notices.items():
            place = finding.place if finding is not None else None
            if place is not None and place.field is field:
                notice.ask(self._session.draft.answers[field][place.start : place.end])
            elif self._second is not None and field is Field.ESSENCE:
                notice.tell(self._second.answers.subject, may_undo=self._session.division_may_be_taken_back)
            else:
                notice.hide()

    def _leave(self, editor: QWidget) -> None:
        finding = self._finding()
        if finding is not None:
            editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self._session.dismiss(finding)

    def _look_through(self) -> None:
        from edusupport_desktop.ui.wizard.split_dialog import SplitDialog

        finding, draft = self._finding(), self._session.draft
        if finding is None or finding.place is None or self._is_dividing:
            return
        second = SecondProblem(finding.place.field, finding.place.start, finding.place.end, ())
        dialog = SplitDialog(draft, proposal(draft, second), self._images, self._window)
        dialog.accepted.connect(lambda: self._divide(dialog.division))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _divide(self, division: Division) -> None:
        """The second one is stored before the first one lets anything go."""
        session, store = self._session, self._store
        second_id, now = RequestId(str(uuid4())), self._clock()
        first_id = session.draft.id
        _, second = divided(session.draft, division, second_id, now)
        self._is_dividing = True

        def kept(_: None) -> None:
            if not isValid(self):
                return  # closed meanwhile: the first one has kept everything, and the second one stands beside it
            self._is_dividing = False
            first, _unused = divided(session.draft, division, second_id, now)
            self._second = second
            session.divide(first)
            self.drafts_changed.emit()

        def not_kept(error: Exception) -> None:
            self._is_dividing = False
            self.failed.emit(error)

        def keep() -> None:
            self._jobs.run(lambda _: keep_second(second, first_id, store), kept, not_kept)

        session.when_saved(keep)

    def _take_back(self) -> None:
        second = self._second
        if second is None or not self._session.division_may_be_taken_back:
            return
        self._second = None
        self._session.take_back_division()
        store = self._store

        def gone(_: None) -> None:
            self.drafts_changed.emit()

        def delete() -> None:
            self._jobs.run(lambda _: store.delete(second.id), gone, self.failed.emit)

        self._session.when_saved(delete)  # not before the first one is whole on the disk again
