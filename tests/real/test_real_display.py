"""The displays of the tests are real ones, with the monitors they were asked for."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from realparts.display import DisplayFactory, Monitor

pytestmark = pytest.mark.real

SEEN_BY_MSS = """
import json, mss
with mss.MSS() as screen:
    print(json.dumps([[m["left"], m["top"], m["width"], m["height"]] for m in screen.monitors]))
"""


def monitors_seen(env: dict[str, str]) -> list[list[int]]:
    seen = subprocess.run([sys.executable, "-c", SEEN_BY_MSS], env=env, check=True, capture_output=True, text=True)
    monitors: list[list[int]] = json.loads(seen.stdout)
    return monitors


def test_two_monitors_are_seen_where_they_stand(xvfb: DisplayFactory) -> None:
    display = xvfb(Monitor(1920, 1080), Monitor(1280, 720, x=1920))
    desktop, first, second = monitors_seen(display.env)
    assert desktop == [0, 0, 3200, 1080]
    assert first == [0, 0, 1920, 1080]
    assert second == [1920, 0, 1280, 720]


def test_displays_of_one_test_are_separate(xvfb: DisplayFactory) -> None:
    small, large = xvfb(Monitor(1366, 768), window_manager=False), xvfb(Monitor(3840, 2160), window_manager=False)
    assert small.name != large.name
    assert monitors_seen(small.env)[0] == [0, 0, 1366, 768]
    assert monitors_seen(large.env)[0] == [0, 0, 3840, 2160]


def test_the_window_manager_names_itself(xvfb: DisplayFactory) -> None:
    display = xvfb()
    asked = subprocess.run(
        ["xprop", "-root", "-notype", "_NET_SUPPORTED"], env=display.env, check=True, capture_output=True, text=True
    )
    assert "_NET_WM_STATE_FULLSCREEN" in asked.stdout
