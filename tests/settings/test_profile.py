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
    assert set(file.values) == {"region", "full_name", "institution", "city", "email", "phone", "initiator_login"}


def test_an_unchanged_profile_is_not_written_again(file: Any, profile: JsonProfile) -> None:
    profile.save({Field.CITY: "Чита"})
    profile.save({Field.CITY: "Чита", Field.ESSENCE: "не запоминается"})
    assert file.saves == 1


def test_whatever_is_in_the_file_the_rest_is_remembered(file: Any, profile: JsonProfile) -> None:
    file.values = {"city": "Чита", "phone": 5, "region": None, "email": ["a"], "essence": "старое", "мусор": {}}
    assert profile.load() == {Field.CITY: "Чита"}
