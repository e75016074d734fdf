"""The wizard's way from page to page, as data: tested without a window."""

from __future__ import annotations

from enum import IntEnum, auto

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.draft import Draft


class Step(IntEnum):
    """The pages in their order; the value is the page's id in the wizard."""

    APPLICANT = auto()
    PROBLEM = auto()
    ERROR = auto()
    PICTURES = auto()
    REVIEW = auto()
    SENDING = auto()


FIELDS: dict[Step, tuple[Field, ...]] = {
    Step.APPLICANT: (
        Field.FULL_NAME,
        Field.REGION,
        Field.CITY,
        Field.INSTITUTION,
        Field.EMAIL,
        Field.PHONE,
    ),
    Step.PROBLEM: (
        Field.SUBJECT,
        Field.ESSENCE,
        Field.INITIATOR_LOGIN,
        Field.AFFECTED_LOGIN,
        Field.ERROR_MESSAGE,
    ),
    Step.ERROR: (
        Field.STEPS,
        Field.BROWSER_NAME,
        Field.BROWSER_VERSION,
        Field.SCHOOL_CLASS,
        Field.SCHOOL_SUBJECT,
        Field.DATES,
        Field.PEOPLE,
    ),
    Step.PICTURES: (Field.PICTURES,),
    Step.REVIEW: (),
    Step.SENDING: (),
}
"""Where each answer is given, in the order of the page: «Исправить» leads there."""


def steps(draft: Draft) -> tuple[Step, ...]:
    """The pages this draft leads through: the error page only when there is a message."""
    return tuple(step for step in Step if step is not Step.ERROR or draft.has_error_message)


def step_after(step: Step, draft: Draft) -> Step | None:
    """None after the last."""
    way = steps(draft)
    later = [other for other in way if other > step]
    return later[0] if later else None


def step_of(field: Field) -> Step:
    """The page where this field is filled in."""
    return next(step for step, fields in FIELDS.items() if field in fields)
