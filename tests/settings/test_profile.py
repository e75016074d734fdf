"""The teacher's profile: what the contract cannot say."""

from __future__ import annotations

from typing import Any

import pytest

from contracts.profile import ProfileContract
from edusupport_desktop.domain.answers import TEXT_FIELDS, Field
from edusupport_desktop.settings.profile import JsonProfile


@pytest.fixture
def profile(file: Any) -> JsonProfile:
    return JsonProfile(file)


class TestJsonProfile(ProfileContract):
    pass


def test_nothing_but_the_teachers_own_data_reaches_the_file(file: Any, profile: JsonProfile) -> None:
    profile.save(dict.fromkeys(TEXT_FIELDS, "тайна"))
    own = {"region", "full_name", "institution", "city", "email", "phone", "initiator_login"}
    assert set(file.values) == {*own, "institutions"}


def test_an_unchanged_profile_is_not_written_again(file: Any, profile: JsonProfile) -> None:
    profile.save({Field.CITY: "Чита"})
    profile.save({Field.CITY: "Чита", Field.ESSENCE: "не запоминается"})
    assert file.saves == 1


def test_whatever_is_in_the_file_the_rest_is_remembered(file: Any, profile: JsonProfile) -> None:
    file.values = {"city": "Чита", "phone": 5, "region": None, "email": ["a"], "essence": "старое", "мусор": {}}
    assert profile.load() == {Field.CITY: "Чита"}


@pytest.mark.parametrize(
    "stored",
    [
        None,
        5,
        "2026",
        {},
        {"at": 5},
        {"at": "вчера"},
        {"at": "2026-11-22T12:00:00"},
        {"email": "a@b.ru"},
        [{"at": "x"}],
    ],
)
def test_a_damaged_confirmation_is_none(file: Any, profile: JsonProfile, stored: object) -> None:
    file.values = {"contacts_confirmed": stored, "institutions": stored}
    assert profile.confirmed_contacts() is None
    assert list(profile.institutions()) == []


def test_the_institution_remembered_before_there_was_a_list_is_offered(file: Any, profile: JsonProfile) -> None:
    file.values = {"institution": "Школа № 5"}
    assert list(profile.institutions()) == ["Школа № 5"]
    profile.save({Field.INSTITUTION: "Лицей"})
    assert list(profile.institutions()) == ["Лицей", "Школа № 5"]
