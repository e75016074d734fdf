"""The real windows are killed at any moment while a picture is marked: its marks come back, to be edited."""

from __future__ import annotations

import io
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from edusupport_desktop.domain.annotation import kept_pixels, masked_pixels
from edusupport_desktop.ui.annotator.window import AnnotatorWindow
from picture_hands import png
from real_program import Parts, real_program
from teacher import Boxes, Teacher

MARKER = Path(__file__).with_name("marking_program.py")


def marks_saved_until_the_kill(folder: Path, picture: Path, chance: random.Random) -> int:
    """Starts the program, kills it at a random moment, returns how many marks it said were saved."""
    wanted = chance.randint(3, 14)
    with subprocess.Popen(
        [sys.executable, str(MARKER), str(folder), str(picture)],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    ) as program:
        assert program.stdout is not None
        said = ""
        while not said or int(said) < wanted:
            said = program.stdout.readline()
            assert said, "the program ended"
        with pytest.raises(subprocess.TimeoutExpired):
            program.wait(chance.uniform(0, 0.1))
        program.kill()
        rest = [line for line in program.stdout.read().splitlines(keepends=True) if line.endswith("\n")]
    return int(rest[-1] if rest else said)


@pytest.mark.parametrize("seed", range(3))
def test_the_marks_that_were_saved_are_there_to_be_edited_and_their_file_is_written(
    tmp_path: Path, qtbot: QtBot, boxes: Boxes, parts: Parts, seed: int
) -> None:
    picture = tmp_path / "снимок.png"
    picture.write_bytes(png("white", (640, 400)))
    saved = marks_saved_until_the_kill(tmp_path / "state", picture, random.Random(seed))  # noqa: S311
    teacher = Teacher(qtbot, real_program(tmp_path / "state", parts), boxes)
    try:
        teacher.press("resume_draft")
        teacher.settle()
        (draft,) = teacher.drafts()
        (kept,) = draft.pictures
        assert len(kept.marks) >= saved
        teacher.wait(lambda: teacher.drafts()[0].pictures[0].file_size is not None)
        written = teacher.drafts()[0].pictures[0]
        assert written.masks_verified == len(masked_pixels(kept.marks, 640, 400))
        with Image.open(io.BytesIO(teacher.program.drafts.read_finished(draft.id, kept.id))) as image:
            assert image.size == kept_pixels(kept.marks, 640, 400)[2:]
        teacher.to_pictures()
        teacher.visible(QListWidget, "pictures").setCurrentRow(0)
        teacher.press("edit_picture")
        annotator = teacher.visible(AnnotatorWindow)
        assert annotator.document.marks == kept.marks
        annotator.document.remove(kept.marks[0].id)
        annotator.document.undo_stack.undo()
        annotator.reject()
    finally:
        teacher.leave()
