"""The support desk's description: read strictly, mistakes named by their place."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.errors import UntrustedInput
from edusupport_desktop.settings.desk_file import load_desk

SHIPPED = Path(__file__).parents[2] / "resources" / "desks" / "electronic_school.toml"


def text_of(**changes: str) -> bytes:
    """The shipped file with whole lines replaced: ``key="new line"``; an empty one takes the key out."""
    lines = SHIPPED.read_text(encoding="utf-8").splitlines()
    for key, line in changes.items():
        places = [place for place, old in enumerate(lines) if old.startswith(f"{key} =")]
        assert len(places) == 1, key
        lines[places[0]] = line
    return "\n".join(lines).encode()


def mistake_in(data: bytes) -> dict[str, str | int]:
    with pytest.raises(UntrustedInput) as refused:
        load_desk(data)
    assert refused.value.code == "desk_file_wrong"
    return refused.value.details


def test_the_shipped_desk_says_what_the_memo_says() -> None:
    desk = load_desk(SHIPPED.read_bytes())
    assert (desk.id, desk.phone, desk.email) == ("electronic_school", "8-800-200-9582", "edu.support@o7.com")
    assert (desk.number.prefix, desk.number.min_digits, desk.number.max_digits) == ("INC", 5, 15)
    assert {Field.INITIATOR_LOGIN, Field.AFFECTED_LOGIN, Field.REGION} <= set(desk.required)
    assert Field.PICTURES in desk.required_with_error
    assert desk.pictures.total_bytes == 13 * 2**20
    assert desk.pictures.media_types == ("image/png", "image/jpeg")
    assert desk.advice["keep_number"].startswith("Обязательно зафиксируйте номер и дату")


def test_every_value_of_the_shipped_file_is_used() -> None:
    raw = tomllib.loads(SHIPPED.read_text(encoding="utf-8"))
    desk = load_desk(SHIPPED.read_bytes())
    assert dict(desk.advice) == raw["advice"]
    assert [field.value for field in desk.required_with_error] == raw["required_with_error"]
    assert list(desk.pictures.refused_names) == raw["pictures"]["refused_names"]
    assert desk.contacts.valid_days == raw["contacts"]["valid_days"]
    assert list(desk.contacts.foreign_mail) == raw["contacts"]["foreign_mail"]
    assert desk.waiting_days == raw["waiting"]["days"]
    assert {name: list(words) for name, words in desk.sections.items()} == raw["sections"]


def test_a_desk_that_says_nothing_of_contacts_asks_after_90_days() -> None:
    text = SHIPPED.read_text(encoding="utf-8")
    before, _, rest = text.partition("[contacts]")
    _, _, after = rest.partition("[advice]")
    desk = load_desk(f"{before}[advice]{after}".encode())
    assert (desk.contacts.valid_days, desk.contacts.foreign_mail) == (90, ())


def test_a_desk_that_says_nothing_of_waiting_is_asked_after_5_days() -> None:
    text = SHIPPED.read_text(encoding="utf-8").replace("[waiting]", "#").replace("days = 5", "#", 1)
    assert load_desk(text.encode()).waiting_days == 5


def test_a_file_saved_by_windows_notepad_is_read() -> None:
    data = b"\xef\xbb\xbf" + SHIPPED.read_bytes().replace(b"\n", b"\r\n")
    assert load_desk(data) == load_desk(SHIPPED.read_bytes())


@pytest.mark.parametrize(
    ("change", "key", "reason"),
    [
        ({"email": ""}, "email", "missing"),
        ({"email": 'email = "edu.support"'}, "email", "wrong_value"),
        ({"phone": "phone = 88002009582"}, "phone", "wrong_type"),
        ({"phone": 'phone = "  "'}, "phone", "wrong_value"),
        ({"phone": 'phone = "8-800"\nfone = "8-800"'}, "fone", "unknown_key"),
        ({"id": 'id = "../desk"'}, "id", "wrong_value"),
        ({"schema": "schema = 2"}, "schema", "newer_schema"),
        ({"schema": "schema = 0"}, "schema", "wrong_value"),
        ({"schema": "schema = true"}, "schema", "wrong_type"),
        ({"prefix": 'prefix = "ИНЦ"'}, "number.prefix", "wrong_value"),
        ({"max_digits": "max_digits = 4"}, "number.max_digits", "wrong_value"),
        ({"total_bytes": "total_bytes = 0"}, "pictures.total_bytes", "wrong_value"),
        ({"total_bytes": "total_bytes = 1.5"}, "pictures.total_bytes", "wrong_type"),
        ({"media_types": 'media_types = ["image/gif"]'}, "pictures.media_types", "wrong_value"),
        ({"refused_names": 'refused_names = ["doc"]'}, "pictures.refused_names", "wrong_value"),
        ({"contacts": "contacts = 7"}, "advice.contacts", "wrong_type"),
        ({"diary": 'diary = ["Журнал"]'}, "sections.diary", "wrong_value"),
        ({"diary": 'diary = ["отчёт"]'}, "sections.diary", "wrong_value"),
        ({"diary": "diary = []"}, "sections.diary", "wrong_value"),
        ({"days": "days = 0"}, "waiting.days", "wrong_value"),
        ({"days": "days = 5\nhours = 1"}, "waiting.hours", "unknown_key"),
        ({"valid_days": "valid_days = 0"}, "contacts.valid_days", "wrong_value"),
        ({"required_with_error": 'required_with_error = ["mood"]'}, "required_with_error", "wrong_value"),
        ({"required_with_error": 'required_with_error = ["steps", "steps"]'}, "required_with_error", "wrong_value"),
    ],
)
def test_a_mistake_is_named_by_its_key_and_reason(change: dict[str, str], key: str, reason: str) -> None:
    assert mistake_in(text_of(**change)) == {"key": key, "reason": reason}


def test_broken_toml_is_named_by_its_line() -> None:
    assert mistake_in(text_of(name='name = "Поддержка')) == {"line": 5, "reason": "not_toml"}


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"", b"[" * 100_000, "ключ".encode("cp1251")])
def test_what_is_no_description_at_all_is_refused(data: bytes) -> None:
    assert mistake_in(data)["reason"] in ("not_toml", "missing")


@given(
    line=st.integers(0, 45),
    value=st.sampled_from(["x = 1", "[advice]", "number = 5", "schema = []", 'id = "\\u0000"', "="]),
)
def test_no_file_is_an_accident(line: int, value: str) -> None:
    lines = SHIPPED.read_text(encoding="utf-8").splitlines()
    lines[line : line + 1] = [value]
    try:
        load_desk("\n".join(lines).encode())
    except UntrustedInput as refused:
        assert refused.code == "desk_file_wrong"  # noqa: PT017
