"""The one door to other threads: run a callable beside the interface, get its result back on the interface's thread."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, SignalInstance

from edusupport_desktop.domain.errors import Cancelled
from edusupport_desktop.services.ports import Progress

Result = TypeVar("Result")


class Job(QObject, Generic[Result]):
    """Work under way. Its signals come on the interface's thread; exactly one of ``finished`` and ``failed`` comes.

    ``finished`` carries the result, ``failed`` the exception (``Cancelled`` after ``cancel``), ``progress`` the parts
    done and the total (0 while unknown). ``committed``: from here on ``cancel`` does not help.
    """

    finished = Signal(object)
    failed = Signal(object)
    progress = Signal(int, int)
    committed = Signal()
    _moved = Signal(int, int)
    _passed = Signal()

    def __init__(self, work: Callable[[Progress], Result], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._stop = Event()
        # Queued on purpose: the emitting thread is never the interface's.
        self._moved.connect(self.progress, Qt.ConnectionType.QueuedConnection)
        self._passed.connect(self.committed, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Asks the work to stop at its next ``raise_if_cancelled``."""
        self._stop.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether ``cancel`` was called; the work may end well all the same."""
        return self._stop.is_set()

    def report(self, done: int, total: int) -> None:
        self._moved.emit(done, total)

    def raise_if_cancelled(self) -> None:
        if self._stop.is_set():
            raise Cancelled

    def point_of_no_return(self) -> None:
        """The last moment at which ``cancel`` helps."""
        self.raise_if_cancelled()
        self._passed.emit()

    def work(self) -> tuple[Result | None, Exception | None]:
        """Does the work on the calling thread; called by the pool."""
        try:
            return self._work(self), None
        except Exception as error:  # every error reaches ``failed``: none is lost in a thread
            return None, error

    def deliver(self, result: Result | None, error: Exception | None) -> None:
        """Tells how it ended; called on the interface's thread."""
        if error is None:
            self.finished.emit(result)
        else:
            self.failed.emit(error)


class _Runner(QRunnable):
    def __init__(self, job: Job[Result], arrived: SignalInstance) -> None:
        super().__init__()
        self._job = job
        self._arrived = arrived

    def run(self) -> None:
        self._arrived.emit(self._job, *self._job.work())


class Jobs(QObject):
    """Runs jobs on a few threads. ``wait`` lets those that are under way end, before the program does."""

    # Not the job's own signal: the job is deleted as soon as its end is told, while its thread is still emitting.
    _arrived = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(5)  # one of them may be waiting for letters all day
        self._running: set[Job[Any]] = set()

    def run(
        self,
        work: Callable[[Progress], Result],
        finished: Callable[[Result], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> Job[Result]:
        """Starts ``work``. Without ``failed`` an error is raised on the interface's thread, so that it is reported."""
        job: Job[Result] = Job(work, self)
        if finished is not None:
            job.finished.connect(finished)
        job.failed.connect(failed if failed is not None else _raise)
        if progress is not None:
            job.progress.connect(progress)
        self._running.add(job)
        self._pool.start(_Runner(job, self._arrived))
        return job

    def wait(self, milliseconds: int = 30_000) -> bool:
        """Blocks until every job has ended; False when the time ran out. Cancels nothing."""
        return self._pool.waitForDone(milliseconds)

    def _deliver(self, job: Job[Any], result: object, error: Exception | None) -> None:
        try:
            job.deliver(result, error)
        finally:
            self._running.discard(job)
            job.deleteLater()


def _raise(error: Exception) -> None:
    raise error
