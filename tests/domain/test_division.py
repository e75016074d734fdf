"""One draft becomes two: every word and every picture is in one of them at least, and the numbers fit in both."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.division import SHARED_FIELDS, Division, Part, divided, proposal
from edusupport_desktop.domain.draft import Draft
from edusupport_desktop.domain.identifiers import PictureId, RequestId
from edusupport_desktop.domain.references import find_references
from edusupport_desktop.domain.renumbering import undone
from edusupport_desktop.domain.several_problems import SecondProblem
from edusupport_desktop.domain.steps import StepRow
from hostile_text import any_text, pasted_text
from sample_request import PICTURE, complete_draft

SECOND = RequestId("second")
PICTURES = tuple(replace(PICTURE, id=PictureId(name)) for name in ("a", "b", "c"))


def draft_of(essence: str, **changes: object) -> Draft:
    return complete_draft(pictures=PICTURES, **changes).answered({Field.ESSENCE: essence, Field.STEPS: ""})


def cut_at(draft: Draft, words: str, field: Field = Field.ESSENCE) -> Division:
    at = draft.answers[field].index(words)
    return proposal(draft, SecondProblem(field, at, at + len(words), ()))


def two(draft: Draft, division: Division) -> tuple[Draft, Draft]:
    return divided(draft, division, SECOND, draft.started_at + timedelta(days=1))


def test_words_pictures_and_numbers_go_where_they_belong() -> None:
    draft = draft_of("Журнал на картинка2 пуст. Также нет справки, см. картинка3 и картинку 1.")
    first, second = two(draft, cut_at(draft, "Также"))
    assert first.answers.essence == "Журнал на картинка1 пуст."
    assert second.answers.essence == "Нет справки, см. картинка2 и картинку 1."
    assert [picture.id for picture in first.pictures] == ["b"]
    assert [picture.id for picture in second.pictures] == ["a", "c"]
    assert second.answers.subject == "Нет справки"


ROWS = (
    StepRow(action="открыла журнал (картинка2)", result="пусто"),
    StepRow(action="Также не печатается справка, картинка1"),
)


def test_a_list_of_steps_is_divided_as_one_and_neither_keeps_what_has_gone() -> None:
    draft = draft_of("Не идёт.", has_error_message=True).with_steps(ROWS)
    first, second = two(draft, cut_at(draft, "2. Действие: Также", Field.STEPS))
    assert first.has_step_list
    assert first.step_rows == (StepRow("открыла журнал (картинка1)".capitalize(), result="пусто"),)
    assert second.step_rows == ()
    assert second.has_step_list
    assert undone(draft, first, first) == draft


def test_a_list_that_is_none_any_more_is_left_as_a_text_and_comes_back() -> None:
    draft = draft_of("Не идёт.", has_error_message=True).with_steps(ROWS)
    first, _ = two(draft, cut_at(draft, "урнал", Field.STEPS))
    assert (first.has_step_list, first.step_rows) == (False, ())
    assert undone(draft, first, first) == draft


def test_a_picture_both_name_goes_into_both_and_one_nobody_names_stays() -> None:
    draft = draft_of("Видно на картинка1. И ещё на картинка1 нет справки.")
    first, second = two(draft, cut_at(draft, "И ещё"))
    assert [picture.id for picture in first.pictures] == ["a", "b", "c"]
    assert [picture.id for picture in second.pictures] == ["a"]


def test_what_belongs_to_the_teacher_is_in_both_and_what_tells_of_one_problem_in_the_first() -> None:
    draft = draft_of("Не идёт. Также нет справки.", has_error_message=True)
    first, second = two(draft, cut_at(draft, "Также"))
    for field in SHARED_FIELDS:
        assert second.answers[field] == draft.answers[field] == first.answers[field]
    for field in (Field.STEPS, Field.SCHOOL_CLASS, Field.SCHOOL_SUBJECT, Field.DATES, Field.PEOPLE):
        assert (first.answers[field], second.answers[field]) == (draft.answers[field], "")
    assert (first.id, second.id) == (draft.id, SECOND)
    assert (first.has_error_message, second.has_error_message) == (True, None)
    assert second.way == draft.way
    assert second.started_at > draft.started_at


def test_steps_can_be_divided_too() -> None:
    draft = draft_of("Не войти.").answered({Field.STEPS: "1. Открыла сайт, см. картинка1.\nИ ещё нет справки."})
    first, second = two(draft, cut_at(draft, "И ещё", Field.STEPS))
    assert first.answers.essence == "Не войти."
    assert first.answers.steps == "1. Открыла сайт, см. картинка1."
    assert second.answers.essence == "Нет справки."


@pytest.mark.parametrize(
    ("written", "text", "subject"),
    [
        ("2) не печатается справка", "Не печатается справка", "Не печатается справка"),
        ("Второй вопрос: нет класса. Где он?", "Нет класса. Где он?", "Нет класса"),
        ("Кроме того, ёлка пропала\nвся", "Ёлка пропала\nвся", "Ёлка пропала"),
        ("В журнале пусто", "В журнале пусто", "В журнале пусто"),
        ("Также", "Также", "Также"),
        ("Не " + "очень длинная тема " * 9, ("Не " + "очень длинная тема " * 9).strip(), None),
    ],
)
def test_the_second_one_begins_with_its_own_words(written: str, text: str, subject: str | None) -> None:
    draft = draft_of("Не идёт. " + written)
    goes = cut_at(draft, written).goes
    assert goes.text == text
    assert goes.subject == subject or (subject is None and text.startswith(goes.subject) and len(goes.subject) <= 80)


def test_what_a_picture_left_behind_is_said() -> None:
    draft = draft_of("Видно на картинка1. Также нет справки.")
    kept = cut_at(draft, "Также")
    moved = replace(kept, stays=replace(kept.stays, pictures=()), goes=replace(kept.goes, pictures=(PictureId("a"),)))
    assert two(draft, moved)[0].answers.essence == "Видно на картинка[?]."


texts = st.lists(st.sampled_from(["картинка1", "рис. 2-3", "Также нет. "]) | any_text | pasted_text, max_size=8)


@given(texts.map(" ".join), st.data())
def test_no_text_loses_a_character_and_no_picture_is_lost(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    draft = draft_of(text)
    division = proposal(draft, SecondProblem(Field.ESSENCE, at, len(text), ()))
    assert division.stays.text == text[:at].rstrip()
    assert text[at:].strip()[-20:].casefold().endswith(division.goes.text[-10:].casefold())
    first, second = two(draft, division)
    assert {picture.id for one in (first, second) for picture in one.pictures} == {"a", "b", "c"}
    for one in (first, second):
        named = [place for each in find_references(one.answers.essence).pictures for place in each.pictures]
        were = [place for each in find_references(text).pictures for place in each.pictures]
        assert all(place <= len(one.pictures) for place in named) or any(place > 3 for place in were) or 0 in were


def test_the_teacher_may_change_all_of_it() -> None:
    draft = draft_of("Не идёт. Также нет справки.")
    mine = Division(Field.ESSENCE, Part("Тема", "Одно", ()), Part("Другая", "Другое, картинка2", (PictureId("b"),)))
    first, second = two(draft, mine)
    assert (first.answers.subject, first.answers.essence, first.pictures) == ("Тема", "Одно", ())
    assert (second.answers.subject, second.answers.essence) == ("Другая", "Другое, картинка1")
