"""Subjects that speak of the same are like each other, whatever their endings, order and typing errors."""

from __future__ import annotations

import pytest
from hypothesis import given

from edusupport_desktop.domain.similarity import LONGEST, SIMILAR, beginnings, similarity
from hostile_text import any_text, pasted_text

ALIKE = [
    ("Не сохраняется оценка в журнале", "В журнале не сохраняются оценки"),
    ("не сохраняеться оцнка журнал", "Не сохраняется оценка в журнале 7Б"),
    ("Не открывается журнал 5А", "не открываеться журнал 7б"),
    ("не могу войти через госуслуги", "Не получается вход через Госуслуги"),
    ("Не печатается аттестат", "Печать аттестатов не работает"),
    ("Пропали оценки за четверть", "Исчезли четвертные оценки"),
    ("Нет ученика в журнале", "Ученик не виден в журнале"),
    ("Не приходят сообщения родителям", "Родители не получают сообщений"),
    ("расписание не публикуется", "Не публикуется расписане на 2 четверть"),
    ("ОТЧЁТ НЕ ФОРМИРУЕТСЯ", "не формируется отчет об успеваемости"),
    ("Журнал и расписание", "Расписание, журнал"),
    ("Ёлка у детей пропала из дневника", "елка из дневника детей пропала"),
]
UNLIKE = [
    ("Не открывается журнал", "Не открывается дневник"),
    ("Ошибка при входе", "Ошибка при печати"),
    ("Замена учителя", "Увольнение учителя"),
    ("Не сохраняется тема урока", "Не сохраняется оценка за урок"),
    ("Не работает отчёт по питанию", "Не работает вход через госуслуги"),
    ("Пропало расписание 5А", "Пропали оценки 5А"),
    ("Нет доступа к ВПР", "Нет доступа к личным делам"),
    ("Ошибка 500", "Ошибка 403 при печати справки"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_the_same_trouble_in_other_words_is_similar(one: str, other: str) -> None:
    assert similarity(one, other) >= SIMILAR
    assert beginnings(one)


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_another_trouble_is_not(one: str, other: str) -> None:
    assert similarity(one, other) < SIMILAR


@pytest.mark.parametrize("subject", ["", "журнал", "не работает", "Ошибка 500", "у в на", "👩‍🏫", "\ud800 \x00"])
def test_what_says_too_little_is_looked_for_nowhere(subject: str) -> None:
    assert beginnings(subject) == ()


def test_what_is_looked_for_are_the_first_letters_of_telling_words() -> None:
    assert beginnings("Не сохраняется ОЦЕНКА в журнале, ёж и журналы") == ("сохр", "оцен", "журн", "еж")


@given(any_text | pasted_text, any_text | pasted_text)
def test_no_text_breaks_it_and_it_is_the_same_both_ways(one: str, other: str) -> None:
    assert 0 <= similarity(one, other) == similarity(other, one) <= 1.0000001
    assert similarity(one, one) in (0, pytest.approx(1))
    assert all(beginnings(one))


@pytest.mark.parametrize("piece", ["журнал ", "а", "\n", "ё1", "\ud800"])
def test_of_a_hundred_thousand_characters_the_beginning_is_read(piece: str) -> None:
    text = (piece * 100_000)[:100_000]
    assert similarity(text, text[:LONGEST]) in (0, pytest.approx(1))
    assert len(beginnings(text)) <= 24
