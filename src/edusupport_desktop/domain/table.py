"""A table of earlier requests, as somebody kept it: its rows, and which column means what."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from edusupport_desktop.domain.desk import NumberPattern
from edusupport_desktop.domain.incident_number import find_numbers
from edusupport_desktop.domain.table_dates import read_date

LOOKED_AT = 50
"""Rows that tell what the columns mean."""


class Column(StrEnum):
    """What a column of the table can mean."""

    NUMBER = "number"
    REGISTERED_ON = "registered_on"
    MADE_ON = "made_on"
    SUBJECT = "subject"
    STATE = "state"
    TEXT = "text"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class TableRow:
    """``line`` as the spreadsheet counts it, from 1. ``cells`` are texts; a date is written 2026-11-23."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """``left_out``: rows behind those that are read, because there are too many."""

    rows: tuple[TableRow, ...]
    left_out: int = 0

    @property
    def width(self) -> int:
        return max((len(row.cells) for row in self.rows), default=0)


Columns = Mapping[Column, int]
"""The place of each column that is used, from 0."""

_HEADS = {
    Column.REGISTERED_ON: r"(дат|когда).*(инц|регистр|номер|присв)|зарегистр|registered",
    Column.NUMBER: r"номер|инцидент|incident|number|\binc\b|^№ ?(инц|обр|заяв)",
    Column.MADE_ON: r"дат|когда|отправлен|создан|date",
    Column.STATE: r"состоян|статус|стади|state|status|решено",
    Column.ANSWER: r"ответ|решени|коммент|примеч|answer|comment",
    Column.SUBJECT: r"тема|кратк|заголов|название|subject|проблем|вопрос|обращени",
    Column.TEXT: r"текст|описан|письмо|суть|подробн|содерж|text|description",
}
"""How a column is headed, the more certain first: «Дата инцидента» is no number."""

_STATES = re.compile(
    r"решен|закрыт|выполн|работе|открыт|отправ|зарегистр|ожида|жд[её]|нов[ао]|solved|closed|open", re.I
)


def has_heads(rows: Sequence[TableRow], pattern: NumberPattern) -> bool:
    """Whether the first row says what the columns are, instead of being a request."""
    if not rows:
        return False
    cells = [cell for cell in rows[0].cells if cell.strip()]
    if any(read_date(cell) or find_numbers(cell, pattern) for cell in cells):
        return False
    return any(_headed(cell) for cell in cells)


def guessed_columns(rows: Sequence[TableRow], pattern: NumberPattern) -> dict[Column, int]:
    """By the heads, if there are any, and by what stands below them. What cannot be told is left out."""
    headed = has_heads(rows, pattern)
    heads = rows[0].cells if headed else ()
    sample = rows[1 : LOOKED_AT + 1] if headed else rows[:LOOKED_AT]
    width = max((len(row.cells) for row in rows[: LOOKED_AT + 1]), default=0)
    guesses = [
        (score, -place, column)
        for place in range(width)
        for column, score in _scores(heads[place] if place < len(heads) else "", _below(sample, place), pattern).items()
    ]
    found: dict[Column, int] = {}
    for score, minus_place, column in sorted(guesses, key=lambda guess: guess[:2], reverse=True):
        if score >= _CERTAIN and column not in found and -minus_place not in found.values():
            found[column] = -minus_place
    if Column.REGISTERED_ON in found and Column.MADE_ON not in found and not headed:
        found[Column.MADE_ON] = found.pop(Column.REGISTERED_ON)
    return found


_CERTAIN = 0.5


def _headed(head: str) -> Column | None:
    text = " ".join(head.lower().split())
    return next((column for column, words in _HEADS.items() if len(text) <= 80 and re.search(words, text)), None)


def _below(rows: Sequence[TableRow], place: int) -> list[str]:
    return [row.cells[place] for row in rows if place < len(row.cells) and row.cells[place].strip()]


def _scores(head: str, cells: Sequence[str], pattern: NumberPattern) -> dict[Column, float]:
    """How much speaks for each meaning: 2 for the head, up to 1 for what stands below it."""
    by_head = _headed(head)
    scores = {by_head: 2.0} if by_head else {}
    if cells:
        dates = _share(cells, lambda cell: read_date(cell) is not None)
        numbers = _share(cells, lambda cell: bool(find_numbers(cell, pattern)) and len(cell) < 30)
        states = _share(cells, lambda cell: len(cell) < 40 and _STATES.search(cell) is not None)
        length = sum(map(len, cells)) / len(cells)
        words = 0.0 if dates > 0.3 or numbers > 0.3 or states > 0.6 else 1.0
        below = {
            Column.NUMBER: numbers,
            Column.MADE_ON: dates,
            Column.REGISTERED_ON: dates * 0.9,
            Column.STATE: states * 0.9,
            Column.SUBJECT: words * 0.7 if 8 < length < 120 else 0.0,
            Column.TEXT: words * 0.8 if length >= 60 else 0.0,
        }
        if by_head in (Column.MADE_ON, Column.REGISTERED_ON) and dates < 0.3:
            del scores[by_head]  # «Дата» over something else
        for column, share in below.items():
            if by_head in (None, column):
                scores[column] = scores.get(column, 0.0) + share
    return scores


def _share(cells: Sequence[str], is_one: Callable[[str], bool]) -> float:
    return sum(1 for cell in cells if is_one(cell)) / len(cells)
