"""«Внести из таблицы»: columns are guessed and can be chosen, the first rows are shown, wrong rows are told."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLabel, QPlainTextEdit, QPushButton, QTableWidget

from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.incident import State
from edusupport_desktop.ui.exchange import work as work_module
from teacher import Teacher, seen

TABLE = (
    "№;Дата;Инцидент;Суть проблемы;Статус\r\n"
    "1;12.03.2025;INC0000456;Не сохраняется оценка;решено\r\n"
    "2;13.03.2025;;Пропало расписание;\r\n"
    "3;14.03.2025;кривой;Кривая строка;\r\n"
)


def trigger(teacher: Teacher, name: str) -> None:
    action = teacher.journal.findChild(QAction, name)
    assert isinstance(action, QAction)
    action.trigger()
    teacher.settle()


@pytest.fixture
def dialog(teacher: Teacher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> QDialog:
    return opened(teacher, tmp_path, monkeypatch, TABLE)


def opened(teacher: Teacher, folder: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> QDialog:
    path = folder / "Прежние обращения.csv"
    path.write_bytes(text.encode("cp1251"))
    monkeypatch.setattr(work_module, "ask_what_to_open", lambda *_: str(path))
    trigger(teacher, "import_table")
    return teacher.dialog("import_dialog")


def preview(dialog: QDialog) -> list[list[str]]:
    table = dialog.findChild(QTableWidget, "import_preview")
    assert table is not None
    cells = range(table.columnCount())
    return [[item.text() for n in cells if (item := table.item(row, n))] for row in range(table.rowCount())]


def chosen(dialog: QDialog) -> dict[str, str]:
    boxes = {box.objectName().removeprefix("import_"): box.currentText() for box in dialog.findChildren(QComboBox)}
    return {name: text for name, text in boxes.items() if text[1:2] == ":"}


def test_the_columns_are_guessed_and_the_first_rows_shown(teacher: Teacher, dialog: QDialog) -> None:
    assert chosen(dialog) == {
        "number": "C: Инцидент",
        "made_on": "B: Дата",
        "subject": "D: Суть проблемы",
        "state": "E: Статус",
    }
    assert preview(dialog) == [
        ["2", "INC0000456", "12.03.2025", "Не сохраняется оценка", "is entered as solved"],
        ["3", "", "13.03.2025", "Пропало расписание", "is entered"],
        ["4", "", "", "", "is left out: what stands for the number is no number of an incident"],
    ]
    assert (
        teacher.visible(QLabel, "import_counts")
        .text()
        .startswith("Rows that can be entered: 2. Rows that are left out, each with its reason afterwards: 1.")
    )


def test_they_stand_in_the_journal_and_wrong_rows_are_told_with_their_line(teacher: Teacher, dialog: QDialog) -> None:
    teacher.press("import_enter")
    teacher.settle()
    report = teacher.dialog("import_report")
    assert teacher.visible(QLabel, "import_result").text().startswith("Entered: 2. Left out: 1.")
    wrong = report.findChild(QPlainTextEdit, "import_wrong")
    assert wrong is not None
    assert wrong.toPlainText() == "Line 4: what stands for the number is no number of an incident"
    report.reject()
    entries = teacher.program.journal.entries()
    assert {(entry.way, entry.state) for entry in entries} == {
        (Way.ELSEWHERE, State.SOLVED),
        (Way.ELSEWHERE, State.SENT),
    }
    assert teacher.journal.model.rowCount() == 2


def test_a_second_time_everything_is_there_already(
    teacher: Teacher, dialog: QDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog.accept()
    teacher.settle()
    teacher.dialog("import_report").reject()
    opened(teacher, tmp_path, monkeypatch, TABLE).accept()
    teacher.settle()
    assert teacher.visible(QLabel, "import_result").text().startswith("Entered: 0. In the journal already: 2.")
    assert len(teacher.program.journal.entries()) == 2


def test_another_column_can_be_chosen_by_keyboard(teacher: Teacher, dialog: QDialog) -> None:
    box = dialog.findChild(QComboBox, "import_subject")
    assert box is not None
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    teacher.settle()
    assert chosen(dialog).get("subject") is None
    assert preview(dialog)[0][3] == "Инцидент INC0000456"
    assert preview(dialog)[1][4] == "is left out: neither a subject nor a number"
    QTest.keyClick(box, Qt.Key.Key_Down)
    teacher.settle()
    assert chosen(dialog)["subject"] == "A: №"
    assert preview(dialog)[0][3] == "1"


def test_whether_the_first_row_holds_heads_can_be_said(teacher: Teacher, dialog: QDialog) -> None:
    teacher.visible(QCheckBox, "import_heads").click()
    teacher.settle()
    assert preview(dialog)[0][0] == "1"
    assert preview(dialog)[0][4].startswith("is left out")


def test_with_nothing_to_enter_the_button_is_dead(
    teacher: Teacher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(teacher, tmp_path, monkeypatch, "Дата;Тема\r\nникогда;Тема\r\n")
    assert not teacher.visible(QPushButton, "import_enter").isEnabled()


def test_cancelled_nothing_is_entered(teacher: Teacher, dialog: QDialog) -> None:
    dialog.reject()
    teacher.settle()
    assert teacher.program.journal.entries() == []


def test_a_file_that_is_no_table_gets_its_words(
    teacher: Teacher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    monkeypatch.setattr(work_module, "ask_what_to_open", lambda *_: str(tmp_path / "old.xls"))
    trigger(teacher, "import_table")
    assert "old Excel" in teacher.boxes.expect_warning()


def test_what_came_from_a_table_offers_what_can_be_done_with_it(teacher: Teacher, dialog: QDialog) -> None:
    dialog.accept()
    teacher.settle()
    teacher.dialog("import_report").reject()
    for entry in teacher.program.journal.entries():
        teacher.journal.select(entry.request_id)
        teacher.settle()
        assert not seen(teacher.journal, QPushButton, "create_like")
        assert seen(teacher.journal, QPushButton, "add_to_request") is (entry.incident is not None)
        assert seen(teacher.journal, QPushButton, "enter_number")
