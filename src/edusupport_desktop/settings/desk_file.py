"""The support desk's description, from ``resources/desks/*.toml`` or from a school's administrator."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.clauses import folded
from edusupport_desktop.domain.contacts import is_email
from edusupport_desktop.domain.desk import WAITING_DAYS, ContactTerms, Desk, NumberPattern, PictureLimits
from edusupport_desktop.settings.toml_table import Table

if TYPE_CHECKING:
    from edusupport_desktop.domain.helpdesk_description import HelpdeskDescription

SCHEMA = 1
_READABLE_PICTURES = ("image/png", "image/jpeg")
"""A desk may accept fewer kinds than the program can make, not others."""


def load_desk(data: bytes) -> Desk:
    """Raises ``UntrustedInput("desk_file_wrong", reason=…, key=… or line=…)``: see ``toml_table``."""
    table = Table.parse(data, "desk_file_wrong", schema=SCHEMA)
    desk = Desk(
        id=_matching(table, "id", r"[a-z][a-z0-9_]*"),
        name=table.text("name"),
        system=table.text("system"),
        phone=table.text("phone"),
        email=_email(table, "email"),
        number=_number(table.table("number")),
        required=_fields(table, "required"),
        required_with_error=_fields(table, "required_with_error"),
        pictures=_pictures(table.table("pictures")),
        advice=_advice(table.table("advice")),
        contacts=_contacts(table.table("contacts")) if table.has("contacts") else ContactTerms(),
        sections=_sections(table.table("sections")) if table.has("sections") else {},
        waiting_days=_waiting_days(table.table("waiting")) if table.has("waiting") else WAITING_DAYS,
        helpdesk=_helpdesk(table.table("helpdesk")) if table.has("helpdesk") else None,
    )
    table.finish()
    return desk


def _helpdesk(table: Table) -> HelpdeskDescription:
    from edusupport_desktop.settings.helpdesk_description_file import read_description  # few desks have one

    return read_description(table)


def _number(table: Table) -> NumberPattern:
    least = table.integer("min_digits", least=1, most=30)
    pattern = NumberPattern(
        prefix=_matching(table, "prefix", r"[A-Z]{1,10}"),
        min_digits=least,
        max_digits=table.integer("max_digits", least=least, most=30),
        example=table.text("example"),
    )
    table.finish()
    return pattern


def _pictures(table: Table) -> PictureLimits:
    limits = PictureLimits(
        media_types=table.texts("media_types"),
        total_bytes=table.integer("total_bytes", least=1),
        max_count=table.integer("max_count", least=1),
        refused_names=table.texts("refused_names"),
    )
    if not limits.media_types or not set(limits.media_types) <= set(_READABLE_PICTURES):
        raise table.mistake("media_types", "wrong_value")
    if not all(re.fullmatch(r"\.[a-z0-9]+", name) for name in limits.refused_names):
        raise table.mistake("refused_names", "wrong_value")
    table.finish()
    return limits


def _contacts(table: Table) -> ContactTerms:
    terms = ContactTerms(
        valid_days=table.integer("valid_days", least=1, most=3650), foreign_mail=table.texts("foreign_mail")
    )
    if not all(re.fullmatch(r"[a-z0-9.-]+", domain) for domain in terms.foreign_mail):
        raise table.mistake("foreign_mail", "wrong_value")
    table.finish()
    return terms


def _waiting_days(table: Table) -> int:
    days = table.integer("days", least=1, most=365)
    table.finish()
    return days


def _sections(table: Table) -> dict[str, tuple[str, ...]]:
    sections = {key: table.texts(key) for key in table.keys()}  # noqa: SIM118 (a Table is no mapping)
    for key, words in sections.items():
        if not words or not all(word and word == folded(word) for word in words):
            raise table.mistake(key, "wrong_value")
    return sections


def _advice(table: Table) -> dict[str, str]:
    """Any keys: the windows ask for those they know."""
    return {key: table.text(key) for key in table.keys()}  # noqa: SIM118 (a Table is no mapping)


def _fields(table: Table, key: str) -> tuple[Field, ...]:
    names = table.texts(key)
    if len(set(names)) != len(names) or not set(names) <= {field.value for field in Field}:
        raise table.mistake(key, "wrong_value")
    return tuple(Field(name) for name in names)


def _email(table: Table, key: str) -> str:
    address = table.text(key)
    if not is_email(address):
        raise table.mistake(key, "wrong_value")
    return address


def _matching(table: Table, key: str, pattern: str) -> str:
    text = table.text(key)
    if not re.fullmatch(pattern, text):
        raise table.mistake(key, "wrong_value")
    return text
