"""Other people in a letter: mentioned once, never forbidden. The memo itself asks for the names of users where they
help to repeat the problem, and has a field of its own for them."""

from __future__ import annotations

from edusupport_desktop.domain.annotation import Mask
from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.draft import Draft
from edusupport_desktop.domain.people import find_person
from edusupport_desktop.domain.plain_text import is_blank
from edusupport_desktop.domain.rules.rule import Basis, Judgement, Place, Rule, Severity


def _no_other_names(draft: Draft, _: Basis) -> Judgement:
    """None while there is no text. The teacher's own name and those the memo asked for do not count."""
    answers = draft.answers
    known = (answers.full_name, *((answers.people,) if draft.has_error_message else ()))
    fields = (Field.SUBJECT, Field.ESSENCE, *((Field.STEPS,) if draft.has_error_message else ()))
    if all(is_blank(answers[field]) for field in fields):
        return None
    for field in fields:
        person = find_person(answers[field], known)
        if person is not None:
            return Place(field, person.start, person.end)
    return True


def _pictures_are_masked(draft: Draft, _: Basis) -> bool | None:
    if not draft.pictures:
        return None
    return all(any(isinstance(mark, Mask) for mark in picture.marks) for picture in draft.pictures)


def _mailbox_is_not_abroad(draft: Draft, basis: Basis) -> bool | None:
    domain = draft.answers.email.strip().casefold().rpartition("@")[2]
    if not domain or not basis.desk.contacts.foreign_mail:
        return None
    return domain not in basis.desk.contacts.foreign_mail


RULES = (
    Rule("no_other_names", Field.ESSENCE, Severity.ADVISES, _no_other_names, may_be_dismissed=True),
    Rule("pictures_masked", Field.PICTURES, Severity.ADVISES, _pictures_are_masked, may_be_dismissed=True),
    Rule("mailbox_not_abroad", Field.EMAIL, Severity.ADVISES, _mailbox_is_not_abroad, may_be_dismissed=True),
)
