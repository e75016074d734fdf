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

_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_CYRILLIC_TWINS = {
    "A": "А",
    "B": "В",
    "C": "С",
    "E": "Е",
    "H": "Н",
    "I": "ІӀ",
    "J": "Ј",
    "K": "К",
    "M": "М",
    "O": "О",
    "P": "Р",
    "S": "Ѕ",
    "T": "Т",
    "X": "Х",
}
_TO_FULL_WIDTH = ord("Ａ") - ord("A")
# Blanks stay on one line: «INC» at the end of a line and a figure on the next one are two things.
_BETWEEN = r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000#№:\u2010-\u2015\u2212-]{0,3}"
_AFTER_ESCAPE = "(?<=%[0-9A-Fa-f]{2})"  # in a link: …number%3DINC0012345
_FILE_ENDING = r"[\w().-]{0,60}\.(?:[a-z][a-z0-9]{1,4}|[A-Z][A-Z0-9]{1,4})(?!\w)"


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
    match = re.fullmatch(
        rf"[\s#№«\"(\[]*(?:{_prefix(pattern)}{_BETWEEN})?({_digits(pattern)})[\s.,;»\")\]]*",
        _INVISIBLE.sub("", text),
        re.IGNORECASE,
    )
    return _number(match, pattern) if match else None


def find_numbers(text: str, pattern: NumberPattern) -> tuple[IncidentNumber, ...]:
    """The different numbers in a letter, in order of appearance. More than one: ask, never guess."""
    found = re.finditer(_standing_alone(_prefix(pattern) + _BETWEEN, pattern), _INVISIBLE.sub("", text))
    return tuple(dict.fromkeys(_number(match, pattern) for match in found))


def without_numbers(line: str, pattern: NumberPattern) -> str:
    """The line with every incident number taken out, with its brackets; unchanged when it holds none.

    A number in lower case is taken out too when nothing stands between the prefix and the digits. All other
    characters stay as they are.
    """
    prefix = _prefix(pattern)
    number = re.compile(_standing_alone(f"(?:{prefix}{_BETWEEN}|(?i:{prefix}))", pattern))
    # Taking one out can bring the prefix before it and the digits after it together.
    while match := number.search(_INVISIBLE.sub("", line)):
        seen = [place for place, sign in enumerate(line) if not _INVISIBLE.match(sign)]
        before, after = line[: seen[match.start()]].rstrip(" \u00a0№"), line[seen[match.end() - 1] + 1 :].lstrip()
        while before and after and before[-1] + after[0] in _BRACKETS:
            before, after = before[:-1].rstrip(), after[1:].lstrip()
        if before and after:
            line = before + after if after[0] in _CLOSING else f"{before} {after}"
        else:
            line = before.rstrip(_LOOSE) or after.lstrip(_LOOSE)
    return line


_BRACKETS = ("[]", "()", "«»", "“”", "„“", '""', "''", "<>", "{}", "**")
_CLOSING = ".,;:!?"
_LOOSE = " \u00a0:;,.-–—"


def find_dates(text: str) -> tuple[date, ...]:
    """The different calendar dates in a letter, in order: ``22.11.2026``, ``22.11.26`` or ``2026-11-22``."""
    found: list[date] = []
    for match in _DATE.finditer(text):
        day, month, year = (part for part in match.groups() if part is not None)
        if len(day) == 4:
            day, year = year, day
        try:
            found.append(date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day)))
        except ValueError:
            continue
    return tuple(dict.fromkeys(found))


# Versions, telephones and computers' addresses have dots and dashes too: 146.0.7680.80, 8-800-2009-11-12, 10.0.12.25.
_YEAR = r"((?:19|20)\d\d)"
_DATE = re.compile(
    r"(?<![\dA-Za-z])(?:"
    rf"(?<!\d\.)(\d{{1,2}})\.(\d{{1,2}})\.{_YEAR}(?!\d|\.\d)"
    r"|(?<!\d\.)(\d\d)\.(\d\d)\.(\d\d)(?!\d|\.\d)"
    rf"|(?<!\d-){_YEAR}-(\d\d)-(\d\d)(?!\d|-\d))"
)


def _standing_alone(start: str, pattern: NumberPattern) -> str:
    """A number that is neither a part of a word nor of a file's name; group 1 are its digits."""
    return rf"(?:(?<!\w)|{_AFTER_ESCAPE}){start}({_digits(pattern)})(?!\w|\.\d|{_FILE_ENDING})"


def _number(match: re.Match[str], pattern: NumberPattern) -> IncidentNumber:
    return IncidentNumber(pattern.prefix + "".join(str(unicodedata.decimal(digit)) for digit in match[1]))


def _prefix(pattern: NumberPattern) -> str:
    return "".join(map(_letter, pattern.prefix))


def _letter(letter: str) -> str:
    if not ("A" <= letter <= "Z"):
        return re.escape(letter)
    return f"[{letter}{_CYRILLIC_TWINS.get(letter, '')}{chr(ord(letter) + _TO_FULL_WIDTH)}]"


def _digits(pattern: NumberPattern) -> str:
    return rf"\d{{{pattern.min_digits},{pattern.max_digits}}}"
