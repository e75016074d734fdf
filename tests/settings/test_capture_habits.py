"""What is remembered of taking the screen: whatever is in the file, something that can be used comes out."""

from __future__ import annotations

import json
from typing import Any

import pytest

from edusupport_desktop.domain.capture_habits import CaptureHabits, ScreenRegion
from edusupport_desktop.domain.picture import Screen
from edusupport_desktop.settings.capture_habits import JsonCaptureHabits

REGION = ScreenRegion(Screen("", -1920, 0, 1920, 1080), 10, 20, 300, 200)


@pytest.fixture
def habits(file: Any) -> JsonCaptureHabits:
    return JsonCaptureHabits(file)


def test_at_first_nothing_is_remembered(habits: JsonCaptureHabits) -> None:
    assert habits.load() == CaptureHabits(0, None)


def test_what_is_kept_goes_through_json(file: Any, habits: JsonCaptureHabits) -> None:
    habits.save(CaptureHabits(5, REGION))
    file.values = json.loads(json.dumps(file.values))
    assert habits.load() == CaptureHabits(5, REGION)


def test_unchanged_habits_are_not_written_again(file: Any, habits: JsonCaptureHabits) -> None:
    habits.save(CaptureHabits())
    habits.save(CaptureHabits(3))
    habits.save(CaptureHabits(3))
    assert file.saves == 1


@pytest.mark.parametrize("delay", [None, "5", 4, -3, True, 3.0, [3], {"s": 3}, 10**40])
def test_a_delay_that_is_not_offered_is_none(file: Any, habits: JsonCaptureHabits, delay: object) -> None:
    file.values = {
        "delay_seconds": delay,
        "last_region": [10, 20, 300, 200],
        "last_region_screen": [-1920, 0, 1920, 1080],
    }
    assert habits.load() == CaptureHabits(0, REGION)


@pytest.mark.parametrize(
    "place", [None, 5, "1234", [1, 2, 3], [1, 2, 3, 4, 5], [1, 2, 0, 4], [-1, 2, 3, 4], [1, 2, True, 4]]
)
def test_a_part_that_is_none_is_forgotten(file: Any, habits: JsonCaptureHabits, place: object) -> None:
    file.values = {"delay_seconds": 3, "last_region": place, "last_region_screen": [0, 0, 1920, 1080]}
    assert habits.load() == CaptureHabits(3)


@pytest.mark.parametrize(
    "screen", [None, [], [0, 0, 0, 1080], [0, 0, 1920, -1], [10**7, 0, 1920, 1080], ["0", 0, 1, 1]]
)
def test_a_part_of_an_impossible_screen_is_forgotten(file: Any, habits: JsonCaptureHabits, screen: object) -> None:
    file.values = {"last_region": [1, 2, 3, 4], "last_region_screen": screen}
    assert habits.load() == CaptureHabits()
