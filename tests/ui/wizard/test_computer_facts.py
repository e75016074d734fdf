"""The paragraph about the computer: seen on the review page, and gone when the teacher wants it gone."""

from __future__ import annotations

import getpass
import socket

from PySide6.QtWidgets import QApplication, QCheckBox, QPlainTextEdit

from edusupport_desktop.domain.letter import write_letter
from real_program import Parts
from teacher import Teacher, click


def letter(teacher: Teacher) -> str:
    return teacher.visible(QPlainTextEdit, "letter").toPlainText()


def test_the_letter_tells_system_screen_and_time_zone_but_no_name_of_anybody(teacher: Teacher, parts: Parts) -> None:
    parts.system = "Windows 11 Pro 23H2 (сборка 22631.3296)"
    teacher.begin()
    teacher.to_review()
    screen = QApplication.primaryScreen().size()
    (line,) = [line for line in letter(teacher).splitlines() if line.startswith("Компьютер:")]
    assert "Windows 11 Pro 23H2 (сборка 22631.3296)" in line
    assert f"экран {screen.width()}×{screen.height()}, масштаб 100 %" in line
    assert "UTC+5" in line
    assert socket.gethostname() not in line.replace("(", " ").split()
    assert getpass.getuser() not in line.split()


def test_the_teacher_can_take_the_paragraph_out_and_the_draft_remembers_it(teacher: Teacher) -> None:
    teacher.begin()
    teacher.to_review()
    box = teacher.visible(QCheckBox, "tells_computer")
    assert box.isChecked()
    click(box)
    assert "Компьютер:" not in letter(teacher)
    (draft,) = teacher.drafts()
    assert not draft.tells_computer
    assert "Компьютер:" not in write_letter(draft, teacher.program.desk()).body
    click(box)
    assert "Компьютер:" in letter(teacher)


def test_a_system_that_tells_nothing_leaves_the_rest(teacher: Teacher, parts: Parts) -> None:
    parts.system = ""
    teacher.begin()
    teacher.to_review()
    assert "Компьютер: экран" in letter(teacher)
