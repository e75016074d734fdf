"""How much two subjects speak of the same: endings, order and typing errors do not matter.

Each longer word is compared by its three-letter pieces with every word of the other subject, so «оценки» is almost
«оценка» and «журнл» almost «журнал». Words that any complaint has («не открывается», «ошибка») count for little.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from edusupport_desktop.domain.clauses import folded

SIMILAR = 0.6
"""From here on two subjects are taken for similar."""

LONGEST = 500
"""Characters of a subject that are read."""

_MOST_WORDS = 24
_WORD = re.compile(r"[^\W_]+")
_STOP_WORDS = frozenset(
    re.findall(
        r"\w+",
        "а без нет бы в во вот для до же за и из или к как ко ли мне мой на над нам нас не него нее ни но ну о об "
        "он она они от по под при про с со то у уже чем что это я мы вы нам вам его ее их там так еще тоже также "
        "пожалуйста помогите здравствуйте добрый день прошу re fwd",
    )
)
_COMMON = frozenset(
    re.findall(
        r"\w+",
        "откры работ досту сохра ошибк ошибо пробл вопро могу может можем видны видно видит вижу пропа исчез появл "
        "выдае пишет получ нужно непра невер систе элект школа школе школы учени учите класс обращ помощ почем",
    )
)
_BEGINNING = 4
_FEWEST_WORDS = 2
_COMMON_WEIGHT = 0.35
_ALIKE = 0.4
"""Pieces two words must share, of one, to be taken for forms of one word."""
_EQUAL = 0.75


@dataclass(frozen=True, slots=True)
class _Words:
    pieces: tuple[frozenset[str], ...]
    weights: tuple[float, ...]


def similarity(one: str, other: str) -> float:
    """From 0 to 1; the same whichever comes first. 0 when one of them has no telling word."""
    first, second = _words(one[:LONGEST]), _words(other[:LONGEST])
    if not first.pieces or not second.pieces:
        return 0.0
    return (_covered(first, second) + _covered(second, first)) / 2


def beginnings(subject: str) -> tuple[str, ...]:
    """The first letters of its telling words, to look for candidates by. Empty when it says too little to be like
    anything: one word («журнал»), or none but what any complaint has («не работает»)."""
    words = _telling(folded(subject[:LONGEST]))
    if len(words) < _FEWEST_WORDS or all(map(_is_common, words)):
        return ()
    return tuple(dict.fromkeys(word[:_BEGINNING] for word in words))


def _covered(words: _Words, by: _Words) -> float:
    """How much of the one is found in the other."""
    found = sum(
        weight * max(_likeness(pieces, other) for other in by.pieces)
        for pieces, weight in zip(words.pieces, words.weights, strict=True)
    )
    return found / sum(words.weights)


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    shared = 2 * len(one & other) / (len(one) + len(other))
    return min(1.0, shared / _EQUAL) if shared >= _ALIKE else 0.0


@lru_cache(maxsize=2048)  # one subject is compared with many, and again at the next key
def _words(text: str) -> _Words:
    words = _telling(folded(text))
    return _Words(
        tuple(_pieces(word) for word in words),
        tuple(min(len(word), 8) * (_COMMON_WEIGHT if _is_common(word) else 1.0) for word in words),
    )


def _telling(text: str) -> list[str]:
    return [word for word in _WORD.findall(text) if word not in _STOP_WORDS][:_MOST_WORDS]


def _is_common(word: str) -> bool:
    return word[:5] in _COMMON or word.isdigit()


def _pieces(word: str) -> frozenset[str]:
    padded = f"_{word}_"
    return frozenset(padded[place : place + 3] for place in range(max(1, len(padded) - 2)))
