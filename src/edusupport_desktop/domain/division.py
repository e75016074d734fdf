"""One draft made into two: which words and which pictures go along, and the numbers of the pictures in both."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from edusupport_desktop.domain.answers import Answers, Field
from edusupport_desktop.domain.clauses import first_sentence, without_opening
from edusupport_desktop.domain.draft import Draft
from edusupport_desktop.domain.identifiers import PictureId, RequestId
from edusupport_desktop.domain.references import find_references
from edusupport_desktop.domain.renumbering import REFERRING_FIELDS, with_pictures
from edusupport_desktop.domain.several_problems import SecondProblem
from edusupport_desktop.domain.step_reading import steps_in
from edusupport_desktop.domain.steps import text_of

SHARED_FIELDS: tuple[Field, ...] = (
    Field.REGION,
    Field.FULL_NAME,
    Field.INSTITUTION,
    Field.CITY,
    Field.EMAIL,
    Field.PHONE,
    Field.INITIATOR_LOGIN,
    Field.AFFECTED_LOGIN,
    Field.BROWSER_NAME,
    Field.BROWSER_VERSION,
)
"""What both letters say alike. Steps, class and dates tell of one problem."""

_PAUSE = re.compile(r"[,:;(]\s|\s[–—-]\s")
_SHORTEST_SUBJECT = 10
_LONGEST_SUBJECT = 80


@dataclass(frozen=True, slots=True)
class Part:
    """The words of one of the two. Pictures are named by their numbers in the undivided draft; ``pictures`` are in its
    order."""

    subject: str
    text: str
    pictures: tuple[PictureId, ...]


@dataclass(frozen=True, slots=True)
class Division:
    """``field`` is where the text was divided: what stays is its new text, what goes becomes the other's essence."""

    field: Field
    stays: Part
    goes: Part


def proposal(draft: Draft, second: SecondProblem) -> Division:
    """Divided where the second problem seems to begin. A picture goes with the words that name it, with both where both
    do; one that nobody names stays."""
    text = draft.answers[second.field]
    stays, goes = text[: second.at].rstrip(), without_opening(text[second.at :].strip())
    remaining = draft.answered({second.field: stays}).answers
    kept_places = {place for field in REFERRING_FIELDS for place in _named(remaining[field])}
    gone_places = _named(goes)
    places = list(enumerate((picture.id for picture in draft.pictures), 1))
    return Division(
        second.field,
        Part(
            draft.answers.subject,
            stays,
            tuple(picture for place, picture in places if place in kept_places or place not in gone_places),
        ),
        Part(_subject(goes), goes, tuple(picture for place, picture in places if place in gone_places)),
    )


def divided(draft: Draft, division: Division, second_id: RequestId, started_at: datetime) -> tuple[Draft, Draft]:
    """The draft with what stays, and the other one. Every reference follows its picture; one whose picture has gone to
    the other draft alone says so (``references.REMOVED``)."""
    stays, goes = division.stays, division.goes
    first = _with_text(draft.answered({Field.SUBJECT: stays.subject}), division.field, stays.text)
    shared: Mapping[Field, str] = {field: draft.answers[field] for field in SHARED_FIELDS}
    second = replace(
        draft,
        id=second_id,
        started_at=started_at,
        answers=Answers().changed({**shared, Field.SUBJECT: goes.subject, Field.ESSENCE: goes.text}),
        has_error_message=None,
        dismissed=(),
        step_rows=(),
        steps_in_own_words=False,
    )
    return _with(first, stays.pictures), _with(second, goes.pictures)


def _with_text(draft: Draft, field: Field, text: str) -> Draft:
    """A list of steps stays one; no row keeps words that have gone."""
    if field is not Field.STEPS:
        return draft.answered({field: text})
    rows = steps_in(text) if draft.has_step_list else None
    if rows is not None and text_of(rows).text == text:
        return draft.with_steps(rows)
    return replace(draft.answered({field: text}), step_rows=())


def _with(draft: Draft, wanted: tuple[PictureId, ...]) -> Draft:
    return with_pictures(draft, [picture for picture in draft.pictures if picture.id in wanted])


def _named(text: str) -> set[int]:
    return {place for reference in find_references(text).pictures for place in reference.pictures}


def _subject(text: str) -> str:
    """The first sentence as far as it names the problem: to a comma or a colon, cut between words."""
    line = first_sentence(text)
    pause = _PAUSE.search(line, _SHORTEST_SUBJECT)
    line = line[: pause.start()] if pause else line
    if len(line) <= _LONGEST_SUBJECT:
        return line
    return line[:_LONGEST_SUBJECT].rpartition(" ")[0].rstrip(" ,;:–—-") or line[:_LONGEST_SUBJECT]
