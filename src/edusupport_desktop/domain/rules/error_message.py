"""«Если появилось сообщение об ошибке»: what the memo asks for then."""

from __future__ import annotations

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.draft import Draft
from edusupport_desktop.domain.plain_text import is_blank
from edusupport_desktop.domain.rules.rule import Basis, Rule, Severity

_CIRCUMSTANCES = (Field.SCHOOL_CLASS, Field.SCHOOL_SUBJECT, Field.DATES, Field.PEOPLE)


def _is_answered(draft: Draft, _: Basis) -> bool | None:
    return draft.has_error_message is not None


def _circumstances_are_named(draft: Draft, _: Basis) -> bool | None:
    if not draft.has_error_message:
        return None
    return not all(is_blank(draft.answers[field]) for field in _CIRCUMSTANCES)


RULES = (
    Rule("error_answered", Field.ERROR_MESSAGE, Severity.BLOCKS, _is_answered),
    Rule("circumstances_named", Field.SCHOOL_CLASS, Severity.ADVISES, _circumstances_are_named),
)
