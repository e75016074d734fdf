"""Dates as people write them into tables: 23.11.2026, 23/11/26, 2026-11-23, «23 ноября 2026 г.», with a time behind."""

from __future__ import annotations

import re
from datetime import date

_LONGEST = 60
_MONTHS = ("янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
_BEHIND = r"(?:\s*г(?:\.|ода?)?)?(?:[\sT,]*(?:в\s*)?\d{1,2}[:.]\d\d(?::\d\d)?(?:[.,]\d+)?(?:Z|\s?[+-]\d\d:?\d\d)?)?\s*"
_DAY_FIRST = re.compile(rf"\s*(\d{{1,2}})\s?[./-]\s?(\d{{1,2}})\s?[./-]\s?(\d{{4}}|\d\d){_BEHIND}")
_YEAR_FIRST = re.compile(rf"\s*(\d{{4}})[-./](\d{{1,2}})[-./](\d{{1,2}}){_BEHIND}")
_IN_WORDS = re.compile(rf"\s*«?(\d{{1,2}})»?\s+([а-яё]{{3,9}})\.?,?\s+(\d{{4}}){_BEHIND}")


def read_date(text: str) -> date | None:
    """The calendar date of a cell that holds a date and nothing else but a time; None for anything else."""
    text = text.lower() if len(text) <= _LONGEST else ""
    if match := _DAY_FIRST.fullmatch(text):
        day, month, year = (int(part) for part in match.groups())
    elif match := _YEAR_FIRST.fullmatch(text.upper()) or _YEAR_FIRST.fullmatch(text):
        year, month, day = (int(part) for part in match.groups())
    elif match := _IN_WORDS.fullmatch(text):
        day, month, year = int(match[1]), _month(match[2]), int(match[3])
    else:
        return None
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None


def _month(word: str) -> int:
    """1 to 12; 0 for a word that names none. «ма» stands last of its kind: «мар» is looked for before it."""
    return next((number for number, start in enumerate(_MONTHS, 1) if word.startswith(start)), 0)
