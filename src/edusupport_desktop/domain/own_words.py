"""What the sender of a letter wrote, without what was quoted: another one's question must not be taken for theirs."""

from __future__ import annotations

import re
from collections.abc import Sequence

_QUOTED = re.compile(r"[ \t]*(?:>|&gt;|\|)")
_SIGNATURE = re.compile(r"--[ \u00a0]?$")
_LONGEST_LINE = 400
"""A line that leads to a quotation or stands in its head is short."""

# «22.11.2026 12:00, Анна Ёлкина пишет:», «On … wrote:», «Понедельник, 23 ноября 2026, 10:05 +03:00 от Анны <a@b>:»
_WROTE = re.compile(
    r"(?:\bпиш(?:ет|ете|у)|\b(?:на)?писала?|\bwrote|\bschrieb|<[^<>\s@]{1,64}@[^<>\s]{1,255}>)\s*:?\s*$", re.IGNORECASE
)
_DATED = re.compile(r"\d{1,2}[.:/]\d\d|\b(?:19|20)\d\d\b")
_BEGINS_QUOTATION = re.compile(
    r"[\s*_-]*(?:-{2,}\s*(?:original message|исходное (?:сообщение|письмо)|первоначальное сообщение)|_{20,}\s*$)",
    re.IGNORECASE,
)
_BEGINS_FORWARDED = re.compile(
    r"[\s*-]*(?:-{2,}\s*)?(?:forwarded message|пересылаемое (?:сообщение|письмо)|пересланное (?:сообщение|письмо)"
    r"|перенаправленное (?:сообщение|письмо)|начало (?:переадресованного|пересылаемого) (?:сообщения|письма)"
    r"|begin forwarded message)\b",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"[\s*]*(?:from|to|cc|sent|date|subject|reply-to|от|от кого|кому|копия|отправлено|дата|тема|когда)\s*:",
    re.IGNORECASE,
)
_FROM = re.compile(r"[\s*]*(?:from|от|от кого)\s*:", re.IGNORECASE)


def own_words(text: str) -> str:
    """The lines the sender wrote. Of a letter that was passed on, the lines of the letter inside count too."""
    lines = text.split("\n")
    kept: list[str] = []
    place = 0
    while place < len(lines):
        line = lines[place]
        if _QUOTED.match(line):
            place += 1
        elif len(line) > _LONGEST_LINE:
            kept.append(line)
            place += 1
        elif _BEGINS_FORWARDED.match(line):
            place = _after_head(lines, place + 1)
        elif _BEGINS_QUOTATION.match(line) or _is_head(lines, place) or _SIGNATURE.match(line):
            place = _next_quoted(lines, place)
        elif leading := _lines_that_lead(lines, place):
            place = _next_quoted(lines, place + leading)
        else:
            kept.append(line)
            place += 1
    return "\n".join(kept).strip("\n")


def _lines_that_lead(lines: Sequence[str], place: int) -> int:
    """How many lines from here on say who wrote what follows: 0, 1, or 2 where a mail program broke the line."""
    for count in (1, 2):
        words = " ".join(lines[place : place + count])
        if len(words) <= _LONGEST_LINE and _DATED.search(words) and _WROTE.search(words):
            return count
    return 0


def _is_head(lines: Sequence[str], place: int) -> bool:
    """Whether the head of a quoted letter begins here: «От: …» with two more such lines right below."""
    return bool(_FROM.match(lines[place])) and sum(bool(_HEAD.match(line)) for line in lines[place : place + 4]) >= 3


def _after_head(lines: Sequence[str], place: int) -> int:
    """Where the text of a letter that was passed on begins."""
    while place < len(lines):
        if not lines[place].strip() or _HEAD.match(lines[place]):
            place += 1
        elif leading := _lines_that_lead(lines, place):
            place += leading
        else:
            break
    return place


def _next_quoted(lines: Sequence[str], place: int) -> int:
    """Where to read on: who marks quotations writes between them; who does not writes above, and the rest is old."""
    for later in range(place, len(lines)):
        if _QUOTED.match(lines[later]):
            return later
    return len(lines)
