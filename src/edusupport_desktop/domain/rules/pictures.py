"""«Требования к снимкам экрана»: format, number and size are facts of the desk."""

from __future__ import annotations

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.draft import Draft
from edusupport_desktop.domain.rules.rule import Basis, Rule, Severity


def _are_of_an_accepted_kind(draft: Draft, basis: Basis) -> bool | None:
    if not draft.pictures:
        return None
    return all(picture.media_type in basis.desk.pictures.media_types for picture in draft.pictures)


def _fit(draft: Draft, basis: Basis) -> bool | None:
    if not draft.pictures:
        return None
    return sum(picture.file_size or 0 for picture in draft.pictures) <= basis.desk.pictures.total_bytes


def _are_not_too_many(draft: Draft, basis: Basis) -> bool | None:
    return len(draft.pictures) <= basis.desk.pictures.max_count if draft.pictures else None


RULES = (
    Rule("pictures_accepted", Field.PICTURES, Severity.BLOCKS, _are_of_an_accepted_kind),
    Rule("pictures_fit", Field.PICTURES, Severity.BLOCKS, _fit),
    Rule("pictures_not_too_many", Field.PICTURES, Severity.BLOCKS, _are_not_too_many),
)
