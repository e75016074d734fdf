"""«Стандартный перечень необходимых данных»: what must be filled in is a fact of the desk."""

from __future__ import annotations

from collections.abc import Callable

from edusupport_desktop.domain.answers import TEXT_FIELDS, Field
from edusupport_desktop.domain.draft import Draft
from edusupport_desktop.domain.plain_text import is_blank
from edusupport_desktop.domain.rules.rule import Basis, Judgement, Rule, Severity


def _filled_in(field: Field) -> Callable[[Draft, Basis], Judgement]:
    def judge(draft: Draft, basis: Basis) -> bool | None:
        desk = basis.desk
        if not (field in desk.required or (draft.has_error_message and field in desk.required_with_error)):
            return None
        return bool(draft.pictures) if field is Field.PICTURES else not is_blank(draft.answers[field])

    return judge


RULES = tuple(
    Rule(f"{field.value}_filled_in", field, Severity.BLOCKS, _filled_in(field))
    for field in (*TEXT_FIELDS, Field.PICTURES)
)
