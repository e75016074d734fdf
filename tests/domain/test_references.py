"""What counts as a reference to a picture, or to a number on it, in texts as teachers write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edusupport_desktop.domain.references import find_references
from hostile_text import any_text, pasted_text

WORDS = (
    *("картинка", "картинки", "картинке", "картинку", "картинкой", "картинкою", "Картинка", "КАРТИНКЕ"),
    *("рисунок", "рисунка", "рисунке", "рис", "рис.", "снимок", "снимке", "снимком", "фото", "фотография"),
    *("скриншот", "скриншоте", "скрин", "скрине", "изображение", "изображении", "picture"),
)


def pictures_in(text: str) -> list[int | None]:
    """The numbers a text names, None for a removed picture's."""
    found = find_references(text).pictures
    return [number for one in found for number in (one.pictures or (None,))]


def numbers_in(text: str) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(one.numbers, one.pictures) for one in find_references(text).numbers]


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("between", ["", " ", "\xa0", " №", " № ", " номер ", "_", "-"])
def test_a_word_for_a_picture_and_a_number_make_a_reference(word, between):
    text = f"Ёж 🦔: см. {word}{between}2, там видно."
    (reference,) = find_references(text).pictures
    assert reference.pictures == (2,)
    assert text[reference.start : reference.end] == "2"
    assert text[slice(*reference.phrase)] == f"{word}{between}2"
    assert reference.is_certain == (between.strip() != "" or not between)


@pytest.mark.parametrize(
    ("text", "pictures"),
    [
        ("на картинках 1 и 3", [1, 3]),
        ("картинки 1, 2 и 4 одинаковы", [1, 2, 4]),
        ("(рис. 1-3)", [1, 2, 3]),
        ("рис.1–3", [1, 2, 3]),
        ("скриншоты 3-1", [3, 1]),
        ("на картинке 1 и 2 видно", [1, 2]),
        ("«картинка1» и «картинка2».", [1, 2]),
        ("файлы picture1.png, picture2.jpeg", [1, 2]),
        ("на снимке экрана 2", [2]),
        ("2-я картинка, на 3-м снимке", [2, 3]),
        ("Ошибка на 2 картинке", [2]),
        ("картинка1-картинка3", [1, 3]),
        ("картинка0", [0]),
        ("картинка[?] и картинки 1, [?]", [None, 1, None]),
        ("На картинке 1 класс не виден", [1]),
        ("картинка1, 5 учеников", [1]),
        ("картинки 1, 5 учеников без оценок", [1]),
        ("картинка1 и 2 вкладки рядом", [1]),
        ("На картинке 1 и 2 ноября всё верно", [1]),
        ("картинка10", [10]),
    ],
)
def test_several_pictures_are_named_at_once(text, pictures):
    assert pictures_in(text) == pictures


@pytest.mark.parametrize(
    "text",
    [
        "Картинки 5 класса не видны",
        "рисунки 1-го класса",
        "картинки 5 «Б»",
        "картинки 5 Б класса",
        "фото 10 учеников",
        "фото 3 ребёнка",
        "скриншот 12.11.2026",
        "скриншоты за 12.11.2026",
        "снимок экрана 2026-11-22 101512.png",
        "скриншот 12 ноября",
        "рисунок 3х4, рисунок 3 х 4",
        "фото 5 Мб",
        "картинки 3 задания",
        "Приложила картинки:\n1. Журнал",
        "картинка100, картинка01, картинка1а, мойкартинка1",
        "картинка 1.5",
        "на 112-й картинке, на А2 картинке",
        "3 картинки приложены",
        "первая картинка",
        "картинка, картинки, 1",
        "",
    ],
)
def test_other_things_are_not_taken_for_pictures(text):
    assert pictures_in(text) == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("цифра 3 на картинке2", [((3,), (2,))]),
        ("Цифрой 3 (картинка 2) отмечено", [((3,), (2,))]),
        ("цифры 1-3 на картинке1", [((1, 2, 3), (1,))]),
        ("цифры 1 и 3 на картинках 1 и 2", [((1, 3), (1, 2))]),
        ("картинка2, цифра 3", [((3,), (2,))]),
        ("на картинке 2 под цифрой 3", [((3,), (2,))]),
        ("на картинке2 (цифры 3 и 4)", [((3, 4), (2,))]),
        ("номер 3 на картинке2", [((3,), (2,))]),
        ("цифра 3 на 2 картинке", [((3,), (2,))]),
        ("под цифрой 3", [((3,), ())]),
        ("цифра 12", [((12,), ())]),
        ("цифра 3. На картинке2 другое", [((3,), ())]),
        ("цифра 1 на картинке1, цифра 2 на картинке2", [((1,), (1,)), ((2,), (2,))]),
        ("номер 3 в журнале", []),
        ("гиперцифра 3", []),
        ("цифры не видны", []),
        ("цифра 2026", []),
        ("цифра 1 на картинке[?]", [((1,), ())]),
    ],
)
def test_numbers_are_found_with_their_pictures(text, numbers):
    assert numbers_in(text) == numbers


@given(any_text | pasted_text)
def test_any_text_can_be_read(text):
    found = find_references(text)
    at = 0
    for one in found.pictures:
        assert at <= one.start < one.end <= len(text)
        assert one.phrase[0] <= one.start < one.end <= one.phrase[1]
        at = one.end


@given(
    any_text.filter(lambda text: not any(letter.isalnum() or letter in "[_-" for letter in text)), st.integers(1, 99)
)
def test_whatever_stands_around_a_reference_does_not_hide_it(text, number):
    assert pictures_in(f"{text}картинка{number} {text}") == [number]


@pytest.mark.parametrize(
    "part", ["картинка ", "картинки 1, ", "1, ", "1 ", "цифра 1 картинка1 ", "рис. ", " ", "цифры 1-1,"]
)
def test_long_texts_of_one_piece_are_read_to_their_end(part):
    """A search that went back and forth would never come to the end of these."""
    text = part * (100_000 // len(part)) + " картинка77"
    assert pictures_in(text)[-1] == 77
