"""What the administrator laid down is seen in the wizard, stands in the letter, and cannot be changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.services.program import Program
from edusupport_desktop.ui.error_words import error_text
from edusupport_desktop.ui.wizard.fields import AnswerField, RegionEditor
from real_program import Parts, real_program
from teacher import Boxes, Teacher

PRESET = """
schema = 1
[answers]
region = "Чувашия"
institution = "МБОУ «Школа № 5»"
[pictures]
max_count = 2
"""


@pytest.fixture
def laid_down() -> str:
    return PRESET


@pytest.fixture
def program(tmp_path: Path, parts: Parts, laid_down: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    file = tmp_path / "наш preset.toml"
    file.write_text(laid_down, encoding="utf-8")
    monkeypatch.setenv("EDUSUPPORT_PRESET", str(file))
    program = real_program(tmp_path / "state", parts)
    yield program
    program.close()


def field(teacher: Teacher, wanted: Field) -> AnswerField:
    return next(each for each in teacher.wizard.findChildren(AnswerField) if each.field is wanted)


def test_fields_of_the_preset_are_grey_say_why_and_stand_in_the_letter(teacher: Teacher) -> None:
    teacher.begin()
    region, institution = field(teacher, Field.REGION), field(teacher, Field.INSTITUTION)
    assert (region.text(), institution.text()) == ("Чувашская Республика – Чувашия", "МБОУ «Школа № 5»")
    for locked in (region, institution):
        assert not locked.editor.isEnabled()
        assert locked.editor.accessibleDescription() == "Laid down by the administrator"
        said = [label.text() for label in locked.findChildren(QLabel) if label.isVisible()]
        assert "Laid down by the administrator" in said
    assert field(teacher, Field.CITY).editor.isEnabled()
    assert isinstance(region.editor, RegionEditor)
    draft = teacher.wizard._session.draft
    assert (draft.answers.region, draft.answers.institution) == (region.text(), institution.text())


def test_the_keyboard_passes_over_what_cannot_be_changed(teacher: Teacher) -> None:
    teacher.begin()
    visited = set()
    for _ in range(12):
        focused = teacher.wizard.focusWidget()
        visited.add(focused.objectName() if focused else "")
        teacher.wizard.focusNextPrevChild(True)
    assert not visited & {Field.REGION.value, Field.INSTITUTION.value}
    assert Field.PHONE.value in visited


def test_limits_of_the_preset_are_those_of_the_desk(teacher: Teacher) -> None:
    assert teacher.program.desk().pictures.max_count == 2


@pytest.mark.parametrize("laid_down", ['schema = 1\n[answers]\nregion = "Нарния"\n'])
def test_a_wrong_preset_is_reported_by_line_and_reason_and_the_program_works(
    teacher: Teacher, boxes: Boxes, qtbot: QtBot
) -> None:
    teacher.settle()
    (said,) = boxes.warnings
    boxes.warnings.clear()
    assert "line=3" in said
    assert "answers.region" in said
    with pytest.raises(Exception, match="preset_wrong") as wrong:
        teacher.program.preset()
    assert error_text(wrong.value) == said
    teacher.begin()
    assert field(teacher, Field.REGION).editor.isEnabled()
    line = teacher.visible(QLineEdit, Field.FULL_NAME.value)
    qtbot.keyClick(line, Qt.Key.Key_A)
    assert line.text()
