"""The pages' pictures: taken, pasted, opened, marked, put in order; nothing unmarked ever goes."""

from __future__ import annotations

import io
import threading
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QListWidget, QPushButton

from edusupport_desktop.domain.annotation import Box, Mask, Number, Point
from edusupport_desktop.domain.errors import EduSupportError, Unavailable, UntrustedInput
from edusupport_desktop.domain.identifiers import MarkId
from edusupport_desktop.domain.picture import Picture
from edusupport_desktop.services.ports import PictureFiles
from edusupport_desktop.services.program import Program
from edusupport_desktop.ui.annotator.window import AnnotatorWindow
from edusupport_desktop.ui.error_words import error_text
from edusupport_desktop.ui.screenshot.overlay import Overlay
from edusupport_desktop.ui.wizard.flow import Step
from real_program import Parts
from teacher import Teacher, click

MASK = Mask(MarkId("mask"), Box(10, 10, 40, 20))


def to_pictures(teacher: Teacher) -> None:
    teacher.begin()
    teacher.write_page(Step.APPLICANT)
    teacher.next()
    teacher.write_page(Step.PROBLEM)
    teacher.press_radio("error_no")
    teacher.next()
    assert teacher.step() is Step.PICTURES


def names(teacher: Teacher) -> list[str]:
    pictures = teacher.visible(QListWidget, "pictures")
    return [pictures.item(row).text().partition("\n")[0] for row in range(pictures.count())]


def message(teacher: Teacher) -> str:
    shown = [
        label.text()
        for label in teacher.wizard.currentPage().findChildren(QLabel)
        if label.isVisible() and label.property("role") == "problem"
    ]
    return " ".join(shown)


def mark(teacher: Teacher, *marks: object) -> None:
    """In the annotator that opens: puts these marks there and presses «Done»."""
    annotator = teacher.visible(AnnotatorWindow)
    for one in marks:
        annotator.document.add(one)  # type: ignore[arg-type]
    click(annotator.done_button)
    teacher.settle()


def take(teacher: Teacher, *marks: object) -> None:
    """The whole screen, by keyboard."""
    teacher.press("take_screen")
    QTest.keyClick(teacher.visible(Overlay), Qt.Key.Key_Return)
    mark(teacher, *marks)


def png(colour: str, size: tuple[int, int] = (64, 48)) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", size, colour).save(data, "PNG")
    return data.getvalue()


def jpeg(colour: str) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(data, "JPEG")
    return data.getvalue()


