"""Drags marks in the real annotator, opened from a real draft, and prints how long each frame took, in milliseconds.

``python program_drag.py PICTURES SCENE``: so many pictures of 3840x2160 with 200 marks each are in the draft; ``SCENE``
is one of ``SCENES``. A frame is one move of the mouse with everything the program does until it is drawn.
"""

from __future__ import annotations

import json
import os
import random
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from bench.pictures import HEIGHT, WIDTH, text_page
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from edusupport_desktop.bootstrap import data_folders, make_program
from edusupport_desktop.capture.png import encode_png
from edusupport_desktop.domain.annotation import (
    Arrow,
    Box,
    Ellipse,
    Freehand,
    Highlight,
    Line,
    Mark,
    Mask,
    Number,
    Point,
    Rectangle,
    Text,
)
from edusupport_desktop.domain.draft import DraftPicture
from edusupport_desktop.domain.identifiers import MarkId, PictureId
from edusupport_desktop.services.drafts import Drafts
from edusupport_desktop.ui.annotator.window import AnnotatorWindow
from edusupport_desktop.ui.application import make_application
from edusupport_desktop.ui.jobs import Jobs
from edusupport_desktop.ui.journal.window import JournalWindow
from edusupport_desktop.ui.windows import Windows
from edusupport_desktop.ui.wizard.picture_intake import PictureIntake

MARKS, FRAMES, FIRST = 200, 240, 20
"""The first frames are not counted: what is drawn for the first time is kept for the following ones."""
DRAGGED = MarkId("dragged")


@dataclass(frozen=True)
class Scene:
    """``zoom`` None: the whole picture in the window."""

    dragged: Mark
    window: tuple[int, int] = (1366, 768)
    zoom: float | None = None
    kind: type[Mark] | None = None
    """All other marks are of this kind; None: of every kind."""


_FRAME = Rectangle(DRAGGED, Box(1700.0, 900.0, 400.0, 250.0), width=8.0)
_LONG = Arrow(DRAGGED, Point(60.0, 1000.0), Point(3780.0, 1160.0), width=8.0)
_STEEP = Arrow(DRAGGED, Point(400.0, 100.0), Point(3400.0, 2000.0), width=8.0)
SCENES = {
    "frame": Scene(_FRAME),
    "frame-4k": Scene(_FRAME, (WIDTH, HEIGHT)),
    "arrow": Scene(_LONG),
    "arrow-4k": Scene(_LONG, (WIDTH, HEIGHT), 1.0),
    "arrow-texts": Scene(_STEEP, kind=Text),
    "arrow-texts-4k": Scene(_STEEP, (WIDTH, HEIGHT), 1.0, kind=Text),
}


def marks(seed: int, kind: type[Mark] | None = None) -> list[Mark]:
    """The same for a seed, spread over the whole picture."""
    chance = random.Random(seed)  # noqa: S311 - the same marks every time
    kinds = (Arrow, Line, Rectangle, Ellipse, Freehand, Text, Number, Highlight, Mask)
    made: list[Mark] = []
    for at in range(MARKS - 1):
        x, y = chance.uniform(0, WIDTH - 500), chance.uniform(0, HEIGHT - 200)
        box = Box(x, y, chance.uniform(60, 500), chance.uniform(30, 200))
        mark_id = MarkId(str(uuid4()))
        chosen = kind or kinds[at % len(kinds)]
        if chosen in (Arrow, Line):
            made.append(chosen(mark_id, Point(x, y), Point(x + box.width, y + box.height), width=8.0))
        elif chosen in (Rectangle, Ellipse):
            made.append(chosen(mark_id, box, width=8.0))
        elif chosen is Freehand:
            points = [Point(x + 4 * step, y + chance.uniform(0, 60)) for step in range(100)]
            made.append(Freehand(mark_id, tuple(points), width=8.0))
        elif chosen is Text:
            made.append(Text(mark_id, Point(x, y), f"Не сохраняется отметка {at}", size=48.0))
        elif chosen is Number:
            made.append(Number(mark_id, Point(x, y), at, size=72.0))
        else:
            made.append(chosen(mark_id, box))
    return made


def frames(app: QApplication, annotator: AnnotatorWindow, dragged: Mark) -> list[float]:
    canvas = annotator.canvas
    annotator.document.select(dragged.id)
    viewport, mapping = canvas.viewport(), canvas.mapping
    start = mapping.to_view(_held(dragged))
    chance = random.Random(7)  # noqa: S311 - the same way every time
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start.toPoint())
    took = []
    place = QPointF(start)
    for _ in range(FRAMES + FIRST):
        place += QPointF(chance.choice((-7, -3, 2, 5, 6)), chance.choice((-4, -2, 1, 3)))
        begin = time.perf_counter()
        QTest.mouseMove(viewport, place.toPoint())
        app.processEvents()
        took.append((time.perf_counter() - begin) * 1000)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=place.toPoint())
    assert any(mark.id == dragged.id and mark != dragged for mark in annotator.document.marks), "nothing was dragged"
    return took[FIRST:]


def _held(mark: Mark) -> Point:
    """Where the mark is taken hold of, off its handles."""
    if isinstance(mark, Arrow):
        return Point(mark.start.x * 0.7 + mark.end.x * 0.3, mark.start.y * 0.7 + mark.end.y * 0.3)
    assert isinstance(mark, Rectangle)
    return Point(mark.box.left, mark.box.top + mark.box.height * 0.3)


def main(pictures: int, scene: Scene) -> None:
    app = make_application(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        program = make_program(data_folders(str(Path(folder) / "state")))
        jobs = Jobs(app)
        drafts = Drafts(program.drafts, program.journal, program.profile, program.clock)
        page, draft = encode_png(text_page()).data, drafts.new(None)
        taken = []
        for number in range(pictures):
            own = (*marks(number, scene.kind), scene.dragged)
            picture = DraftPicture(
                PictureId(str(uuid4())), WIDTH, HEIGHT, marks=own, file_size=len(page), masks_verified=0
            )
            program.drafts.write_original(draft.id, picture.id, page)
            program.drafts.write_finished(draft.id, picture.id, page)
            taken.append(picture)
        windows = Windows(program, jobs, JournalWindow())
        windows.wizard_opened.connect(lambda wizard: wizard.findChild(PictureIntake).edit(taken[0]))
        windows.work.draft_wanted.emit(replace(draft, pictures=tuple(taken)))
        while not (found := [w for w in app.topLevelWidgets() if isinstance(w, AnnotatorWindow)]):
            app.processEvents()
        annotator = found[0]
        annotator.resize(*scene.window)
        jobs.wait()
        for _ in range(5):
            app.processEvents()
        if scene.zoom is not None:
            annotator.canvas.zoom_to(scene.zoom)
        app.processEvents()
        print(json.dumps(frames(app, annotator, scene.dragged)), flush=True)
        os._exit(0)  # the windows of the draft would ask what to do with it


if __name__ == "__main__":
    main(int(sys.argv[1]), SCENES[sys.argv[2]])
