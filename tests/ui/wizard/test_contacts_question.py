"""«Контакты верны?»: a line on the first page, answered once, never in the way."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QCompleter, QLineEdit, QPushButton, QWidget

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.contacts_doubt import contacts_of
from edusupport_desktop.services.program import Program
from edusupport_desktop.ui.rule_words import finding_text, fulfilled_text
from edusupport_desktop.ui.wizard.flow import Step
from real_program import ANSWERS, Parts
from teacher import Teacher, type_into

REMEMBERED = {field: ANSWERS[field] for field in (Field.EMAIL, Field.PHONE, Field.FULL_NAME)}


def remember(program: Program, parts: Parts, days_ago: int) -> None:
    program.profile.save(REMEMBERED)
    program.profile.confirm_contacts(contacts_of(REMEMBERED), parts.now - timedelta(days=days_ago))


def is_asked(teacher: Teacher) -> bool:
    return teacher.offers("contacts_true")


def test_fresh_contacts_are_not_asked_about(teacher: Teacher, program: Program, parts: Parts) -> None:
    remember(program, parts, days_ago=80)
    teacher.begin()
    assert not is_asked(teacher)


def test_old_ones_are_confirmed_with_one_press_for_good(teacher: Teacher, program: Program, parts: Parts) -> None:
    remember(program, parts, days_ago=100)
    teacher.begin()
    assert is_asked(teacher)
    teacher.press("contacts_true")
    assert not is_asked(teacher)
    focus = teacher.wizard.focusWidget()
    assert focus is not None
    assert focus.objectName() == Field.EMAIL
    teacher.settle()
    confirmation = program.profile.confirmed_contacts()
    assert confirmation is not None
    assert confirmation.at == parts.now


def test_whoever_corrects_them_has_answered(teacher: Teacher, program: Program, parts: Parts) -> None:
    remember(program, parts, days_ago=100)
    teacher.begin()
    teacher.press("contacts_edit")
    email = teacher.wizard.focusWidget()
    assert isinstance(email, QLineEdit)
    email.selectAll()
    type_into(email, "new@school5.ru")
    teacher.write_page(Step.APPLICANT)
    teacher.next()
    teacher.settle()
    assert program.profile.load()[Field.EMAIL] == "new@school5.ru"
    confirmation = program.profile.confirmed_contacts()
    assert confirmation is not None
    assert confirmation.contacts[Field.EMAIL] == "new@school5.ru"


def test_it_can_be_passed_over_and_is_mentioned_on_the_review(teacher: Teacher, program: Program, parts: Parts) -> None:
    remember(program, parts, days_ago=100)
    teacher.begin()
    teacher.to_review()
    teacher.wait(lambda: finding_text("contacts_true") in teacher.labels())
    teacher.press("fix_contacts_true")
    assert teacher.step() is Step.APPLICANT
    focus = teacher.wizard.focusWidget()
    assert isinstance(focus, QPushButton)
    focus.click()
    while teacher.step() is not Step.REVIEW:
        teacher.next()
    teacher.wait(lambda: fulfilled_text("contacts_true") in teacher.labels())
    assert finding_text("contacts_true") not in teacher.labels()


def test_institutions_of_before_are_offered(teacher: Teacher, program: Program) -> None:
    for name in ("Лицей «Ёлка»", "Школа № 5"):
        program.profile.save({Field.INSTITUTION: name})
    teacher.begin()
    line = teacher.wizard.findChild(QWidget, "institution")
    assert isinstance(line, QLineEdit)
    completer = line.completer()
    assert isinstance(completer, QCompleter)
    completer.setCompletionPrefix("ёлка")
    assert completer.currentCompletion() == "Лицей «Ёлка»"


@pytest.mark.parametrize("login", ["koroleva.as", "+7 912 345-67-89", "123-456-789 00"])
def test_the_same_login_is_one_press(teacher: Teacher, login: str) -> None:
    teacher.begin()
    teacher.write_page(Step.APPLICANT)
    teacher.next()
    assert any("ЕСИА" in text for text in teacher.labels())
    teacher.write(initiator_login=login)
    teacher.press("same_login")
    assert teacher.text(Field.AFFECTED_LOGIN) == login
