"""Marks as JSON and back. A kind this program does not know is an error, see ``draft_codec``."""

from __future__ import annotations

from itertools import chain

from edusupport_desktop.domain.annotation import (
    Arrow,
    Box,
    Colour,
    Crop,
    Ellipse,
    Freehand,
    Highlight,
    Line,
    Mark,
    Mask,
    Number,
    Point,
    Rectangle,
    Text,
)
from edusupport_desktop.domain.identifiers import MarkId
from edusupport_desktop.storage.json_object import JsonObject


def mark_out(mark: Mark) -> dict[str, object]:
    match mark:
        case Arrow() | Line():
            drawn = {"start": _point_out(mark.start), "end": _point_out(mark.end), **_line_out(mark)}
        case Rectangle() | Ellipse():
            drawn = {"box": _box_out(mark.box), **_line_out(mark)}
        case Freehand(points=points):
            drawn = {"points": list(chain.from_iterable((point.x, point.y) for point in points)), **_line_out(mark)}
        case Text():
            drawn = {"anchor": _point_out(mark.anchor), "text": mark.text, **_letters_out(mark)}
        case Number():
            drawn = {"centre": _point_out(mark.centre), "number": mark.number, **_letters_out(mark)}
        case Highlight():
            drawn = {"box": _box_out(mark.box), "colour": mark.colour.name}
        case Mask() | Crop():
            drawn = {"box": _box_out(mark.box)}
    return {"id": mark.id, "kind": _KINDS[type(mark)], **drawn}


def mark_in(stored: JsonObject) -> Mark:
    """Raises ``TypeError``, ``ValueError`` or ``KeyError``."""
    mark_id = MarkId(stored.text("id"))
    match stored.text("kind"):
        case "arrow":
            return Arrow(mark_id, *_ends_in(stored), *_line_in(stored))
        case "line":
            return Line(mark_id, *_ends_in(stored), *_line_in(stored))
        case "rectangle":
            return Rectangle(mark_id, _box_in(stored), *_line_in(stored))
        case "ellipse":
            return Ellipse(mark_id, _box_in(stored), *_line_in(stored))
        case "freehand":
            return Freehand(mark_id, _points_in(stored), *_line_in(stored))
        case "text":
            return Text(mark_id, _point_in(stored.inner("anchor")), stored.text("text"), *_letters_in(stored))
        case "number":
            return Number(mark_id, _point_in(stored.inner("centre")), stored.integer("number"), *_letters_in(stored))
        case "highlight":
            return Highlight(mark_id, _box_in(stored), _colour_in(stored))
        case "mask":
            return Mask(mark_id, _box_in(stored))
        case "crop":
            return Crop(mark_id, _box_in(stored))
        case unknown:
            raise ValueError(unknown)


_KINDS: dict[type[Mark], str] = {
    Arrow: "arrow",
    Line: "line",
    Rectangle: "rectangle",
    Ellipse: "ellipse",
    Freehand: "freehand",
    Text: "text",
    Number: "number",
    Highlight: "highlight",
    Mask: "mask",
    Crop: "crop",
}


def _line_out(mark: Arrow | Line | Rectangle | Ellipse | Freehand) -> dict[str, object]:
    return {"colour": mark.colour.name, "width": mark.width}


def _line_in(stored: JsonObject) -> tuple[Colour, float]:
    return _colour_in(stored), stored.number("width")


def _letters_out(mark: Text | Number) -> dict[str, object]:
    return {"colour": mark.colour.name, "size": mark.size}


def _letters_in(stored: JsonObject) -> tuple[Colour, float]:
    return _colour_in(stored), stored.number("size")


def _colour_in(stored: JsonObject) -> Colour:
    return Colour[stored.text("colour")]


def _point_out(point: Point) -> dict[str, object]:
    return {"x": point.x, "y": point.y}


def _point_in(stored: JsonObject) -> Point:
    return Point(stored.number("x"), stored.number("y"))


def _points_in(stored: JsonObject) -> tuple[Point, ...]:
    numbers = stored.numbers("points")
    if not numbers or len(numbers) % 2:
        raise ValueError("points")
    return tuple(Point(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=True))


def _ends_in(stored: JsonObject) -> tuple[Point, Point]:
    return _point_in(stored.inner("start")), _point_in(stored.inner("end"))


def _box_out(box: Box) -> dict[str, object]:
    return {"left": box.left, "top": box.top, "width": box.width, "height": box.height}


def _box_in(stored: JsonObject) -> Box:
    box = stored.inner("box")
    return Box(box.number("left"), box.number("top"), box.number("width"), box.number("height"))
