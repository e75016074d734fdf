"""Every rule of the memo applied to a draft: what is wrong with it, and what is already right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edusupport_desktop.domain.draft import Dismissal, Draft
from edusupport_desktop.domain.rules import (
    answers_given,
    applicant,
    error_message,
    one_problem,
    personal_data,
    pictures,
    pictures_and_text,
    refused_files,
    second_incident,
    secrets,
)
from edusupport_desktop.domain.rules.rule import Basis, Finding, Place, Rule, Severity, Verdict

RULES: tuple[Rule, ...] = (
    *answers_given.RULES,
    *applicant.RULES,
    *error_message.RULES,
    *pictures.RULES,
    *pictures_and_text.RULES,
    *refused_files.RULES,
    *secrets.RULES,
    *personal_data.RULES,
    *one_problem.RULES,
    *second_incident.RULES,
)
"""A new subject is a new file and a line here; its words go into ``ui/rule_words``, its memo sentence into
``docs/memo.md``."""

RULE_CODES: tuple[str, ...] = tuple(rule.code for rule in RULES)


def verdicts(draft: Draft, basis: Basis) -> tuple[Verdict, ...]:
    """Every rule that applies, in the order of ``RULES``."""
    return tuple(verdict for verdict in judging(draft, basis) if verdict is not None)


def judging(draft: Draft, basis: Basis) -> Iterator[Verdict | None]:
    """One rule after the other, for whoever has other things to do in between; None where a rule does not apply."""
    return (_verdict(rule, draft, basis) for rule in RULES)


def findings(draft: Draft, basis: Basis) -> tuple[Finding, ...]:
    """The broken rules alone, without what the teacher has dismissed."""
    return broken(verdicts(draft, basis))


def broken(judged: Sequence[Verdict]) -> tuple[Finding, ...]:
    return tuple(verdict.finding for verdict in judged if not (verdict.fulfilled or verdict.dismissed))


def may_be_sent(draft: Draft, basis: Basis) -> bool:
    return all(finding.severity is not Severity.BLOCKS for finding in findings(draft, basis))


def dismissal_of(finding: Finding) -> Dismissal | None:
    """What the teacher says by «it is right so»; None when this rule leaves no doubt."""
    if not _RULES_BY_CODE[finding.code].may_be_dismissed:
        return None
    return Dismissal(finding.code, finding.place.about if finding.place else "")


def _verdict(rule: Rule, draft: Draft, basis: Basis) -> Verdict | None:
    judgement = rule.judge(draft, basis)
    if judgement is None:
        return None
    place = judgement if isinstance(judgement, Place) else None
    finding = Finding(rule.code, place.field if place else rule.field, rule.severity, place)
    dismissed = judgement is not True and rule.may_be_dismissed and dismissal_of(finding) in draft.dismissed
    return Verdict(finding, judgement is True, dismissed)


_RULES_BY_CODE = {rule.code: rule for rule in RULES}
