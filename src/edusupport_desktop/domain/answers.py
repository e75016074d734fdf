"""The answers to the memo's questions: what a request must hold, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum


class Field(StrEnum):
    """One place a teacher fills in. The values are the names of ``Answers``' attributes and of the desk file;
    two are not texts: ``ERROR_MESSAGE`` (the question whether there is one) and ``PICTURES``."""

    REGION = "region"
    FULL_NAME = "full_name"
    INSTITUTION = "institution"
    CITY = "city"
    EMAIL = "email"
    PHONE = "phone"
    INITIATOR_LOGIN = "initiator_login"
    AFFECTED_LOGIN = "affected_login"
    SUBJECT = "subject"
    ESSENCE = "essence"
    STEPS = "steps"
    BROWSER_NAME = "browser_name"
    BROWSER_VERSION = "browser_version"
    SCHOOL_CLASS = "school_class"
    SCHOOL_SUBJECT = "school_subject"
    DATES = "dates"
    PEOPLE = "people"
    ERROR_MESSAGE = "error_message"
    PICTURES = "pictures"


@dataclass(frozen=True, slots=True)
class Answers:
    """Every text of a request, as typed: possibly empty, never None.

    ``region`` is the official name of the federal subject. ``initiator_login`` is the login of the person who
    writes (memo: «логин пользователя инициатора заявки»), ``affected_login`` the one under which the problem is
    seen. From ``steps`` on, the fields belong to an error message (memo: «класс, предмет, даты, ФИО»).
    """

    region: str = ""
    full_name: str = ""
    institution: str = ""
    city: str = ""
    email: str = ""
    phone: str = ""
    initiator_login: str = ""
    affected_login: str = ""
    subject: str = ""
    essence: str = ""
    steps: str = ""
    browser_name: str = ""
    browser_version: str = ""
    school_class: str = ""
    school_subject: str = ""
    dates: str = ""
    people: str = ""

    def __getitem__(self, field: Field) -> str:
        return str(getattr(self, field.value))

    def changed(self, changes: Mapping[Field, str]) -> Answers:
        """A copy with some answers replaced."""
        return replace(self, **{field.value: text for field, text in changes.items()})


TEXT_FIELDS: tuple[Field, ...] = tuple(Field(field.name) for field in fields(Answers))

REMEMBERED_FIELDS: tuple[Field, ...] = (
    Field.REGION,
    Field.FULL_NAME,
    Field.INSTITUTION,
    Field.CITY,
    Field.EMAIL,
    Field.PHONE,
    Field.INITIATOR_LOGIN,
)
"""What belongs to the teacher and is offered again next time. Other people's logins never are."""

ERROR_FIELDS: tuple[Field, ...] = (
    Field.STEPS,
    Field.BROWSER_NAME,
    Field.BROWSER_VERSION,
    Field.SCHOOL_CLASS,
    Field.SCHOOL_SUBJECT,
    Field.DATES,
    Field.PEOPLE,
)
"""What the memo asks for only when a message appeared on the screen."""
