"""A draft as JSON and back.

Unknown fields are skipped, so that a later program of the same version may add some. An unknown kind of mark is not:
a picture drawn without it could show what was to be hidden.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from datetime import datetime

from edusupport_desktop.domain.annotation import Arrow, Box, Colour, Mark, Mask, Number, Point, Rectangle, Text
from edusupport_desktop.domain.answers import TEXT_FIELDS, Answers
from edusupport_desktop.domain.draft import Dismissal, Draft, DraftPicture, Way
from edusupport_desktop.domain.errors import UntrustedInput
from edusupport_desktop.domain.identifiers import MarkId, PictureId, RequestId
from edusupport_desktop.storage.folder_names import is_identifier

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
        },
    }
    # ASCII alone: text with lone surrogates, as some pasted text has, comes back as it was; two that make a pair
    # come back as the character they stand for.
    return json.dumps(document, ensure_ascii=True, allow_nan=False, indent=1).encode("ascii")


def decode_draft(data: bytes) -> tuple[Draft, int]:
    """The draft and its ``saved_at``. Raises ``UntrustedInput``: ``draft_damaged``, ``draft_from_newer_program``."""
    try:
        document = _Object(json.loads(data))
        if document.integer("version") > VERSION:
            raise UntrustedInput("draft_from_newer_program")
        return _draft_in(document.inner("draft")), document.integer("saved_at")
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError) as error:
        raise UntrustedInput("draft_damaged") from error


class _Object:
    """A JSON object whose values are asked for by type. Raises ``TypeError``, ``ValueError`` or ``KeyError``."""

    def __init__(self, value: object) -> None:
        if not isinstance(value, dict):
            raise TypeError("an object was expected")
        self._values: Mapping[str, object] = value

    def has(self, key: str) -> bool:
        return self._values.get(key) is not None

    def text(self, key: str) -> str:
        value = self._values[key]
        if not isinstance(value, str):
            raise TypeError(key)
        return value

    def identifier(self, key: str) -> str:
        value = self.text(key)
        if not is_identifier(value):
            raise ValueError(key)
        return value

    def integer(self, key: str) -> int:
        value = self._values[key]
        if not isinstance(value, int) or isinstance(value, bool):
            raise TypeError(key)
        return value

    def number(self, key: str) -> float:
        value = self._values[key]
        if not isinstance(value, int | float) or isinstance(value, bool) or not math.isfinite(value):
            raise TypeError(key)
        return float(value)

    def truth(self, key: str) -> bool:
        value = self._values[key]
        if not isinstance(value, bool):
            raise TypeError(key)
        return value

    def inner(self, key: str) -> _Object:
        return _Object(self._values[key])

    def several(self, key: str) -> list[_Object]:
        value = self._values[key]
        if not isinstance(value, list):
            raise TypeError(key)
        return [_Object(item) for item in value]


def _draft_in(stored: _Object) -> Draft:
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
    )


def _dismissal_in(stored: _Object) -> Dismissal:
    return Dismissal(stored.text("code"), stored.text("about"))


def _picture_out(picture: DraftPicture) -> dict[str, object]:
    return {
        "id": picture.id,
        "width": picture.width,
        "height": picture.height,
        "scale": picture.scale,
        "media_type": picture.media_type,
        "marks": [_mark_out(mark) for mark in picture.marks],
        "file_size": picture.file_size,
    }


def _picture_in(stored: _Object) -> DraftPicture:
    return DraftPicture(
        id=PictureId(stored.identifier("id")),
        width=stored.integer("width"),
        height=stored.integer("height"),
        scale=stored.number("scale"),
        media_type=stored.text("media_type"),
        marks=tuple(_mark_in(mark) for mark in stored.several("marks")),
        file_size=stored.integer("file_size") if stored.has("file_size") else None,
    )


def _mark_out(mark: Mark) -> dict[str, object]:
    match mark:
        case Arrow():
            drawn = {
                "kind": "arrow",
                "start": _point_out(mark.start),
                "end": _point_out(mark.end),
                "colour": mark.colour.name,
                "width": mark.width,
            }
        case Rectangle():
            drawn = {
                "kind": "rectangle",
                "box": _box_out(mark.box),
                "colour": mark.colour.name,
                "width": mark.width,
            }
        case Text():
            drawn = {
                "kind": "text",
                "anchor": _point_out(mark.anchor),
                "text": mark.text,
                "colour": mark.colour.name,
                "size": mark.size,
            }
        case Number():
            drawn = {
                "kind": "number",
                "centre": _point_out(mark.centre),
                "number": mark.number,
                "colour": mark.colour.name,
                "size": mark.size,
            }
        case Mask():
            drawn = {"kind": "mask", "box": _box_out(mark.box)}
    return {"id": mark.id, **drawn}


def _mark_in(stored: _Object) -> Mark:
    mark_id = MarkId(stored.text("id"))
    match stored.text("kind"):
        case "arrow":
            start, end = _point_in(stored.inner("start")), _point_in(stored.inner("end"))
            return Arrow(mark_id, start, end, _colour_in(stored), stored.number("width"))
        case "rectangle":
            return Rectangle(mark_id, _box_in(stored.inner("box")), _colour_in(stored), stored.number("width"))
        case "text":
            anchor, text = _point_in(stored.inner("anchor")), stored.text("text")
            return Text(mark_id, anchor, text, _colour_in(stored), stored.number("size"))
        case "number":
            centre, number = _point_in(stored.inner("centre")), stored.integer("number")
            return Number(mark_id, centre, number, _colour_in(stored), stored.number("size"))
        case "mask":
            return Mask(mark_id, _box_in(stored.inner("box")))
        case unknown:
            raise ValueError(unknown)


def _colour_in(stored: _Object) -> Colour:
    return Colour[stored.text("colour")]


def _point_out(point: Point) -> dict[str, object]:
    return {"x": point.x, "y": point.y}


def _point_in(stored: _Object) -> Point:
    return Point(stored.number("x"), stored.number("y"))


def _box_out(box: Box) -> dict[str, object]:
    return {"left": box.left, "top": box.top, "width": box.width, "height": box.height}


def _box_in(stored: _Object) -> Box:
    return Box(stored.number("left"), stored.number("top"), stored.number("width"), stored.number("height"))
