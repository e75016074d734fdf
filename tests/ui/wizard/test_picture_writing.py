"""Nothing unmarked ever goes: a picture's file is written before the letter is shown."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QListWidget

from edusupport_desktop.domain.errors import EduSupportError, Unavailable
from edusupport_desktop.services.ports import PictureFiles
from edusupport_desktop.services.program import Program
from edusupport_desktop.ui.annotator.window import AnnotatorWindow
from edusupport_desktop.ui.error_words import error_text
from edusupport_desktop.ui.screenshot.overlay import Overlay
from edusupport_desktop.ui.wizard.flow import Step
from picture_hands import MASK, png, take, two_pictures
from real_program import Parts
from teacher import Teacher, click


class SlowWriter:
    """``PictureFiles`` whose writing waits for the test."""

    def __init__(self, files: PictureFiles) -> None:
        self._files = files
        self.may_write = threading.Event()
        self.trouble: EduSupportError | None = None

    def __getattr__(self, name: str) -> Callable[..., object]:
        return getattr(self._files, name)  # type: ignore[no-any-return]

    def verify(self, *arguments: object, **named: object) -> int:
        if self.trouble is not None:
            raise self.trouble
        assert self.may_write.wait(20)
        return self._files.verify(*arguments, **named)  # type: ignore[arg-type]


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
    teacher.to_pictures()
    teacher.press("take_screen")
    QTest.keyClick(teacher.visible(Overlay), Qt.Key.Key_Return)
    annotator = teacher.visible(AnnotatorWindow)
    annotator.document.add(MASK)
    click(annotator.done_button)
    teacher.wait(lambda: not annotator.isVisible())
    teacher.next()
    assert teacher.step() is Step.PICTURES
    assert teacher.said_problem()
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
    teacher.to_pictures()
    take(teacher, MASK)
    assert teacher.said_problem() == error_text(writer.trouble)
    teacher.next()
    teacher.settle()
    assert teacher.step() is Step.PICTURES
    writer.trouble = None
    teacher.next()
    teacher.wait(lambda: teacher.step() is Step.REVIEW)


def test_marks_that_were_not_written_when_the_program_ended_are_written_by_the_next(
    teacher: Teacher, parts: Parts
) -> None:
    teacher.to_pictures()
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
    teacher.to_pictures()
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
