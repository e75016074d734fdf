"""Another problem in what is to be added to a request: asked about, and not seen in an answer to the point."""

from __future__ import annotations

import pytest
from hypothesis import given

from edusupport_desktop.domain.off_topic import off_topic
from hostile_text import pasted_text
from sample_request import DESK

SUBJECT = "Не сохраняется оценка в журнале 7 «А»"
STORY = "Ставлю оценку за 12.11, нажимаю «Сохранить», оценка пропадает."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Также не открывается расписание звонков.", "Также не открывается расписание звонков."),
        ("Класс 7 «А». Ещё вопрос: бланк аттестата не печатается.", "Ещё вопрос: бланк аттестата не печатается."),
        ("Кроме того, пропали отчёты, выгрузка не работает.", "Кроме того, пропали отчёты, выгрузка не работает."),
    ],
)
def test_the_place_where_another_problem_begins_is_found(text: str, words: str) -> None:
    found = off_topic(SUBJECT, STORY, text, DESK.sections)
    assert found is not None
    assert text[found.start :] == words


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Класс 7 «А», алгебра, 12.11.2026.",
        "Проверила в другом браузере: то же самое, оценка пропадает.",
        "Теперь и в 7Б. Снимок приложила.",
        "Спасибо, кэш очистила, не помогло.",
    ],
)
def test_an_answer_to_the_point_is_not_asked_about(text: str) -> None:
    assert off_topic(SUBJECT, STORY, text, DESK.sections) is None


def test_a_second_problem_that_went_in_the_request_itself_hides_nothing() -> None:
    both = f"{STORY}\n\nВторой вопрос: не открывается расписание."
    assert off_topic(SUBJECT, both, "Также не печатается бланк аттестата.", DESK.sections) is not None


@given(pasted_text)
def test_no_text_breaks_it(text: str) -> None:
    found = off_topic(text, text, text, DESK.sections)
    assert found is None or 0 <= found.start < found.end <= len(text)
