"""«Создать по образцу»: what of a request may be said again in another one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.draft import Draft
from edusupport_desktop.domain.step_reading import steps_in
from edusupport_desktop.domain.steps import text_of

PATTERN_FIELDS: tuple[Field, ...] = (
    Field.SUBJECT,
    Field.ESSENCE,
    Field.STEPS,
    Field.SCHOOL_CLASS,
    Field.SCHOOL_SUBJECT,
)
"""What was written about the problem. Neither another person's login (not within these texts either) or name, nor a
date, nor the browser: those are found out anew each time, and what belongs to the teacher comes from the profile."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """``texts`` has fields of ``PATTERN_FIELDS`` alone. There are no pictures: a reference to one says what is to be
    taken again."""

    texts: Mapping[Field, str] = field(repr=False)
    has_error_message: bool


def pattern_of(draft: Draft) -> Pattern:
    """What is kept of a request that leaves the wizard."""
    answers, login = draft.answers, draft.answers.affected_login.strip()
    is_anothers = login.casefold() != answers.initiator_login.strip().casefold()
    texts = {
        field: _without(login, answers[field]) if is_anothers else answers[field]
        for field in PATTERN_FIELDS
        if answers[field]
    }
    return Pattern(texts, draft.has_error_message is True)


def _without(login: str, text: str) -> str:
    """The text with «…» where it names another person's login."""
    if len(login) < _SHORTEST_LOGIN:
        return text
    return re.sub(rf"(?<![\w@-]){re.escape(login)}(?![\w@-])", "…", text, flags=re.IGNORECASE)


_SHORTEST_LOGIN = 3
"""Characters: a shorter one would be found in any text."""


def following(draft: Draft, pattern: Pattern) -> Draft:
    """A new draft with the texts of the pattern."""
    draft = replace(draft.answered(pattern.texts), has_error_message=pattern.has_error_message)
    steps = pattern.texts.get(Field.STEPS, "")
    rows = steps_in(steps)
    return draft.with_steps(rows) if rows is not None and text_of(rows).text == steps else draft
