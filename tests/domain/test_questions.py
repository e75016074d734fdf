"""Questions, own words and subjects in letters nobody should write; real letters are files (tests/data/replies)."""

from __future__ import annotations

import pytest
from hypothesis import given

from edusupport_desktop.domain.letter_kind import is_from, says_solved
from edusupport_desktop.domain.own_words import own_words
from edusupport_desktop.domain.questions import MOST_QUESTIONS, find_questions
from edusupport_desktop.domain.subjects import comparable, is_about
from edusupport_desktop.domain.watermark import find_watermark, watermark_line
from hostile_text import pasted_text


@given(pasted_text)
def test_no_text_breaks_the_reading(text: str) -> None:
    assert len(find_questions(text)) <= MOST_QUESTIONS
    # A few letters stand anywhere: only more of them are a quotation.
    assert all(sum(map(str.isalnum, question)) <= 5 for question in find_questions(text, ours=text))
    assert set(own_words(text)) <= {*text, "\n"}
    says_solved(text, text)
    find_watermark(text)
    is_about(comparable(text), comparable(text))


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("Какой класс? Какой предмет?", ("Какой класс?", "Какой предмет?")),
        ("Какой класс?!", ("Какой класс?!",)),
        ("Смотрите https://desk.example/?a=1", ()),
        ("Пришлите снимок. Спасибо.", ("Пришлите снимок.",)),
        ("Нужна версия браузера", ("Нужна версия браузера",)),
        ("Не могли бы вы уточнить дату урока", ("Не могли бы вы уточнить дату урока",)),
        ("Please provide a screenshot.", ("Please provide a screenshot.",)),
        ("Если ошибка повторится, сообщите нам.", ()),
        ("Остались вопросы? Позвоните.", ()),
        ("> Какой класс?\nВтоpой 🎄", ()),
        ("Просим сообщить:\n- класс;\n\n- предмет.\nСпасибо.", ("класс", "предмет")),
        ("Просим сообщить:\nкласс и предмет", ("Просим сообщить: класс и предмет",)),
        ("?", ()),
        ("Вы учитель 7 «А» кл. или 7 «Б»?", ("Вы учитель 7 «А» кл. или 7 «Б»?",)),
    ],
)
def test_questions_are_found_and_politeness_is_not(text: str, questions: tuple[str, ...]) -> None:
    assert find_questions(text) == questions


def test_a_letter_of_questions_alone_has_an_end() -> None:
    assert len(find_questions("\n".join(f"Какой класс {number}?" for number in range(1000)))) == MOST_QUESTIONS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ваше обращение решено.", True),
        ("Заявка № 5 закрыта", True),
        ("Статус: закрыто", True),
        ("Проблема не решена.", False),
        ("Заявка будет закрыта завтра.", False),
        ("Вопрос решён?", False),
        ("Если проблема решена, ответьте.", False),
        ("> Вопрос решён.", False),
        ("Разрешено открыть журнал.", False),
    ],
)
def test_solved_is_what_the_support_states(text: str, expected: bool) -> None:
    assert says_solved("", text) is expected


def test_our_own_words_solve_nothing() -> None:
    assert not says_solved("Re: Вопрос закрыт без ответа", "Спасибо.", ours="Вопрос закрыт без ответа\nПомогите")


@pytest.mark.parametrize(
    ("subject", "ours", "expected"),
    [
        ("Re: Не открывается журнал", "Не открывается журнал", True),
        ("INC0001234: «не открывается журнал» зарегистрировано", "Не открывается журнал", True),
        ("Не открывается журнал 7 «А»", "Не открывается журнал", True),
        ("Не открывается", "Не открывается журнал", False),
        ("Не открывается журналист", "Не открывается журнал", False),
        ("Re: Ёлка", "Елка", True),
        ("Новая ёлка", "Елка", False),
        ("", "", False),
        ("🎄", "🎄", False),
    ],
)
def test_subjects_are_compared_by_their_words(subject: str, ours: str, expected: bool) -> None:
    assert is_about(comparable(subject), comparable(ours)) is expected


@pytest.mark.parametrize(
    ("text", "watermark"),
    [
        ("Ref:MSG0004711_kQ2v", "MSG0004711_kQ2v"),
        ("ref: MSG0004711", "MSG0004711"),
        ("Ref:MSG0000001\n> Ref:MSG0000002", "MSG0000002"),
        ("xRef:MSG0004711", ""),
        ("Ref:MSG12", ""),
    ],
)
def test_watermarks_are_found(text: str, watermark: str) -> None:
    assert find_watermark(text) == watermark
    if watermark:
        assert find_watermark(watermark_line(watermark)) == watermark


@pytest.mark.parametrize(
    ("address", "expected"),
    [("a@desk.example", True), ("a@MAIL.Desk.example", True), ("a@notdesk.example", False), ("desk.example", True)],
)
def test_a_domain_and_what_is_below_it_is_the_desks(address: str, expected: bool) -> None:
    assert is_from(address, "desk.example") is expected
    assert not is_from(address, "")
