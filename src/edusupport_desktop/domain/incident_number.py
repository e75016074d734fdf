"""The incident's number: found in the support's letters, typed by hand, compared as text.

Leading zeros matter, so a number is text. The rules against false finds come from how helpdesks write their
letters: ``INC2024`` is too short, ``VINCI0001234`` is a word, ``INC0001234_photo.png`` is a file.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from edusupport_desktop.domain.desk import NumberPattern

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_LATIN_TWINS = str.maketrans("АВСЕНІКМОРТХ", "ABCEHIKMOPTX")
_BETWEEN = r"[\s\-–—#:]{0,3}"


@dataclass(frozen=True, slots=True, order=True)
class IncidentNumber:
    """A normalised number, for example ``INC0001234``."""

    text: str

    def __str__(self) -> str:
        return self.text


def typed_number(text: str, pattern: NumberPattern) -> IncidentNumber | None:
    """The number a person typed: lower case, spaces, Cyrillic look-alikes and a missing prefix are forgiven.

    None when it cannot be a number of this desk.
    """
    cleaned = _cleaned(text).upper().translate(_LATIN_TWINS)
    match = re.fullmatch(rf"\s*(?:{_prefix(pattern)}{_BETWEEN})?({_digits(pattern)})\s*\.?\s*", cleaned)
    return IncidentNumber(pattern.prefix + match[1]) if match else None


def find_numbers(text: str, pattern: NumberPattern) -> tuple[IncidentNumber, ...]:
    """The different numbers in a letter, in order of appearance. More than one: ask, never guess."""
    found = _in_text(pattern).finditer(_cleaned(text).translate(_LATIN_TWINS))
    return tuple(dict.fromkeys(IncidentNumber(pattern.prefix + match[1]) for match in found))


def without_numbers(line: str, pattern: NumberPattern) -> str:
    """The line with every incident number taken out; unchanged when it holds none."""
    cleaned = _cleaned(line)
    spans = [match.span() for match in _in_text(pattern).finditer(cleaned.translate(_LATIN_TWINS))]
    if not spans:
        return line
    for start, end in reversed(spans):
        cleaned = cleaned[:start] + " " + cleaned[end:]
    return " ".join(cleaned.split())


def find_dates(text: str) -> tuple[date, ...]:
    """The different calendar dates in a letter, in order: ``22.11.2026``, ``22.11.26`` or ``2026-11-22``."""
    found: list[date] = []
    for match in re.finditer(
        r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})(?![\d]|\.\d)|(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])", text
    ):
        day, month, year = match[1], match[2], match[3]
        if day is None:
            year, month, day = match[4], match[5], match[6]
        try:
            found.append(date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day)))
        except ValueError:
            continue
    return tuple(dict.fromkeys(found))


def _cleaned(text: str) -> str:
    # «№» is replaced first, because compatibility normalisation would turn it into the letters "No".
    return unicodedata.normalize("NFKC", _INVISIBLE.sub("", text).replace("№", "#"))


def _in_text(pattern: NumberPattern) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_prefix(pattern)}{_BETWEEN}({_digits(pattern)})(?!\w|\.\w)")


def _prefix(pattern: NumberPattern) -> str:
    return re.escape(pattern.prefix.translate(_LATIN_TWINS))


def _digits(pattern: NumberPattern) -> str:
    return f"[0-9]{{{pattern.min_digits},{pattern.max_digits}}}"
