"""Writes pictures beside the interface's thread, as a draft does, and looks how alive that thread stays.

Argument: a folder with picture files of the teacher's. Prints for each, with a mask and a number on it, the longest
time in milliseconds in which the interface could not do anything.
"""

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QTimer

from edusupport_desktop.bootstrap import data_folders, make_program
from edusupport_desktop.domain.annotation import Box, Mask, Number, Point
from edusupport_desktop.domain.draft import DraftPicture
from edusupport_desktop.domain.identifiers import MarkId, RequestId
from edusupport_desktop.services.pictures import DraftPictures
from edusupport_desktop.ui.annotator.painter import render
from edusupport_desktop.ui.application import make_application
from edusupport_desktop.ui.jobs import Jobs

_REQUEST = RequestId("11111111-2222-3333-4444-555555555555")
_MARKS = (Mask(MarkId("mask"), Box(100, 100, 400, 60)), Number(MarkId("number"), Point(900, 500), 1))


class Encoding:
    def __init__(self, files: Iterator[Path], pictures: DraftPictures) -> None:
        self._files, self._pictures = files, pictures
        self._before = self._longest = 0.0
        self._ticks = QTimer(interval=1)
        self._ticks.timeout.connect(self._tick)

    def go_on(self, _: DraftPicture | None = None) -> None:
        if self._longest:
            print(self._longest * 1000, flush=True)
        file = next(self._files, None)
        if file is None:
            app.exit()
            return
        data = file.read_bytes()

        def work(_: object) -> DraftPicture:
            return self._pictures.finish(_REQUEST, self._pictures.add_file(_REQUEST, data).picture, _MARKS)

        self._longest, self._before = 0.0, time.perf_counter()
        self._ticks.start()
        jobs.run(work, self.go_on, _fail)

    def _tick(self) -> None:
        now = time.perf_counter()
        self._longest, self._before = max(self._longest, now - self._before), now


def _fail(error: Exception) -> None:
    sys.stderr.write(f"{error!r}\n")
    app.exit(1)


app = make_application(sys.argv[:1])
with tempfile.TemporaryDirectory() as folder:
    program = make_program(data_folders(folder))
    jobs = Jobs(app)
    files = iter(sorted(Path(sys.argv[1]).iterdir()))
    encoding = Encoding(files, DraftPictures(program.picture_files(), render, program.drafts))
    QTimer.singleShot(500, encoding.go_on)
    status = app.exec()
    jobs.wait()
sys.exit(status)
