"""«Придерживаться темы инцидента»: whether what is to be added to a request tells of another problem.

A guess, made to ask and never to forbid, by the same signs as in a new request (``domain.several_problems``).
"""

from __future__ import annotations

from dataclasses import dataclass

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.clauses import Sections
from edusupport_desktop.domain.several_problems import second_problem


@dataclass(frozen=True, slots=True)
class OffTopic:
    """``text[start:]`` seems to tell of another problem; ``end`` is the end of its first sentence."""

    start: int
    end: int


def off_topic(subject: str, story: str, text: str, sections: Sections) -> OffTopic | None:
    """``subject`` and ``story`` are what the request tells, ``text`` is what is to be added to it."""
    told = [(Field.SUBJECT, subject), (Field.ESSENCE, story)]
    if (own := second_problem(told, sections)) is not None and own.field is Field.ESSENCE:
        # Of two problems that went in one letter the first is the incident's; only the rest is looked at.
        told[1] = (Field.ESSENCE, story[: own.at])
    found = second_problem([*told, (Field.STEPS, text)], sections)
    return OffTopic(found.at, found.end) if found is not None and found.field is Field.STEPS else None
