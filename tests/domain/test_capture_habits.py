"""The part of the screen that was taken last."""

from __future__ import annotations

from dataclasses import replace

import pytest

from edusupport_desktop.domain.capture_habits import ScreenRegion
from edusupport_desktop.domain.picture import Screen

LEFT = Screen("HDMI-1", -1920, 0, 1920, 1080)
REGION = ScreenRegion(LEFT, 10, 20, 300, 200)


def test_a_part_belongs_to_the_screen_of_its_place_and_size_whatever_it_is_called_now() -> None:
    now = replace(LEFT, name="2")
    assert REGION.screen_among([Screen("1", 0, 0, 1920, 1080), now]) is now


@pytest.mark.parametrize("change", [{"left": -1921}, {"top": 1}, {"width": 1919}, {"height": 1081}])
def test_a_part_of_a_screen_that_is_no_longer_so_is_none(change: dict[str, int]) -> None:
    assert REGION.screen_among([replace(LEFT, **change)]) is None  # type: ignore[arg-type]
