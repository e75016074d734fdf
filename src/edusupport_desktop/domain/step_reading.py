"""From a numbered text to the steps it tells of, when it is one."""

from __future__ import annotations

import re

from edusupport_desktop.domain.plain_text import bounds, is_blank
from edusupport_desktop.domain.step_sentences import (
    CLAUSES,
    EXPECTATION,
    LABELS,
    OUTCOME,
    beginning_of,
    begins_with_verb,
)
from edusupport_desktop.domain.steps import LONGEST_PART, MOST_STEPS, SIGNS_AT_END, StepPart, StepRow, text_of

_LONGEST_TEXT = MOST_STEPS * len(StepPart) * (LONGEST_PART + 20)
_NUMBERED = re.compile(r"\s*(?:(?i:шаг)\s{0,2}№?\s?)?([0-9]{1,2})(?:\s?[.):](?!\d)|\s[-–—])\s*(?=\S)")
_BULLET = re.compile(r"\s*[-–—•*·]\s+(?=\S)")
_IN_ONE_LINE = re.compile(r"(?:^|(?<=[.!?…;»)])\s{1,9})([0-9]{1,2})[.)]\s{1,9}(?=\S)")
_SENTENCE = re.compile(r"(?<=[.!?…])\s{1,9}")
_OF_PLACE = re.compile(
    r"(?i:(?:я |мы )?(?:открыл|открыв|открою|заш|захо|захож|вош|вхо|переш|перехо|был|нахо|наход)\w*)"
)


def steps_in(text: str) -> tuple[StepRow, ...] | None:
    """None when it is no list, or one that is too long: then it stays the text it is.

    A list has a number (from 1 on, in order) or a dash before every step. Lines without one go on with the step
    before them; a paragraph of its own is none of the list. No word is left out.
    """
    if len(text) > _LONGEST_TEXT:
        return None
    if not text.strip():
        return ()
    items = _items(text)
    if items is None or len(items) > MOST_STEPS:
        return None
    steps = tuple(_step(item, number) for number, item in enumerate(items, 1))
    return None if any(len(step[part]) > LONGEST_PART for step in steps for part in StepPart) else steps


def _items(text: str) -> list[str] | None:
    lines = text.strip().splitlines()
    if len(lines) == 1:
        several = _items_of_line(lines[0])
        if len(several) > 1:
            return several
    items: list[str] = []
    bullets = _BULLET.match(lines[0]) is not None
    is_apart = False
    for line in lines:
        if not line.strip():
            is_apart = True
            continue
        found = (_BULLET if bullets else _NUMBERED).match(line)
        if found is not None and (bullets or int(found[1]) == len(items) + 1):
            items.append(line[found.end() :].rstrip())
        elif found is not None or not items or is_apart:
            return None
        else:
            items[-1] = f"{items[-1]} {line.strip()}"
        is_apart = False
    return items


def _items_of_line(line: str) -> list[str]:
    """«1. Открыла журнал. 2. Нажала «Сохранить».»"""
    found: list[re.Match[str]] = []
    for one in _IN_ONE_LINE.finditer(line):
        if int(one[1]) == len(found) + 1 and (found or not line[: one.start()].strip()):
            found.append(one)
    ends = [*(one.start() for one in found[1:]), len(line)]
    return [line[one.end() : end].strip() for one, end in zip(found, ends, strict=False)]


def _step(item: str, number: int) -> StepRow:
    """Which part each sentence belongs to. Parted wrongly it reads the same: the text made of it decides."""
    wanted = f"{number}. {item}"
    parted = _parted(item)
    for step in (parted, StepRow(action=_bare(item)), StepRow(place=_bare(item)), StepRow(action=item)):
        if _numbered(step, number) == wanted:
            return step
    return parted


def _numbered(step: StepRow, number: int) -> str:
    before = (StepRow(action="да"),) * (number - 1)
    return text_of((*before, step)).text.rpartition("\n")[2]


def _parted(item: str) -> StepRow:
    starts = [0, *(found.end() for found in _SENTENCE.finditer(item))]
    result = next((start for start in starts if OUTCOME.match(item, start)), len(item))
    expected = next((start for start in starts if start < result and EXPECTATION.match(item, start)), result)
    place, action = _place_and_action(item[:expected], [start for start in starts if start < expected])
    return StepRow(
        place=_bare(place, StepPart.PLACE),
        action=_bare(action, StepPart.ACTION),
        expected=_bare(item[expected:result], StepPart.EXPECTED),
        result=_bare(item[result:], StepPart.RESULT),
    )


def _place_and_action(text: str, starts: list[int]) -> tuple[str, str]:
    later = [start for start in starts if start]
    for start in later:
        if text.startswith(LABELS["action"], start):
            return text[:start], text[start:]
    if text.startswith(LABELS["place"]):
        end = next((start for start in later if begins_with_verb(text[start:])), len(text))
    elif _OF_PLACE.match(text):
        end = later[0] if later else len(text)
    else:
        end = 0
    return text[:end], text[end:]


def _bare(text: str, part: StepPart = StepPart.ACTION) -> str:
    """Without the words and the full stop that are put there again."""
    text = text.strip()
    for words in (LABELS[part], CLAUSES.get(part)):
        if words and text.startswith(words):
            rest = text[len(words) :]
            if bounds(rest)[0] == 0 and not is_blank(rest) and beginning_of(rest, part) == words:
                text = rest
            break
    rest = text[:-1]
    is_ours = text.endswith(".") and rest and rest[-1] not in SIGNS_AT_END and bounds(rest[-1])[1]
    return rest if is_ours else text
