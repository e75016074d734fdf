"""The memo's rules, each checkable: what is wrong with a draft, and what is already right.

Codes here, words in ``ui/words``. What must be filled in, which pictures and how large are facts of the desk.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from edusupport_desktop.domain.answers import TEXT_FIELDS, Field
from edusupport_desktop.domain.contacts import is_email, is_phone
from edusupport_desktop.domain.desk import Desk
from edusupport_desktop.domain.draft import Draft
from edusupport_desktop.domain.plain_text import clean_line
from edusupport_desktop.domain.region import Region, exact_region


class Severity(StrEnum):
    BLOCKS = "blocks"
    """The support would send the letter back: it cannot be sent like this."""
    ADVISES = "advises"
    """The letter can go, but would be answered sooner with this."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says of a draft: at which place, how grave. ``code`` is unique to the rule."""

    code: str
    field: Field
    severity: Severity


@dataclass(frozen=True, slots=True)
class Verdict:
    """A rule that applies to a draft, fulfilled or not."""

    finding: Finding
    fulfilled: bool


_Rule = Callable[[Draft, Desk, Sequence[Region]], bool | None]
"""True: fulfilled. False: broken. None: does not apply to this draft."""


def verdicts(draft: Draft, desk: Desk, regions: Sequence[Region]) -> tuple[Verdict, ...]:
    """Every rule that applies, in the order of the wizard. ``regions`` is empty for a desk with free regions."""
    return tuple(
        Verdict(Finding(code, field, severity), fulfilled)
        for code, field, severity, rule in _RULES
        if (fulfilled := rule(draft, desk, regions)) is not None
    )


def findings(draft: Draft, desk: Desk, regions: Sequence[Region]) -> tuple[Finding, ...]:
    """The broken rules alone."""
    return tuple(verdict.finding for verdict in verdicts(draft, desk, regions) if not verdict.fulfilled)


def may_be_sent(draft: Draft, desk: Desk, regions: Sequence[Region]) -> bool:
    return all(finding.severity is not Severity.BLOCKS for finding in findings(draft, desk, regions))


def _is_required(draft: Draft, desk: Desk, field: Field) -> bool:
    return field in desk.required or (bool(draft.has_error_message) and field in desk.required_with_error)


def _filled_in(field: Field) -> _Rule:
    def rule(draft: Draft, desk: Desk, _: Sequence[Region]) -> bool | None:
        if not _is_required(draft, desk, field):
            return None
        return bool(draft.pictures if field is Field.PICTURES else clean_line(draft.answers[field]))

    return rule


def _if_filled(field: Field, is_right: Callable[[str], bool]) -> _Rule:
    def rule(draft: Draft, _: Desk, __: Sequence[Region]) -> bool | None:
        text = clean_line(draft.answers[field])
        return is_right(text) if text else None

    return rule


def _region_is_known(draft: Draft, _: Desk, regions: Sequence[Region]) -> bool | None:
    text = clean_line(draft.answers.region)
    return exact_region(text, regions) is not None if text and regions else None


def _error_is_answered(draft: Draft, _: Desk, __: Sequence[Region]) -> bool | None:
    return draft.has_error_message is not None


def _circumstances_are_named(draft: Draft, _: Desk, __: Sequence[Region]) -> bool | None:
    if not draft.has_error_message:
        return None
    named = (Field.SCHOOL_CLASS, Field.SCHOOL_SUBJECT, Field.DATES, Field.PEOPLE)
    return any(clean_line(draft.answers[field]) for field in named)


def _pictures_fit(draft: Draft, desk: Desk, _: Sequence[Region]) -> bool | None:
    if not draft.pictures:
        return None
    return sum(picture.file_size or 0 for picture in draft.pictures) <= desk.pictures.total_bytes


def _not_too_many_pictures(draft: Draft, desk: Desk, _: Sequence[Region]) -> bool | None:
    return len(draft.pictures) <= desk.pictures.max_count if draft.pictures else None


def _pictures_are_of_an_accepted_kind(draft: Draft, desk: Desk, _: Sequence[Region]) -> bool | None:
    if not draft.pictures:
        return None
    return all(picture.media_type in desk.pictures.media_types for picture in draft.pictures)


def _has_first_and_last_name(text: str) -> bool:
    return len(text.split()) >= 2


_RULES: tuple[tuple[str, Field, Severity, _Rule], ...] = (
    *((f"{field.value}_filled_in", field, Severity.BLOCKS, _filled_in(field)) for field in TEXT_FIELDS),
    ("region_known", Field.REGION, Severity.BLOCKS, _region_is_known),
    ("full_name_full", Field.FULL_NAME, Severity.ADVISES, _if_filled(Field.FULL_NAME, _has_first_and_last_name)),
    ("email_valid", Field.EMAIL, Severity.BLOCKS, _if_filled(Field.EMAIL, is_email)),
    ("phone_valid", Field.PHONE, Severity.BLOCKS, _if_filled(Field.PHONE, is_phone)),
    ("error_answered", Field.ERROR_MESSAGE, Severity.BLOCKS, _error_is_answered),
    ("circumstances_named", Field.SCHOOL_CLASS, Severity.ADVISES, _circumstances_are_named),
    ("pictures_filled_in", Field.PICTURES, Severity.BLOCKS, _filled_in(Field.PICTURES)),
    ("pictures_accepted", Field.PICTURES, Severity.BLOCKS, _pictures_are_of_an_accepted_kind),
    ("pictures_fit", Field.PICTURES, Severity.BLOCKS, _pictures_fit),
    ("pictures_not_too_many", Field.PICTURES, Severity.BLOCKS, _not_too_many_pictures),
)

RULE_CODES: tuple[str, ...] = tuple(code for code, _, _, _ in _RULES)
