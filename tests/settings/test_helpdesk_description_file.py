"""A helpdesk described in the desk file: read strictly, mistakes named by their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from edusupport_desktop.domain.errors import UntrustedInput
from edusupport_desktop.domain.helpdesk import SignIn
from edusupport_desktop.domain.helpdesk_description import HelpdeskDescription
from edusupport_desktop.settings.desk_file import load_desk

DESK = (Path(__file__).parents[2] / "resources" / "desks" / "electronic_school.toml").read_text(encoding="utf-8")
EXAMPLES = Path(__file__).parents[1] / "data" / "helpdesks"

SMALLEST = """
[helpdesk]
sign_in = ["token"]
headers = { Authorization = "Bearer {secret}" }
[helpdesk.check]
method = "GET"
path = "/me"
[helpdesk.create]
method = "POST"
path = "/requests"
json = '{"title": "{subject}", "text": "{body}"}'
id_at = "id"
[helpdesk.record]
method = "GET"
path = "/requests/{id}"
status_at = "status"
solved = ["closed"]
[helpdesk.comment]
method = "POST"
path = "/requests/{id}/comments"
json = '{"text": "{text}"}'
[helpdesk.attach]
method = "POST"
path = "/requests/{id}/files"
query = { name = "{file_name}" }
sends_file = true
[[helpdesk.files]]
method = "GET"
path = "/requests/{id}/files"
name_at = "name"
"""


def described(text: str) -> HelpdeskDescription:
    description = load_desk(f"{DESK}\n{text}".encode()).helpdesk
    assert description is not None
    return description


def mistake_in(text: str) -> dict[str, str | int]:
    with pytest.raises(UntrustedInput) as refused:
        described(text)
    assert refused.value.code == "desk_file_wrong"
    return refused.value.details


def test_a_desk_without_a_description_has_none() -> None:
    assert load_desk(DESK.encode()).helpdesk is None


def test_the_smallest_description_is_enough() -> None:
    description = described(SMALLEST)
    assert description.sign_in == (SignIn.TOKEN,)
    assert description.create.call.json == {"title": "{subject}", "text": "{body}"}
    assert description.record.solved_at == "status"
    assert (description.find, description.comments, description.session, description.address) == (None, None, None, "")
    assert not description.can_be_asked


@pytest.mark.parametrize(("name", "can_be_asked"), [("znuny", True), ("glpi", True), ("okdesk", False)])
def test_the_examples_are_read(name: str, can_be_asked: bool) -> None:
    description = described((EXAMPLES / f"{name}.toml").read_text(encoding="utf-8"))
    assert description.can_be_asked is can_be_asked
    assert description.address.startswith("https://")


@pytest.mark.parametrize(
    ("old", "new", "key", "reason"),
    [
        ('sign_in = ["token"]', "", "helpdesk.sign_in", "missing"),
        ('["token"]', '["oauth_client"]', "helpdesk.sign_in", "wrong_value"),
        ('["token"]', '["token"]\naddress = "http://helpdesk.example"', "helpdesk.address", "wrong_value"),
        ('["token"]', '["token"]\naddress = "https://u:p@helpdesk.example"', "helpdesk.address", "wrong_value"),
        ('["token"]', '["token"]\naddres = "x"', "helpdesk.addres", "unknown_key"),
        ('id_at = "id"', 'id_at = "id"\nnumber_in = "x"', "helpdesk.create.number_in", "unknown_key"),
        ('id_at = "id"', "", "helpdesk.create.id_at", "missing"),
        ('id_at = "id"', 'id_at = "result..id"', "helpdesk.create.id_at", "wrong_place"),
        ('"POST"\npath = "/requests"', '"DELETE"\npath = "/requests"', "helpdesk.create.method", "wrong_value"),
        ('path = "/requests"', 'path = "requests"', "helpdesk.create.path", "wrong_value"),
        ('path = "/requests"', 'path = "//other.example/requests"', "helpdesk.create.path", "wrong_value"),
        ('path = "/requests"', 'path = "/a/../requests"', "helpdesk.create.path", "wrong_value"),
        ('path = "/requests"', 'path = "/requests?x=1"', "helpdesk.create.path", "wrong_value"),
        ('path = "/requests"', 'path = "/{secret}/requests"', "helpdesk.create.path", "unknown_placeholder"),
        ('path = "/requests"', 'path = "/{id}/requests"', "helpdesk.create.path", "unknown_placeholder"),
        ("{subject}", "{Subject}", "helpdesk.create.json", "unknown_placeholder"),
        ("{subject}", "{session}", "helpdesk.create.json", "unknown_placeholder"),
        ("{subject}", "{subject:upper}", "helpdesk.create.json", "unknown_placeholder"),
        ("{subject}", "nr. {subject:number}", "helpdesk.create.json", "unknown_placeholder"),
        ('"{subject}", ', '"{subject}",, ', "helpdesk.create.json", "not_json"),
        ('{"title": "{subject}", "text": "{body}"}', "[" * 5000, "helpdesk.create.json", "not_json"),
        ('{"title": "{subject}", "text": "{body}"}', "[" * 30 + "]" * 30, "helpdesk.create.json", "wrong_value"),
        ('{"title": "{subject}", "text": "{body}"}', '"{body}"', "helpdesk.create.json", "wrong_value"),
        ("Authorization =", '"X-Bad Name" =', "helpdesk.headers.X-Bad Name", "wrong_value"),
        ("Authorization =", "Host =", "helpdesk.headers.Host", "wrong_value"),
        ("Bearer {secret}", "Bearer\\r\\nX: {secret}", "helpdesk.headers.Authorization", "wrong_value"),
        ("Bearer {secret}", "Bearer {subject}", "helpdesk.headers.Authorization", "unknown_placeholder"),
        ("sends_file = true", 'sends_file = "yes"', "helpdesk.attach.sends_file", "wrong_type"),
        ("sends_file = true", "", "helpdesk.attach.files", "missing"),
        ("sends_file = true", "sends_file = true\nfields = { a = 'b' }", "helpdesk.attach.sends_file", "wrong_value"),
        ('json = \'{"text": "{text}"}\'', "fields = {a='b'}\njson = '{}'", "helpdesk.comment.fields", "wrong_value"),
        ('path = "/me"', "path = \"/me\"\njson = '{}'", "helpdesk.check.json", "wrong_value"),
        ("[[helpdesk.files]]", "[helpdesk.files]", "helpdesk.files", "wrong_type"),
        ('name_at = "name"', "", "helpdesk.files.1.name_at", "missing"),
        (
            'id_at = "id"',
            "id_at = 'id'\nfiles = { list_at = 'a.b', item = '{}' }",
            "helpdesk.create.files.list_at",
            "wrong_place",
        ),
        (
            'status_at = "status"',
            "status_at = 'status'\ncompare = { 'a..b' = '{subject}' }",
            "helpdesk.record.compare.a..b",
            "wrong_place",
        ),
        (
            'status_at = "status"',
            "status_at = 'status'\ncompare = { a = '{secret}' }",
            "helpdesk.record.compare.a",
            "unknown_placeholder",
        ),
    ],
)
def test_a_mistake_is_named_by_its_place(old: str, new: str, key: str, reason: str) -> None:
    assert SMALLEST.count(old) >= 1
    details = mistake_in(SMALLEST.replace(old, new, 1))
    assert (details["key"], details["reason"]) == (key, reason)


def test_a_mistake_in_a_template_is_named_by_its_line() -> None:
    text = SMALLEST.replace("""'{"title": "{subject}", "text": "{body}"}'""", "'''\n{\n\"title\": {subject}\n}\n'''")
    assert mistake_in(text) == {"reason": "not_json", "key": "helpdesk.create.json", "json_line": 2}


def test_an_unknown_placeholder_is_named() -> None:
    assert mistake_in(SMALLEST.replace("{body}", "{Body:html}"))["placeholder"] == "{Body:html}"


def test_a_secret_may_stand_in_a_query_but_a_file_only_in_a_body() -> None:
    assert described(SMALLEST.replace('"{file_name}"', '"{secret}"')).attach.query == {"name": "{secret}"}
    assert mistake_in(SMALLEST.replace('"{file_name}"', '"{file_base64}"'))["reason"] == "unknown_placeholder"
