"""Names of people are found where they can be told, and nothing else is one."""

from __future__ import annotations

import pytest
from hypothesis import given

from edusupport_desktop.domain.first_names import is_first_name
from edusupport_desktop.domain.people import find_person
from hostile_text import any_text, pasted_text

OWN_NAME = "Королёва Анна Сергеевна"

NAMES = {
    "У ученика Иванова Петра не ставится оценка": "Иванова Петра",
    "Иванов И.И. не видит журнал": "Иванов И.И.",
    "Иванову И. И. нельзя поставить": "Иванову И. И.",
    "И.И. Иванов не видит": "И.И. Иванов",
    "А. С. Сидорова не может": "А. С. Сидорова",
    "Мама Кузнецовой Ольги жалуется": "Мама Кузнецовой Ольги",
    "Мария Петровна не может войти": "Мария Петровна",
    "не входит Марией Петровной": "Марией Петровной",
    "Пётр Иванов из 7Б": "Пётр Иванов",
    "Ученик Ким Артур пропал": "Ким Артур",
    "оценка Гаспарян Анне": "Гаспарян Анне",
    "Ольга Шевченко не видит": "Ольга Шевченко",
    "Мамедов Расул": "Мамедов Расул",
    "Петров Иван Ильич": "Петров Иван Ильич",
    "У Абдуллаевой Лейлы нет оценок": "Абдуллаевой Лейлы",
    "Вчера Петрову Ивану поставили 5": "Вчера Петрову Ивану",
    "учитель Салтыкова-Щедрина Анна": "Салтыкова-Щедрина Анна",
    "Иванов П. не видит журнал": "Иванов П.",
}

NO_NAMES = [
    "Не открывается Журнал",
    "В городе Нижний Новгород",
    "Великий Новгород, Санкт-Петербург",
    "школа имени Юрия Гагарина",
    "лицей им. А.С. Пушкина",
    "ул. Ивана Франко",
    "Владимир",
    "Вчера Пётр не вошёл",
    "Ученик Пётр из 7Б",
    "Надежда умирает последней",
    "АИС Электронная Школа не работает",
    "Журнал Классный Руководитель",
    "Ошибка В. Журнале",
    "Класс А. Б.",
    "Открыла Журнал. Выбрала Алгебра. Нажала Сохранить.",
    "Русский Язык и Английский Язык",
    "Марина открыла журнал",
    "Роман «Война и мир»",
    "Яндекс Браузер",
    "Владимирская Область, Город Владимир",
    "Добрый день, Мария",
    "Потом Анна нажала",
    "Королёва Анна Сергеевна не может войти",
    "Королёвой А.С. не видно",
    "Здравствуйте, меня зовут Королёва Анна",
    "Ростов Великий",
    "Республика Марий Эл",
    "Лист 1. А. Список",
    "Вера в себя",
    "Мы с Ольгой",
]


@pytest.mark.parametrize(("text", "name"), NAMES.items())
def test_a_name_is_found(text: str, name: str) -> None:
    found = find_person(text, [OWN_NAME])
    assert found is not None
    assert text[found.start : found.end] == name


@pytest.mark.parametrize("text", NO_NAMES)
def test_nothing_else_is_a_name(text: str) -> None:
    assert find_person(text, [OWN_NAME]) is None


def test_another_person_of_the_same_first_name_is_somebody_else() -> None:
    assert find_person("Анна Петрова не входит", [OWN_NAME]) is not None


@pytest.mark.parametrize("text", ["Королёвой Анне Сергеевне", "Королева А.С.", "А. С. Королёвой", "Анна Сергеевна"])
def test_a_known_person_does_not_count_in_any_case(text: str) -> None:
    assert find_person(f"не открывается у {text}", [OWN_NAME]) is None


@pytest.mark.parametrize("form", ["Пётр", "петра", "ПЕТРОМ", "Марии", "Ольгой", "Любовью", "Льва", "Игорю", "Дмитрия"])
def test_a_first_name_is_known_in_every_case(form: str) -> None:
    assert is_first_name(form)


@pytest.mark.parametrize("word", ["", "Журнал", "Пёт", "Москва", "Ива"])
def test_another_word_is_no_first_name(word: str) -> None:
    assert not is_first_name(word)


@given(any_text | pasted_text)
def test_any_text_can_be_searched(text: str) -> None:
    found = find_person(f"Иванов {text} Пётр", [text])
    assert found is None or found.start < found.end


@pytest.mark.timeout(20)
@pytest.mark.parametrize("text", ["Слово Ещё Одно " * 7_000, "Анна " * 20_000, "А. " * 33_000, "А" * 100_000])
def test_no_long_text_makes_the_search_slow(text: str) -> None:
    find_person(text)
