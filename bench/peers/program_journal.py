"""The journal's window over a full journal, or a bare table view over a ready list.

``program_journal.py open|bare FOLDER`` shows one window and prints the milliseconds from asking for it to the painted
list. ``program_journal.py search FOLDER`` types into the search for every line on standard input and answers with the
milliseconds of each key, from its arrival to the painted list, with blanks between them.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QEvent, QModelIndex, QObject, QSocketNotifier, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QLineEdit, QTableView

from edusupport_desktop.bootstrap import data_folders, make_program
from edusupport_desktop.domain.journal_list import ListQuestion
from edusupport_desktop.services.program import Program
from edusupport_desktop.ui.application import make_application
from edusupport_desktop.ui.jobs import Jobs
from edusupport_desktop.ui.journal.window import JournalWindow
from edusupport_desktop.ui.words import date_text, day_in_words, state_text

MARKER = QEvent.Type(QEvent.registerEventType())
TYPED = ("журнал роди", "расписание", "оценка четв", "7 б", "inc0004512", "кэш", "ученика", "перенос урока", "user17")
BETWEEN_KEYS = 0.12
"""Seconds: 100 words a minute, which few type."""


class Painted(QObject):
    """Calls back when a widget's next paint event is over and what it drew has been handed to the display."""

    def __init__(self, widget: QTableView, then: Callable[[], None]) -> None:
        super().__init__()
        self._then = then
        self.is_awaited = False
        widget.viewport().installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        if self.is_awaited and event.type() == QEvent.Type.Paint:
            self.is_awaited = False
            # Behind the paint event, and with it the flush of the window's picture.
            QCoreApplication.postEvent(self, QEvent(MARKER), Qt.EventPriority.LowEventPriority.value - 1)
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == MARKER:
            self._then()
            return True
        return super().event(event)


class ReadyList(QAbstractTableModel):
    """Texts, all of them there already: the least a list of this many lines can be."""

    def __init__(self, rows: Sequence[tuple[str, ...]]) -> None:
        super().__init__()
        self._rows = rows

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 6

    def data(self, index: QModelIndex, role: int = 0) -> str | None:
        return self._rows[index.row()][index.column()] if role == 0 else None


def ready_rows(program: Program) -> list[tuple[str, ...]]:
    now, rows = program.clock(), []
    for listed in program.journal.lines(program.journal.all_keys(ListQuestion())):
        entry = listed.entry
        number = entry.incident.number.text if entry.incident else "—"
        answered = day_in_words(entry.answered_at, now) if entry.answered_at else "—"
        rows.append((number, date_text(entry.prepared_at), entry.subject, state_text(entry.state, entry.way), answered, ""))
    return rows


def open_bare(program: Program, app: QApplication) -> None:
    model = ReadyList(ready_rows(program))
    start = time.perf_counter()
    table = QTableView()
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    table.setModel(model)
    table.resize(1320, 680)

    def painted() -> None:
        print((time.perf_counter() - start) * 1000, flush=True)
        table.hide()
        app.quit()

    watch = Painted(table, painted)
    watch.is_awaited = True
    table.show()
    app.exec()


def open_journal(program: Program, app: QApplication, jobs: Jobs) -> None:
    from edusupport_desktop.ui.windows import Windows

    start = time.perf_counter()
    journal = JournalWindow()
    keeps: list[object] = []

    def filled() -> None:
        print((time.perf_counter() - start) * 1000, flush=True)
        journal.quit()

    def begin() -> None:
        windows = Windows(program, jobs, journal)
        watch = Painted(journal.table, filled)
        journal.model.modelReset.connect(lambda: setattr(watch, "is_awaited", True))
        keeps.extend((windows, watch))
        windows.start_work(is_first=False)

    journal.painted.connect(begin)
    journal.closed.connect(app.quit)
    journal.show()
    app.exec()
    jobs.wait()


class Typist(QObject):
    """Posts keys from a thread of its own and waits for the list of each to be painted."""

    done = Signal(object)

    def __init__(self, journal: JournalWindow) -> None:
        super().__init__()
        self._journal = journal
        field = journal.findChild(QLineEdit, "search")
        if not isinstance(field, QLineEdit):
            raise TypeError(field)
        self._field = field
        self._painted = threading.Event()
        self._end = 0.0
        self._expected = ""
        self._watch = Painted(journal.table, self._list_painted)
        journal.model.modelReset.connect(self._list_came)

    def begin(self) -> None:
        threading.Thread(target=self._type, daemon=True).start()

    def _list_came(self) -> None:
        # The list of an older key does not count, though the same text may stand in the field already.
        self._watch.is_awaited = self._journal.question.text == self._expected

    def _list_painted(self) -> None:
        self._end = time.perf_counter()
        self._painted.set()

    def _type(self) -> None:
        figures = []
        for word in TYPED:
            for place, letter in enumerate(word, 1):
                figures.append(self._press(Qt.Key.Key_unknown, letter, word[:place]))
            while self._expected:  # each of these is a key that is waited for as well
                figures.append(self._press(Qt.Key.Key_Backspace, "", self._expected[:-1]))
        self.done.emit(figures)

    def _press(self, key: Qt.Key, letter: str, expected: str) -> float:
        time.sleep(BETWEEN_KEYS)
        self._expected = expected
        self._painted.clear()
        start = time.perf_counter()
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, letter)
        QCoreApplication.postEvent(self._field, event)
        if not self._painted.wait(30):
            raise TimeoutError(f"no list for «{expected}»")
        return (self._end - start) * 1000


def search(program: Program, app: QApplication, jobs: Jobs) -> None:
    from edusupport_desktop.ui.windows import Windows

    journal = JournalWindow()
    windows = Windows(program, jobs, journal)
    journal.show()
    windows.start_work(is_first=False)
    typist = Typist(journal)
    typist.done.connect(lambda figures: print(*figures, flush=True))
    asked = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    asked.activated.connect(lambda: typist.begin() if sys.stdin.readline() else journal.quit())
    journal.closed.connect(app.quit)
    app.exec()
    jobs.wait()


def main() -> None:
    what, folder = sys.argv[1:3]
    app = make_application(sys.argv[:1])
    QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier)  # the first makes Qt's keyboard: in this thread
    program = make_program(data_folders(folder))
    if what == "bare":
        open_bare(program, app)
    elif what == "open":
        open_journal(program, app, Jobs(app))
    else:
        search(program, app, Jobs(app))
    program.close()


if __name__ == "__main__":
    main()
