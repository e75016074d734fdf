"""The program with pictures in a draft, put there as a teacher does. Prints its resident memory at rest, in MiB.

Arguments: a data folder, and a folder with picture files: half of them are dropped, half pasted and marked one by
one; the first is opened in the annotator once more. With an empty folder nothing is added.
"""

import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QMimeData, QTimer, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QListWidget, QPushButton, QWidget

from edusupport_desktop.bootstrap import data_folders, make_program
from edusupport_desktop.domain.annotation import Box, Mask, Number, Point
from edusupport_desktop.domain.answers import Answers
from edusupport_desktop.domain.draft import Draft, Way
from edusupport_desktop.domain.identifiers import MarkId, RequestId
from edusupport_desktop.ui.annotator.window import AnnotatorWindow
from edusupport_desktop.ui.application import make_application
from edusupport_desktop.ui.jobs import Job, Jobs
from edusupport_desktop.ui.journal.window import JournalWindow
from edusupport_desktop.ui.windows import Windows
from edusupport_desktop.ui.wizard.flow import Step
from edusupport_desktop.ui.wizard.picture_intake import PictureIntake

_REST_SECONDS = 2.0
_ANSWERS = Answers(
    region="Чувашская Республика – Чувашия",
    full_name="Королёва Анна Сергеевна",
    institution="МБОУ «Лицей № 1»",
    city="г. Чебоксары",
    email="koroleva@example.ru",
    phone="+7 912 345-67-89",
    initiator_login="koroleva.as",
    affected_login="petrov.ii",
    subject="Не открывается журнал",
    essence="Журнал не открывается.",
)


class Teacher:
    """Does one thing after the other, as soon as the one before is done; ``steps`` yields what to wait for."""

    def __init__(self, steps: Iterator[Callable[[], bool]]) -> None:
        self._steps = steps
        self._ready: Callable[[], bool] = lambda: True
        self._timer = QTimer()
        self._timer.timeout.connect(self._go_on)
        self._timer.start(20)

    def _go_on(self) -> None:
        if self._ready():
            try:
                self._ready = next(self._steps)
            except StopIteration:
                self._timer.stop()
                app.exit()  # quit() would ask the windows first


def steps() -> Iterator[Callable[[], bool]]:
    yield lambda: windows.journal.isVisible()
    draft = Draft(RequestId(str(uuid4())), datetime.now(UTC), _ANSWERS, has_error_message=False, way=Way.PRACTICE)
    windows.work.draft_wanted.emit(draft)
    yield is_idle
    wizard = opened[0]
    while wizard.currentId() != Step.PICTURES:
        before = wizard.currentId()
        wizard.next()
        if wizard.currentId() == before:
            sys.exit("the wizard stays where it is")
        yield is_idle
    yield rested()
    files = sorted(Path(sys.argv[2]).iterdir())
    intake = wizard.findChild(PictureIntake)
    half = len(files) // 2
    if files:
        dropped = QMimeData()
        dropped.setUrls([QUrl.fromLocalFile(str(file)) for file in files[:half]])
        intake.add_from_mime(dropped)
        yield is_idle
    for number, file in enumerate(files[half:], 1):
        image = QImage(str(file)).convertToFormat(QImage.Format.Format_RGB32)
        pasted = QMimeData()
        pasted.setImageData(image)
        intake.add_from_mime(pasted)
        del image, pasted
        yield lambda: annotator() is not None
        mark(number)
        yield is_idle
    if files:
        wizard.findChild(QListWidget, "pictures").setCurrentRow(0)
        wizard.findChild(QPushButton, "edit_picture").click()
        yield lambda: annotator() is not None
        mark(1)
        yield is_idle
    yield rested()


def mark(number: int) -> None:
    window = annotator()
    assert window is not None
    window.document.add(Mask(MarkId(str(uuid4())), Box(100.0, 100.0, 400.0, 60.0)))
    window.document.add(Number(MarkId(str(uuid4())), Point(900.0, 500.0), number))
    window.done_button.click()


def annotator() -> AnnotatorWindow | None:
    return next((w for w in app.topLevelWidgets() if isinstance(w, AnnotatorWindow) and w.isVisible()), None)


def is_idle() -> bool:
    return not jobs.findChildren(Job)


def rested() -> Callable[[], bool]:
    until = time.monotonic() + _REST_SECONDS
    return lambda: time.monotonic() > until and is_idle()


def resident_mib() -> float:
    status = Path("/proc/self/status").read_text("ascii")
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS:")).split()[1]) / 1024


app: QApplication = make_application(sys.argv[:1])
program = make_program(data_folders(sys.argv[1]))
jobs = Jobs(app)
windows = Windows(program, jobs, JournalWindow())
opened: list[QWidget] = []
windows.wizard_opened.connect(opened.append)
windows.journal.show()
windows.start_work(is_first=True)
teacher = Teacher(steps())
app.exec()
print(resident_mib())
opened[0].close()
jobs.wait()
