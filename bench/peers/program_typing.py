"""Types into the wizard's largest field, or into a bare one; answers every line with the slowest key in milliseconds.

``program_typing.py wizard|bare REQUESTS CHARACTERS KEYS``. The keys are posted by another thread at their time, as a
keyboard does; a marker behind the repaint in the queue tells when the letter is painted. What the interface's thread
waited for the processor, because other programs had it, is taken off.
"""

from __future__ import annotations

import os
import sys
import tempfile
import threading
import time
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from bench.large_journal import fill
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSocketNotifier, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from edusupport_desktop.bootstrap import data_folders, make_program
from edusupport_desktop.domain.answers import Answers
from edusupport_desktop.domain.draft import Draft
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.services.program import Program
from edusupport_desktop.storage.journal import SqliteJournal
from edusupport_desktop.ui.application import make_application
from edusupport_desktop.ui.jobs import Jobs
from edusupport_desktop.ui.journal.window import JournalWindow
from edusupport_desktop.ui.windows import Windows
from edusupport_desktop.ui.wizard.wizard import RequestWizard

MARKER = QEvent.Type(QEvent.registerEventType())
AFTER_THE_REPAINT = Qt.EventPriority.LowEventPriority.value - 1
INTERFACE_THREAD = Path(f"/proc/self/task/{os.getpid()}/schedstat")
"""The second number: nanoseconds on a run queue (kernel: Documentation/scheduler/sched-stats.rst)."""
LINES = (
    "Не открывается журнал 7 «Б», хотя логин и пароль верны: на картинке 1 видно сообщение.\n"
    + "После входа в систему появляется пустая страница, обновление и другой браузер не помогают.\n" * 8
    + "Петров И. И. тоже не вошёл 12.11.2026, а у соседей по кабинету всё открылось с первого раза.\n"
)
TYPED = "Ещё одна строка о том же, "


def processor_wait() -> float:
    """Seconds the interface's thread could have run while others had the processor, so far; 0 where it is not told."""
    try:
        return int(INTERFACE_THREAD.read_text("ascii").split()[1]) / 1e9
    except OSError:
        return 0.0


class Typist(QObject):
    """Posts keys from a thread of its own and waits for each to be painted. ``done`` carries the slowest, in ms."""

    done = Signal(float)

    def __init__(self, editor: QPlainTextEdit, keys: int) -> None:
        super().__init__()
        self._editor = editor
        self._keys = keys
        self._painted = threading.Event()
        self._end = 0.0, 0.0

    def begin(self) -> None:
        threading.Thread(target=self._type, daemon=True).start()

    def event(self, event: QEvent) -> bool:
        if event.type() == MARKER:
            self._end = time.perf_counter(), processor_wait()
            self._painted.set()
            return True
        return super().event(event)

    def _type(self) -> None:
        slowest = 0.0
        for number in range(self._keys):
            # Sometimes as long as the check waits, and then a little into it.
            time.sleep(0.2 + number % 7 / 500 if number % 10 == 0 else 0.04)
            letter = TYPED[number % len(TYPED)]
            self._painted.clear()
            start, waited = time.perf_counter(), processor_wait()
            key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
            QCoreApplication.postEvent(self._editor, key)
            QCoreApplication.postEvent(self, QEvent(MARKER), AFTER_THE_REPAINT)
            self._painted.wait(30)
            end, waited_until = self._end
            slowest = max(slowest, end - start - (waited_until - waited))
        self.done.emit(slowest * 1000)


class Answering(QObject):
    """Types for every line on standard input."""

    def __init__(self, editor: QPlainTextEdit, keys: int) -> None:
        super().__init__()
        self._typist = Typist(editor, keys)
        self._typist.done.connect(lambda slowest: print(slowest, flush=True))
        self._asked = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        self._asked.activated.connect(self._type)

    def _type(self) -> None:
        if sys.stdin.readline():
            self._typist.begin()
        else:
            QApplication.quit()


def full_draft(text: str) -> Draft:
    answers = Answers(
        region="Орловская область",
        full_name="Королёва Анна Сергеевна",
        institution="Лицей № 1",
        city="Орёл",
        email="koroleva@school.example",
        phone="+7 912 345-67-89",
        subject="Не открывается журнал",
        essence=text,
        steps=text,
    )
    return Draft(RequestId(str(uuid4())), datetime.now(UTC), answers, has_error_message=True)


def main() -> int:
    what, requests, characters, keys = sys.argv[1], *map(int, sys.argv[2:5])
    text = (LINES * (characters // len(LINES) + 1))[:characters]
    app = make_application(sys.argv[:1])
    QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier)  # the first makes Qt's keyboard: in this thread
    jobs = Jobs(app)
    with tempfile.TemporaryDirectory() as folder:
        program = make_program(data_folders(folder))
        if what == "wizard":
            journal_of(program, requests)
            journal = JournalWindow()
            windows = Windows(program, jobs, journal)
            journal.show()
            windows.start_work(is_first=True)
            opened: list[RequestWizard] = []
            windows.wizard_opened.connect(opened.append)
            windows.work.draft_wanted.emit(full_draft(text))
            opened[0].next()
            editor = opened[0].findChild(QPlainTextEdit, "essence")
        else:
            editor = QPlainTextEdit(text)
            editor.resize(900, 300)
            editor.show()
        if not isinstance(editor, QPlainTextEdit) or not editor.isVisible():
            raise RuntimeError("the largest field is not to be seen")
        editor.moveCursor(QTextCursor.MoveOperation.End)
        editor.setFocus()
        answering = Answering(editor, keys)
        status = app.exec()
        del answering
        jobs.wait()
        program.close()
    return status


def journal_of(program: Program, requests: int) -> None:
    if not isinstance(program.journal, SqliteJournal):
        raise TypeError(program.journal)
    fill(program.journal, requests, are_open=True)


if __name__ == "__main__":
    sys.exit(main())
