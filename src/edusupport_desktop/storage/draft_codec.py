"""A draft as JSON and back.

Unknown fields are skipped, so that a later program of the same version may add some. An unknown kind of mark is not:
a picture drawn without it could show what was to be hidden.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from edusupport_desktop.domain.answers import TEXT_FIELDS, Answers
from edusupport_desktop.domain.browser_answer import BrowserSource
from edusupport_desktop.domain.draft import Dismissal, Draft, DraftPicture, Way
from edusupport_desktop.domain.errors import UntrustedInput
from edusupport_desktop.domain.given_answers import GivenAnswer
from edusupport_desktop.domain.identifiers import PictureId, RequestId
from edusupport_desktop.domain.shrinking import Shrinking
from edusupport_desktop.domain.steps import LONGEST_PART, MOST_STEPS, StepPart, StepRow
from edusupport_desktop.storage.computer_codec import computer_in, computer_out, view_in, view_out
from edusupport_desktop.storage.json_object import JsonObject
from edusupport_desktop.storage.mark_codec import mark_in, mark_out

VERSION = 1


def encode_draft(draft: Draft, saved_at: int) -> bytes:
    """``saved_at`` orders the saved drafts, in nanoseconds. ``ValueError`` for a coordinate that is no number."""
    document = {
        "version": VERSION,
        "saved_at": saved_at,
        "draft": {
            "id": draft.id,
            "started_at": draft.started_at.isoformat(),
            "answers": {field.value: draft.answers[field] for field in TEXT_FIELDS},
            "has_error_message": draft.has_error_message,
            "pictures": [_picture_out(picture) for picture in draft.pictures],
            "way": draft.way.value if draft.way else None,
            "dismissed": [{"code": dismissal.code, "about": dismissal.about} for dismissal in draft.dismissed],
            "browser_source": draft.browser_source.value if draft.browser_source else None,
            "browser_view": view_out(draft.browser_view) if draft.browser_view else None,
            "computer": computer_out(draft.computer) if draft.computer else None,
            "tells_computer": draft.tells_computer,
            "step_rows": [{part.value: row[part] for part in StepPart} for row in draft.step_rows],
            "steps_in_own_words": draft.steps_in_own_words,
            "follows": draft.follows,
            "addition": draft.addition,
            "given": [
                {"question": one.question, "text": one.text, "is_unknown": one.is_unknown} for one in draft.given
            ],
        },
    }
    # ASCII alone: text with lone surrogates, as some pasted text has, comes back as it was; two that make a pair
    # come back as the character they stand for.
    return json.dumps(document, ensure_ascii=True, allow_nan=False, indent=1).encode("ascii")


def decode_draft(data: bytes) -> tuple[Draft, int]:
    """The draft and its ``saved_at``. Raises ``UntrustedInput``: ``draft_damaged``, ``draft_from_newer_program``."""
    try:
        document = JsonObject(json.loads(data))
        if document.integer("version") > VERSION:
            raise UntrustedInput("draft_from_newer_program")
        return _draft_in(document.inner("draft")), document.integer("saved_at")
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError) as error:
        raise UntrustedInput("draft_damaged") from error


def _draft_in(stored: JsonObject) -> Draft:
    started_at = datetime.fromisoformat(stored.text("started_at"))
    if started_at.tzinfo is None:
        raise ValueError("started_at")
    answers = stored.inner("answers")
    return Draft(
        id=RequestId(stored.identifier("id")),
        started_at=started_at,
        answers=Answers().changed({field: answers.text(field) for field in TEXT_FIELDS if answers.has(field)}),
        has_error_message=stored.truth("has_error_message") if stored.has("has_error_message") else None,
        pictures=tuple(_picture_in(picture) for picture in stored.several("pictures")),
        way=Way(stored.text("way")) if stored.has("way") else None,
        dismissed=tuple(_dismissal_in(one) for one in stored.several("dismissed")) if stored.has("dismissed") else (),
        browser_source=BrowserSource(stored.text("browser_source")) if stored.has("browser_source") else None,
        browser_view=view_in(stored.inner("browser_view")) if stored.has("browser_view") else None,
        computer=computer_in(stored.inner("computer")) if stored.has("computer") else None,
        tells_computer=stored.truth("tells_computer") if stored.has("tells_computer") else True,
        step_rows=_steps_in(stored.several("step_rows")) if stored.has("step_rows") else (),
        steps_in_own_words=stored.truth("steps_in_own_words") if stored.has("steps_in_own_words") else False,
        follows=RequestId(stored.identifier("follows")) if stored.has("follows") else None,
        addition=stored.text("addition") if stored.has("addition") else "",
        given=tuple(_given_in(one) for one in stored.several("given")) if stored.has("given") else (),
    )


def _dismissal_in(stored: JsonObject) -> Dismissal:
    return Dismissal(stored.text("code"), stored.text("about"))


def _given_in(stored: JsonObject) -> GivenAnswer:
    return GivenAnswer(stored.text("question"), stored.text("text"), stored.truth("is_unknown"))


def _steps_in(stored: Sequence[JsonObject]) -> tuple[StepRow, ...]:
    """None of them when they are too many or too long: the answer made of them is there, and stays as a text."""
    rows = tuple(StepRow(*(row.text(part.value) for part in StepPart)) for row in stored[: MOST_STEPS + 1])
    is_bounded = len(rows) <= MOST_STEPS and all(len(row[part]) <= LONGEST_PART for row in rows for part in StepPart)
    return rows if is_bounded else ()


def _picture_out(picture: DraftPicture) -> dict[str, object]:
    return {
        "id": picture.id,
        "width": picture.width,
        "height": picture.height,
        "scale": picture.scale,
        "media_type": picture.media_type,
        "marks": [mark_out(mark) for mark in picture.marks],
        "file_size": picture.file_size,
        "masks_verified": picture.masks_verified,
        "shrinking": _shrinking_out(picture.shrinking) if picture.shrinking else None,
    }


def _shrinking_out(shrinking: Shrinking) -> dict[str, object]:
    return {"percent": shrinking.percent, "jpeg": shrinking.jpeg}


def _picture_in(stored: JsonObject) -> DraftPicture:
    return DraftPicture(
        id=PictureId(stored.identifier("id")),
        width=stored.integer("width"),
        height=stored.integer("height"),
        scale=stored.number("scale"),
        media_type=stored.text("media_type"),
        marks=tuple(mark_in(mark) for mark in stored.several("marks")),
        file_size=stored.integer("file_size") if stored.has("file_size") else None,
        masks_verified=stored.integer("masks_verified") if stored.has("masks_verified") else None,
        shrinking=_shrinking_in(stored.inner("shrinking")) if stored.has("shrinking") else None,
    )


def _shrinking_in(stored: JsonObject) -> Shrinking:
    percent = stored.integer("percent")
    if not 1 <= percent <= 100:
        raise ValueError("percent")
    return Shrinking(percent, stored.truth("jpeg"))
