"""The words a click puts into a text fit what stands around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edusupport_desktop.domain.reference_words import insertion, number_reference, picture_reference
from edusupport_desktop.domain.references import find_references
from hostile_text import any_text, pasted_text


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("", "картинка1"),
        ("Ошибка: ", "картинка1"),
        ("Видно на ", "картинке1"),
        ("Видно НА", "картинке1"),
        ("(см. ", "картинку1"),
        ("Смотрите «", "картинку1"),
        ("Смотрите ", "картинку1"),
        ("как из ", "картинки1"),
        ("перед ", "картинкой1"),
        ("стена ", "картинка1"),
        ("7 ", "картинка1"),
    ],
)
def test_the_word_before_decides_the_ending(before, expected):
    assert picture_reference(before, 1) == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("Нажала кнопку под ", "цифрой 3 на картинке2"),
        ("", "цифра 3 на картинке2"),
        ("см. ", "цифру 3 на картинке2"),
    ],
)
def test_a_number_is_named_with_its_picture(before, expected):
    assert number_reference(before, 3, 2) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "", "картинка1"),
        ("Видно", "", " картинка1"),
        ("Видно ", "", "картинка1"),
        ("Видно\n", "", "картинка1"),
        ("(", ")", "картинка1"),
        ("«", "»", "картинка1"),
        ("Видно", ", что", " картинка1"),
        ("Видно ", "что", "картинка1 "),
        ("Видно ", " что", "картинка1"),
        ("конец.", "Начало", " картинка1 "),
    ],
)
def test_blanks_stand_where_they_belong(before, after, expected):
    assert insertion(before, after, "картинка1") == expected


@given(any_text | pasted_text, any_text | pasted_text, st.integers(1, 20), st.integers(1, 99))
def test_what_is_put_in_is_found_again_and_the_rest_stays(before, after, place, number):
    after = after.lstrip("-/.:,0123456789%°×* \t\xa0хx")  # «картинка1.5» is read as something else
    for words in (picture_reference(before, place), number_reference(before, number, place)):
        text = before + insertion(before, after, words) + after
        assert text.startswith(before)
        assert text.endswith(after)
        if not before or before[-1].isspace():
            assert any(
                text[slice(*one.phrase)] in words and one.pictures == (place,) for one in find_references(text).pictures
            )
