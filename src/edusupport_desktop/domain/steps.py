"""The order of actions as a list: where, what was pressed, what was expected, what came — and the text made of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from edusupport_desktop.domain.plain_text import bounds, is_blank
from edusupport_desktop.domain.step_sentences import beginning_of

MOST_STEPS = 30
LONGEST_PART = 500
"""Characters of one part of a step. What is longer is no step, but a story: it is told in own words."""


class StepPart(StrEnum):
    """The parts of a step in their order. The values are the names of ``StepRow``'s attributes."""

    PLACE = "place"
    ACTION = "action"
    EXPECTED = "expected"
    RESULT = "result"


@dataclass(frozen=True, slots=True)
class StepRow:
    """One row as typed: any part may be empty, none has a line end of its own."""

    place: str = ""
    action: str = ""
    expected: str = ""
    result: str = ""

    def __getitem__(self, part: StepPart) -> str:
        return str(getattr(self, part.value))

    def changed(self, part: StepPart, text: str) -> StepRow:
        return replace(self, **{part.value: text})

    @property
    def is_blank(self) -> bool:
        return all(is_blank(self[part]) for part in StepPart)


@dataclass(frozen=True, slots=True)
class Piece:
    """``text[start:end]`` stands in ``steps[row][part]``, from ``offset`` on; its first letter may have become
    a capital."""

    start: int
    end: int
    row: int
    part: StepPart
    offset: int


@dataclass(frozen=True, slots=True)
class StepsText:
    """The numbered text, a line for each step that says something, and where its pieces come from."""

    text: str
    pieces: tuple[Piece, ...]

    def pieces_in(self, start: int, end: int) -> tuple[Piece, ...]:
        """Those that have a part in ``text[start:end]``; for an empty range the one it lies in."""
        return tuple(
            piece
            for piece in self.pieces
            if (piece.start < end and start < piece.end) or (start == end and piece.start <= start <= piece.end)
        )


_LINE_ENDS = re.compile("[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_DANGLING = ",;:"
_TERMINAL = ".!?…"
SIGNS_AT_END = _DANGLING + _TERMINAL
_SIGNS = dict.fromkeys(map(ord, ".,;:"))


@lru_cache(maxsize=16)  # asked for at every letter typed, by the rules, the letter and the windows
def text_of(steps: tuple[StepRow, ...]) -> StepsText:
    """Russian, for the letter: «1. Открыла «Журнал» 7 «Б». Нажала «Сохранить». Ожидалось: … Получилось: …».

    Every part becomes a sentence: a capital and a full stop where they are missing, and the words before it without
    which it would not be understood. Of what was typed nothing else changes: line ends inside a part become blanks, a
    comma or colon at its end goes, as does the step's own number, typed out of habit. Steps without words are left
    out and not counted.
    """
    lines: list[str] = []
    pieces: list[Piece] = []
    at = 0
    for row, step in enumerate(steps):
        line, found = _line(step, len(lines) + 1)
        if found:
            lines.append(line)
            pieces += [Piece(at + start, at + end, row, part, offset) for start, end, part, offset in found]
            at += len(line) + 1
    return StepsText("\n".join(lines), tuple(pieces))


@lru_cache(maxsize=4 * MOST_STEPS)  # while one step is written the others stay as they are
def _line(step: StepRow, number: int) -> tuple[str, tuple[tuple[int, int, StepPart, int], ...]]:
    """The line, and where its pieces begin and end in it, with their part and offset there."""
    line = f"{number}."
    found: list[tuple[int, int, StepPart, int]] = []
    for part in StepPart:
        sentence = _sentence(step[part], part, "" if found else line)
        if sentence is None:
            continue
        before, core, offset, after = sentence
        start = len(line) + 1 + len(before)
        found.append((start, start + len(core), part, offset))
        line += f" {before}{core}{after}"
    return line, tuple(found)


def _sentence(typed: str, part: StepPart, number: str) -> tuple[str, str, int, str] | None:
    """The words before, the part itself, where it begins in what was typed, the sign at the end. None without words."""
    if is_blank(typed):
        return None
    start, end = bounds(typed)
    if number:
        start = _behind_number(typed, start, number)
    while end > start and typed[end - 1] in _DANGLING:
        end = start + bounds(typed[start : end - 1])[1]
    core = _LINE_ENDS.sub(" ", typed[start:end])
    if is_blank(core.translate(_SIGNS)):
        return None
    before = beginning_of(core, part.value)
    if not before:
        core = core[0].upper() + core[1:]  # a Russian letter: one for one
    return before, core, start, "" if core[-1] in _TERMINAL else "."


def _behind_number(typed: str, start: int, number: str) -> int:
    for written in (number, f"{number[:-1]})"):
        if typed.startswith(written, start) and typed[start + len(written) : start + len(written) + 1].isspace():
            return start + len(written) + bounds(typed[start + len(written) :])[0]
    return start
