"""The real windows are killed at any moment while a teacher types: nothing that was saved is lost."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from edusupport_desktop.domain.answers import Field
from real_program import Parts, real_program
from teacher import Boxes, Teacher

TYPIST = Path(__file__).with_name("typing_program.py")


def what_was_saved_until_the_kill(folder: Path, chance: random.Random) -> list[list[str]]:
    """Starts the program, kills it at a random moment of its typing, returns what it said was saved."""
    with subprocess.Popen(
        [sys.executable, str(TYPIST), str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    ) as program:
        assert program.stdout is not None
        first = program.stdout.readline()
        assert first, "the program did not start"
        with pytest.raises(subprocess.TimeoutExpired):
            program.wait(chance.uniform(0, 0.15))
        program.kill()
        said = [first, *program.stdout.read().splitlines(keepends=True)]
    return [json.loads(line) for line in said if line.endswith("\n")]


def is_continued_by(saved: str, typed: str) -> bool:
    """A saved answer has no blanks at its end: they are there again once something follows."""
    return typed.startswith(saved.rstrip())


@pytest.mark.parametrize("seed", range(5))
def test_the_next_program_offers_every_word_that_was_saved(
    tmp_path: Path, qtbot: QtBot, boxes: Boxes, parts: Parts, seed: int
) -> None:
    saved = what_was_saved_until_the_kill(tmp_path / "state", random.Random(seed))  # noqa: S311
    name, city, place = saved[-1]
    assert name
    teacher = Teacher(qtbot, real_program(tmp_path / "state", parts), boxes)
    try:
        teacher.press("resume_draft")
        teacher.settle()
        assert is_continued_by(name, teacher.text(Field.FULL_NAME))
        assert is_continued_by(city, teacher.text(Field.CITY))
        assert is_continued_by(place, teacher.text("step_1_place"))
    finally:
        teacher.leave()
