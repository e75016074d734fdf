"""Subjects of letters, compared as people compare them: with or without «Re:», a number, a helpdesk's own words."""

from __future__ import annotations

import re

_SHORTEST = 8
"""Letters and digits; «Журнал» alone stands in many subjects."""
_PREFIXES = frozenset({"re", "fw", "fwd", "отв", "на", "ha", "пер"})


def comparable(subject: str) -> str:
    """Its words and nothing else. To be made once of what is compared often."""
    return " ".join(re.findall(r"[^\W_]+", subject.casefold().replace("ё", "е")))


def is_about(subject: str, ours: str) -> bool:
    """Whether a letter's subject repeats the subject of ours, with whatever a helpdesk has put around it.

    Both are ``comparable``, ours without «Re:».
    """
    if len(ours) < _SHORTEST:
        return bool(ours) and [word for word in subject.split() if word not in _PREFIXES] == ours.split()
    return ours in subject and f" {ours} " in f" {subject} "
