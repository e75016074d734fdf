"""The pages a teacher writes in: what they demand, and that they lose nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QListWidget, QPushButton, QRadioButton, QWidget, QWizard

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.browser import Browser
from edusupport_desktop.ui.rule_words import finding_text
from edusupport_desktop.ui.wizard.fields import AnswerField
from edusupport_desktop.ui.wizard.flow import FIELDS, Step
from edusupport_desktop.ui.words import field_example
from real_program import ANSWERS, FoundBrowsers, Parts
from teacher import Teacher, click, type_into


def reason(teacher: Teacher, field: Field) -> str:
    answer_field = teacher.editor(field).parentWidget()
    assert isinstance(answer_field, AnswerField)
    return answer_field.problem


def has_focus(widget: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and (focus is widget or widget.isAncestorOf(focus) or focus is widget.focusProxy())


def next_button(teacher: Teacher) -> QWidget:
    return teacher.wizard.button(QWizard.WizardButton.NextButton)


APPLICANT_FIELDS = FIELDS[Step.APPLICANT]


@pytest.mark.parametrize("missing", APPLICANT_FIELDS)
def test_a_missing_answer_keeps_the_page_says_why_with_an_example_and_takes_the_focus(
    teacher: Teacher, missing: Field
) -> None:
    teacher.begin()
    for field in APPLICANT_FIELDS:
        if field is not missing:
            teacher.editor(field).set_answer(ANSWERS[field])  # type: ignore[attr-defined]
    assert next_button(teacher).isEnabled()
    teacher.next()
    assert teacher.step() is Step.APPLICANT
    assert reason(teacher, missing) == f"{finding_text(f'{missing}_filled_in')} {field_example(missing)}".strip()
    assert has_focus(teacher.editor(missing))
    assert all(not reason(teacher, other) for other in APPLICANT_FIELDS if other is not missing)
    assert next_button(teacher).isEnabled()


def test_an_empty_first_page_names_every_answer_and_leads_to_the_topmost(
    teacher: Teacher,
) -> None:
    teacher.begin()
    teacher.next()
    assert all(reason(teacher, field) for field in APPLICANT_FIELDS)
    assert has_focus(teacher.editor(Field.FULL_NAME))


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        (Field.REGION, "Атлантида", "region_known"),
        (Field.EMAIL, "иванова@школа", "email_valid"),
        (Field.PHONE, "112", "phone_valid"),
    ],
)
def test_a_wrong_answer_gets_its_own_reason_which_goes_when_it_is_corrected(
    teacher: Teacher, field: Field, text: str, code: str
) -> None:
    teacher.begin()
    teacher.write_page(Step.APPLICANT, **{field.value: text})
    teacher.next()
    assert teacher.step() is Step.APPLICANT
    assert reason(teacher, field).startswith(finding_text(code))
    teacher.editor(field).set_answer(ANSWERS[field])  # type: ignore[attr-defined]
    teacher.wait(lambda: reason(teacher, field) == "")
    teacher.next()
    assert teacher.step() is Step.PROBLEM


def test_what_is_blank_but_not_empty_is_missing(teacher: Teacher) -> None:
    teacher.begin()
    teacher.write_page(Step.APPLICANT, city=" \u00a0\u200b ")
    teacher.next()
    assert reason(teacher, Field.CITY)


def test_back_and_forth_loses_no_letter(teacher: Teacher) -> None:
    teacher.begin()
    hostile = "Сбой\u202e \u2066журнала\u2069 👩‍🏫 <b>ё</b> priority: 1"
    teacher.write_page(Step.APPLICANT)
    teacher.next()
    teacher.write(subject=hostile, essence="Первая строка\nвторая: é שלום")
    teacher.press_radio("error_yes")
    teacher.back()
    assert teacher.step() is Step.APPLICANT
    assert {field: teacher.text(field) for field in APPLICANT_FIELDS} == {f: ANSWERS[f] for f in APPLICANT_FIELDS}
    teacher.next()
    assert teacher.text(Field.SUBJECT) == hostile
    assert teacher.text(Field.ESSENCE) == "Первая строка\nвторая: é שלום"
    assert teacher.visible(QRadioButton, "error_yes").isChecked()


@pytest.mark.parametrize(
    ("typed", "region"),
    [
        ("Чувашия", "Чувашская Республика – Чувашия"),
        ("спб", "Санкт-Петербург"),
        ("югра", "Ханты-Мансийский автономный округ – Югра"),
    ],
)
def test_a_region_is_found_by_its_usual_name_and_written_out(teacher: Teacher, typed: str, region: str) -> None:
    teacher.begin()
    teacher.write(region=typed)
    QTest.keyClick(QApplication.activePopupWidget() or teacher.editor(Field.REGION), Qt.Key.Key_Tab)
    assert teacher.text(Field.REGION) == region
    (draft,) = teacher.drafts()
    assert draft.answers.region == region


def test_a_region_is_chosen_from_what_is_offered_while_typing(teacher: Teacher) -> None:
    teacher.begin()
    teacher.write(region="мордов")
    line = QApplication.focusWidget()
    assert line is not None
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert teacher.text(Field.REGION) == "Республика Мордовия"
    assert teacher.step() is Step.APPLICANT


def test_the_wheel_over_the_region_does_not_change_it(teacher: Teacher) -> None:
    teacher.begin()
    editor = teacher.visible(QComboBox, "region")
    editor.setCurrentIndex(5)
    chosen = teacher.text(Field.REGION)
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(editor.mapToGlobal(QPoint(5, 5))),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(editor, wheel)
    assert teacher.text(Field.REGION) == chosen


def test_the_telephone_is_written_as_usual_before_the_teacher_goes_on(teacher: Teacher) -> None:
    teacher.begin()
    teacher.write_page(Step.APPLICANT, phone="89123456789")
    teacher.next()
    teacher.back()
    assert teacher.text(Field.PHONE) == "+7 912 345-67-89"


def to_problem(teacher: Teacher) -> None:
    teacher.begin()
    teacher.write_page(Step.APPLICANT)
    teacher.next()
    assert teacher.step() is Step.PROBLEM


def test_one_click_says_that_the_login_is_the_same(teacher: Teacher) -> None:
    to_problem(teacher)
    teacher.write(initiator_login="иванова.мп")
    teacher.press("same_login")
    assert teacher.text(Field.AFFECTED_LOGIN) == "иванова.мп"
    (draft,) = teacher.drafts()
    assert draft.answers.affected_login == "иванова.мп"


def test_the_question_for_a_message_must_be_answered(teacher: Teacher) -> None:
    to_problem(teacher)
    teacher.write_page(Step.PROBLEM)
    teacher.next()
    assert teacher.step() is Step.PROBLEM
    yes = teacher.visible(QRadioButton, "error_yes")
    assert has_focus(yes)
    assert yes.accessibleDescription() == finding_text("error_answered")
    shown = [label.text() for label in teacher.wizard.findChildren(QLabel) if label.isVisible()]
    assert finding_text("error_answered") in shown
    click(teacher.visible(QRadioButton, "error_no"))
    shown = [label.text() for label in teacher.wizard.findChildren(QLabel) if label.isVisible()]
    assert finding_text("error_answered") not in shown


def step_titles(teacher: Teacher) -> list[str]:
    steps = teacher.visible(QListWidget, "steps")
    return [steps.item(row).text() for row in range(steps.count())]


def test_yes_adds_the_error_page_and_no_takes_it_away_again(teacher: Teacher) -> None:
    to_problem(teacher)
    teacher.write_page(Step.PROBLEM)
    without = step_titles(teacher)
    teacher.press_radio("error_yes")
    assert len(step_titles(teacher)) == len(without) + 1
    teacher.next()
    assert teacher.step() is Step.ERROR
    teacher.back()
    teacher.press_radio("error_no")
    assert step_titles(teacher) == without
    teacher.next()
    assert teacher.step() is Step.PICTURES


def to_error(teacher: Teacher) -> None:
    to_problem(teacher)
    teacher.write_page(Step.PROBLEM)
    teacher.press_radio("error_yes")
    teacher.next()
    assert teacher.step() is Step.ERROR


def test_the_default_browser_is_filled_in_and_may_be_changed(teacher: Teacher) -> None:
    to_error(teacher)
    assert (teacher.text(Field.BROWSER_NAME), teacher.text(Field.BROWSER_VERSION)) == ("Яндекс Браузер", "26.4.0.1234")
    names = teacher.editor(Field.BROWSER_NAME)
    names.setFocus()
    QTest.keyClick(names, Qt.Key.Key_Down)
    assert (teacher.text(Field.BROWSER_NAME), teacher.text(Field.BROWSER_VERSION)) == ("Mozilla Firefox", "140.3")


def test_a_browser_of_unknown_version_leaves_the_version_to_be_written(teacher: Teacher, parts: Parts) -> None:
    parts.browsers.browsers = (Browser("Chromium", None, is_default=True),)
    to_error(teacher)
    assert (teacher.text(Field.BROWSER_NAME), teacher.text(Field.BROWSER_VERSION)) == ("Chromium", "")
    teacher.next()
    assert reason(teacher, Field.BROWSER_VERSION)


def test_a_detected_browser_never_replaces_what_was_typed(teacher: Teacher, parts: Parts) -> None:
    detected, parts.browsers = parts.browsers, FoundBrowsers(())
    to_error(teacher)
    teacher.write(browser_version="7 «старый»")
    teacher.wizard.offer_browsers(detected.browsers)
    assert (teacher.text(Field.BROWSER_NAME), teacher.text(Field.BROWSER_VERSION)) == ("", "7 «старый»")


def test_a_browser_that_takes_long_to_tell_its_version_keeps_nothing_waiting(teacher: Teacher, parts: Parts) -> None:
    parts.browsers.browsers = (Browser("Mozilla Firefox", "140.3"), Browser("Opera", None))
    parts.browsers.late = (Browser("Mozilla Firefox", "140.3"), Browser("Opera", "117.0.5408.39"))
    to_error(teacher)
    assert teacher.text(Field.BROWSER_NAME) == "Mozilla Firefox"
    QTest.keyClick(teacher.editor(Field.BROWSER_NAME), Qt.Key.Key_Down)
    assert (teacher.text(Field.BROWSER_NAME), teacher.text(Field.BROWSER_VERSION)) == ("Opera", "117.0.5408.39")


def test_no_browser_found_is_no_trouble(teacher: Teacher, parts: Parts) -> None:
    parts.browsers.browsers = ()
    to_error(teacher)
    teacher.next()
    assert reason(teacher, Field.BROWSER_NAME)


def test_circumstances_are_asked_but_not_demanded_by_the_error_page(teacher: Teacher) -> None:
    to_error(teacher)
    teacher.write(steps="1. Открыла.\n2. Нажала.")
    teacher.next()
    assert teacher.step() is Step.PICTURES


def test_an_error_message_demands_a_picture(teacher: Teacher) -> None:
    to_error(teacher)
    teacher.write(steps="1. Открыла.")
    teacher.next()
    teacher.next()
    assert teacher.step() is Step.PICTURES
    shown = [label.text() for label in teacher.wizard.findChildren(QLabel) if label.isVisible()]
    assert finding_text("pictures_filled_in") in shown
    assert has_focus(teacher.visible(QPushButton, "take_screen"))


def choose_step(teacher: Teacher, row: int) -> None:
    steps = teacher.visible(QListWidget, "steps")
    place = steps.visualItemRect(steps.item(row)).center()
    QTest.mouseClick(steps.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def test_the_list_of_steps_leads_back_and_forth_among_the_pages_already_seen(teacher: Teacher) -> None:
    to_problem(teacher)
    teacher.write_page(Step.PROBLEM)
    teacher.press_radio("error_no")
    teacher.next()
    assert teacher.step() is Step.PICTURES
    choose_step(teacher, 0)
    assert teacher.step() is Step.APPLICANT
    choose_step(teacher, 2)
    assert teacher.step() is Step.PICTURES
    choose_step(teacher, 3)  # not seen yet
    assert teacher.step() is Step.PICTURES


def test_a_jump_forward_stops_where_something_is_missing(teacher: Teacher) -> None:
    to_problem(teacher)
    teacher.write_page(Step.PROBLEM)
    teacher.press_radio("error_no")
    teacher.next()
    choose_step(teacher, 0)
    teacher.editor(Field.CITY).set_answer("")  # type: ignore[attr-defined]
    choose_step(teacher, 2)
    assert teacher.step() is Step.APPLICANT
    assert reason(teacher, Field.CITY)


def test_the_list_of_steps_works_by_keyboard(teacher: Teacher) -> None:
    to_problem(teacher)
    steps = teacher.visible(QListWidget, "steps")
    steps.setFocus()
    QTest.keyClick(steps, Qt.Key.Key_Up)
    QTest.keyClick(steps, Qt.Key.Key_Return)
    assert teacher.step() is Step.APPLICANT


def test_what_belongs_to_the_teacher_is_there_the_next_time_and_nothing_else(teacher: Teacher) -> None:
    teacher.practise()
    teacher.begin()
    assert {field: teacher.text(field) for field in APPLICANT_FIELDS} == {f: ANSWERS[f] for f in APPLICANT_FIELDS}
    teacher.next()
    assert teacher.text(Field.INITIATOR_LOGIN) == ANSWERS.initiator_login
    assert teacher.text(Field.AFFECTED_LOGIN) == teacher.text(Field.SUBJECT) == teacher.text(Field.ESSENCE) == ""


def test_a_long_paste_into_a_line_is_cut_not_refused(teacher: Teacher) -> None:
    teacher.begin()
    line = teacher.editor(Field.FULL_NAME)
    QApplication.clipboard().setText("Ё" * 5000)
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert teacher.text(Field.FULL_NAME) == "Ё" * 500


def test_tab_leaves_the_field_of_many_lines(teacher: Teacher) -> None:
    to_problem(teacher)
    essence = teacher.visible(QWidget, "essence")
    type_into(essence, "Суть")
    QTest.keyClick(essence, Qt.Key.Key_Tab)
    assert not has_focus(essence)
    assert teacher.text(Field.ESSENCE) == "Суть"
