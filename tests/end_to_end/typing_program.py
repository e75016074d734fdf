"""Run as a program by test_killed_while_typing.py: the real windows, typed into, until it is killed.

Each line on standard output is a text that the draft's store has surely on the disk.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from edusupport_desktop.bootstrap import data_folders, make_program
from edusupport_desktop.domain.draft import Draft
from edusupport_desktop.services.ports import DraftStore
from edusupport_desktop.ui.application import make_application
from edusupport_desktop.ui.jobs import Jobs
from edusupport_desktop.ui.journal.window import JournalWindow
from edusupport_desktop.ui.windows import Windows

LETTERS = "Королёва Анна 👩‍🏫 שלום — 5 «Б»; "


class TellingStore:
    """The real store, saying what it has saved."""

    def __init__(self, store: DraftStore) -> None:
        self._store = store

    def save(self, draft: Draft) -> None:
        self._store.save(draft)
        place = draft.step_rows[0].place if draft.step_rows else ""
        print(json.dumps([draft.answers.full_name, draft.answers.city, place]), flush=True)

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)


def letters() -> Iterator[str]:
    while True:
        yield from LETTERS


def press(widget: QWidget, letter: str) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
        QCoreApplication.sendEvent(widget, event)


def main() -> int:
    from dataclasses import replace

    app = make_application(sys.argv[:1])
    program = make_program(data_folders(sys.argv[1]))
    jobs = Jobs(app)
    journal = JournalWindow()
    windows = Windows(replace(program, drafts=TellingStore(program.drafts)), jobs, journal)  # type: ignore[arg-type]
    journal.show()
    windows.start_work(is_first=True)
    button = journal.findChild(QPushButton, "new_request")
    assert button is not None
    button.click()
    fields = [
        widget
        for top in app.topLevelWidgets()
        for name in ("full_name", "city", "step_1_place")
        if (widget := top.findChild(QWidget, name)) is not None
    ]
    assert len(fields) == 3
    typed = letters()
    timer = QTimer()
    turn = iter(range(10**9))
    timer.timeout.connect(lambda: press(fields[next(turn) % 3], next(typed)))
    timer.start(0)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
