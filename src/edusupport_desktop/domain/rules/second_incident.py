"""«Не пытайтесь создать новый инцидент с идентичной проблемой»: where the journal has an open one like it."""

from __future__ import annotations

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.draft import Draft
from edusupport_desktop.domain.plain_text import is_blank
from edusupport_desktop.domain.rules.rule import Basis, Judgement, Rule, Severity

NO_SECOND_INCIDENT = "no_second_incident"


def _is_no_second_incident(draft: Draft, basis: Basis) -> Judgement:
    return None if is_blank(draft.answers.subject) else not basis.similar


RULES = (Rule(NO_SECOND_INCIDENT, Field.SUBJECT, Severity.ADVISES, _is_no_second_incident, may_be_dismissed=True),)
