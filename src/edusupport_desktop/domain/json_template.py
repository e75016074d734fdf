"""Requests and answers by description: values put into texts and JSON, values found in JSON by their place.

A placeholder is ``{name}``, or ``{name:html}`` for text that is shown as HTML and ``{name:number}`` for a JSON number.
Values are put into the strings of a JSON text that was parsed before, never into the text itself: a quotation mark in a
letter stays a quotation mark in a letter.

A place is keys and list positions with dots, ``Ticket.0.Title``; ``*`` stands for every item of a list, and the empty
place for the whole.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping

Values = Mapping[str, str]
Json = object
"""What ``json.loads`` gives: dict, list, str, int, float, bool or None."""

_PLACEHOLDER = re.compile(r"\{(\w+)(?::(\w+))?\}")
_ALONE = re.compile(r"\{(\w+):number\}")
_FORMS = ("html", "number")
_PLACE = re.compile(r"(?:[^.]+(?:\.[^.]+)*)?")
_MOST_FOUND = 5000


def placeholders_in(template: Json) -> Iterator[tuple[str, str]]:
    """Name and form («» for none) of each, in the strings of the whole tree. Keys are never filled in."""
    if isinstance(template, str):
        yield from ((match[1], match[2] or "") for match in _PLACEHOLDER.finditer(template))
    elif isinstance(template, dict):
        for value in template.values():
            yield from placeholders_in(value)
    elif isinstance(template, list):
        for value in template:
            yield from placeholders_in(value)


def is_known_form(template: str, form: str) -> bool:
    """``number`` makes a number only where the placeholder is all there is."""
    if form == "number":
        return _ALONE.fullmatch(template) is not None
    return not form or form in _FORMS


def filled(template: str, values: Values) -> str:
    """Each placeholder replaced once: a value that looks like a placeholder stays as it is."""

    def value_of(match: re.Match[str]) -> str:
        value = values[match[1]]
        return _as_html(value) if match[2] == "html" else value

    return _PLACEHOLDER.sub(value_of, template)


def filled_json(template: Json, values: Values) -> Json:
    """The same tree with its strings filled in. ``{id:number}`` alone becomes a number where the value is one."""
    if isinstance(template, str):
        alone = _ALONE.fullmatch(template)
        if alone is not None:
            value = values[alone[1]]
            return int(value) if re.fullmatch(r"[0-9]{1,18}", value) else value
        return filled(template, values)
    if isinstance(template, dict):
        return {key: filled_json(value, values) for key, value in template.items()}
    if isinstance(template, list):
        return [filled_json(value, values) for value in template]
    return template


def is_place(text: str) -> bool:
    return _PLACE.fullmatch(text) is not None


def all_at(tree: Json, place: str) -> list[Json]:
    """Everything that stands there, in its order. Empty when nothing does; at most some thousands."""
    found = [tree]
    for step in place.split(".") if place else ():
        found = [item for value in found for item in _inside(value, step)][:_MOST_FOUND]
    return found


def items_at(tree: Json, place: str) -> list[Json]:
    """As ``all_at``, with a list that stands there taken apart. ``null`` is nothing."""
    items: list[Json] = []
    for value in all_at(tree, place):
        items += value if isinstance(value, list) else [value]
    return [item for item in items if item is not None][:_MOST_FOUND]


def text_at(tree: Json, place: str) -> str | None:
    """The text or number that stands there first. None when there is none, or something else."""
    for value in all_at(tree, place)[:1]:
        if isinstance(value, str):
            return value
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        if isinstance(value, bool):
            return "true" if value else "false"
    return None


def with_list_at(tree: Json, place: str, items: list[Json]) -> Json:
    """The same tree with a list put there. The objects on the way must be there already, but for the last key."""
    key, _, rest = place.partition(".")
    if not isinstance(tree, dict) or (rest and key not in tree):
        raise KeyError(place)
    return {**tree, key: with_list_at(tree[key], rest, items) if rest else items}


def _inside(value: Json, step: str) -> list[Json]:
    if isinstance(value, list):
        if step == "*":
            return value
        position = int(step) if re.fullmatch(r"[0-9]{1,4}", step) else len(value)
        return value[position : position + 1]
    if isinstance(value, dict):
        if step == "*":
            return list(value.values())
        return [value[step]] if step in value else []
    return []


def _as_html(text: str) -> str:
    return html.escape(text).replace("\n", "<br>\n")
