"""Opens the list of steps and writes what becomes of them into the journal, one after the other."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from edusupport_desktop.domain.followed_steps import FollowedStep
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.services.ports import Clock, Journal
from edusupport_desktop.ui.jobs import Jobs


class StepsWork(QObject):
    """``changed`` carries the request whose history has grown, ``answer_wanted`` the one to be answered, ``failed`` why
    something was not written or read."""

    changed = Signal(object)
    answer_wanted = Signal(object)
    failed = Signal(object)

    def __init__(self, journal: Journal, clock: Clock, advice: Callable[[], str], jobs: Jobs) -> None:
        super().__init__()
        self._journal = journal
        self._clock = clock
        self._advice = advice
        self._jobs = jobs
        self._waiting: deque[tuple[RequestId, FollowedStep]] = deque()
        self._writing = False

    def open(self, request_id: RequestId, parent: QWidget) -> None:
        """Nothing opens when the support has given no instructions."""
        from edusupport_desktop.services.answering import steps_of

        def read(steps: tuple[FollowedStep, ...]) -> None:
            if steps:
                self.show(request_id, steps, parent)

        self._jobs.run(lambda _: steps_of(request_id, self._journal), read, self.failed.emit)

    def show(
        self,
        request_id: RequestId,
        steps: tuple[FollowedStep, ...],
        parent: QWidget,
        closed: Callable[[tuple[FollowedStep, ...]], None] | None = None,
    ) -> None:
        """``closed`` is told the steps as they are then; who gives it wants to answer by itself."""
        from edusupport_desktop.ui.follow_up.steps_dialog import StepsDialog

        dialog = StepsDialog(
            steps, self._advice(), lambda step: self._keep(request_id, step), parent, offers_answer=closed is None
        )
        dialog.answer_wanted.connect(lambda: self.answer_wanted.emit(request_id))
        if closed is not None:
            dialog.finished.connect(lambda _: closed(dialog.steps()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _keep(self, request_id: RequestId, step: FollowedStep) -> None:
        """The order in the journal is that of the changes."""
        self._waiting.append((request_id, step))
        self._go_on()

    def _go_on(self) -> None:
        from edusupport_desktop.services.answering import take_step

        if self._writing or not self._waiting:
            return
        self._writing = True
        request_id, step = self._waiting.popleft()

        def written(_: object) -> None:
            self._writing = False
            self._go_on()
            if not self._writing:
                self.changed.emit(request_id)

        def not_written(error: Exception) -> None:
            self._writing = False
            self._go_on()
            self.failed.emit(error)

        self._jobs.run(lambda _: take_step(request_id, step, self._journal, self._clock), written, not_written)
