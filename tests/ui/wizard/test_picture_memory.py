"""A picture on the screen takes 33 MB: none is kept longer than somebody looks at it."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from edusupport_desktop.domain.picture import Picture
from edusupport_desktop.ui.annotator.window import AnnotatorWindow
from edusupport_desktop.ui.shrinking.dialog import ShrinkDialog
from picture_hands import MASK, mark
from real_program import Parts, plain_picture
from teacher import Teacher

SIZE = (333, 222)


@pytest.fixture(autouse=True)
def without_the_collector(parts: Parts) -> Iterator[None]:
    """Cycles live for minutes in a program in which little happens."""
    parts.screen.picture = plain_picture(*SIZE)
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def kept(parts: Parts) -> int:
    """Pictures of this size that are still held, besides the screen's own."""
    found = [one for one in gc.get_objects() if isinstance(one, Picture) and one is not parts.screen.picture]
    return sum((one.width, one.height) == SIZE for one in found)


def test_nothing_is_kept_of_a_picture_that_was_taken_and_marked_again_and_again(teacher: Teacher, parts: Parts) -> None:
    teacher.to_pictures()
    for _ in range(3):
        teacher.take_screen(MASK)
    teacher.press("edit_picture")
    assert teacher.visible(AnnotatorWindow).canvas.picture.width == SIZE[0]
    assert kept(parts) == 1
    mark(teacher)
    teacher.settle()
    teacher.wait(lambda: kept(parts) == 0)


def test_nothing_is_kept_of_what_was_looked_at_before_making_it_smaller(teacher: Teacher, parts: Parts) -> None:
    teacher.to_pictures()
    teacher.take_screen(MASK)
    teacher.next()
    teacher.settle()
    teacher.press("shrink_pictures")
    dialog = teacher.visible(ShrinkDialog)
    teacher.wait(dialog.apply_button.isEnabled)
    teacher.settle()
    assert dialog.findChild(QComboBox, "shrink_1") is not None
    assert kept(parts) > 0
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    teacher.settle()
    teacher.wait(lambda: kept(parts) == 0)
