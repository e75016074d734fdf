"""Pictures of the screen and the clipboard: taken, marked, put in order."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QPushButton

from edusupport_desktop.domain.annotation import Number, Point
from edusupport_desktop.domain.errors import Unavailable, UntrustedInput
from edusupport_desktop.domain.identifiers import MarkId
from edusupport_desktop.domain.picture import Picture
from edusupport_desktop.ui.annotator.window import AnnotatorWindow
from edusupport_desktop.ui.error_words import error_text
from edusupport_desktop.ui.screenshot.overlay import Overlay
from edusupport_desktop.ui.wizard.flow import Step
from picture_hands import MASK, jpeg, mark, open_files, take, two_pictures
from real_program import Parts
from teacher import Teacher


def test_a_picture_of_the_screen_is_one_click_and_enter(teacher: Teacher) -> None:
    teacher.to_pictures()
    take(teacher)
    assert teacher.picture_names() == ["picture1.png"]
    assert teacher.wizard.isVisible()
    assert teacher.journal.isVisible()
    (draft,) = teacher.drafts()
    (picture,) = draft.pictures
    assert (picture.width, picture.height) == (320, 200)
    finished = teacher.program.drafts.read_finished(draft.id, picture.id)
    assert picture.file_size == len(finished)
    assert Image.open(io.BytesIO(finished)).convert("RGB").getcolors() == [(320 * 200, (0xEE, 0xEE, 0xEE))]


def test_own_windows_are_hidden_while_the_screen_is_taken(teacher: Teacher, parts: Parts) -> None:
    teacher.to_pictures()
    visible_meanwhile: list[bool] = []
    screen = parts.screen

    class Watching(type(screen)):  # type: ignore[misc]
        def capture(self, _: object = None) -> Picture:
            visible_meanwhile.extend(w.isVisible() for w in (teacher.journal, wizard))
            return screen.picture

    wizard = teacher.wizard
    parts.screen = Watching(screen.picture)
    take(teacher)
    assert visible_meanwhile == [False, False]


def test_esc_on_the_frozen_screen_brings_everything_back_without_a_word(teacher: Teacher) -> None:
    teacher.to_pictures()
    wizard = teacher.wizard
    teacher.press("take_screen")
    overlay = teacher.visible(Overlay)
    assert not wizard.isVisible()
    QTest.keyClick(overlay, Qt.Key.Key_Escape)
    teacher.wait(lambda: wizard.isVisible() and wizard.isActiveWindow())
    assert teacher.journal.isVisible()
    assert (teacher.picture_names(), teacher.said_problem()) == ([], "")
    assert not any(isinstance(w, Overlay) and w.isVisible() for w in QApplication.topLevelWidgets())
    take(teacher)
    assert teacher.picture_names() == ["picture1.png"]


def test_a_screen_that_cannot_be_taken_brings_everything_back_and_says_why(teacher: Teacher, parts: Parts) -> None:
    teacher.to_pictures()
    wizard = teacher.wizard
    parts.screen.trouble = Unavailable("screen_capture_unavailable")
    teacher.press("take_screen")
    teacher.wait(lambda: wizard.isVisible() and not teacher.visible(QPushButton, "take_screen").isHidden())
    teacher.settle()
    assert teacher.said_problem() == error_text(parts.screen.trouble)
    assert teacher.journal.isVisible()
    parts.screen.trouble = None
    take(teacher)
    assert (teacher.picture_names(), teacher.said_problem()) == (["picture1.png"], "")


def test_pressing_twice_takes_one_picture(teacher: Teacher, parts: Parts) -> None:
    teacher.to_pictures()
    button = teacher.visible(QPushButton, "take_screen")
    button.clicked.emit()
    button.clicked.emit()
    QTest.keyClick(teacher.visible(Overlay), Qt.Key.Key_Return)
    mark(teacher)
    assert (teacher.picture_names(), parts.screen.taken) == (["picture1.png"], 1)


def test_a_dragged_part_of_the_screen_has_exactly_its_pixels(teacher: Teacher, parts: Parts) -> None:
    teacher.to_pictures()
    teacher.press("take_screen")
    overlay = teacher.visible(Overlay)
    scale_x, scale_y = overlay.width() / 320, overlay.height() / 200
    start, end = QPoint(round(32 * scale_x), round(20 * scale_y)), QPoint(round(160 * scale_x), round(120 * scale_y))
    QTest.mousePress(overlay, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(overlay, end)
    QTest.mouseRelease(overlay, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)
    mark(teacher)
    (draft,) = teacher.drafts()
    assert (draft.pictures[0].width, draft.pictures[0].height) == (128, 100)


def test_a_copied_picture_is_pasted_by_key_and_by_button(teacher: Teacher) -> None:
    teacher.to_pictures()
    image = QImage(50, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    QApplication.clipboard().setImage(image)
    QTest.keyClick(teacher.wizard, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    mark(teacher)
    teacher.press("paste_picture")
    mark(teacher)
    assert teacher.picture_names() == ["picture1.png", "picture2.png"]
    (draft,) = teacher.drafts()
    assert {(p.width, p.height) for p in draft.pictures} == {(50, 40)}


def test_an_empty_clipboard_gets_its_words(teacher: Teacher) -> None:
    teacher.to_pictures()
    QApplication.clipboard().setText("просто текст")
    teacher.press("paste_picture")
    assert teacher.said_problem() == error_text(Unavailable("clipboard_has_no_picture"))


@pytest.mark.parametrize("offered", [b"", b"no picture at all"])
def test_an_image_that_is_offered_but_not_there_gets_the_same_words(teacher: Teacher, offered: bytes) -> None:
    teacher.to_pictures()
    mime = QMimeData()
    mime.setData("application/x-qt-image", offered)
    assert mime.hasImage()
    QApplication.clipboard().setMimeData(mime)
    teacher.press("paste_picture")
    assert teacher.said_problem() == error_text(Unavailable("clipboard_has_no_picture"))


def test_a_copied_picture_that_is_all_black_is_not_taken_silently(teacher: Teacher) -> None:
    teacher.to_pictures()
    image = QImage(50, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.black)
    QApplication.clipboard().setImage(image)
    teacher.press("paste_picture")
    teacher.settle()
    assert teacher.said_problem() == error_text(UntrustedInput("picture_is_black"))
    assert teacher.picture_names() == []


def test_moving_a_picture_renames_them_by_their_places(teacher: Teacher, tmp_path: Path) -> None:
    two_pictures(teacher, tmp_path)
    assert teacher.picture_names() == ["picture1.png", "picture2.jpeg"]
    pictures = teacher.visible(QListWidget, "pictures")
    pictures.setCurrentRow(1)
    assert not teacher.visible(QPushButton, "picture_down").isEnabled()
    teacher.press("picture_up")
    assert teacher.picture_names() == ["picture1.jpeg", "picture2.png"]
    assert pictures.currentRow() == 0
    teacher.press("picture_down")
    assert teacher.picture_names() == ["picture1.png", "picture2.jpeg"]
    (draft,) = teacher.drafts()
    assert [p.media_type for p in draft.pictures] == ["image/png", "image/jpeg"]


def test_enter_on_a_picture_opens_the_annotator_and_stays_on_the_page(teacher: Teacher, tmp_path: Path) -> None:
    two_pictures(teacher, tmp_path)
    pictures = teacher.visible(QListWidget, "pictures")
    pictures.setFocus()
    QTest.keyClick(pictures, Qt.Key.Key_Return)
    mark(teacher)
    assert teacher.step() is Step.PICTURES


def test_numbers_go_on_from_picture_to_picture(teacher: Teacher) -> None:
    teacher.to_pictures()
    take(teacher, Number(MarkId("a"), Point(20, 20), 1), Number(MarkId("b"), Point(60, 20), 2))
    teacher.press("take_screen")
    QTest.keyClick(teacher.visible(Overlay), Qt.Key.Key_Return)
    annotator = teacher.visible(AnnotatorWindow)
    QTest.keyClick(annotator, Qt.Key.Key_I)
    viewport = annotator.canvas.viewport()
    place = annotator.canvas.mapping.to_view(Point(100, 100)).toPoint()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    mark(teacher)
    (draft,) = teacher.drafts()
    assert [m.number for p in draft.pictures for m in p.marks if isinstance(m, Number)] == [1, 2, 3]


def test_marks_stay_editable_and_the_file_shows_them(teacher: Teacher) -> None:
    teacher.to_pictures()
    take(teacher, MASK)
    (draft,) = teacher.drafts()
    (picture,) = draft.pictures
    assert picture.marks == (MASK,)
    finished = Image.open(io.BytesIO(teacher.program.drafts.read_finished(draft.id, picture.id)))
    assert finished.getpixel((30, 20)) != (0xEE, 0xEE, 0xEE)
    original = Image.open(io.BytesIO(teacher.program.drafts.read_original(draft.id, picture.id)))
    assert original.getpixel((30, 20)) == (0xEE, 0xEE, 0xEE)
    teacher.press("edit_picture")
    assert teacher.visible(AnnotatorWindow).document.marks == (MASK,)
    mark(teacher)
    (draft,) = teacher.drafts()
    assert draft.pictures == (picture,)


def test_a_mask_on_a_jpeg_makes_it_a_png(teacher: Teacher, tmp_path: Path) -> None:
    teacher.to_pictures()
    file = tmp_path / "photo.jpg"
    file.write_bytes(jpeg("blue"))
    open_files(teacher, file)
    mark(teacher, MASK)
    assert teacher.picture_names() == ["picture1.png"]
