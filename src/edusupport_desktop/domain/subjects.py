"""Subjects of letters, compared as people compare them: with or without «Re:», a number, a helpdesk's own words."""

from __future__ import annotations

import re

from edusupport_desktop.domain.letter import without_reply_prefix

_SHORTEST = 8
"""Letters and digits; «Журнал» alone stands in many subjects."""


def is_about(subject: str, ours: str) -> bool:
    """Whether a letter's subject repeats the subject of ours, with whatever a helpdesk has put around it."""
    wanted = _bare(without_reply_prefix(ours))
    if sum(map(len, wanted)) < _SHORTEST:
        return _bare(without_reply_prefix(subject)) == wanted != []
    return f" {' '.join(wanted)} " in f" {' '.join(_bare(subject))} "


def _bare(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold().replace("ё", "е"))