def zipped(*names: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name in names:
            archive.writestr(name, "внутри")
    return data.getvalue()


def open_files(teacher: Teacher, *paths: Path) -> None:
    """Through the real file dialog, as far as its signal."""
    teacher.press("open_picture")
    dialog = teacher.visible(QFileDialog)
    dialog.filesSelected.emit([str(path) for path in paths])
    dialog.close()
    dialog.deleteLater()
    teacher.settle()


def test_a_picture_of_the_screen_is_one_click_and_enter(teacher: Teacher) -> None:
    to_pictures(teacher)
    take(teacher)
    assert names(teacher) == ["picture1.png"]
    assert teacher.wizard.isVisible()
    assert teacher.journal.isVisible()
    (draft,) = teacher.drafts()
    (picture,) = draft.pictures
    assert (picture.width, picture.height) == (320, 200)
    finished = teacher.program.drafts.read_finished(draft.id, picture.id)
    assert picture.file_size == len(finished)
    assert Image.open(io.BytesIO(finished)).convert("RGB").getcolors() == [(320 * 200, (0xEE, 0xEE, 0xEE))]


def test_own_windows_are_hidden_while_the_screen_is_taken(teacher: Teacher, parts: Parts) -> None:
    to_pictures(teacher)
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
    to_pictures(teacher)
    wizard = teacher.wizard
    teacher.press("take_screen")
    overlay = teacher.visible(Overlay)
    assert not wizard.isVisible()
    QTest.keyClick(overlay, Qt.Key.Key_Escape)
    teacher.wait(lambda: wizard.isVisible() and wizard.isActiveWindow())
    assert teacher.journal.isVisible()
    assert (names(teacher), message(teacher)) == ([], "")
    assert not any(isinstance(w, Overlay) and w.isVisible() for w in QApplication.topLevelWidgets())
    take(teacher)
    assert names(teacher) == ["picture1.png"]


def test_a_screen_that_cannot_be_taken_brings_everything_back_and_says_why(teacher: Teacher, parts: Parts) -> None:
    to_pictures(teacher)
    wizard = teacher.wizard
    parts.screen.trouble = Unavailable("screen_capture_unavailable")
    teacher.press("take_screen")
    teacher.wait(lambda: wizard.isVisible() and not teacher.visible(QPushButton, "take_screen").isHidden())
    teacher.settle()
    assert message(teacher) == error_text(parts.screen.trouble)
    assert teacher.journal.isVisible()
    parts.screen.trouble = None
    take(teacher)
    assert (names(teacher), message(teacher)) == (["picture1.png"], "")


def test_pressing_twice_takes_one_picture(teacher: Teacher, parts: Parts) -> None:
    to_pictures(teacher)
    button = teacher.visible(QPushButton, "take_screen")
    button.clicked.emit()
    button.clicked.emit()
    QTest.keyClick(teacher.visible(Overlay), Qt.Key.Key_Return)
    mark(teacher)
    assert (names(teacher), parts.screen.taken) == (["picture1.png"], 1)


def test_a_dragged_part_of_the_screen_has_exactly_its_pixels(teacher: Teacher, parts: Parts) -> None:
    to_pictures(teacher)
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
    to_pictures(teacher)
    image = QImage(50, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    QApplication.clipboard().setImage(image)
    QTest.keyClick(teacher.wizard, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    mark(teacher)
    teacher.press("paste_picture")
    mark(teacher)
    assert names(teacher) == ["picture1.png", "picture2.png"]
    (draft,) = teacher.drafts()
    assert {(p.width, p.height) for p in draft.pictures} == {(50, 40)}


def test_an_empty_clipboard_gets_its_words(teacher: Teacher) -> None:
    to_pictures(teacher)
    QApplication.clipboard().setText("просто текст")
    teacher.press("paste_picture")
    assert message(teacher) == error_text(Unavailable("clipboard_has_no_picture"))


@pytest.mark.parametrize(("data", "name"), [(png("navy"), "picture1.png"), (jpeg("navy"), "picture1.jpeg")])
def test_an_opened_file_is_known_by_its_content_not_its_name(
    teacher: Teacher, tmp_path: Path, data: bytes, name: str
) -> None:
    to_pictures(teacher)
    file = tmp_path / "Снимок ёлки.doc"
    file.write_bytes(data)
    open_files(teacher, file)
    mark(teacher)
    assert names(teacher) == [name]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (zipped("[Content_Types].xml", "word/document.xml"), "picture_is_word_document"),
        (zipped("снимок.png"), "picture_is_archive"),
        (b"Rar!\x1a\x07\x01\x00" + bytes(40), "picture_is_archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "picture_is_word_document"),
        (b"%PDF-1.7", "picture_is_pdf"),
        ("не снимок".encode(), "picture_format_refused"),
        (png("red")[:60], "picture_damaged"),
        (b"", "picture_format_refused"),
    ],
)
def test_what_the_memo_refuses_gets_its_reason_whatever_its_name_says(
    teacher: Teacher, tmp_path: Path, data: bytes, code: str
) -> None:
    to_pictures(teacher)
    file = tmp_path / "picture.png"
    file.write_bytes(data)
    open_files(teacher, file)
    with pytest.raises(UntrustedInput) as refused:
        teacher.program.picture_files().read(data)
    assert refused.value.code == code
    assert message(teacher) == error_text(refused.value)
    assert names(teacher) == []
    teacher.next()
    assert teacher.step() is Step.REVIEW


def test_of_several_files_the_good_ones_come_in_and_the_refused_one_is_named(teacher: Teacher, tmp_path: Path) -> None:
    to_pictures(teacher)
    files = [tmp_path / name for name in ("1.png", "2.zip", "3.png")]
    for file, data in zip(files, (png("red"), zipped("x"), png("blue")), strict=True):
        file.write_bytes(data)
    open_files(teacher, *files)
    assert names(teacher) == ["picture1.png", "picture2.png"]
    assert message(teacher)


def test_a_file_that_is_gone_gets_its_words(teacher: Teacher, tmp_path: Path) -> None:
    to_pictures(teacher)
    open_files(teacher, tmp_path / "нет такого.png")
    assert message(teacher) == error_text(UntrustedInput("picture_unreadable"))


def test_a_dropped_file_comes_in(teacher: Teacher, tmp_path: Path) -> None:
    to_pictures(teacher)
    file = tmp_path / "снимок.png"
    file.write_bytes(png("teal"))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    # Qt asks for a real drag to deliver it; the list, which takes no drops, would pass it on to its page.
    assert teacher.wizard.currentPage().acceptDrops()
    assert not teacher.visible(QListWidget, "pictures").acceptDrops()
    teacher.wizard.currentPage().dropEvent(event)
    mark(teacher)
    assert names(teacher) == ["picture1.png"]


def two_pictures(teacher: Teacher, tmp_path: Path) -> None:
    to_pictures(teacher)
    files = [tmp_path / "a.png", tmp_path / "b.jpg"]
    files[0].write_bytes(png("red", (60, 40)))
    files[1].write_bytes(jpeg("blue"))
    open_files(teacher, *files)


def test_moving_a_picture_renames_them_by_their_places(teacher: Teacher, tmp_path: Path) -> None:
    two_pictures(teacher, tmp_path)
    assert names(teacher) == ["picture1.png", "picture2.jpeg"]
    pictures = teacher.visible(QListWidget, "pictures")
    pictures.setCurrentRow(1)
    assert not teacher.visible(QPushButton, "picture_down").isEnabled()
    teacher.press("picture_up")
    assert names(teacher) == ["picture1.jpeg", "picture2.png"]
    assert pictures.currentRow() == 0
    teacher.press("picture_down")
    assert names(teacher) == ["picture1.png", "picture2.jpeg"]
    (draft,) = teacher.drafts()
    assert [p.media_type for p in draft.pictures] == ["image/png", "image/jpeg"]


def test_a_removed_picture_is_gone_from_the_disk_too(teacher: Teacher, tmp_path: Path) -> None:
    two_pictures(teacher, tmp_path)
    (draft,) = teacher.drafts()
    first, second = draft.pictures
    teacher.visible(QListWidget, "pictures").setCurrentRow(0)
    teacher.press("remove_picture")
    assert names(teacher) == ["picture1.jpeg"]
    (draft,) = teacher.drafts()
    assert draft.pictures == (second,)
    for read in (teacher.program.drafts.read_original, teacher.program.drafts.read_finished):
        assert read(draft.id, second.id)
        with pytest.raises(UntrustedInput, match="draft_picture_missing"):
            read(draft.id, first.id)


def test_enter_on_a_picture_opens_the_annotator_and_stays_on_the_page(teacher: Teacher, tmp_path: Path) -> None:
    two_pictures(teacher, tmp_path)
    pictures = teacher.visible(QListWidget, "pictures")
    pictures.setFocus()
    QTest.keyClick(pictures, Qt.Key.Key_Return)
    mark(teacher)
    assert teacher.step() is Step.PICTURES


def test_numbers_go_on_from_picture_to_picture(teacher: Teacher) -> None:
    to_pictures(teacher)
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
    to_pictures(teacher)
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
    to_pictures(teacher)
    file = tmp_path / "photo.jpg"
    file.write_bytes(jpeg("blue"))
    open_files(teacher, file)
    mark(teacher, MASK)
    assert names(teacher) == ["picture1.png"]


class SlowWriter:
    """``PictureFiles`` whose writing waits for the test."""

    def __init__(self, files: PictureFiles) -> None:
        self._files = files
        self.may_write = threading.Event()
        self.trouble: EduSupportError | None = None

    def __getattr__(self, name: str) -> Callable[..., object]:
        return getattr(self._files, name)  # type: ignore[no-any-return]

    def verify(self, *arguments: object) -> int:
        if self.trouble is not None:
            raise self.trouble
        assert self.may_write.wait(20)
        return self._files.verify(*arguments)  # type: ignore[arg-type]


@pytest.fixture
def writer(program: Program) -> Iterator[SlowWriter]:
    slow = SlowWriter(program.picture_files())
    yield slow
    slow.may_write.set()


@pytest.fixture
def slow_teacher(teacher: Teacher, writer: SlowWriter) -> Teacher:
    teacher.windows._program = replace(teacher.program, picture_files=lambda: writer)
    return teacher


def test_no_letter_is_shown_before_the_marks_are_in_the_file_and_then_it_goes_on_by_itself(
    slow_teacher: Teacher, writer: SlowWriter
) -> None:
    teacher = slow_teacher
    to_pictures(teacher)
    teacher.press("take_screen")
    QTest.keyClick(teacher.visible(Overlay), Qt.Key.Key_Return)
    annotator = teacher.visible(AnnotatorWindow)
    annotator.document.add(MASK)
    click(annotator.done_button)
    teacher.wait(lambda: not annotator.isVisible())
    teacher.next()
    assert teacher.step() is Step.PICTURES
    assert message(teacher)
    writer.may_write.set()
    teacher.wait(lambda: teacher.step() is Step.REVIEW)
    teacher.settle()
    (draft,) = teacher.drafts()
    assert draft.pictures[0].file_size is not None


def test_a_file_that_cannot_be_written_keeps_the_page_and_is_tried_again(
    slow_teacher: Teacher, writer: SlowWriter
) -> None:
    teacher = slow_teacher
    writer.may_write.set()
    writer.trouble = Unavailable("storage_full")
    to_pictures(teacher)
    take(teacher, MASK)
    assert message(teacher) == error_text(writer.trouble)
    teacher.next()
    teacher.settle()
    assert teacher.step() is Step.PICTURES
    writer.trouble = None
    teacher.next()
    teacher.wait(lambda: teacher.step() is Step.REVIEW)


def test_marks_that_were_not_written_when_the_program_ended_are_written_by_the_next(
    teacher: Teacher, parts: Parts
) -> None:
    to_pictures(teacher)
    take(teacher)
    teacher.wizard.close()
    (draft,) = teacher.drafts()
    (picture,) = draft.pictures
    teacher.program.drafts.save(replace(draft, pictures=(replace(picture, marks=(MASK,), file_size=None),)))
    teacher.windows.start_work(is_first=True)
    teacher.settle()
    teacher.press("resume_draft")
    teacher.settle()
    (draft,) = teacher.drafts()
    data = teacher.program.drafts.read_finished(draft.id, picture.id)
    assert draft.pictures[0].file_size == len(data)
    assert Image.open(io.BytesIO(data)).getpixel((30, 20)) != (0xEE, 0xEE, 0xEE)


def test_a_picture_whose_file_is_lost_does_not_hide_the_others(teacher: Teacher, tmp_path: Path) -> None:
    two_pictures(teacher, tmp_path)
    (draft,) = teacher.drafts()
    teacher.program.drafts.delete_picture(draft.id, draft.pictures[0].id)
    teacher.back()
    teacher.next()
    teacher.visible(QListWidget, "pictures").setCurrentRow(1)
    teacher.press("picture_up")
    teacher.settle()
    pictures = teacher.visible(QListWidget, "pictures")
    assert not pictures.item(0).icon().isNull()


def test_closing_the_wizard_while_a_picture_is_stored_is_no_trouble(
    slow_teacher: Teacher, writer: SlowWriter, tmp_path: Path
) -> None:
    teacher = slow_teacher
    to_pictures(teacher)
    file = tmp_path / "a.png"
    file.write_bytes(png("red"))
    teacher.press("open_picture")
    dialog = teacher.visible(QFileDialog)
    dialog.filesSelected.emit([str(file)])
    dialog.close()
    teacher.wizard.close()
    teacher.wait(lambda: not any(w.objectName() == "wizard" and w.isVisible() for w in QApplication.topLevelWidgets()))
    writer.may_write.set()
    teacher.settle()
