"""The preferences: what the contract cannot say."""

from __future__ import annotations

import json
from typing import Any

import pytest

from contracts.preferences import PreferencesContract
from edusupport_desktop.domain.preferences import Preferences
from edusupport_desktop.settings.preferences import JsonPreferences


@pytest.fixture
def preferences(file: Any) -> JsonPreferences:
    return JsonPreferences(file)


class TestJsonPreferences(PreferencesContract):
    pass


@pytest.mark.parametrize("value", [None, 0, 1, "да", "true", [True], {"on": True}, 1.0, "\ud83d\x00"])
def test_a_value_that_says_nothing_clear_is_no(file: Any, preferences: JsonPreferences, value: object) -> None:
    file.values = {"keep_in_tray": value, "pinned_button": True, "capture_hotkey": value}
    assert preferences.load() == Preferences(pinned_button=True)


@pytest.mark.parametrize(
    "place",
    [
        None,
        5,
        "12",
        [],
        [1],
        [1, 2, 3],
        ["1", "2"],
        [1.5, 2],
        [True, False],
        [None, 1],
        {"x": 1},
        [1, 10**30],
        [[1], 2],
    ],
)
def test_a_place_that_is_none_is_forgotten(file: Any, preferences: JsonPreferences, place: object) -> None:
    file.values = {"pinned_button": True, "button_place": place, "мусор": {}}
    assert preferences.load() == Preferences(pinned_button=True)


def test_what_is_kept_goes_through_json(file: Any, preferences: JsonPreferences) -> None:
    wanted = Preferences(keep_in_tray=True, button_place=(-8, 16))
    preferences.save(wanted)
    file.values = json.loads(json.dumps(file.values))
    assert preferences.load() == wanted


def test_unchanged_preferences_are_not_written_again(file: Any, preferences: JsonPreferences) -> None:
    preferences.save(Preferences())
    assert file.saves == 0
    preferences.save(Preferences(keep_in_tray=True))
    preferences.save(Preferences(keep_in_tray=True))
    assert file.saves == 1
