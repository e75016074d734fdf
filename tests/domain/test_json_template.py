"""Values in templates, and places in answers."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edusupport_desktop.domain.json_template import (
    all_at,
    filled,
    filled_json,
    is_known_form,
    is_place,
    items_at,
    placeholders_in,
    text_at,
    with_list_at,
)

TEMPLATE = json.loads(
    '{"input": {"name": "{subject}", "content": "<p>{body:html}</p>", "items_id": "{id:number}"}, "n": [1, null]}'
)
ANSWER = {
    "Ticket": [
        {"Number": "007", "Articles": [{"ID": 1, "Files": [{"n": "a"}]}, {"ID": 2, "Files": [{"n": "b"}, None]}]}
    ],
    "ids": [17, 18],
    "none": None,
    "yes": True,
}


@given(st.text(), st.text())
def test_what_a_teacher_writes_stays_inside_its_value(subject: str, body: str) -> None:
    made = json.loads(json.dumps(filled_json(TEMPLATE, {"subject": subject, "body": body, "id": "12"})))
    assert made["input"]["name"] == subject
    assert list(made) == ["input", "n"]
    assert list(made["input"]) == ["name", "content", "items_id"]
    assert made["input"]["items_id"] == 12


@pytest.mark.parametrize(
    "text", ['", "admin": true, "x": "', "{secret}", "{body}", "\\", "<script>&", "{subject:html}"]
)
def test_a_value_is_never_read_again(text: str) -> None:
    assert filled("a {subject} b", {"subject": text, "secret": "s", "body": "b"}) == f"a {text} b"
    assert filled_json({"x": "{subject}"}, {"subject": text}) == {"x": text}


def test_text_for_html_is_escaped_and_keeps_its_lines() -> None:
    assert filled("{text:html}", {"text": 'a < b & "c"\nd'}) == "a &lt; b &amp; &quot;c&quot;<br>\nd"


@pytest.mark.parametrize(
    ("value", "made"), [("12", 12), ("007", 7), ("INC7", "INC7"), ("", ""), ("٣", "٣"), ("9" * 19, "9" * 19)]
)
def test_a_number_is_made_only_of_digits(value: str, made: object) -> None:
    assert filled_json(["{id:number}"], {"id": value}) == [made]


def test_placeholders_are_found_wherever_they_are() -> None:
    assert list(placeholders_in(TEMPLATE)) == [("subject", ""), ("body", "html"), ("id", "number")]
    assert list(placeholders_in(["{Subject}", "{a1}", "{ b }", "{}", 7])) == [("Subject", ""), ("a1", "")]
    assert is_known_form("{id:number}", "number")
    assert not is_known_form("x{id:number}", "number")
    assert not is_known_form("{id:upper}", "upper")


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ("Ticket.0.Number", ["007"]),
        ("Ticket.0.Articles.*.ID", [1, 2]),
        ("Ticket.*.Articles.*.Files.*.n", ["a", "b"]),
        ("Ticket.1.Number", []),
        ("Ticket.Number", []),
        ("none.x", []),
        ("", [ANSWER]),
        ("Ticket.-1.Number", []),
        ("Ticket.99999999999999999999.Number", []),
    ],
)
def test_a_place_finds_what_stands_there(place: str, found: list[object]) -> None:
    assert all_at(ANSWER, place) == found


def test_a_list_is_taken_apart_and_nothing_is_nothing() -> None:
    assert items_at(ANSWER, "ids") == [17, 18]
    assert items_at(ANSWER, "Ticket.0.Articles.*.Files") == [{"n": "a"}, {"n": "b"}]
    assert items_at(ANSWER, "none") == items_at(ANSWER, "missing") == []
    assert items_at([1], "") == [1]


def test_only_texts_and_numbers_are_texts() -> None:
    assert text_at(ANSWER, "ids.0") == "17"
    assert text_at(ANSWER, "yes") == "true"
    assert text_at(ANSWER, "none") is text_at(ANSWER, "Ticket") is text_at(ANSWER, "missing") is None
    assert text_at({"x": 1.5}, "x") is None


def test_a_list_is_put_where_the_way_is_there() -> None:
    tree = {"a": {"b": 1}}
    assert with_list_at(tree, "a.files", [1]) == {"a": {"b": 1, "files": [1]}}
    assert with_list_at(tree, "files", []) == {"a": {"b": 1}, "files": []}
    assert tree == {"a": {"b": 1}}
    for place in ("x.files", "a.b.files"):
        with pytest.raises(KeyError):
            with_list_at(tree, place, [])


def test_places_are_steps_between_dots() -> None:
    assert all(map(is_place, ["", "a", "a.0.*", "criteria[0][field]"]))
    assert not any(map(is_place, [".", "a.", ".a", "a..b"]))


def test_a_hostile_answer_is_not_multiplied() -> None:
    wide = [[[[0] * 20] * 20] * 20] * 20
    assert len(all_at(wide, "*.*.*.*")) == 5000
