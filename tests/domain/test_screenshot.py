"""Which window a picture is of."""

from __future__ import annotations

import pytest

from edusupport_desktop.domain.desktop_window import DesktopWindow
from edusupport_desktop.domain.picture import Picture
from edusupport_desktop.domain.screenshot import Screenshot, window_shown


def window(left: int, top: int, width: int, height: int, *, active: bool = False) -> DesktopWindow:
    return DesktopWindow("Журнал 👩‍🏫 שלום", left, top, width, height, 7, "/opt/яндекс/browser", active)


BROWSER = window(0, 0, 1000, 800, active=True)
EDITOR = window(200, 100, 400, 300)
ON_THE_LEFT = window(-800, 0, 700, 600)
ALL = (EDITOR, BROWSER, ON_THE_LEFT)


@pytest.mark.parametrize(
    ("area", "is_whole_screen", "expected"),
    [
        ((0, 0, 1000, 800), True, BROWSER),  # that with the keyboard, though another lies over it
        ((0, 0, 1000, 800), False, BROWSER),  # the middle is beside the editor
        ((250, 150, 100, 100), False, EDITOR),
        ((250, 150, 100, 100), True, BROWSER),
        ((-800, 0, 700, 600), True, ON_THE_LEFT),  # left of the first monitor, and not active
        ((-120, 0, 40, 40), False, ON_THE_LEFT),  # only its edge
        ((-100, 0, 100, 50), False, None),  # between the windows
        ((5000, 5000, 10, 10), True, None),
    ],
)
def test_a_picture_is_of_the_window_the_teacher_looked_at(
    area: tuple[int, int, int, int], is_whole_screen: bool, expected: DesktopWindow | None
) -> None:
    assert window_shown(ALL, area, is_whole_screen=is_whole_screen) is expected


def test_without_windows_nothing_is_known() -> None:
    assert window_shown((), (0, 0, 10, 10), is_whole_screen=True) is None
    assert Screenshot(Picture(1, 1, bytes(4))).front_program is None


def test_the_program_is_that_of_the_window_shown() -> None:
    assert Screenshot(Picture(1, 1, bytes(4)), ALL, EDITOR).front_program == "/opt/яндекс/browser"
