"""No password in a letter: the support never needs one, and a letter is read and kept by many."""

from __future__ import annotations

from edusupport_desktop.domain.annotation import Text
from edusupport_desktop.domain.answers import ERROR_FIELDS, TEXT_FIELDS, Field
from edusupport_desktop.domain.draft import Dismissal, Draft
from edusupport_desktop.domain.passwords import Password, find_passwords, password_beside_login
from edusupport_desktop.domain.rules.rule import Basis, Judgement, Place, Rule, Severity

_CODE = "no_password"
_LOGINS = (Field.INITIATOR_LOGIN, Field.AFFECTED_LOGIN)


def _no_password(draft: Draft, _: Basis) -> Judgement:
    for field in TEXT_FIELDS:
        if field in ERROR_FIELDS and not draft.has_error_message:
            continue  # the letter does not hold it
        for password in _passwords(field, draft.answers[field]):
            if Dismissal(_CODE, password.value) not in draft.dismissed:
                return Place(field, password.start, password.end, password.value, is_superfluous=True)
    for picture in draft.pictures:
        for mark in picture.marks:
            if isinstance(mark, Text) and (found := find_passwords(mark.text)):
                return Place(Field.PICTURES, 0, 0, found[0].value)
    return True


def _passwords(field: Field, text: str) -> tuple[Password, ...]:
    found = find_passwords(text)
    if not found and field in _LOGINS and (beside := password_beside_login(text)):
        return (beside,)
    return found


RULES = (Rule(_CODE, Field.ESSENCE, Severity.BLOCKS, _no_password, may_be_dismissed=True),)
