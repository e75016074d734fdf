"""Answers to the support's questions: each quoted above its answer, «не знаю», and those nobody has answered."""

from __future__ import annotations

from hypothesis import given

from edusupport_desktop.domain.followed_steps import FollowedStep, StepOutcome
from edusupport_desktop.domain.further_text import further_text
from edusupport_desktop.domain.given_answers import NOT_KNOWN, GivenAnswer, answers_to, unanswered, write_answers
from edusupport_desktop.domain.plain_text import clean_text
from hostile_text import any_text

ANSWERS = (
    GivenAnswer("Какой класс?", "7 «Б»\nи 7 «В»"),
    GivenAnswer("Какой браузер?"),
    GivenAnswer("Какая версия?", is_unknown=True),
    GivenAnswer("Когда?", "не помню", is_unknown=True),
)


def test_each_question_is_quoted_above_its_answer() -> None:
    assert write_answers(ANSWERS) == (
        "> Какой класс?\n7 «Б»\nи 7 «В»\n\n> Какая версия?\nНе знаю.\n\n> Когда?\nНе знаю.\nне помню"
    )


def test_those_without_an_answer_are_known_by_their_places() -> None:
    assert unanswered(ANSWERS) == (1,)
    assert unanswered((GivenAnswer("?", " \u200b\n"),)) == (0,)
    assert unanswered(()) == ()


def test_what_was_answered_stays_answered_when_the_support_asks_more() -> None:
    again = answers_to(["Какая версия?", "Новое?", "Новое?"], ANSWERS)
    assert [each.question for each in again] == ["Какая версия?", "Новое?", "Какой класс?", "Когда?"]
    assert again[0].is_unknown
    assert not again[1].is_given


def test_the_letter_has_answers_steps_and_the_rest_in_this_order() -> None:
    steps = (FollowedStep("<1>", "Выйдите.", StepOutcome.DONE), FollowedStep("<1>", "Войдите."))
    text = further_text(ANSWERS[:1], steps, " Спасибо\n")
    assert text == (
        "> Какой класс?\n7 «Б»\nи 7 «В»\n\n"
        "Что сделано по инструкции:\n1. Выйдите – сделано.\n2. Войдите – не выполнялось.\n\n Спасибо"
    )
    assert further_text((), (), "") == further_text(ANSWERS[1:2], steps[1:], " \n") == ""


@given(any_text, any_text)
def test_no_text_breaks_the_quotation(question: str, text: str) -> None:
    written = write_answers([GivenAnswer(question, text, is_unknown=True)]).split("\n")
    asked = len(clean_text(question).split("\n"))
    assert all(line.startswith("> ") for line in written[:asked])
    assert written[asked] == NOT_KNOWN
