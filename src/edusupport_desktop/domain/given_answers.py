"""«Необходимо четко отвечать на вопросы»: each question of the support with its answer, as the letter has them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from edusupport_desktop.domain.plain_text import clean_text, is_blank

LONGEST_ANSWER = 5_000
"""Characters."""
NOT_KNOWN = "Не знаю."


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """``is_unknown``: the teacher says that there is no answer; then ``text`` may say why."""

    question: str
    text: str = ""
    is_unknown: bool = False

    @property
    def is_given(self) -> bool:
        return self.is_unknown or not is_blank(self.text)


def answers_to(questions: Sequence[str], before: Sequence[GivenAnswer]) -> tuple[GivenAnswer, ...]:
    """One for each question, in their order; what was answered before stays answered.

    An answer to a question that is not asked any more, because the support wrote again, is kept at the end.
    """
    known = {each.question: each for each in before}
    asked = [known.pop(question, GivenAnswer(question)) for question in dict.fromkeys(questions)]
    return (*asked, *(each for each in known.values() if each.is_given))


def unanswered(given: Sequence[GivenAnswer]) -> tuple[int, ...]:
    """The places, from 0, of the questions nobody has answered."""
    return tuple(place for place, each in enumerate(given) if not each.is_given)


def write_answers(given: Sequence[GivenAnswer]) -> str:
    """Each question quoted above its answer. Questions without an answer are left out."""
    return "\n\n".join(_written(each) for each in given if each.is_given)


def _written(answer: GivenAnswer) -> str:
    quoted = "\n".join(f"> {line}" for line in clean_text(answer.question).split("\n"))
    said = clean_text(answer.text)[:LONGEST_ANSWER]
    return "\n".join(part for part in (quoted, NOT_KNOWN if answer.is_unknown else "", said) if part)
