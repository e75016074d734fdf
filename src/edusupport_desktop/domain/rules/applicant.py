"""Who writes: the region, the full name, and contacts at which somebody answers."""

from __future__ import annotations

from collections.abc import Callable

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.contacts import is_email, is_phone
from edusupport_desktop.domain.draft import Draft
from edusupport_desktop.domain.plain_text import clean_line, is_blank
from edusupport_desktop.domain.region import exact_region
from edusupport_desktop.domain.rules.rule import Basis, Judgement, Rule, Severity


def _if_filled(field: Field, is_right: Callable[[str], bool]) -> Callable[[Draft, Basis], Judgement]:
    def judge(draft: Draft, _: Basis) -> bool | None:
        text = clean_line(draft.answers[field])
        return is_right(text) if text else None

    return judge


def _region_is_known(draft: Draft, basis: Basis) -> bool | None:
    text = clean_line(draft.answers.region)
    return exact_region(text, basis.regions) is not None if text and basis.regions else None


def _has_first_and_last_name(text: str) -> bool:
    return len(text.split()) >= 2


def _contacts_are_true(draft: Draft, basis: Basis) -> bool | None:
    if is_blank(draft.answers.email) or is_blank(draft.answers.phone):
        return None
    return basis.contacts_doubt is None


RULES = (
    Rule("region_known", Field.REGION, Severity.BLOCKS, _region_is_known),
    Rule("full_name_full", Field.FULL_NAME, Severity.ADVISES, _if_filled(Field.FULL_NAME, _has_first_and_last_name)),
    Rule("email_valid", Field.EMAIL, Severity.BLOCKS, _if_filled(Field.EMAIL, is_email)),
    Rule("phone_valid", Field.PHONE, Severity.BLOCKS, _if_filled(Field.PHONE, is_phone)),
    Rule("contacts_true", Field.EMAIL, Severity.WARNS, _contacts_are_true),
)
