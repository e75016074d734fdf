"""Run as a program by test_killed_while_marking.py: a picture is marked in the real windows, again and again.

Each line on standard output says how many marks the draft's store has surely on the disk. It ends by being killed.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from edusupport_desktop.bootstrap import data_folders, make_program
from edusupport_desktop.domain.draft import Draft
from edusupport_desktop.services.ports import DraftStore
from edusupport_desktop.ui.annotator.tools import ToolKind
from edusupport_desktop.ui.annotator.window import AnnotatorWindow
from edusupport_desktop.ui.application import make_application
from edusupport_desktop.ui.jobs import Jobs
from edusupport_desktop.ui.journal.window import JournalWindow
from edusupport_desktop.ui.windows import Windows
from edusupport_desktop.ui.wizard.picture_intake import PictureIntake

DRAWN = (
    ToolKind.ARROW,
    ToolKind.LINE,
    ToolKind.RECTANGLE,
    ToolKind.ELLIPSE,
    ToolKind.FREEHAND,
    ToolKind.NUMBER,
    ToolKind.HIGHLIGHT,
    ToolKind.HIDE,
    ToolKind.CROP,
)


class TellingStore:
    """The real store, saying what it has saved."""

    def __init__(self, store: DraftStore) -> None:
        self._store = store

    def save(self, draft: Draft) -> None:
        self._store.save(draft)
        print(sum(len(picture.marks) for picture in draft.pictures), flush=True)

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)


def main(folder: str, picture: str) -> int:
    app = make_application(sys.argv[:1])
    program = make_program(data_folders(folder))
    jobs = Jobs(app)
    journal = JournalWindow()
    windows = Windows(replace(program, drafts=TellingStore(program.drafts)), jobs, journal)  # type: ignore[arg-type]
    journal.show()
    windows.start_work(is_first=True)
    intakes: list[PictureIntake] = []
    windows.wizard_opened.connect(lambda wizard: intakes.append(wizard.findChild(PictureIntake)))
    button = journal.findChild(QPushButton, "new_request")
    assert button is not None
    button.click()
    intakes[0].add_files([str(Path(picture))])
    turn = iter(range(10**9))

    def go_on() -> None:
        opened = [top for top in app.topLevelWidgets() if isinstance(top, AnnotatorWindow) and top.isVisible()]
        pictures = intakes[0]._session.draft.pictures
        if opened:
            opened[0].choose(DRAWN[next(turn) % len(DRAWN)])
            QTest.keyClick(opened[0].canvas, Qt.Key.Key_Return)
            opened[0].accept()
        elif pictures and not intakes[0].is_busy:
            intakes[0].edit(pictures[0])

    timer = QTimer()
    timer.timeout.connect(go_on)
    timer.start(0)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
