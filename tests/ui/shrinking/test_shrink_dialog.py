"""«Уменьшить»: from a letter that is too large to one that fits, and back."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QListWidget, QPushButton
from shiboken6 import isValid

from edusupport_desktop.domain.draft import DraftPicture
from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.domain.picture import Picture
from edusupport_desktop.domain.shrinking import Shrinking
from edusupport_desktop.services.program import Program
from edusupport_desktop.ui.shrinking.before_after import BeforeAfter
from edusupport_desktop.ui.shrinking.dialog import ShrinkDialog
from edusupport_desktop.ui.wizard.flow import Step
from picture_hands import MASK
from real_program import Parts
from teacher import Teacher, click

PHOTO = Picture(320, 240, random.Random(4).randbytes(320 * 240 * 4))  # noqa: S311 - the same picture every time
LIMIT = 90_000
"""Of the desk of these tests: less than one such photograph as it came."""


@pytest.fixture
def program(program: Program, parts: Parts) -> Program:
    parts.screen.picture = PHOTO
    desk = program.desk()
    small = replace(desk, pictures=replace(desk.pictures, total_bytes=LIMIT))
    return replace(program, desk=lambda: small)


def to_review(teacher: Teacher, *marks: object, pictures: int = 1) -> None:
    teacher.to_pictures()
    for _ in range(pictures):
        teacher.take_screen(*marks)  # type: ignore[arg-type]
    teacher.next()
    teacher.settle()
    assert teacher.step() is Step.REVIEW


def open_dialog(teacher: Teacher) -> ShrinkDialog:
    teacher.press("shrink_pictures")
    dialog = teacher.visible(ShrinkDialog)
    teacher.wait(dialog.apply_button.isEnabled)
    teacher.settle()
    return dialog


def is_closed(dialog: ShrinkDialog) -> bool:
    return not isValid(dialog) or not dialog.isVisible()


def apply(teacher: Teacher, dialog: ShrinkDialog) -> None:
    click(dialog.apply_button)
    teacher.wait(lambda: is_closed(dialog))
    teacher.settle()


def choice(dialog: ShrinkDialog, number: int) -> QComboBox:
    found = dialog.findChild(QComboBox, f"shrink_{number}")
    assert isinstance(found, QComboBox)
    return found


def pictures(teacher: Teacher) -> tuple[DraftPicture, ...]:
    (draft,) = teacher.drafts()
    return draft.pictures


def summary(dialog: ShrinkDialog) -> str:
    found = dialog.findChild(QLabel, "shrink_summary")
    assert isinstance(found, QLabel)
    return f"{found.property('role')}: {found.text()}"


def test_a_letter_that_is_too_large_is_made_to_fit_and_goes(teacher: Teacher) -> None:
    to_review(teacher, pictures=2)
    assert teacher.visible(QLabel, "letter_size").property("role") == "problem"
    teacher.press("fix_pictures_fit")  # «Исправить» leads to the same
    dialog = teacher.visible(ShrinkDialog)
    teacher.wait(dialog.apply_button.isEnabled)
    teacher.settle()
    assert summary(dialog).startswith("good")
    apply(teacher, dialog)
    sizes = [picture.file_size or 0 for picture in pictures(teacher)]
    assert 0 < sum(sizes) <= LIMIT
    assert teacher.visible(QLabel, "letter_size").property("role") == "muted"
    teacher.press_radio("way_practice")
    teacher.send()
    teacher.settle()
    (entry,) = teacher.program.journal.entries(practice=True)
    files = teacher.program.journal.outgoing(entry.request_id).files
    assert [len(file.data) for file in files] == sizes


def test_names_in_the_letter_follow_a_picture_that_became_a_jpeg(teacher: Teacher) -> None:
    to_review(teacher)
    dialog = open_dialog(teacher)
    box = choice(dialog, 1)
    box.setCurrentIndex(next(at for at in range(box.count()) if "JPEG" in box.itemText(at)))
    apply(teacher, dialog)
    attachments = teacher.visible(QListWidget, "attachments")
    teacher.wait(lambda: attachments.count() == 1 and attachments.item(0).text() == "picture1.jpeg")


def test_shrinking_can_be_taken_back_before_sending(teacher: Teacher) -> None:
    to_review(teacher)
    before = pictures(teacher)
    apply(teacher, open_dialog(teacher))
    assert pictures(teacher) != before
    dialog = open_dialog(teacher)
    box = choice(dialog, 1)
    assert box.currentIndex() > 0
    click(dialog.findChild(QPushButton, "shrink_restore"))
    assert box.currentIndex() == 0
    apply(teacher, dialog)
    assert pictures(teacher) == before


def test_cancel_changes_nothing_and_nothing_chosen_closes_at_once(teacher: Teacher) -> None:
    to_review(teacher)
    before = pictures(teacher)
    dialog = open_dialog(teacher)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert is_closed(dialog)
    assert pictures(teacher) == before
    dialog = open_dialog(teacher)
    choice(dialog, 1).setCurrentIndex(0)
    click(dialog.apply_button)
    assert is_closed(dialog)
    assert pictures(teacher) == before


def test_it_can_be_left_while_measuring(teacher: Teacher) -> None:
    to_review(teacher)
    teacher.press("shrink_pictures")
    QTest.keyClick(teacher.visible(ShrinkDialog), Qt.Key.Key_Escape)
    teacher.settle()
    assert pictures(teacher)[0].shrinking is None


def test_a_picture_with_a_mask_is_never_offered_as_jpeg_and_is_verified_again(teacher: Teacher) -> None:
    to_review(teacher, MASK)
    dialog = open_dialog(teacher)
    box = choice(dialog, 1)
    assert box.count() > 1
    assert not any("JPEG" in box.itemText(at) for at in range(box.count()))
    apply(teacher, dialog)
    (picture,) = pictures(teacher)
    assert (picture.media_type, picture.masks_verified) == ("image/png", 1)
    assert picture.shrinking is not None


def test_what_cannot_be_made_small_enough_is_said(teacher: Teacher) -> None:
    to_review(teacher, MASK, pictures=9)
    dialog = open_dialog(teacher)
    assert summary(dialog).startswith("problem")
    assert all(choice(dialog, n).currentIndex() == choice(dialog, n).count() - 1 for n in range(1, 10))
    apply(teacher, dialog)
    assert teacher.visible(QLabel, "letter_size").property("role") == "problem"


def test_before_and_after_show_the_same_part_and_move_together(teacher: Teacher) -> None:
    to_review(teacher)
    dialog = open_dialog(teacher)
    box = choice(dialog, 1)
    box.setCurrentIndex(box.count() - 1)
    both = teacher.visible(BeforeAfter)
    before, after = both.before, both.after
    teacher.wait(lambda: after.picture is not None and after.picture.width == 80)
    assert before.picture is not None
    assert before.picture.width == 320
    before.setFixedSize(100, 80)
    place = QPointF(before.place)
    QTest.keyClick(before, Qt.Key.Key_Right)
    assert before.place.x() > place.x()
    assert after.place == before.place
    QTest.mousePress(after, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(40, 40))
    QTest.mouseMove(before, QPoint(10, 10))
    QTest.mouseRelease(after, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(40, 40))
    for _ in range(40):
        QTest.keyClick(before, Qt.Key.Key_Left)
    assert 0 < before.place.x() < 0.5


def test_all_of_it_is_done_by_keyboard(teacher: Teacher) -> None:
    to_review(teacher)
    dialog = open_dialog(teacher)
    box = choice(dialog, 1)
    teacher.wait(lambda: box.hasFocus() or dialog.isActiveWindow())
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_End)
    chosen = box.currentIndex()
    assert chosen == box.count() - 1
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    teacher.wait(lambda: is_closed(dialog))
    teacher.settle()
    assert pictures(teacher)[0].shrinking is not None


def test_a_file_that_cannot_be_written_is_told_and_nothing_is_sent(
    teacher: Teacher, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_review(teacher)
    dialog = open_dialog(teacher)

    def full(*_: object) -> None:
        raise Unavailable("storage_full")

    with monkeypatch.context() as broken:
        broken.setattr(type(teacher.program.drafts), "write_finished", full)
        click(dialog.apply_button)
        teacher.wait(lambda: summary(dialog).startswith("problem"))
        teacher.settle()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    teacher.press_radio("way_practice")
    teacher.send()
    assert teacher.step() is Step.PICTURES
    teacher.next()
    teacher.wait(lambda: teacher.step() is Step.REVIEW)
    assert (pictures(teacher)[0].file_size or LIMIT + 1) <= LIMIT


def offered(dialog: ShrinkDialog, number: int, wanted: Callable[[str], bool]) -> bool:
    box = choice(dialog, number)
    return any(wanted(box.itemText(at)) for at in range(box.count()))


def test_the_shrinking_chosen_stands_when_the_program_starts_again(teacher: Teacher) -> None:
    to_review(teacher)
    apply(teacher, open_dialog(teacher))
    (picture,) = pictures(teacher)
    assert isinstance(picture.shrinking, Shrinking)
    dialog = open_dialog(teacher)
    assert choice(dialog, 1).currentIndex() > 0
    assert offered(dialog, 1, lambda text: text.endswith("%"))
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
