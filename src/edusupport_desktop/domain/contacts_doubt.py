"""Whether the remembered telephone and address may have become untrue, and are to be asked about once.

Memo: «Необходимо предоставлять актуальные контактные данные».
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from edusupport_desktop.domain.answers import Field

CONTACT_FIELDS = (Field.EMAIL, Field.PHONE)


class Doubt(StrEnum):
    """Why to ask «Контакты верны?»."""

    BOUNCED = "bounced"
    """A letter came back since the teacher confirmed them."""
    CHANGED = "changed"
    """They are others than the teacher confirmed: typed in another request, perhaps for that one alone."""
    OLD = "old"


@dataclass(frozen=True, slots=True)
class Confirmation:
    """The teacher's word that these contacts are true. ``at`` is aware."""

    at: datetime
    contacts: Mapping[Field, str]


def contacts_of(answers: Mapping[Field, str]) -> dict[Field, str]:
    return {field: answers.get(field, "") for field in CONTACT_FIELDS}


def contacts_doubt(
    remembered: Mapping[Field, str],
    written: Mapping[Field, str],
    confirmation: Confirmation | None,
    *,
    bounced_at: datetime | None,
    now: datetime,
    valid_days: int,
) -> Doubt | None:
    """``remembered`` are the profile's contacts, ``written`` those of the draft; ``bounced_at`` is when a letter came
    back last. None: nothing to ask. What was never remembered is being typed anew and needs no question."""
    if not all(written[field] for field in CONTACT_FIELDS):
        return None
    if confirmation is None:
        return Doubt.OLD if any(remembered.values()) else None
    if bounced_at is not None and bounced_at > confirmation.at:
        return Doubt.BOUNCED
    if confirmation.contacts not in (remembered, written) or remembered != written:
        return Doubt.CHANGED
    return Doubt.OLD if now - confirmation.at > timedelta(days=valid_days) else None
