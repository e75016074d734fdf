"""Pictures in another order: texts follow, and nothing else in them moves."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edusupport_desktop.domain.answers import TEXT_FIELDS, Field
from edusupport_desktop.domain.draft import DraftPicture
from edusupport_desktop.domain.identifiers import PictureId
from edusupport_desktop.domain.references import find_references
from edusupport_desktop.domain.renumbering import (
    REFERRING_FIELDS,
    references_of,
    renumbered,
    undone,
    with_pictures,
)
from edusupport_desktop.domain.steps import StepRow, text_of
from hostile_text import any_text, pasted_text
from sample_request import complete_draft

PIECES = (
    *("картинка{}", "картинкой {}", "Картинке №{}", "рис. {}", "скриншот{}", "picture{}.png", "на {}-й картинке"),
    *("картинках {} и {}", "картинки {}, {}, {}", "рис.{} или {}", "картинке {} и {}"),
    *("цифра 3 на картинке{}", "картинки 5 класса", "7 «Б»", "12.11.2026", ", ", " и ", "\n", "ё", "1", "[?]", "🦔"),
)
COUNT = 12
permutations = st.permutations(range(1, COUNT + 1)).map(lambda order: dict(enumerate(order, 1)))
pieces = st.sampled_from(PIECES).flatmap(
    lambda piece: st.lists(st.integers(1, COUNT + 2), min_size=3, max_size=3).map(
        lambda numbers: piece.format(*numbers)
    )
)
referring_text = st.lists(pieces | any_text, max_size=10).map(" ".join)
any_range = st.tuples(st.integers(1, COUNT), st.integers(1, COUNT)).map(lambda ends: f"рис. {ends[0]}-{ends[1]}")


def named(text: str) -> list[frozenset[int]]:
    return [frozenset(one.pictures) for one in find_references(text).pictures]


def skeleton(text: str) -> str:
    """The text without the numbers of pictures."""
    at, parts = 0, []
    for one in find_references(text).pictures:
        parts.append(text[at : one.start])
        at = one.end
    return "#".join((*parts, text[at:]))


@given(referring_text, permutations)
def test_a_permutation_and_its_inverse_give_the_text_back(text, places):
    there = renumbered(text, places)
    assert renumbered(there, {new: old for old, new in places.items()}) == text


@given(referring_text, permutations)
def test_every_reference_follows_its_picture_and_nothing_else_moves(text, places):
    there = renumbered(text, places)
    assert named(there) == [frozenset(places.get(n, n) for n in one) for one in named(text)]
    assert skeleton(there) == skeleton(text)


@given(any_range, permutations)
def test_a_range_names_the_same_pictures_afterwards(text, places):
    before = set().union(*named(text))
    assert set().union(*named(renumbered(text, places))) == {places[n] for n in before}


@given(any_text | pasted_text, permutations)
def test_a_text_without_references_stays_as_it_is(text, places):
    if not find_references(text).pictures:
        assert renumbered(text, places) == text


@given(referring_text)
def test_the_same_order_changes_nothing(text):
    assert renumbered(text, {n: n for n in range(1, COUNT + 1)}) == text
    assert renumbered(text, {}) == text


@given(referring_text, st.integers(1, COUNT))
def test_a_removed_picture_is_never_taken_for_another_one(text, gone):
    places = {n: None if n == gone else n - (n > gone) for n in range(1, COUNT + 1)}
    there = renumbered(text, places)
    expected = [frozenset(new for n in one if (new := places.get(n, n)) is not None) for one in named(text)]
    assert named(there) == expected
    assert skeleton(there) == skeleton(text)


@pytest.mark.parametrize(
    ("text", "places", "expected"),
    [
        ("См. картинку1 и картинкой2.", {1: 2, 2: 1}, "См. картинку2 и картинкой1."),
        ("На картинках 1 и 3", {1: 3, 2: 1, 3: 2}, "На картинках 3 и 2"),
        ("рис. 1-3", {1: 2, 2: 1}, "рис. 1-3"),
        ("рис. 1–2", {1: 2, 2: 3, 3: 1}, "рис. 2–3"),
        ("рис. 1-2", {2: 3, 3: 2}, "рис. 1, 3"),
        ("рис. 1-3", {1: 1, 2: None, 3: 2}, "рис. 1-2"),
        ("рис. 1-2", {1: None, 2: 1}, "рис. 1"),
        ("рис. 1-2", {1: None, 2: None}, "рис. [?]"),
        ("скриншоты 3-1", {1: 2, 2: 1}, "скриншоты 3-2"),
        ("картинка2 и picture2.png", {2: None}, "картинка[?] и picture[?].png"),
        ("картинка3, 3 раза", {3: 4}, "картинка4, 3 раза"),
        ("картинка9.", {9: 10}, "картинка10."),
    ],
)
def test_numbers_change_and_case_endings_stay(text, places, expected):
    assert renumbered(text, places) == expected


def pictures(*ids: str) -> tuple[DraftPicture, ...]:
    return tuple(DraftPicture(PictureId(one), 10, 10, file_size=1) for one in ids)


def draft(*ids: str, **texts: str):
    return complete_draft(pictures=pictures(*ids)).answered({Field(name): text for name, text in texts.items()})


def test_every_text_that_tells_of_the_problem_follows_and_no_other():
    before = complete_draft(pictures=pictures("a", "b")).answered(dict.fromkeys(TEXT_FIELDS, "картинка1"))
    after = with_pictures(before, pictures("b", "a"))
    changed = {field for field in TEXT_FIELDS if after.answers[field] == "картинка2"}
    assert changed == set(REFERRING_FIELDS)
    assert {after.answers[field] for field in set(TEXT_FIELDS) - changed} == {"картинка1"}


def test_a_picture_that_is_added_changes_no_text():
    before = draft("a", essence="картинка1, картинка2")
    assert with_pictures(before, pictures("a", "b")).answers == before.answers


def test_what_goes_into_the_letter_alone_is_looked_at():
    text = draft("a", steps="картинка1")
    assert references_of(text)[Field.STEPS].pictures
    assert Field.STEPS not in references_of(replace(text, has_error_message=False))


@given(referring_text, st.permutations("abcdefghijkl"), st.sets(st.sampled_from("abcdefghijkl")))
def test_undone_at_once_everything_is_as_it_was(text, order, gone):
    before = draft(*"abcdefghijkl", essence=text)
    after = with_pictures(before, pictures(*(one for one in order if one not in gone)))
    assert undone(before, after, after) == before


def test_what_was_typed_and_added_since_stays_when_a_removed_picture_comes_back():
    before = draft("a", "b", "c", essence="картинка2, картинка3", steps="картинка2")
    after = with_pictures(before, pictures("a", "c"))
    assert after.answers.essence == "картинка[?], картинка2"
    now = with_pictures(after, (*after.pictures, *pictures("d")))
    now = now.answered({Field.ESSENCE: now.answers.essence + ". И картинка3, картинка1"})
    back = undone(before, after, now)
    assert [picture.id for picture in back.pictures] == ["a", "b", "c", "d"]
    assert back.answers.essence == "картинка2, картинка3. И картинка4, картинка1"
    assert back.answers.steps == "картинка2"


def test_an_older_gap_in_a_changed_text_is_left_to_the_teacher():
    first = draft("a", "b", "c", essence="картинка1, картинка2, картинка3")
    second = with_pictures(first, pictures("b", "c"))
    third = with_pictures(second, pictures("c"))
    now = third.answered({Field.ESSENCE: third.answers.essence + "."})
    assert undone(second, third, now).answers.essence == "картинка[?], картинка[?], картинка2."


def test_marks_made_since_stay_when_the_order_is_undone():
    before = draft("a", "b")
    after = with_pictures(before, pictures("b", "a"))
    now = replace(after, pictures=tuple(replace(one, file_size=None) for one in after.pictures))
    back = undone(before, after, now)
    assert [(one.id, one.file_size) for one in back.pictures] == [("a", None), ("b", None)]


STEPS = (StepRow(action="нажала (картинка1, цифра 2)"), StepRow("на картинке 3", result="см. рис. 1-2"))


def test_the_steps_follow_their_pictures_and_their_text_with_them():
    before = draft("a", "b", "c").with_steps(STEPS)
    after = with_pictures(before, pictures("c", "a", "b"))
    assert after.step_rows == (
        StepRow(action="нажала (картинка2, цифра 2)"),
        StepRow("на картинке 1", result="см. рис. 2-3"),
    )
    assert after.answers.steps == text_of(after.step_rows).text
    assert "картинка2, цифра 2" in after.answers.steps
    assert undone(before, after, after) == before


def test_a_list_kept_behind_a_text_in_own_words_follows_too():
    before = replace(draft("a", "b", "c").with_steps(STEPS), steps_in_own_words=True)
    after = with_pictures(before, pictures("c", "a", "b"))
    assert after.steps_in_own_words
    assert after.answers.steps == text_of(after.step_rows).text
    assert undone(before, after, after) == before


def test_what_was_changed_in_the_steps_since_stays_when_a_removed_picture_comes_back():
    before = draft("a", "b", "c").with_steps(STEPS)
    after = with_pictures(before, pictures("b", "c"))
    assert after.step_rows[0].action == "нажала (картинка[?], цифра 2)"
    now = after.with_steps((*after.step_rows, StepRow(result="картинка2")))
    back = undone(before, after, now)
    assert back.step_rows == (*STEPS, StepRow(result="картинка3"))
    assert back.has_step_list
