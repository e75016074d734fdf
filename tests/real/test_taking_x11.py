"""The whole way of a screenshot on a real X display: monitors left of and above the first, of mixed scaling."""

from __future__ import annotations

from pathlib import Path

import pytest

from edusupport_desktop.capture.mss_screen import MssScreenCapture
from realparts.display import DisplayFactory, Monitor
from realparts.painted import BLUE, GREEN, ORANGE, painted
from realparts.taking import Taken, take_everything

pytestmark = pytest.mark.real

# The second one lies left of the first and above it.
FIRST, SECOND = Monitor(1000, 800, 640, 100), Monitor(640, 500)
PART = (200, 120, 240, 160)


@pytest.mark.parametrize(("first_scale", "second_scale"), [(1.0, 1.0), (2.0, 1.0), (1.0, 1.25), (1.5, 2.0)])
def test_every_monitor_is_frozen_and_cut_to_the_pixel(
    xvfb: DisplayFactory,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    first_scale: float,
    second_scale: float,
) -> None:
    display = xvfb(FIRST, SECOND)
    monkeypatch.setenv("DISPLAY", display.name)
    places = [(screen.left, screen.top, screen.width, screen.height) for screen in MssScreenCapture().screens()]
    assert places == [(640, 100, 1000, 800), (0, 0, 640, 500)]
    left, top, width, height = PART
    content = (
        (640, 100, 1000, 800, BLUE),
        (0, 0, 640, 500, ORANGE),
        (640 + left, 100 + top, width, height, GREEN),
        (left, top, width, height, GREEN),
    )
    scaling = {
        "QT_SCREEN_SCALE_FACTORS": f"M0={first_scale};M1={second_scale}",
        "QT_SCALE_FACTOR_ROUNDING_POLICY": "PassThrough",
    }
    with painted(display, *content):
        taken = take_everything(display.env | scaling, PART, tmp_path)
    green = frozenset([GREEN])
    assert taken == [
        Taken("M0", True, width, height, first_scale, green),
        Taken("M0", False, 1000, 800, first_scale, frozenset([BLUE])),
        Taken("M1", True, width, height, second_scale, green),
        Taken("M1", False, 640, 500, second_scale, frozenset([ORANGE])),
    ]
