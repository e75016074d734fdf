from __future__ import annotations

import pytest

from edusupport_desktop.domain.picture import Screen
from edusupport_desktop.domain.screen_layout import desktop_scale

ONE = (Screen("", 0, 0, 1920, 1080),)
ABOVE_LEFT = (Screen("DP-1 Монитор", 0, 0, 1920, 1080), Screen("🖥", -1280, -200, 1280, 720))
THREE_HALVES = (Screen("", 0, 0, 1707, 960), Screen("", 1707, 0, 1280, 720))


@pytest.mark.parametrize(
    ("size", "screens", "scale"),
    [
        ((1920, 1080), ONE, 1.0),
        ((3840, 2160), ONE, 2.0),
        ((3200, 1280), ABOVE_LEFT, 1.0),
        ((6400, 2560), ABOVE_LEFT, 2.0),
        ((4480, 1440), THREE_HALVES, 1.5),
        ((4481, 1440), THREE_HALVES, 1.5),
    ],
)
def test_a_picture_of_all_screens_is_known_by_its_shape(
    size: tuple[int, int], screens: tuple[Screen, ...], scale: float
) -> None:
    found = desktop_scale(*size, screens)
    assert found is not None
    assert found == pytest.approx(scale, abs=0.001)


@pytest.mark.parametrize(
    ("size", "screens"),
    [
        ((640, 480), ONE),
        ((960, 540), ONE),
        ((1920, 1000), ONE),
        ((1920, 1080), ABOVE_LEFT),
        ((1, 1), ABOVE_LEFT),
        ((3200, 1080), ABOVE_LEFT),
    ],
)
def test_what_has_another_shape_or_is_smaller_was_chosen_by_somebody(
    size: tuple[int, int], screens: tuple[Screen, ...]
) -> None:
    assert desktop_scale(*size, screens) is None
