"""The crib for a call: from the letter as it went, short enough for one page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.samples import HOSTILE_TEXTS, a_draft
from edusupport_desktop.domain.call_sheet import write_call_sheet
from edusupport_desktop.domain.incident import Incident
from edusupport_desktop.domain.incident_number import IncidentNumber
from edusupport_desktop.domain.letter import Letter, write_letter
from real_program import ANSWERS
from sample_request import DESK

INCIDENT = Incident(IncidentNumber("INC0001234"), date(2026, 11, 12))
LETTER = write_letter(a_draft(answers=ANSWERS, has_error_message=True), DESK)


def test_telephone_number_logins_contacts_problem_and_steps_are_on_the_sheet():
    sheet = write_call_sheet(LETTER, INCIDENT, DESK)
    assert (sheet.phone, sheet.number, sheet.registered_on) == (DESK.phone, "INC0001234", date(2026, 11, 12))
    assert sheet.subject == LETTER.subject
    facts = dict(sheet.facts)
    assert facts["ФИО"] == ANSWERS.full_name
    assert facts["Логин пользователя инициатора заявки"] == ANSWERS.initiator_login
    assert facts["Телефон"] == ANSWERS.phone
    texts = dict(sheet.texts)
    assert texts["Суть вопроса"] == ANSWERS.essence
    assert texts["Порядок действий"] == ANSWERS.steps
    assert not [title for title, _ in sheet.texts if title.startswith(("Здравствуйте", "С уважением"))]


def test_the_problem_in_one_sentence_and_what_was_asked_are_on_the_sheet():
    sheet = write_call_sheet(LETTER, INCIDENT, DESK, [f"Вопрос {number}?" for number in range(9)])
    assert sheet.problem == "Журнал не открывается"
    assert sheet.asked == ("Вопрос 0?", "Вопрос 1?", "Вопрос 2?", "Вопрос 3?", "Вопрос 4?")


@pytest.mark.parametrize("essence", ["Не открывается журнал", "Пустая страница.", ""])
def test_what_the_sheet_says_anyway_is_not_said_twice(essence):
    letter = write_letter(a_draft(answers=replace(ANSWERS, essence=essence)), DESK)
    assert write_call_sheet(letter, None, DESK).problem == ""


def test_without_a_number_there_is_none():
    sheet = write_call_sheet(LETTER, None, DESK)
    assert (sheet.number, sheet.registered_on) == (None, None)


def test_a_text_of_several_paragraphs_stays_whole():
    essence = "Первый абзац.\n\nВторой: с двоеточием.\n\nтретий"
    letter = write_letter(a_draft(answers=replace(ANSWERS, essence=essence)), DESK)
    assert dict(write_call_sheet(letter, INCIDENT, DESK).texts)["Суть вопроса"] == essence


def test_a_long_text_is_shortened():
    letter = write_letter(a_draft(answers=replace(ANSWERS, essence="слово " * 5000)), DESK)
    text = dict(write_call_sheet(letter, INCIDENT, DESK).texts)["Суть вопроса"]
    assert len(text) <= 1500
    assert text.endswith("…")


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_no_letter_breaks_the_sheet(text: str):
    write_call_sheet(Letter(text, text * 50), INCIDENT, DESK)


@given(st.text(max_size=400))
def test_any_letter_has_a_sheet(body: str):
    assert write_call_sheet(Letter("тема", body), None, DESK).subject == "тема"
