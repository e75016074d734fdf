"""«Исправить» leads to the very field, with the focus and the reason; what is wrong is said aloud."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QRadioButton, QWidget

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.draft import Draft
from edusupport_desktop.ui.rule_words import finding_text
from edusupport_desktop.ui.wizard.flow import FIELDS, Step, step_of
from edusupport_desktop.ui.wizard.session import DraftSession
from teacher import Teacher

ASKED = [*FIELDS[Step.APPLICANT], Field.SUBJECT, Field.ESSENCE, Field.INITIATOR_LOGIN, Field.AFFECTED_LOGIN]
WRONG = {
    Field.REGION: ("Атлантида", "region_known"),
    Field.FULL_NAME: ("Королёва", "full_name_full"),
    Field.EMAIL: ("koroleva@mail", "email_valid"),
    Field.PHONE: ("112", "phone_valid"),
}


def review(teacher: Teacher) -> DraftSession:
    teacher.begin()
    teacher.to_review()
    page = teacher.wizard.currentPage()
    session = page.session  # type: ignore[attr-defined]
    assert isinstance(session, DraftSession)
    return session


def focused_field(teacher: Teacher) -> str:
    """The object name of the field that has the focus; of an editable list, the list's."""
    focus = teacher.wizard.focusWidget()
    assert isinstance(focus, QWidget)
    parent = focus.parentWidget()
    assert parent is not None
    return focus.objectName() or parent.objectName()


@pytest.mark.parametrize("field", ASKED)
def test_a_missing_answer_is_one_press_away(teacher: Teacher, field: Field) -> None:
    session = review(teacher)
    session.answer(field, "")
    code = f"{field.value}_filled_in"
    teacher.press(f"fix_{code}")
    assert teacher.step() is step_of(field)
    assert focused_field(teacher) == field
    assert finding_text(code) in teacher.said_problem()


@pytest.mark.parametrize(("field", "wrong"), WRONG.items())
def test_a_wrong_answer_is_one_press_away(teacher: Teacher, field: Field, wrong: tuple[str, str]) -> None:
    text, code = wrong
    review(teacher).answer(field, text)
    teacher.press(f"fix_{code}")
    assert focused_field(teacher) == field
    assert finding_text(code) in teacher.said_problem()


def test_the_words_a_finding_is_about_are_selected(teacher: Teacher) -> None:
    session = review(teacher)
    essence = teacher.wizard.page(int(Step.PROBLEM)).findChild(QPlainTextEdit, "essence")
    assert isinstance(essence, QPlainTextEdit)
    essence.setPlainText("👩‍🏫 Не видно у Сидорова Ивана, скрин во вложении: ошибка.docx")
    assert session.draft.answers.essence == essence.toPlainText()
    for code, words in (("no_other_names", "Сидорова Ивана"), ("no_refused_files", "ошибка.docx")):
        teacher.press(f"fix_{code}")
        assert essence.hasFocus()
        assert essence.textCursor().selectedText() == words
        while teacher.step() is not Step.REVIEW:
            teacher.next()


def test_the_question_of_the_message_is_one_press_away(teacher: Teacher) -> None:
    session = review(teacher)
    session._change(Draft(session.draft.id, session.draft.started_at, session.draft.answers))
    teacher.press("fix_error_answered")
    focus = teacher.wizard.focusWidget()
    assert isinstance(focus, QRadioButton)
    assert finding_text("error_answered") in teacher.said_problem()


def test_what_is_missing_is_said_when_the_page_cannot_be_left(teacher: Teacher, said: list[str]) -> None:
    teacher.begin()
    said.clear()
    teacher.next()
    assert finding_text("full_name_filled_in") in " ".join(said)


def test_the_result_of_the_check_is_said(teacher: Teacher, said: list[str]) -> None:
    review(teacher)
    assert "Everything is in order" in " ".join(said)


def test_a_password_is_said_as_soon_as_it_is_noticed(teacher: Teacher, said: list[str]) -> None:
    teacher.begin()
    teacher.write_page(Step.APPLICANT)
    teacher.next()
    said.clear()
    teacher.write(essence="пароль: Zima2026")
    teacher.wait(lambda: finding_text("no_password") in " ".join(said))
    teacher.write(essence=" и ещё слово")
    teacher.wait(lambda: "и ещё слово" in teacher.text("essence"))
    assert " ".join(said).count(finding_text("no_password")) == 1


def test_a_field_tells_its_reason_as_its_description(teacher: Teacher) -> None:
    teacher.begin()
    teacher.next()
    line = teacher.editor(Field.FULL_NAME)
    assert isinstance(line, QLineEdit)
    interface = QAccessible.queryAccessibleInterface(line)
    assert interface is not None
    assert finding_text("full_name_filled_in") in interface.text(QAccessible.Text.Description)
