"""A Russian text cut into clauses, each with what its words say: of trouble, of what was tried, of what came before.

Teachers write without full stops and without commas, so a clause also begins where «и ещё», «также» or «и не» stands. A
guess by words, not a grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from edusupport_desktop.domain.complaint_words import (
    ALSO,
    BACK,
    BACK_ANYWHERE,
    COMMON_BEGINNINGS,
    ITEM,
    NEXT,
    SECOND,
    TROUBLE,
    TRY,
)

LONGEST = 3_000
"""Characters that are read: more is a pasted log, and this is asked whenever the keys rest."""

Sections = Mapping[str, Sequence[str]]
"""The parts of the system, and the beginnings of the words teachers call them by: lower case, «е» for «ё»."""


class Opening(StrEnum):
    """How a clause begins."""

    NEXT = "next"
    """«Второй вопрос», «другая проблема», «во-вторых»."""
    ALSO = "also"
    """«Также», «и ещё», «кроме того», «заодно»."""
    JOINED = "joined"
    """«и», «а»."""
    ITEM = "item"
    """A number, a letter or a dash at the beginning of a line."""
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Clause:
    """``text[start:end]``. ``sections``: the keys of those it names. ``quoted``: the messages it quotes, without what
    differs from time to time (figures).

    ``troubled``: it complains or asks for something. ``tells_a_try``: somebody tells what was done about it.
    ``looks_back``: it cannot stand without what was said before. ``is_alone``: it begins a line after a blank one.
    """

    start: int
    end: int
    opening: Opening
    sections: frozenset[str]
    quoted: tuple[str, ...]
    troubled: bool
    tells_a_try: bool
    looks_back: bool
    is_alone: bool = False
    is_short: bool = False
    """Of three words or fewer."""
    words: frozenset[str] = frozenset()
    """The beginnings of its longer words, without those that any complaint may have."""


def clauses(text: str, sections: Sections) -> tuple[Clause, ...]:
    """In time proportional to the length of the text, of which ``LONGEST`` characters are read."""
    read = folded(text[:LONGEST])
    named, find = _finder(tuple((name, tuple(words)) for name, words in sections.items()))
    return tuple(_clause(read, start, end, named, find) for start, end in _spans(read))


def folded(text: str) -> str:
    """In lower case, «ё» as «е», every character in its place."""
    lowered = text.lower()
    if len(lowered) != len(text):  # «İ» becomes two
        lowered = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)
    return lowered.replace("ё", "е").replace("\xa0", " ")


def without_opening(text: str) -> str:
    """The text without «2.», «также», «второй вопрос:» at its beginning; unchanged when nothing else is left of it."""
    found = _BEGINNING.match(folded(text[:LONGEST]))
    assert found is not None  # noqa: S101  # every part of it may be empty
    rest = text[found.end() :].lstrip(" \t:,.–—-")
    return rest[:1].upper() + rest[1:] if found.end() and rest.strip() else text


def first_sentence(text: str) -> str:
    """Without its full stop; not ended by that of «см.»."""
    line = text.strip()[:LONGEST].partition("\n")[0]
    for stop in _STOP.finditer(line):
        if not _SHORT.search(folded(line[max(0, stop.start() - 6) : stop.start()])):
            return line[: stop.start()]
    return line.rstrip(".")


# Where a clause ends: a full stop, a line, a numbered item, or a word that begins another one.
_CUT = re.compile(
    rf"(?P<stop>[.!?;…](?=\s))|\n|(?<!еще)\s(?={NEXT}|\d ?\) ?\w|"
    r"(?:а также|и еще|ну и|кроме (?:того|этого)|заодно|плюс)\s|(?:и|а) [^\W\d]{1,30}\s)"
)
_STOP = re.compile(r"[.!?;…](?=\s)")
_SHORT = re.compile(r"(?<!\w)(?:г|кл|ул|д|им|т|п|стр|рис|см|руб|чел|матем|каб|\d{1,2})$")
_BEGINNING = re.compile(
    rf"(?P<blank>\s*)(?P<item>{ITEM}\s*)?(?:(?P<next>{NEXT}|{SECOND})|(?P<also>{ALSO})|(?P<joined>(?:и|а|ну и) ))?"
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_QUOTED = re.compile(r"[«\"“]([^«»\"“”\n]{6,120})[»\"”]")
_MESSAGE_BEFORE = re.compile(
    r"(?:пишет|сообщени\w+|выда[ею]т|выходит|появля\w+|ошибк\w+|показыва\w+|вышл[оа]|говорит|:|[-–—])[^«\"“]{0,40}$"
)
_FIRST_WORDS = 5
_SHORT_WORDS = 3
_STEM = 5


def _spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for cut in _CUT.finditer(text):
        if cut["stop"] and _SHORT.search(text, max(start, cut.start() - 6), cut.start()):
            continue
        if text[start : cut.start()].strip():
            yield start, cut.start()
            start = cut.end()
    if text[start:].strip():
        yield start, len(text)


def _clause(text: str, start: int, end: int, named: Mapping[str, frozenset[str]], find: re.Pattern[str]) -> Clause:
    found = _BEGINNING.match(text, start, end)
    assert found is not None  # noqa: S101  # every part of it may be empty
    opening = next((kind for kind in (Opening.NEXT, Opening.ALSO, Opening.ITEM, Opening.JOINED) if found[kind]), None)
    quoted = list(_messages(text, start, end))
    # What the system says is not what the teacher says: «Не заполнены оценки» complains of nothing.
    own, at = "", found.end()
    for message in quoted:
        own, at = own + text[at : message.start(1)], message.end(1)
    own += text[at:end]
    words = [word for word, _ in zip(_WORD.finditer(own), range(_FIRST_WORDS), strict=False)]
    return Clause(
        start=found.end("blank"),
        end=end,
        opening=opening or Opening.PLAIN,
        sections=frozenset(name for word in find.finditer(own) for name in named[word[0]]),
        quoted=tuple(re.sub(r"[\W\d_]+", " ", message[1]).strip() for message in quoted),
        troubled=bool(quoted) or TROUBLE.search(own) is not None,
        tells_a_try=any(TRY.match(own, word.start()) and not word[0].endswith(("ть", "ться")) for word in words),
        looks_back=bool(words and BACK.search(own, 0, words[:2][-1].end())) or BACK_ANYWHERE.search(own) is not None,
        is_alone=text.count("\n", max(0, start - 2), found.end("blank")) > 1,
        is_short=len(words) <= _SHORT_WORDS,
        words=frozenset(word[0][:_STEM] for word in _WORD.finditer(own) if len(word[0]) >= _STEM) - COMMON_BEGINNINGS,
    )


def _messages(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    for quoted in _QUOTED.finditer(text, start, end):
        if _MESSAGE_BEFORE.search(text, max(start, quoted.start() - 60), quoted.start()):
            yield quoted


@lru_cache(maxsize=4)
def _finder(sections: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[Mapping[str, frozenset[str]], re.Pattern[str]]:
    """The sections each beginning of a word names, and what finds those beginnings."""
    beginnings = sorted({word for _, words in sections for word in words}, key=len, reverse=True)
    named = {word: frozenset(name for name, words in sections if word in words) for word in beginnings}
    return named, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, beginnings)) or '(?!)'})")
