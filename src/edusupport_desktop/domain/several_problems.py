"""«В одном письме должна быть описана одна проблема»: signs that a text tells of two, and where the second one begins.

A guess, made to ask and never to forbid. One problem told at length (steps, what was tried, several pupils, «и ещё раз
нажала») gives no sign. How often it is right is measured on labelled texts: see docs/testing.md.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.clauses import LONGEST, Clause, Opening, Sections, clauses, folded


class SignKind(StrEnum):
    """What makes one think of a second problem."""

    ANOTHER_QUESTION = "another_question"
    """«Второй вопрос», «ещё одна проблема»."""
    ALSO = "also"
    """«Также», «и ещё», «кроме того» before another complaint."""
    LIST = "list"
    """Complaints under numbers or dashes."""
    ANOTHER_SECTION = "another_section"
    """A complaint about another part of the system."""
    ANOTHER_MESSAGE = "another_message"
    """Another error text."""
    NOTHING_IN_COMMON = "nothing_in_common"
    """A complaint right after the first, with no word of it."""


@dataclass(frozen=True, slots=True)
class Sign:
    """``answers[field][start:end]`` in characters."""

    kind: SignKind
    field: Field
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SecondProblem:
    """It seems to begin at ``answers[field][at]``; ``end`` is the end of its first sentence. ``signs`` is not empty."""

    field: Field
    at: int
    end: int
    signs: tuple[Sign, ...]


def second_problem(texts: Sequence[tuple[Field, str]], sections: Sections) -> SecondProblem | None:
    """The first place where another problem seems to begin; None when all of it seems to be about one.

    ``texts``: the subject first, then what tells of the problem, in the order of the letter.
    """
    return _second_problem(tuple(texts), tuple((name, tuple(words)) for name, words in sections.items()))


@lru_cache(maxsize=4)  # asked with every check; what is typed elsewhere changes none of these texts
def _second_problem(
    texts: tuple[tuple[Field, str], ...], sections: tuple[tuple[str, tuple[str, ...]], ...]
) -> SecondProblem | None:
    cut = [(field, clause) for field, text in texts for clause in clauses(text, dict(sections))]
    subject = [clause for field, clause in cut if field is Field.SUBJECT]
    announced = any(field is Field.SUBJECT and _ANNOUNCED.search(folded(text[:LONGEST])) for field, text in texts)
    story = _Story(subject)
    for field, clause in cut:
        if field is Field.SUBJECT:
            continue
        signs = story.signs(clause)
        if signs and story.weight(clause, signs) + announced >= _ENOUGH:
            end = clause.end
            return SecondProblem(
                field, clause.start, end, tuple(Sign(kind, field, clause.start, end) for kind in signs)
            )
        story.go_on(clause)
    return None


_ENOUGH = 1.5
"""The weight at which it is asked. This and the weights below were found on the tuned half of the labelled texts."""
_WEIGHTS = {
    SignKind.ANOTHER_QUESTION: 3.0,
    SignKind.ALSO: 1.5,
    SignKind.LIST: 1.0,
    SignKind.ANOTHER_SECTION: 1.5,
    SignKind.ANOTHER_MESSAGE: 1.0,
    SignKind.NOTHING_IN_COMMON: 1.25,
}
_TELLING_WORDS = 3
"""A complaint of fewer longer words names too little to be about something else."""
_ANNOUNCED = re.compile(
    r"(?<!\w)(?:(?:дв[аеу]\w{0,2}|три|трем|несколько|пара|разные|по) (?:\w{1,20} )?(?:вопрос|проблем|обращени|ошиб)|"
    r"(?:вопросы|проблемы|ошибки)(?!\w))"
)
"""A subject such as «Два вопроса» or «Несколько проблем»."""


class _Story:
    """What was told so far, clause by clause."""

    def __init__(self, subject: Sequence[Clause]) -> None:
        self._of_subject = frozenset(name for clause in subject for name in clause.sections)
        self._messages = {message for clause in subject for message in clause.quoted}
        self._sections: set[str] = set()
        self._words: set[str] = set()
        self._length = 0
        self._has_complained = False
        self._items: set[bool] = set()
        """Whether each item of its lists was a complaint."""

    def go_on(self, clause: Clause) -> None:
        self._sections |= clause.sections
        self._messages.update(clause.quoted)
        self._words |= clause.words
        self._length += 1
        self._has_complained |= clause.troubled
        if clause.opening is Opening.ITEM:
            self._items.add(clause.troubled and not clause.tells_a_try)

    def signs(self, clause: Clause) -> tuple[SignKind, ...]:
        if not self._length:
            return ()
        found = {
            SignKind.ANOTHER_QUESTION: clause.opening is Opening.NEXT,
            SignKind.ALSO: clause.opening is Opening.ALSO,
            # «1. Не открывается журнал. 2. Нет отчёта»: not «1. Открыла журнал. 2. Нажала».
            SignKind.LIST: clause.opening is Opening.ITEM and not clause.tells_a_try and self._items == {True},
            SignKind.ANOTHER_SECTION: bool(clause.sections) and self._known_sections.isdisjoint(clause.sections),
            SignKind.ANOTHER_MESSAGE: bool(clause.quoted and self._messages)
            and self._messages.isdisjoint(clause.quoted),
            SignKind.NOTHING_IN_COMMON: self._length == 1
            and clause.opening in (Opening.PLAIN, Opening.JOINED)
            and len(clause.words) >= _TELLING_WORDS
            and self._words.isdisjoint(clause.words),
        }
        return tuple(kind for kind, is_there in found.items() if is_there)

    def weight(self, clause: Clause, signs: Sequence[SignKind]) -> float:
        weight = sum(_WEIGHTS[sign] for sign in signs)
        if clause.opening is Opening.NEXT:
            return weight
        if not clause.troubled or not (self._has_complained or clause.opening is Opening.ALSO):
            return 0
        if clause.is_alone:
            weight += 0.5
        if clause.opening in (Opening.PLAIN, Opening.JOINED):
            weight += -0.5 if clause.is_short or not self._words.isdisjoint(clause.words) else 0.25
            # The longer a story, the more parts of the system it passes through by chance.
            weight -= 0.1 * max(0, self._length - 2)
        if clause.tells_a_try:
            weight -= 1 if {SignKind.ANOTHER_SECTION, SignKind.ANOTHER_MESSAGE} <= set(signs) else 3
        if clause.looks_back:
            weight -= 2
        if clause.sections and clause.sections <= self._known_sections:
            weight -= 0.5
        if not self._messages.isdisjoint(clause.quoted):
            weight -= 2
        return weight

    @property
    def _known_sections(self) -> frozenset[str] | set[str]:
        """The subject may name both problems: it counts only while the text names nothing."""
        return self._sections or self._of_subject
