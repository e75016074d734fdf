"""A picture dragged out of the list is a file for another program: with its marks and the name it has in the letter."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget

from edusupport_desktop.ui.wizard.picture_list import PictureList
from edusupport_desktop.ui.wizard.pictures_page import PicturesPage
from picture_hands import MASK, take, two_pictures
from teacher import Teacher


def dragged(teacher: Teacher, row: int) -> list[Path]:
    """The files another program gets when this row is dragged there."""
    pictures = teacher.visible(QListWidget, "pictures")
    assert isinstance(pictures, PictureList)
    place = pictures.visualItemRect(pictures.item(row)).center()
    QTest.mousePress(pictures.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    mime = pictures.mimeData([pictures.item(row)])
    QTest.mouseRelease(pictures.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    teacher.settle()
    assert pictures.supportedDropActions() & Qt.DropAction.CopyAction
    return [Path(url.toLocalFile()) for url in mime.urls()]


def test_each_row_is_the_finished_file_under_its_name(teacher: Teacher, tmp_path: Path) -> None:
    two_pictures(teacher, tmp_path)
    (draft,) = teacher.drafts()
    for row, name in enumerate(("picture1.png", "picture2.jpeg")):
        (file,) = dragged(teacher, row)
        finished = teacher.program.drafts.read_finished(draft.id, draft.pictures[row].id)
        assert (file.name, file.read_bytes()) == (name, finished)


def test_after_another_order_the_name_is_the_new_one(teacher: Teacher, tmp_path: Path) -> None:
    two_pictures(teacher, tmp_path)
    (before,) = dragged(teacher, 1)
    QTest.keyClick(teacher.visible(QListWidget, "pictures"), Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    teacher.settle()
    (after,) = dragged(teacher, 0)
    assert (before.name, after.name) == ("picture2.jpeg", "picture1.jpeg")
    assert before.read_bytes() == after.read_bytes()


def test_what_is_hidden_is_hidden_in_it(teacher: Teacher) -> None:
    teacher.to_pictures()
    take(teacher, MASK)
    (draft,) = teacher.drafts()
    (file,) = dragged(teacher, 0)
    assert file.read_bytes() == teacher.program.drafts.read_finished(draft.id, draft.pictures[0].id)
    assert file.read_bytes() != teacher.program.drafts.read_original(draft.id, draft.pictures[0].id)


def test_dropped_on_its_own_page_it_is_no_second_picture(teacher: Teacher, tmp_path: Path) -> None:
    two_pictures(teacher, tmp_path)
    pictures, page, mime = teacher.visible(QListWidget, "pictures"), teacher.visible(PicturesPage), QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.png"))])

    class FromTheList(QDragEnterEvent):
        def source(self) -> QListWidget:  # type: ignore[override]
            return pictures

    def enters(kind: type[QDragEnterEvent]) -> bool:
        event = kind(
            QPoint(), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
        event.ignore()
        page.dragEnterEvent(event)
        return event.isAccepted()

    assert (enters(QDragEnterEvent), enters(FromTheList)) == (True, False)
