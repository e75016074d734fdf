"""Taking a picture on a real display with several monitors, checked by the colours of its pixels."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from realparts import taking_program
from realparts.display import DisplayFactory, Monitor, VirtualDisplay
from realparts.needs import needs
from realparts.painted_windows import Painted, painted_windows

pytestmark = pytest.mark.real

# The monitors differ in size and height; no two channels of a colour are equal, so a swapped order is seen.
FIRST, SECOND = Monitor(1200, 900), Monitor(800, 600, 1200, 0)
GREY, BLUE, ORANGE, GREEN = (90, 92, 94), (10, 120, 230), (240, 130, 20), (30, 210, 90)
FIRST_SCREEN, SECOND_SCREEN = Painted(0, 0, 1200, 900, GREY), Painted(1200, 0, 800, 600, ORANGE)
BROWSER = Painted(120, 90, 600, 300, BLUE, "Журнал 7 «Б» 👩 שלום")
ON_BOTH = Painted(1000, 420, 500, 150, GREEN, "Над двумя")
DESKTOP = (FIRST_SCREEN, SECOND_SCREEN, BROWSER, ON_BOTH)
MIXED = {"QT_SCREEN_SCALE_FACTORS": "M0=2;M1=1"}
FRACTIONS = {"QT_SCREEN_SCALE_FACTORS": "M0=1.5;M1=1.25"}


class Taking:
    """A program that takes the screen of ``display``, as a process of its own with these settings of Qt."""

    def __init__(self, display: VirtualDisplay, folder: Path) -> None:
        self.display = display
        self.folder = folder

    def __call__(
        self,
        mode: str,
        *steps: Sequence[object],
        early: Sequence[Sequence[object]] = (),
        scaling: dict[str, str] | None = None,
        windows: Sequence[Painted] = DESKTOP,
        **more: object,
    ) -> dict[str, Any]:
        order = {
            "mode": mode,
            "steps": steps,
            "early": early,
            "habits": str(self.folder / "habits.json"),
            "picture": str(self.folder / "picture.png"),
            **more,
        }
        command = [sys.executable, taking_program.__file__, json.dumps(order)]
        with painted_windows(self.display, *windows):
            done = subprocess.run(
                command, env=self.display.env | (scaling or {}), capture_output=True, text=True, check=False, timeout=60
            )
        assert done.returncode == 0, done.stderr
        answer = json.loads(done.stdout)
        assert isinstance(answer, dict)
        assert answer["own"] == [True, True], f"our windows did not come back to their places: {answer['places']}"
        return answer

    def colours(self) -> dict[tuple[int, int, int], int]:
        """Of the picture taken: how many pixels of each."""
        counted = Image.open(self.folder / "picture.png").convert("RGB").getcolors()
        assert counted is not None
        return {colour: count for count, colour in counted}  # type: ignore[misc]


@pytest.fixture
def taking(xvfb: DisplayFactory, tmp_path: Path) -> Taking:
    needs("wmctrl", package="wmctrl")
    return Taking(xvfb(FIRST, SECOND), tmp_path)


@pytest.mark.parametrize(
    ("scaling", "drag"),
    [({}, (120, 90, 720, 390)), (MIXED, (60, 45, 360, 195)), (FRACTIONS, (80, 60, 480, 260))],
    ids=["100", "200", "150"],
)
def test_a_dragged_region_has_exactly_the_pixels_under_it(
    taking: Taking, scaling: dict[str, str], drag: tuple[int, int, int, int]
) -> None:
    taken = taking("REGION", ("drag", 0, *drag), scaling=scaling)
    assert (taken["size"], taking.colours()) == ([600, 300], {BLUE: 600 * 300})
    assert taken["shown"] == BROWSER.title
    assert taken["program"] == str(Path(sys.executable).resolve())


def test_a_dragged_region_that_is_all_black_is_told_and_not_taken(taking: Taking) -> None:
    windows = (BROWSER, Painted(500, 300, 300, 200, (0, 0, 0), "Фильм"))
    assert taking("REGION", ("drag", 0, 520, 320, 700, 420), windows=windows)["failed"] == "chosen_part_is_black"


@pytest.mark.parametrize("scaling", [{}, MIXED, FRACTIONS], ids=["100", "mixed", "fractions"])
def test_a_region_reaches_the_last_pixel_of_the_second_monitor(taking: Taking, scaling: dict[str, str]) -> None:
    scale = 1.25 if scaling is FRACTIONS else 1
    taken = taking("REGION", ("drag", 1, *(place / scale for place in (700, 550, 799, 599))), scaling=scaling)
    assert (taken["size"], taking.colours()) == ([100, 50], {ORANGE: 100 * 50})


@pytest.mark.parametrize("scaling", [{}, MIXED], ids=["100", "mixed"])
def test_a_click_takes_the_window_under_the_pointer(taking: Taking, scaling: dict[str, str]) -> None:
    taken = taking("WINDOW", ("click", 0, 150, 100), scaling=scaling)
    assert (taken["size"], taking.colours()) == ([600, 300], {BLUE: 600 * 300})
    assert (taken["shown"], taken["scale"]) == (BROWSER.title, 2.0 if scaling else 1.0)


def test_a_window_over_two_monitors_is_taken_whole(taking: Taking) -> None:
    taken = taking("WINDOW", ("click", 1, 250, 500), scaling=MIXED)
    assert (taken["size"], taking.colours()) == ([500, 150], {GREEN: 500 * 150})
    assert taken["shown"] == ON_BOTH.title


def test_by_keyboard_alone_the_second_window_from_the_front_is_taken(taking: Taking) -> None:
    needs("xdotool", package="xdotool")
    # Over no window: the one under the pointer would be where Tab begins.
    subprocess.run(["xdotool", "mousemove", "1900", "590"], env=taking.display.env, check=True)
    windows = (FIRST_SCREEN, BROWSER, ON_BOTH)
    taken = taking("WINDOW", ("key", "Tab"), ("key", "Tab"), ("key", "Return"), windows=windows)
    assert (taken["shown"], taken["size"], taking.colours()) == (BROWSER.title, [600, 300], {BLUE: 600 * 300})


@pytest.mark.parametrize("scaling", [{}, MIXED, FRACTIONS], ids=["100", "mixed", "fractions"])
def test_a_digit_takes_its_monitor(taking: Taking, scaling: dict[str, str]) -> None:
    taken = taking("MONITOR", ("key", "2"), scaling=scaling)
    assert taken["size"] == [800, 600]
    assert taking.colours() == {ORANGE: 800 * 600 - 300 * 150, GREEN: 300 * 150}


def test_the_whole_desktop_is_one_picture_taken_at_once(taking: Taking) -> None:
    taken = taking("DESKTOP", scaling=MIXED)
    assert taken["size"] == [2000, 900]
    colours = taking.colours()
    assert (colours[BLUE], colours[GREEN]) == (600 * 300, 500 * 150)
    assert colours[ORANGE] == 800 * 600 - 300 * 150


def test_the_last_region_is_taken_again_by_another_run_of_the_program(taking: Taking) -> None:
    taking("REGION", ("drag", 0, 60, 45, 360, 195), scaling=MIXED)
    moved = (FIRST_SCREEN, SECOND_SCREEN, Painted(120, 90, 600, 300, GREEN))
    taken = taking("LAST_REGION", windows=moved, scaling=MIXED)
    assert (taken["size"], taking.colours()) == ([600, 300], {GREEN: 600 * 300})
    assert "overlays" not in taken


def test_the_last_region_of_monitors_that_are_no_longer_so_is_chosen_anew(taking: Taking) -> None:
    taking("REGION", ("drag", 1, 100, 100, 200, 200))
    subprocess.run(["xrandr", "--delmonitor", "M1"], env=taking.display.env, check=True, capture_output=True)
    geometry = Monitor(640, 480, 1200, 0).as_xrandr_geometry()
    subprocess.run(["xrandr", "--setmonitor", "M1", geometry, "none"], env=taking.display.env, check=True)
    taken = taking("LAST_REGION", ("drag", 1, 10, 10, 60, 60))
    assert "The screens are not as they were" in taken["notice"]
    assert (taken["size"], taking.colours()) == ([50, 50], {ORANGE: 2500})


def test_a_monitor_that_is_unplugged_while_the_screen_is_frozen_ends_it(taking: Taking) -> None:
    taken = taking("REGION", ("run", "xrandr", "--delmonitor", "M1"))
    assert taken["failed"] == "screens_changed"


def test_esc_stops_the_countdown_though_another_program_has_the_keyboard(taking: Taking) -> None:
    needs("xdotool", package="xdotool")
    taken = taking("REGION", delay=10, early=[("run", "xdotool", "key", "Escape")])
    assert taken["failed"] == "cancelled"


def test_after_a_delay_the_screen_is_taken_without_the_countdown(taking: Taking) -> None:
    taken = taking("DESKTOP", delay=1)
    colours = taking.colours()
    black = 800 * 300  # below the second monitor there is no screen
    assert sum(colours[colour] for colour in (GREY, BLUE, ORANGE, GREEN)) == 2000 * 900 - black
    assert taken["failed"] is None


def test_a_black_monitor_beside_another_costs_nothing(taking: Taking) -> None:
    taken = taking("REGION", ("drag", 0, 120, 90, 720, 390), windows=(FIRST_SCREEN, BROWSER))
    assert taken["overlays"] == 1
    assert taking.colours() == {BLUE: 600 * 300}
