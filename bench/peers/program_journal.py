"""The journal's window over a full journal, or a bare table view over a ready list.

``program_journal.py open FOLDER`` starts the program's window over the data in this folder, and prints when its list
was painted (``time.perf_counter``) and how long ago its window was asked for, in milliseconds. ``bare LINES`` does the
same with nothing but a table view; what its list took to be made is not counted. ``search FOLDER`` types each line of
standard input, words with commas between them, into the search and takes every word back letter by letter. It answers
with the milliseconds of each key, from its arrival to the painted list, blanks between them. What the program's threads
waited for a processor that other programs had is taken off.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSocketNotifier,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QLineEdit, QTableView

if TYPE_CHECKING:
    from edusupport_desktop.ui.journal.window import JournalWindow

MARKER = QEvent.Type(QEvent.registerEventType())
BETWEEN_KEYS = 0.12
"""Seconds: a hundred words a minute, which few type."""
SIZE = 1320, 680
Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


def processor_wait() -> float:
    """Seconds the threads of this process could have run while others had the processor, so far (kernel:
    Documentation/scheduler/sched-stats.rst); 0 where it is not told."""
    waited = 0
    for thread in Path("/proc/self/task").glob("*/schedstat"):
        try:
            waited += int(thread.read_text("ascii").split()[1])
        except OSError:
            continue  # it has ended
    return waited / 1e9


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

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else 6

    def data(self, index: Index, role: int = 0) -> str | None:
        return self._rows[index.row()][index.column()] if role == 0 else None


def tell(asked: float, not_counted: float = 0.0) -> None:
    now = time.perf_counter() - not_counted
    print(now, (now - asked) * 1000, flush=True)


def open_bare(lines: int) -> None:
    app = QApplication(sys.argv[:1])
    start = time.perf_counter()
    rows = [
        (f"INC{line:07}", "21.11.2026", f"Не открывается журнал {line}", "Решено", "22.11.2026", "5 дней без ответа")
        for line in range(lines)
    ]
    model, made = ReadyList(rows), time.perf_counter()
    table = QTableView()
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    table.setModel(model)
    table.resize(*SIZE)

    def painted() -> None:
        tell(start, made - start)
        table.hide()
        app.quit()

    watch = Painted(table, painted)
    watch.is_awaited = True
    table.show()
    app.exec()


def open_journal(folder: str) -> None:
    """As ``ui.application.run`` does it: the bare window first, everything else behind its first paint."""
    from edusupport_desktop.ui.application import make_application
    from edusupport_desktop.ui.journal.window import JournalWindow

    app = make_application(sys.argv[:1])
    start = time.perf_counter()
    journal = JournalWindow()
    journal.resize(*SIZE)
    keeps: list[object] = []

    def filled() -> None:
        tell(start)
        journal.quit()

    def begin() -> None:
        from edusupport_desktop.bootstrap import data_folders, make_program
        from edusupport_desktop.ui.jobs import Jobs
        from edusupport_desktop.ui.windows import Windows

        program, jobs = make_program(data_folders(folder)), Jobs(app)
        windows = Windows(program, jobs, journal)
        watch = Painted(journal.table, filled)

        def came() -> None:
            watch.is_awaited = True

        journal.model.modelReset.connect(came)
        keeps.extend((windows, watch, jobs, program))
        windows.start_work(is_first=False)

    journal.painted.connect(begin)
    journal.closed.connect(app.quit)
    journal.show()
    app.exec()
    keeps[2].wait()  # type: ignore[attr-defined]
    keeps[3].close()  # type: ignore[attr-defined]


class Typist(QObject):
    """Posts keys from a thread of its own and waits for each list to be painted. ``done`` carries the figures."""

    done = Signal(object)

    def __init__(self, journal: JournalWindow) -> None:
        super().__init__()
        self._journal = journal
        field = journal.findChild(QLineEdit, "search")
        if not isinstance(field, QLineEdit):
            raise TypeError(field)
        self._field = field
        self._painted = threading.Event()
        self._end = 0.0, 0.0
        self._expected = ""
        self._watch = Painted(journal.table, self._list_painted)
        journal.model.modelReset.connect(self._list_came)

    def begin(self, words: Sequence[str]) -> None:
        threading.Thread(target=self._type, args=(words,), daemon=True).start()

    def _list_came(self) -> None:
        # The list of an older key does not count, though the same text may stand in the field already.
        self._watch.is_awaited = self._journal.question.text == self._expected

    def _list_painted(self) -> None:
        self._end = time.perf_counter(), processor_wait()
        self._painted.set()

    def _type(self, words: Sequence[str]) -> None:
        figures = []
        for word in words:
            for place, letter in enumerate(word, 1):
                figures.append(self._press(Qt.Key.Key_unknown, letter, word[:place]))
            while self._expected:  # each of these is a key that is waited for as well
                figures.append(self._press(Qt.Key.Key_Backspace, "", self._expected[:-1]))
        self.done.emit(figures)

    def _press(self, key: Qt.Key, letter: str, expected: str) -> float:
        time.sleep(BETWEEN_KEYS)
        self._expected = expected
        self._painted.clear()
        start, waited = time.perf_counter(), processor_wait()
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, letter)
        QCoreApplication.postEvent(self._field, event)
        if not self._painted.wait(30):
            raise TimeoutError(f"no list for «{expected}»")
        end, waited_until = self._end
        return (end - start - (waited_until - waited)) * 1000


def search(folder: str) -> None:
    from edusupport_desktop.bootstrap import data_folders, make_program
    from edusupport_desktop.ui.application import make_application
    from edusupport_desktop.ui.jobs import Jobs
    from edusupport_desktop.ui.journal.window import JournalWindow
    from edusupport_desktop.ui.windows import Windows

    app = make_application(sys.argv[:1])
    QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier)  # the first makes Qt's keyboard: in this thread
    program, jobs = make_program(data_folders(folder)), Jobs(app)
    journal = JournalWindow()
    journal.resize(*SIZE)
    windows = Windows(program, jobs, journal)
    journal.show()
    windows.start_work(is_first=False)
    typist = Typist(journal)
    typist.done.connect(lambda figures: print(*figures, flush=True))
    asked = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)

    def type_line() -> None:
        line = sys.stdin.readline().strip()
        if line:
            typist.begin(line.split(","))
        else:
            journal.quit()

    asked.activated.connect(type_line)
    journal.closed.connect(app.quit)
    app.exec()
    jobs.wait()
    program.close()


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        open_bare(int(sys.argv[2]))
    elif sys.argv[1] == "open":
        open_journal(sys.argv[2])
    else:
        search(sys.argv[2])
