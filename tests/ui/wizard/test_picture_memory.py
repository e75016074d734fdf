"""A picture on the screen takes 33 MB: none is kept longer than somebody looks at it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from itertools import count

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

WIDTHS = count(333)
"""Each test's own: what an earlier one's program left does not count here."""


@pytest.fixture(autouse=True)
def without_the_collector(parts: Parts) -> Iterator[None]:
    """Cycles live for minutes in a program in which little happens."""
    parts.screen.picture = plain_picture(next(WIDTHS), 222)
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def kept(parts: Parts) -> int:
    """Pictures of the screen's size that are still held, besides its own."""
    screen = parts.screen.picture
    found = [one for one in gc.get_objects() if isinstance(one, Picture) and one is not screen]
    return sum((one.width, one.height) == (screen.width, screen.height) for one in found)


def test_nothing_is_kept_of_a_picture_that_was_taken_and_marked_again_and_again(teacher: Teacher, parts: Parts) -> None:
    teacher.to_pictures()
    for _ in range(3):
        teacher.take_screen(MASK)
    teacher.press("edit_picture")
    assert teacher.visible(AnnotatorWindow).canvas.picture.width == parts.screen.picture.width
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
