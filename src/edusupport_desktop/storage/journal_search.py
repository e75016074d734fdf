"""Search in the journal: by beginnings of words, as people compare them. The query is whatever somebody typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_MOST_WORDS = 32
_LONGEST_WORD = 64
"""Limits for pasted queries; what is longer is compared by its beginning."""


def folded(text: str) -> str:
    """Text in the form in which it is indexed and looked for: case, «ё» and invisible characters do not matter."""
    text = text.encode("utf-8", "replace").decode("utf-8")  # SQLite takes no lone surrogates
    return unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).casefold().replace("ё", "е")


def searchable_number(number: str) -> str:
    """The number as it may be looked for: whole, without its prefix, without the leading zeros."""
    digits = re.sub(r"^\D+", "", number)
    return folded(f"{number} {digits} {digits.lstrip('0')}")


def match_expression(query: str) -> str | None:
    """An FTS5 expression for all words of the query by their beginnings; None when it has no letter and no digit."""
    return " ".join(_quoted(query)) or None


def any_of_expression(beginnings: Sequence[str]) -> str | None:
    """An FTS5 expression for any of these beginnings of words; None when there is none."""
    return " OR ".join(_quoted(" ".join(beginnings))) or None


def _quoted(text: str) -> list[str]:
    words = [word[:_LONGEST_WORD] for word in re.split(r"[\s\x00-\x1f\x7f]+", folded(text))]
    searchable = [word for word in words if any(character.isalnum() for character in word)]
    # Quoted, a word is no operator, whatever it is made of; the index cuts it as it cut the letter.
    return ['"' + word.replace('"', '""') + '"*' for word in searchable[:_MOST_WORDS]]
