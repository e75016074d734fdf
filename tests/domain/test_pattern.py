"""What another request may be made of: what was written about the problem, and nothing that belongs to others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from contracts.samples import HOSTILE_TEXTS, a_draft, a_picture
from edusupport_desktop.domain.answers import REMEMBERED_FIELDS, TEXT_FIELDS, Answers, Field
from edusupport_desktop.domain.draft import Dismissal, Draft, Way
from edusupport_desktop.domain.pattern import PATTERN_FIELDS, following, pattern_of
from edusupport_desktop.domain.steps import StepRow

OTHERS = (Field.AFFECTED_LOGIN, Field.PEOPLE, Field.DATES)
EACH_ITS_OWN = Answers(**{field.value: f"тайна {field.value}" for field in TEXT_FIELDS})


def full(**changes: object) -> Draft:
    draft = a_draft(answers=EACH_ITS_OWN, pictures=(a_picture(),), has_error_message=True, way=Way.MAIL)
    return replace(draft, dismissed=(Dismissal("people_in_text"),), **changes)  # type: ignore[arg-type]


def empty() -> Draft:
    return a_draft(answers=Answers(), pictures=(), has_error_message=None, way=None)


def test_the_texts_about_the_problem_come_again_and_nothing_else() -> None:
    new = empty()
    draft = following(new, pattern_of(full()))
    carried = {field for field in TEXT_FIELDS if draft.answers[field]}
    assert carried == {Field.SUBJECT, Field.ESSENCE, Field.STEPS, Field.SCHOOL_CLASS, Field.SCHOOL_SUBJECT}
    assert all(draft.answers[field] == EACH_ITS_OWN[field] for field in carried)
    assert draft.has_error_message is True
    assert (draft.id, draft.started_at) == (new.id, new.started_at)
    assert (draft.pictures, draft.dismissed, draft.way) == ((), (), None)


@pytest.mark.parametrize("field", OTHERS)
def test_what_belongs_to_others_is_not_even_kept(field: Field) -> None:
    assert field not in PATTERN_FIELDS
    assert f"тайна {field.value}" not in str(dict(pattern_of(full()).texts))


def test_what_belongs_to_the_teacher_stays_as_it_is_in_the_new_draft() -> None:
    own = Answers().changed({field: f"сейчас {field.value}" for field in REMEMBERED_FIELDS})
    draft = following(replace(empty(), answers=own), pattern_of(full()))
    assert all(draft.answers[field] == own[field] for field in REMEMBERED_FIELDS)


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_any_text_comes_again_as_it_was(text: str) -> None:
    pattern = pattern_of(full(has_error_message=None).answered({Field.ESSENCE: text}))
    draft = following(empty(), pattern)
    assert draft.answers.essence == text
    assert draft.has_error_message is False


def test_a_list_of_steps_comes_again_as_one() -> None:
    rows = (StepRow("открыла журнал".capitalize()), StepRow("", "Нажала «5»", "отметка", "ошибка (картинка1)"))
    draft = following(empty(), pattern_of(full().with_steps(rows)))
    assert draft.has_step_list
    assert draft.step_rows == rows


def test_a_pattern_does_not_show_its_texts_in_a_log() -> None:
    assert "тайна" not in repr(pattern_of(full()))


@pytest.mark.parametrize("own", ["petrov.ii", "PETROV.II "])
def test_ones_own_login_may_stand_in_the_texts(own: str) -> None:
    answers = replace(EACH_ITS_OWN, essence="Вхожу под petrov.ii.", initiator_login=own, affected_login="petrov.ii")
    assert pattern_of(full(answers=answers)).texts[Field.ESSENCE] == answers.essence


@pytest.mark.parametrize(
    ("login", "text", "kept"),
    [
        ("petrov.ii", "Вхожу под petrov.ii. Под Petrov.II, тоже.", "Вхожу под …. Под …, тоже."),
        ("petrov", "Под petrov и petrov-2, но не petrovna", "Под … и petrov-2, но не petrovna"),
        ("+7 912 345-67-89", "Логин +7 912 345-67-89", "Логин …"),
        ("а", "а и б", "а и б"),
        ("", "без логина", "без логина"),
    ],
)
def test_the_login_of_another_is_taken_out_of_the_texts(login: str, text: str, kept: str) -> None:
    answers = replace(EACH_ITS_OWN, subject=text, essence=text, steps=text, affected_login=login)
    texts = pattern_of(full(answers=answers)).texts
    assert [texts[field] for field in (Field.SUBJECT, Field.ESSENCE, Field.STEPS)] == [kept] * 3
