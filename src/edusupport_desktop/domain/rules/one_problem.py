"""«В одном письме должна быть описана одна проблема»: asked where there seem to be two, never forbidden."""

from __future__ import annotations

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.draft import Draft
from edusupport_desktop.domain.plain_text import is_blank
from edusupport_desktop.domain.rules.rule import Basis, Judgement, Place, Rule, Severity
from edusupport_desktop.domain.several_problems import SecondProblem, second_problem

ONE_PROBLEM = "one_problem"


def second_problem_of(draft: Draft, basis: Basis) -> SecondProblem | None:
    """In what the letter would say of the problem; the steps only when there is an error message."""
    fields = (Field.SUBJECT, Field.ESSENCE, *((Field.STEPS,) if draft.has_error_message else ()))
    return second_problem([(field, draft.answers[field]) for field in fields], basis.desk.sections)


def _one_problem(draft: Draft, basis: Basis) -> Judgement:
    if is_blank(draft.answers.essence):
        return None
    second = second_problem_of(draft, basis)
    return True if second is None else Place(second.field, second.at, second.end)


RULES = (Rule(ONE_PROBLEM, Field.ESSENCE, Severity.ADVISES, _one_problem, may_be_dismissed=True),)
