"""What the wizard says of hidden areas, cut pictures, numbers the text speaks of, and the looks of the tools."""

from __future__ import annotations

import io

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListWidget

from edusupport_desktop.domain.annotation import Box, Colour, Crop, Mask, Number, Point
from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.identifiers import MarkId
from edusupport_desktop.ui.annotator.tools import ToolKind
from edusupport_desktop.ui.annotator.window import AnnotatorWindow
from edusupport_desktop.ui.screenshot.overlay import Overlay
from edusupport_desktop.ui.words import masks_verified_text
from picture_hands import MASK, mark, take
from teacher import Teacher, click, type_into

OTHER_MASK = Mask(MarkId("other"), Box(200, 100, 40, 20))


def status(teacher: Teacher) -> str:
    label = teacher.wizard.findChild(QLabel, "masks_verified")
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else ""


def listed(teacher: Teacher, row: int) -> list[str]:
    return teacher.visible(QListWidget, "pictures").item(row).text().split("\n")


def test_hidden_areas_are_said_to_be_verified_at_their_picture_and_for_all(teacher: Teacher) -> None:
    teacher.to_pictures()
    take(teacher)
    assert status(teacher) == ""
    take(teacher, MASK, OTHER_MASK)
    take(teacher, MASK)
    assert [masks_verified_text(count) in listed(teacher, row) for row, count in ((1, 2), (2, 1))] == [True, True]
    assert not any(line.startswith(masks_verified_text(0)[:10]) for line in listed(teacher, 0))
    assert status(teacher) == masks_verified_text(3)
    (draft,) = teacher.drafts()
    assert [picture.masks_verified for picture in draft.pictures] == [0, 2, 1]


def test_a_mask_taken_away_is_no_longer_said_to_be_verified(teacher: Teacher) -> None:
    teacher.to_pictures()
    take(teacher, MASK)
    teacher.press("edit_picture")
    annotator = teacher.visible(AnnotatorWindow)
    annotator.document.remove(MASK.id)
    click(annotator.done_button)
    teacher.settle()
    assert status(teacher) == ""


def test_a_cut_picture_is_listed_with_the_size_of_its_file_and_can_be_cut_anew(teacher: Teacher) -> None:
    teacher.to_pictures()
    take(teacher, MASK, OTHER_MASK, Crop(MarkId("crop"), Box(0, 0, 100, 80)))
    assert listed(teacher, 0)[1].startswith("100 × 80")
    assert status(teacher) == masks_verified_text(1), "the other one was cut away"
    (draft,) = teacher.drafts()
    (picture,) = draft.pictures
    with Image.open(io.BytesIO(teacher.program.drafts.read_finished(draft.id, picture.id))) as file:
        assert file.size == (100, 80)
    teacher.press("edit_picture")
    annotator = teacher.visible(AnnotatorWindow)
    annotator.document.remove(MarkId("crop"))
    click(annotator.done_button)
    teacher.settle()
    assert listed(teacher, 0)[1].startswith("320 × 200")


def test_taking_away_a_number_the_text_speaks_of_warns(teacher: Teacher) -> None:
    teacher.to_pictures()
    take(teacher, Number(MarkId("n"), Point(20, 20), 3))
    teacher.back()
    type_into(teacher.editor(Field.ESSENCE), " Смотрите цифру 3 на картинке1.")
    teacher.next()
    teacher.press("edit_picture")
    annotator = teacher.visible(AnnotatorWindow)
    annotator.document.remove(MarkId("n"))
    assert annotator.notice.isVisible()
    annotator.document.undo_stack.undo()
    assert not annotator.notice.isVisible()
    mark(teacher)


def test_the_next_picture_begins_with_the_colour_of_the_last(teacher: Teacher) -> None:
    teacher.to_pictures()
    teacher.press("take_screen")
    QTest.keyClick(teacher.visible(Overlay), Qt.Key.Key_Return)
    annotator = teacher.visible(AnnotatorWindow)
    annotator.choose(ToolKind.ELLIPSE)
    annotator.document.set_colour(Colour.GREEN)
    mark(teacher)
    assert teacher.program.annotator_settings.load() == {"ellipse": {"colour": "GREEN", "size": "MEDIUM"}}
    teacher.press("edit_picture")
    assert teacher.visible(AnnotatorWindow).document.style_of(ToolKind.ELLIPSE).colour is Colour.GREEN
    mark(teacher)
