"""Picture files: known by their content, refused with the memo's reason."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QListWidget

from document_samples import docx, with_flag
from edusupport_desktop.domain.errors import UntrustedInput
from edusupport_desktop.ui.error_words import error_text
from edusupport_desktop.ui.wizard.flow import Step
from picture_hands import jpeg, mark, open_files, png, zipped
from teacher import Teacher


@pytest.mark.parametrize(("data", "name"), [(png("navy"), "picture1.png"), (jpeg("navy"), "picture1.jpeg")])
def test_an_opened_file_is_known_by_its_content_not_its_name(
    teacher: Teacher, tmp_path: Path, data: bytes, name: str
) -> None:
    teacher.to_pictures()
    file = tmp_path / "Снимок ёлки.doc"
    file.write_bytes(data)
    open_files(teacher, file)
    mark(teacher)
    assert teacher.picture_names() == [name]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (zipped("[Content_Types].xml", "word/document.xml"), "document_without_pictures"),
        (zipped("снимок.png"), "document_without_pictures"),
        (zipped("снимок.png")[:40], "archive_damaged"),
        (with_flag(docx(), 1), "archive_encrypted"),
        (b"{\\rtf1 \xcf\xf0\xe8", "picture_is_word_document"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "picture_is_heic"),
        (b"\0\0\0\x18ftypmp42", "picture_is_video"),
        (b"Rar!\x1a\x07\x01\x00" + bytes(40), "picture_is_archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "picture_is_word_document"),
        (b"%PDF-1.7", "picture_is_pdf"),
        ("не снимок".encode(), "picture_format_refused"),
        (png("red")[:60], "picture_damaged"),
        (png("black"), "picture_is_black"),
        (jpeg("black"), "picture_is_black"),
        (b"", "picture_format_refused"),
    ],
)
def test_what_the_memo_refuses_gets_its_reason_whatever_its_name_says(
    teacher: Teacher, tmp_path: Path, data: bytes, code: str
) -> None:
    teacher.to_pictures()
    file = tmp_path / "picture.png"
    file.write_bytes(data)
    open_files(teacher, file)
    assert teacher.said_problem() == error_text(UntrustedInput(code))
    assert teacher.picture_names() == []
    teacher.next()
    assert teacher.step() is Step.REVIEW


def test_of_several_files_the_good_ones_come_in_and_the_refused_one_is_named(teacher: Teacher, tmp_path: Path) -> None:
    teacher.to_pictures()
    files = [tmp_path / name for name in ("1.png", "2.zip", "3.png")]
    for file, data in zip(files, (png("red"), zipped("x"), png("blue")), strict=True):
        file.write_bytes(data)
    open_files(teacher, *files)
    assert teacher.picture_names() == ["picture1.png", "picture2.png"]
    assert teacher.said_problem() == f"«2.zip»: {error_text(UntrustedInput('document_without_pictures'))}"


def test_every_refused_file_of_several_gets_its_reason_under_its_name(teacher: Teacher, tmp_path: Path) -> None:
    teacher.to_pictures()
    long = f"7Б {'очень ' * 12}длинное.pdf"
    contents = {"а.pdf": b"%PDF-1.7", "б b.rar": b"Rar!\x1a\x07\x01\x00" + bytes(40), "в.png": png("red")[:60]}
    contents |= {long: b"%PDF-1.7", "д.pdf": b"%PDF-1.7", "е.pdf": b"%PDF-1.7"}
    for name, data in contents.items():
        (tmp_path / name).write_bytes(data)
    open_files(teacher, *(tmp_path / name for name in contents))
    pdf, rar, damaged = (
        error_text(UntrustedInput(code)) for code in ("picture_is_pdf", "picture_is_archive", "picture_damaged")
    )
    assert sorted(teacher.said_problem().splitlines()) == sorted(
        [
            f"«а.pdf», «{long[:19]}…{long[-20:]}», «д.pdf» and 1 more: {pdf}",
            f"«б b.rar»: {rar}",
            f"«в.png»: {damaged}",
        ]
    )


def test_a_file_that_is_gone_gets_its_words(teacher: Teacher, tmp_path: Path) -> None:
    teacher.to_pictures()
    open_files(teacher, tmp_path / "нет такого.png")
    assert teacher.said_problem() == error_text(UntrustedInput("picture_unreadable"))


def test_a_dropped_file_comes_in(teacher: Teacher, tmp_path: Path) -> None:
    teacher.to_pictures()
    file = tmp_path / "снимок.png"
    file.write_bytes(png("teal"))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    viewport = teacher.visible(QListWidget, "pictures").viewport()
    what = (mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    # The list takes drags of its own rows alone: these go on to the page.
    QApplication.sendEvent(viewport, QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, *what))
    QApplication.sendEvent(viewport, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, *what))
    mark(teacher)
    assert teacher.picture_names() == ["picture1.png"]
