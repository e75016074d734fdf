"""The one door to other threads: run a callable beside the interface, get its result back on the interface's thread."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

from edusupport_desktop.domain.errors import Cancelled
from edusupport_desktop.services.ports import Progress

Result = TypeVar("Result")


class Job(QObject, Generic[Result]):
    """Work under way. Its signals come on the interface's thread; exactly one of ``finished`` and ``failed`` comes.

    ``finished`` carries the result, ``failed`` the exception (``Cancelled`` after ``cancel``), ``progress`` the parts
    done and the total (0 while unknown).
    """

    finished = Signal(object)
    failed = Signal(object)
    progress = Signal(int, int)
    _arrived = Signal(object, object)
    _moved = Signal(int, int)

    def __init__(self, work: Callable[[Progress], Result], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._stop = Event()
        # Queued on purpose: the emitting thread is never the interface's.
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._moved.connect(self.progress, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Asks the work to stop at its next ``raise_if_cancelled``."""
        self._stop.set()

    def report(self, done: int, total: int) -> None:
        self._moved.emit(done, total)

    def raise_if_cancelled(self) -> None:
        if self._stop.is_set():
            raise Cancelled

    def run(self) -> None:
        """Does the work on the calling thread; called by the pool."""
        try:
            result = self._work(self)
        except Exception as error:  # every error reaches ``failed``: none is lost in a thread
            self._arrived.emit(None, error)
        else:
            self._arrived.emit(result, None)

    def _deliver(self, result: Result | None, error: Exception | None) -> None:
        if error is None:
            self.finished.emit(result)
        else:
            self.failed.emit(error)


class _Runner(QRunnable):
    def __init__(self, job: Job[Result]) -> None:
        super().__init__()
        self._job = job

    def run(self) -> None:
        self._job.run()


class Jobs(QObject):
    """Runs jobs on a few threads. ``wait`` lets those that are under way end, before the program does."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(4)
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
        job.finished.connect(lambda _: self._forget(job))
        job.failed.connect(lambda _: self._forget(job))
        self._pool.start(_Runner(job))
        return job

    def wait(self, milliseconds: int = 30_000) -> bool:
        """Blocks until every job has ended; False when the time ran out. Cancels nothing."""
        return self._pool.waitForDone(milliseconds)

    def _forget(self, job: Job[Any]) -> None:
        self._running.discard(job)
        job.deleteLater()


def _raise(error: Exception) -> None:
    raise error
