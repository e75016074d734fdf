"""Pictures taken, put in order, removed and brought back; the letter that goes names exactly what it carries."""

from __future__ import annotations

import io

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QPlainTextEdit, QPushButton

from edusupport_desktop.domain.annotation import Number, Point
from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.identifiers import MarkId
from edusupport_desktop.ui.wizard.flow import Step
from picture_hands import mark, open_files, png
from teacher import Teacher, type_into


def size_of(data: bytes) -> tuple[int, int]:
    return Image.open(io.BytesIO(data)).size


def test_the_letter_names_exactly_the_pictures_it_carries(teacher: Teacher, tmp_path) -> None:
    teacher.begin()
    teacher.write_page(Step.APPLICANT)
    teacher.next()
    teacher.write(essence="Ёж 🦔: журнал на картинке1, ошибка на картинке 2, ответ — рис. 3.")
    teacher.write_page(Step.PROBLEM)
    teacher.press_radio("error_no")
    teacher.next()
    files = [tmp_path / f"{width}.png" for width in (41, 42, 43)]
    for file in files:
        file.write_bytes(png("teal", (int(file.stem), 30)))
    open_files(teacher, *files)

    pictures = teacher.visible(QListWidget, "pictures")
    pictures.setFocus()
    pictures.setCurrentRow(2)
    teacher.press("edit_picture")
    mark(teacher, Number(MarkId("one"), Point(12, 12), 1))
    QTest.keyClick(pictures, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(pictures, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    pictures.setCurrentRow(1)
    QTest.keyClick(pictures, Qt.Key.Key_Delete)
    teacher.next()
    assert teacher.step() is Step.PICTURES, "a letter that names a removed picture must not go"
    teacher.press("undo_arrangement")
    pictures.setCurrentRow(2)
    teacher.press("remove_picture")
    teacher.press("fix_reference")
    editor = teacher.visible(QPlainTextEdit, Field.ESSENCE.value)
    assert editor.textCursor().selectedText() == "картинке [?]"
    (number,) = [one for one in teacher.tool("refer_to_1").menu().actions() if one.text().startswith("цифра")]
    number.trigger()
    type_into(editor, " вверху")
    teacher.next()
    teacher.next()
    teacher.settle()
    assert teacher.step() is Step.REVIEW
    assert not teacher.wizard.findChildren(QPushButton, "fix_pictures_named")

    teacher.press_radio("way_practice")
    teacher.send()
    teacher.settle()
    teacher.done()
    (entry,) = teacher.program.journal.entries(practice=True)
    outgoing = teacher.program.journal.outgoing(entry.request_id)
    said = "Ёж 🦔: журнал на картинке2, ошибка на цифре 1 на картинке1 вверху, ответ — рис. 1."
    assert said in outgoing.letter.body
    assert "картинка1 (файл picture1.png)\nкартинка2 (файл picture2.png)" in outgoing.letter.body
    assert [(file.name, size_of(file.data)) for file in outgoing.files] == [
        ("picture1.png", (43, 30)),
        ("picture2.png", (41, 30)),
    ]
