"""From steps to a text and back, by pasting and by the switch; pictures named in steps; the letter."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QListWidget,
    QPlainTextEdit,
    QRadioButton,
    QToolButton,
)

from edusupport_desktop.domain.annotation import Number, Point
from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.identifiers import MarkId
from edusupport_desktop.domain.steps import StepRow
from edusupport_desktop.services.program import Program
from edusupport_desktop.ui.wizard.flow import Step
from picture_hands import mark, open_files, png
from step_hands import (
    CTRL,
    actions,
    cell,
    draft,
    focus,
    note,
    paste,
    press,
    steps,
    with_three,
)
from teacher import Teacher, type_into


def number_of_2(teacher: Teacher) -> None:
    teacher.visible(QListWidget, "pictures").setCurrentRow(1)
    teacher.press("edit_picture")
    mark(teacher, Number(MarkId("n"), Point(10, 10), 3))


def test_a_numbered_text_is_pasted_as_rows(at_steps: Teacher) -> None:
    paste(cell(at_steps, 1, "place"), "1. Открыла журнал.\r\n2. Нажала «5».\r\n3. Получилось: ошибка 🦔")
    assert draft(at_steps).step_rows == (
        StepRow("Открыла журнал"),
        StepRow(action="Нажала «5»"),
        StepRow(result="ошибка 🦔"),
    )
    paste(cell(at_steps, 2, "action"), "1. Раз\n2. Два")
    assert steps(at_steps).count("\n") == 4
    assert draft(at_steps).step_rows[1].action == "Нажала «5»"
    at_steps.press("undo_steps")
    press(at_steps, Qt.Key.Key_Z, CTRL)
    assert draft(at_steps).step_rows == ()


def test_one_pasted_line_stays_in_its_cell(at_steps: Teacher) -> None:
    paste(cell(at_steps, 1, "result"), "Ошибка 500\n")
    assert draft(at_steps).step_rows == (StepRow(result="Ошибка 500"),)


@pytest.mark.parametrize(
    "text", ["слово " * 20_000, "Первый абзац.\n\nВторой абзац.", "1. " + "а" * 100_000 + "\n2. б"]
)
def test_a_text_that_is_no_list_can_be_put_in_in_own_words(at_steps: Teacher, text: str) -> None:
    type_into(cell(at_steps, 1, "action"), "Нажала")
    paste(cell(at_steps, 1, "action"), text)
    assert steps(at_steps) == "1. Нажала."
    at_steps.press("paste_in_own_words")
    assert steps(at_steps) == f"1. Нажала.\n{text}"
    at_steps.press("undo_steps")
    assert draft(at_steps).step_rows == (StepRow(action="Нажала"),)


def test_a_picture_and_a_number_on_it_are_named_in_a_row_by_a_click_and_follow_the_order(
    at_steps: Teacher, tmp_path: Path
) -> None:
    with_three(at_steps)
    at_steps.write_page(Step.ERROR)
    at_steps.next()
    files = [tmp_path / f"{place}.png" for place in (1, 2)]
    for place, file in enumerate(files, 1):
        file.write_bytes(png("red" if place == 1 else "blue", (40 + place, 30)))
    open_files(at_steps, *files)
    number_of_2(at_steps)
    at_steps.back()
    cell(at_steps, 2, "action").setFocus()
    at_steps.press_tool("refer_to_1")
    assert focus(at_steps) == "step_2_action"
    button = at_steps.visible(QToolButton, "refer_to_2")
    cell(at_steps, 3, "result").setFocus()
    (number,) = [action for action in button.menu().actions() if "3" in action.text()]
    number.trigger()
    assert draft(at_steps).step_rows[1:] == (
        StepRow(action="Нажала (картинка1)"),
        StepRow(action="Увидела", result="картинка2, цифра 3"),
    )
    at_steps.next()
    at_steps.press("picture_up")
    assert draft(at_steps).step_rows[1:] == (
        StepRow(action="Нажала (картинка2)"),
        StepRow(action="Увидела", result="картинка1, цифра 3"),
    )
    at_steps.back()
    assert cell(at_steps, 2, "action").toPlainText() == "Нажала (картинка2)"
    press_in = cell(at_steps, 2, "action")
    press_in.setFocus()
    press(at_steps, Qt.Key.Key_Z, CTRL)  # would bring back the number of the other picture
    assert actions(at_steps)[1] == "Нажала (картинка2)"


def test_from_the_list_to_own_words_and_back(at_steps: Teacher) -> None:
    rows = (StepRow("журнал", "Открыла журнал"), StepRow(action="нажала"))
    type_into(cell(at_steps, 1, "place"), "журнал")
    type_into(cell(at_steps, 1, "action"), "Открыла журнал")
    type_into(cell(at_steps, 2, "action"), "нажала")
    at_steps.press_radio("steps_in_own_words")
    text = at_steps.visible(QPlainTextEdit, "steps_text")
    assert text.toPlainText() == "1. Где: журнал. Открыла журнал.\n2. Нажала."
    at_steps.press_radio("steps_as_list")
    assert draft(at_steps).step_rows == rows  # exactly, because nothing was written meanwhile
    at_steps.press_radio("steps_in_own_words")
    type_into(text, "\n3. Ушла")
    assert steps(at_steps).endswith("2. Нажала.\n3. Ушла")
    at_steps.press_radio("steps_as_list")
    assert actions(at_steps) == ["Открыла журнал", "Нажала", "Ушла"]
    at_steps.press("undo_steps")
    assert text.toPlainText().endswith("2. Нажала.\n3. Ушла")
    assert at_steps.visible(QRadioButton, "steps_in_own_words").isChecked()


def test_a_text_that_is_no_list_stays_and_says_so(at_steps: Teacher) -> None:
    at_steps.press_radio("steps_in_own_words")
    written = "Просто открыла журнал.\n\nИ он не открылся 🦔"
    type_into(at_steps.visible(QPlainTextEdit, "steps_text"), written)
    at_steps.press_radio("steps_as_list")
    assert steps(at_steps) == written
    assert at_steps.visible(QRadioButton, "steps_in_own_words").isChecked()
    assert "stays as it is" in note(at_steps)
    at_steps.write_page(Step.ERROR)
    at_steps.next()
    at_steps.back()
    assert at_steps.visible(QPlainTextEdit, "steps_text").toPlainText() == written


def test_the_steps_reach_the_letter(at_steps: Teacher, program: Program, tmp_path: Path) -> None:
    type_into(cell(at_steps, 1, "place"), "журнал 7 «Б»")
    type_into(cell(at_steps, 1, "action"), "нажала «Сохранить»")
    type_into(cell(at_steps, 2, "expected"), "что отметка останется")
    type_into(cell(at_steps, 2, "result"), "«Ошибка 500» 🦔")
    at_steps.write_page(Step.ERROR)
    at_steps.next()
    file = tmp_path / "1.png"
    file.write_bytes(png("red", (41, 30)))
    open_files(at_steps, file)
    mark(at_steps)
    at_steps.next()
    at_steps.settle()
    assert at_steps.step() is Step.REVIEW
    at_steps.press_radio("way_practice")
    at_steps.send()
    at_steps.settle()
    at_steps.done()
    (sent,) = Path(str(program.practice_folder)).rglob("letters/**/*.eml")
    letter = message_from_bytes(sent.read_bytes(), policy=policy.default)
    body = letter.get_body(("plain",))
    assert body is not None
    assert (
        "Порядок действий:\n1. Где: журнал 7 «Б». Нажала «Сохранить».\n"
        "2. Ожидалось, что отметка останется. Получилось: «Ошибка 500» 🦔.\n"
    ) in body.get_content().replace("\r\n", "\n")


def test_a_draft_with_a_text_of_before_opens_in_own_words(teacher: Teacher) -> None:
    teacher.begin()
    teacher.write(full_name="Иванова")
    teacher.wizard.close()
    (stored,) = teacher.drafts()
    teacher.program.drafts.save(replace(stored.answered({Field.STEPS: "1. Открыла."}), has_error_message=True))
    teacher.windows.work.draft_wanted.emit(teacher.drafts()[0])
    editor = teacher.wizard.findChild(QPlainTextEdit, "steps_text")
    assert editor is not None
    assert editor.toPlainText() == "1. Открыла."
    assert not editor.isHidden()
