"""Pictures out of a document, as a teacher takes them: ticks, «Add», and the letter has them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListWidget, QPushButton

from document_samples import archive_of_pictures, docx, odt, picture, red, zipped
from edusupport_desktop.ui.wizard.document_dialog import DocumentDialog
from picture_hands import mark, open_files, png
from teacher import Teacher, click


def dropped(teacher: Teacher, tmp_path: Path, data: bytes, name: str = "Ошибка 🙂.docx") -> DocumentDialog:
    teacher.to_pictures()
    file = tmp_path / name
    file.write_bytes(data)
    open_files(teacher, file)
    dialog = teacher.visible(DocumentDialog)
    teacher.settle()
    return dialog


def rows(dialog: DocumentDialog) -> list[tuple[str, bool]]:
    listed = dialog.findChild(QListWidget, "document_pictures")
    items = [listed.item(row) for row in range(listed.count())]
    return [(item.text().partition("\n")[0], item.checkState() is Qt.CheckState.Checked) for item in items]


def said(dialog: DocumentDialog, name: str) -> str:
    return dialog.findChild(QLabel, name).text()


def add(teacher: Teacher) -> None:
    teacher.press("add_ticked")
    teacher.settle()


def colours(teacher: Teacher) -> list[int]:
    (draft,) = teacher.drafts()
    return [red(teacher.program.drafts.read_finished(draft.id, one.id)) for one in draft.pictures]


def test_pictures_of_a_word_document_come_into_the_letter_in_its_order(teacher: Teacher, tmp_path: Path) -> None:
    dialog = dropped(teacher, tmp_path, docx())
    assert rows(dialog) == [(name, True) for name in ("image2.jpeg", "image10.png", "image1.png", "image3.png")]
    add(teacher)
    assert teacher.picture_names() == ["picture1.jpeg", "picture2.png", "picture3.png", "picture4.png"]
    assert colours(teacher) == pytest.approx([2, 10, 1, 3], abs=2)


def test_every_picture_shows_itself(teacher: Teacher, tmp_path: Path) -> None:
    dialog = dropped(teacher, tmp_path, odt())
    listed = dialog.findChild(QListWidget, "document_pictures")
    for row, number in enumerate((1, 2)):
        image = listed.item(row).icon().pixmap(128, 80).toImage()
        middle = image.pixelColor(image.width() // 2, image.height() // 2)
        assert (middle.red(), middle.alpha()) == (pytest.approx(number, abs=2), 255)


def test_what_is_left_out_is_named_with_its_reason(teacher: Teacher, tmp_path: Path) -> None:
    text = said(dropped(teacher, tmp_path, docx()), "left_out")
    assert "image5.png" in text
    assert "image4.emf" in text


def test_only_what_is_ticked_is_added_and_a_single_one_can_be_marked_at_once(teacher: Teacher, tmp_path: Path) -> None:
    dropped(teacher, tmp_path, archive_of_pictures(), "снимки.zip")
    listed = teacher.visible(QListWidget, "document_pictures")
    teacher.press("tick_none")
    assert not teacher.visible(QPushButton, "add_ticked").isEnabled()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Space):
        QTest.keyClick(listed, key)
    add(teacher)
    mark(teacher)
    assert colours(teacher) == [2]


def test_by_keyboard_alone(teacher: Teacher, tmp_path: Path) -> None:
    """Space takes the first tick away, Enter adds the others."""
    dialog = dropped(teacher, tmp_path, docx())
    listed = teacher.visible(QListWidget, "document_pictures")
    assert dialog.focusWidget() is listed
    QTest.keyClick(listed, Qt.Key.Key_Space)
    QTest.keyClick(listed, Qt.Key.Key_Return)
    teacher.settle()
    assert colours(teacher) == [10, 1, 3]


def test_escape_adds_nothing(teacher: Teacher, tmp_path: Path) -> None:
    dialog = dropped(teacher, tmp_path, docx())
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    teacher.settle()
    assert teacher.picture_names() == []
    assert colours(teacher) == []


def test_no_more_are_ticked_than_the_letter_takes(teacher: Teacher, tmp_path: Path) -> None:
    limit = teacher.program.desk().pictures.max_count
    dialog = dropped(teacher, tmp_path, zipped({f"{n}.png": picture(n) for n in range(limit + 2)}))
    assert [ticked for _, ticked in rows(dialog)] == [True] * limit + [False] * 2
    listed = teacher.visible(QListWidget, "document_pictures")
    listed.item(limit).setCheckState(Qt.CheckState.Checked)
    assert not teacher.visible(QPushButton, "add_ticked").isEnabled()
    assert str(limit) in said(dialog, "ticked")
    teacher.press("tick_all")
    assert sum(ticked for _, ticked in rows(dialog)) == limit
    teacher.press("add_ticked")
    teacher.settle()
    assert len(teacher.picture_names()) == limit


def test_a_picture_that_cannot_be_read_is_not_ticked(teacher: Teacher, tmp_path: Path) -> None:
    broken = png("red")[:-30]
    dialog = dropped(teacher, tmp_path, zipped({"1.png": broken, "2.png": picture(7)}))
    assert rows(dialog) == [("1.png", False), ("2.png", True)]
    click(dialog.findChild(QPushButton, "tick_all"))
    assert rows(dialog) == [("1.png", False), ("2.png", True)]


def test_nothing_to_add_says_why(teacher: Teacher, tmp_path: Path) -> None:
    dialog = dropped(teacher, tmp_path, zipped({"a.docx": docx()}), "архив.zip")
    assert rows(dialog) == []
    assert "a.docx" in said(dialog, "left_out")
    assert not dialog.findChild(QPushButton, "add_ticked").isVisible()


def test_one_document_is_offered_after_the_other(teacher: Teacher, tmp_path: Path) -> None:
    teacher.to_pictures()
    files = [tmp_path / name for name in ("а.docx", "б.png", "в.odt", "г.zip")]
    for file, data in zip(files, (docx(), picture(50), odt(), zipped({"1.png": picture(60)})), strict=True):
        file.write_bytes(data)
    open_files(teacher, *files)
    assert [name for name, _ in rows(teacher.visible(DocumentDialog))][:2] == ["image2.jpeg", "image10.png"]
    QTest.keyClick(teacher.visible(DocumentDialog), Qt.Key.Key_Escape)
    teacher.settle()
    assert [name for name, _ in rows(teacher.visible(DocumentDialog))] == ["10000B.png", "а.png"]
    add(teacher)
    assert [name for name, _ in rows(teacher.visible(DocumentDialog))] == ["1.png"]
    QTest.keyClick(teacher.visible(DocumentDialog), Qt.Key.Key_Escape)
    teacher.settle()
    assert colours(teacher) == [50, 1, 2]


@pytest.mark.parametrize(("kind", "ending"), [("BMP", ".bmp"), ("GIF", ".gif"), ("TIFF", ".tiff"), ("WEBP", ".webp")])
def test_a_picture_of_another_kind_becomes_a_png_and_the_teacher_is_told(
    teacher: Teacher, tmp_path: Path, kind: str, ending: str
) -> None:
    teacher.to_pictures()
    file = tmp_path / "снимок.png"
    file.write_bytes(picture(90, kind))
    open_files(teacher, file)
    mark(teacher)
    assert teacher.picture_names() == ["picture1.png"]
    note = teacher.visible(QLabel, "picture_note").text()
    assert ending in note
    assert ".png" in note
    assert colours(teacher) == pytest.approx([90], abs=6)


def test_the_disk_that_is_full_leaves_the_ticks(
    teacher: Teacher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from edusupport_desktop.domain.errors import Unavailable
    from edusupport_desktop.storage.drafts import FileDraftStore

    dialog = dropped(teacher, tmp_path, docx())

    def full(*_: object) -> None:
        raise Unavailable("storage_full")

    with monkeypatch.context() as patched:
        patched.setattr(FileDraftStore, "write_original", full)
        add(teacher)
    assert dialog.isVisible()
    add(teacher)
    assert len(teacher.picture_names()) == 4


def test_stopping_keeps_what_has_come_in(teacher: Teacher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The cancel button while pictures are being added: no file is left that the draft does not know."""
    dialog = dropped(teacher, tmp_path, docx())
    from edusupport_desktop.services.pictures import DraftPictures

    real = DraftPictures.add_file

    def slow(self: DraftPictures, *arguments: object) -> object:
        added = real(self, *arguments)  # type: ignore[arg-type]
        dialog.reject()
        return added

    monkeypatch.setattr(DraftPictures, "add_file", slow)
    add(teacher)
    mark(teacher)
    assert len(colours(teacher)) == 1
    (draft,) = teacher.drafts()
    (one,) = draft.pictures
    kept = {path for path in Path(teacher.program.data_folder).rglob("*") if path.suffix in (".png", ".jpeg", ".jpg")}
    assert all(one.id in str(path) for path in kept)
