"""Taking a real X screen, checked by the colours of its pixels."""

from __future__ import annotations

import subprocess
import threading

import pytest

from edusupport_desktop.capture.mss_screen import MssScreenCapture
from edusupport_desktop.capture.png import encode_png
from edusupport_desktop.capture.verify import verify_picture
from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.domain.picture import Screen
from realparts.display import DisplayFactory, Monitor, VirtualDisplay
from realparts.painted import BLUE, GREEN, ORANGE, painted, pixel

pytestmark = pytest.mark.real

# The monitors differ in size and height.
FIRST, SECOND = Monitor(1000, 800), Monitor(640, 500, 1000, 0)


@pytest.fixture
def display(xvfb: DisplayFactory, monkeypatch: pytest.MonkeyPatch) -> VirtualDisplay:
    """Two monitors that this process sees."""
    display = xvfb(FIRST, SECOND, window_manager=False)
    monkeypatch.setenv("DISPLAY", display.name)
    return display


def test_both_monitors_are_listed_where_they_stand(display: VirtualDisplay) -> None:
    places = [(screen.left, screen.top, screen.width, screen.height) for screen in MssScreenCapture().screens()]
    assert places == [(0, 0, 1000, 800), (1000, 0, 640, 500)]
    assert all(screen.name for screen in MssScreenCapture().screens())


def test_each_monitor_gives_its_own_pixels_and_the_desktop_gives_all(display: VirtualDisplay) -> None:
    capture = MssScreenCapture()
    with painted(display, (0, 0, 1000, 800, BLUE), (1000, 0, 640, 500, ORANGE), (20, 30, 1, 1, GREEN)):
        first, second = (capture.capture(screen) for screen in capture.screens())
        desktop = capture.capture()
    assert (first.width, first.height) == (1000, 800)
    assert [pixel(first, *at) for at in ((0, 0), (999, 799), (20, 30), (21, 30))] == [BLUE, BLUE, GREEN, BLUE]
    assert (second.width, second.height) == (640, 500)
    assert [pixel(second, *at) for at in ((0, 0), (639, 499))] == [ORANGE, ORANGE]
    assert (desktop.width, desktop.height) == (1640, 800)
    assert [pixel(desktop, *at) for at in ((999, 0), (1000, 0), (1639, 499), (20, 30))] == [BLUE, ORANGE, ORANGE, GREEN]
    assert (first.scale, desktop.scale) == (1.0, 1.0)


def test_what_was_taken_comes_back_out_of_the_file(display: VirtualDisplay) -> None:
    with painted(display, (0, 0, 1000, 800, BLUE), (400, 300, 50, 40, GREEN)):
        file = encode_png(MssScreenCapture().capture(MssScreenCapture().screens()[0]))
    assert verify_picture(file.data, [(400, 300, 50, 40), (0, 0, 400, 800)], size=(1000, 800)) == 2


def test_an_empty_black_screen_is_refused_rather_than_sent(display: VirtualDisplay) -> None:
    with pytest.raises(Unavailable) as caught:
        MssScreenCapture().capture()
    assert (caught.value.code, caught.value.details) == ("screen_is_black", {"width": 1640, "height": 800})


def test_a_single_window_on_a_black_screen_is_a_picture(display: VirtualDisplay) -> None:
    with painted(display, (1200, 450, 2, 2, (1, 0, 0))):
        picture = MssScreenCapture().capture()
    assert pixel(picture, 1201, 451) == (1, 0, 0)


def test_a_desktop_that_has_grown_since_is_taken_by_the_same_object(
    xvfb: DisplayFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    display = xvfb(Monitor(1300, 900), window_manager=False)
    monkeypatch.setenv("DISPLAY", display.name)
    capture, whole = MssScreenCapture(), Screen("", 0, 0, 1300, 900)

    def resize(*how: str) -> None:
        subprocess.run(["xrandr", *how], env=display.env, check=True, capture_output=True)

    with painted(display, (0, 0, 1300, 900, BLUE)):
        resize("--delmonitor", "M0")
        resize("--output", "screen", "--off", "--fb", "600x400")
        small = capture.capture()
        resize("--output", "screen", "--mode", "1300x900")
        grown = capture.capture(whole)
    assert (small.width, small.height) == (600, 400)
    assert (grown.width, grown.height) == (1300, 900)


def test_a_monitor_that_was_unplugged_is_told_as_unavailable(display: VirtualDisplay) -> None:
    with pytest.raises(Unavailable, match="screen_unreadable"):
        MssScreenCapture().capture(Screen("унесли 🖥", 5000, 0, 1000, 800))


def test_one_object_serves_several_threads_at_once(display: VirtualDisplay) -> None:
    capture, taken, errors = MssScreenCapture(), [], []

    def take() -> None:
        try:
            taken.extend(capture.capture(screen) for screen in capture.screens())
        except Unavailable as error:
            errors.append(error)

    with painted(display, (0, 0, 1000, 800, BLUE), (1000, 0, 640, 500, ORANGE)):
        threads = [threading.Thread(target=take) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert not errors
    assert {pixel(picture, 3, 3) for picture in taken} == {BLUE, ORANGE}
    assert len(taken) == 8
