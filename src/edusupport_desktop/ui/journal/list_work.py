"""What the list shows, read beside the interface's thread: first what is in sight, then the keys of all the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from edusupport_desktop.domain.errors import Cancelled
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.journal_list import Listed, ListQuestion
from edusupport_desktop.services.ports import Journal, Progress
from edusupport_desktop.ui.jobs import Job, Jobs
from edusupport_desktop.ui.journal.window import JournalWindow

FIRST_LINES = 64
"""More than a window shows at once, and all of most journals."""
_REST_MS = 150
"""Without a key: then the rest of the list is read."""
_MOST_LOGINS = 200


@dataclass(frozen=True, slots=True)
class _Whole:
    """``row`` is that of the wanted request, None when it is not in the list. ``lines`` are those in sight.
    ``is_news``: the list was shown before, and something may have changed."""

    keys: Sequence[int]
    row: int | None
    lines: Sequence[Listed]
    is_news: bool


class ListWork(QObject):
    """Answers the window's questions for its list; only the latest counts, older ones are stopped."""

    failed = Signal(object)

    def __init__(self, journal: Journal, window: JournalWindow, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._journal = journal
        self._window = window
        self._jobs = jobs
        self._question: ListQuestion | None = None
        self._shown: ListQuestion | None = None
        self._asked = 0
        self._job: Job[Any] | None = None
        self._wanted: RequestId | None = None
        self._reveals = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(lambda: self._read_rest())
        window.list_wanted.connect(self.ask)
        window.model.lines_wanted.connect(self._read_lines)

    def want(self, request_id: RequestId, *, reveals: bool = False) -> None:
        """The next list that is shown has this request selected, if it has it. ``reveals``: a search or a filter that
        hides it ends."""
        self._wanted, self._reveals = request_id, reveals

    def ask(self, question: ListQuestion) -> None:
        again = question == self._shown and self._window.model.rowCount() > FIRST_LINES
        self._question = question
        self._rest.stop()
        if again:  # the list is as it was, but for what has changed: what is in sight stays there
            self._read_rest(is_news=True)
        else:
            work = _FirstLines(self._journal, question)
            self._run(work, self._show_first)
        self._read_logins(question.practice)

    def _show_first(self, lines: Sequence[Listed]) -> None:
        is_new, self._shown = self._shown != self._question, self._question
        wanted = self._wanted or (None if is_new and self._window.is_typing() else self._window.selected_request())
        is_all = len(lines) < FIRST_LINES
        is_there = wanted is None or any(line.entry.request_id == wanted for line in lines)
        if is_all and not is_there and self._is_revealed():
            return
        if is_all or is_there:
            self._wanted = None
        self._window.show_lines(lines, wanted, is_all=is_all)
        if not is_all:
            self._rest.start(_REST_MS if is_there else 0)

    def _read_rest(self, *, is_news: bool = False) -> None:
        window, question = self._window, self._question
        if question is None:
            return
        wanted = self._wanted or window.selected_request()
        in_sight = window.model.keys_of(window.rows_in_sight()) if question == self._shown else ()

        def work(progress: Progress) -> _Whole:
            journal = self._journal
            keys = journal.all_keys(question, progress)
            key = journal.key_of(wanted) if wanted is not None else None
            try:
                row = None if key is None else keys.index(key)
            except ValueError:
                row = None
            near = [] if key is None or row is None else [key]
            return _Whole(keys, row, journal.lines([*in_sight, *near]), is_news)

        self._run(work, self._show_whole)

    def _show_whole(self, whole: _Whole) -> None:
        if whole.row is None and self._is_revealed():
            return
        stays = whole.is_news and self._wanted is None
        self._shown, self._wanted = self._question, None
        self._window.show_keys(whole.keys, whole.lines, whole.row, is_news=whole.is_news, stays=stays)

    def _is_revealed(self) -> bool:
        """Whether what hides the wanted request has ended; then the list is asked for anew."""
        reveals, self._reveals = self._reveals, False
        if self._wanted is None or not reveals or not self._window.is_narrowed:
            return False
        self._window.show_everything()
        return True

    def _read_lines(self, keys: Sequence[int]) -> None:
        model = self._window.model
        self._jobs.run(lambda _: self._journal.lines(keys), lambda lines: model.fill(keys, lines), self.failed.emit)

    def _read_logins(self, practice: bool) -> None:
        if self._window.is_typing():
            return
        self._jobs.run(
            lambda _: self._journal.logins(practice=practice, most=_MOST_LOGINS),
            self._window.filters.offer_logins,
            self.failed.emit,
        )

    def _run(self, work: Any, show: Any) -> None:
        """``show`` gets the answer unless another question was asked meanwhile."""
        if self._job is not None:
            self._job.cancel()
        self._asked += 1
        asked = self._asked

        def finished(answer: Any) -> None:
            if asked == self._asked:
                self._job = None
                show(answer)

        def failed(error: Exception) -> None:
            if not isinstance(error, Cancelled):
                self.failed.emit(error)

        self._job = self._jobs.run(work, finished, failed)


@dataclass(frozen=True, slots=True)
class _FirstLines:
    journal: Journal
    question: ListQuestion

    def __call__(self, progress: Progress) -> Sequence[Listed]:
        return self.journal.first_lines(self.question, FIRST_LINES, progress)
