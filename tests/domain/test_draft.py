"""A draft and its answers."""

import pytest

from edusupport_desktop.domain.answers import ERROR_FIELDS, REMEMBERED_FIELDS, TEXT_FIELDS, Answers, Field
from edusupport_desktop.domain.draft import Draft, Way, picture_file_name
from sample_request import COMPLETE_ANSWERS, COMPLETE_DRAFT, complete_draft


def test_every_field_but_two_is_a_text():
    assert set(Field) - set(TEXT_FIELDS) == {Field.ERROR_MESSAGE, Field.PICTURES}


@pytest.mark.parametrize("field", TEXT_FIELDS)
def test_an_answer_is_read_and_changed_by_its_field(field):
    changed = COMPLETE_ANSWERS.changed({field: "ёж 👩‍🏫 שלום \x00"})
    assert changed[field] == "ёж 👩‍🏫 שלום \x00"
    assert [other for other in TEXT_FIELDS if changed[other] != COMPLETE_ANSWERS[other]] == [field]


def test_nothing_is_answered_at_first():
    assert {Answers()[field] for field in TEXT_FIELDS} == {""}


def test_what_is_not_a_text_cannot_be_answered_as_one():
    with pytest.raises(TypeError):
        Answers().changed({Field.PICTURES: "picture1.png"})


def test_other_people_s_data_and_the_problem_itself_are_never_remembered():
    problem = {Field.AFFECTED_LOGIN, Field.SUBJECT, Field.ESSENCE, *ERROR_FIELDS}
    assert not problem & set(REMEMBERED_FIELDS)


def test_answering_leaves_the_old_draft_as_it_was():
    changed = COMPLETE_DRAFT.answered({Field.CITY: "Мценск", Field.ESSENCE: ""})
    assert (changed.answers.city, changed.answers.essence) == ("Мценск", "")
    assert (COMPLETE_DRAFT.answers.city, changed.id) == ("Орёл", COMPLETE_DRAFT.id)


def test_a_new_draft_has_not_been_asked_about_an_error_message():
    draft = Draft(COMPLETE_DRAFT.id, COMPLETE_DRAFT.started_at)
    assert draft.has_error_message is None
    assert not draft.is_practice


@pytest.mark.parametrize("way", [*Way, None])
def test_only_the_practice_desk_is_practice(way):
    assert complete_draft(way=way).is_practice is (way is Way.PRACTICE)


@pytest.mark.parametrize(
    ("place", "media_type", "name"),
    [(1, "image/png", "picture1.png"), (2, "image/jpeg", "picture2.jpeg"), (30, "image/png", "picture30.png")],
)
def test_an_attached_file_has_an_ascii_name_with_its_number(place, media_type, name):
    assert picture_file_name(place, media_type) == name
    assert name.isascii()
