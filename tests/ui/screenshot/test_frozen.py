"""The frozen desktop: every screen, what lies over several, and which of Qt's screens a picture belongs over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest
from PySide6.QtCore import QPointF, QRect, QSizeF

from edusupport_desktop.domain.capture_habits import ScreenRegion
from edusupport_desktop.domain.desktop_window import DesktopWindow
from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.domain.picture import Picture, Screen
from edusupport_desktop.ui.screenshot.frozen import (
    FrozenDesktop,
    FrozenScreen,
    freeze,
    freeze_desktop,
    freeze_region_again,
    picture_of_window,
)
from edusupport_desktop.ui.screenshot.selection import Selection
from edusupport_desktop.ui.screenshot.view import Mapping, View, views_over
from real_program import StillWindows

ABOVE, LEFT, MAIN = Screen("a", 0, -60, 80, 60), Screen("l", -50, 0, 50, 40), Screen("m", 0, 0, 100, 70)


def of(number: int, width: int, height: int) -> Picture:
    """A picture of which every pixel tells its screen, its column and its row."""
    return Picture(width, height, b"".join(bytes((number, x, y, 0)) for y in range(height) for x in range(width)))


def pixel(picture: Picture, x: int, y: int) -> tuple[int, int, int]:
    at = (y * picture.width + x) * 4
    number, column, row = picture.pixels[at : at + 3]
    return number, column, row


def window(left: int, top: int, width: int, height: int) -> DesktopWindow:
    return DesktopWindow("Окно 🪟 שלום", left, top, width, height, 1, None, active=False)


@dataclass
class Monitors:
    """``ScreenCapture`` of these; the ``black`` ones are."""

    screens_: Sequence[Screen] = (MAIN, LEFT, ABOVE)
    black: Sequence[Screen] = ()
    taken: list[Screen | None] = field(default_factory=list)

    def missing(self) -> None:
        return None

    def screens(self) -> Sequence[Screen]:
        return self.screens_

    def capture(self, screen: Screen | None = None) -> Picture:
        self.taken.append(screen)
        if screen in self.black:
            raise Unavailable("screen_is_black")
        if screen is None:
            return of(9, 150, 130)
        return of(self.screens_.index(screen), screen.width, screen.height)


@dataclass
class QtScreen:
    """What is asked of a QScreen. ``place`` in logical pixels; its corner is that of the device."""

    place: QRect
    ratio: float
    desktop: QRect = field(default_factory=QRect)

    def geometry(self) -> QRect:
        return self.place

    def virtualGeometry(self) -> QRect:
        return self.desktop

    def devicePixelRatio(self) -> float:
        return self.ratio


def test_every_screen_and_the_windows_are_of_one_moment() -> None:
    windows = StillWindows((window(0, 0, 10, 10),))
    frozen = freeze(Monitors(), windows)
    assert [screen.screen for screen in frozen.screens] == [MAIN, LEFT, ABOVE]
    assert (frozen.monitors, frozen.windows) == (3, windows.windows)


def test_a_desktop_that_tells_no_windows_is_frozen_all_the_same() -> None:
    assert freeze(Monitors(), StillWindows(trouble=Unavailable("window_list_unavailable"))).windows is None


def test_a_black_screen_beside_others_is_left_out() -> None:
    frozen = freeze(Monitors(black=(LEFT,)), StillWindows())
    assert ([screen.screen for screen in frozen.screens], frozen.monitors) == ([MAIN, ABOVE], 3)


def test_screens_that_are_all_black_are_refused() -> None:
    with pytest.raises(Unavailable, match="screen_is_black"):
        freeze(Monitors(black=(MAIN, LEFT, ABOVE)), StillWindows())


def test_the_whole_desktop_reaches_from_the_leftmost_to_the_lowest() -> None:
    (whole,) = freeze_desktop(Monitors(), StillWindows()).screens
    assert whole.screen == Screen("", -50, -60, 150, 130)
    assert (whole.picture.width, whole.picture.height) == (150, 130)


def test_for_the_last_region_only_its_screen_is_taken() -> None:
    capture = Monitors()
    freeze_region_again(capture, StillWindows(), ScreenRegion(LEFT, 1, 2, 10, 10))
    assert capture.taken == [LEFT]
    gone = ScreenRegion(Screen("", 5, 5, 5, 5), 0, 0, 1, 1)
    assert len(freeze_region_again(capture, StillWindows(), gone).screens) == 3


@pytest.mark.parametrize(
    ("place", "size", "corners"),
    [
        ((10, 10, 20, 20), (20, 20), ((0, 10, 10), (0, 29, 29))),
        ((-40, 5, 20, 20), (20, 20), ((1, 10, 5), (1, 29, 24))),  # left of the first monitor
        ((10, -50, 20, 20), (20, 20), ((2, 10, 10), (2, 29, 29))),  # above it
        ((-10, 5, 30, 20), (30, 20), ((1, 40, 5), (0, 19, 24))),  # over two of them
        ((-500, -500, 1000, 1000), (150, 130), ((0, 0, 0), (0, 99, 69))),  # over all: where there is no screen is black
        ((90, 60, 50, 50), (10, 10), ((0, 90, 60), (0, 99, 69))),  # beyond the edge
    ],
)
def test_a_window_is_cut_out_of_the_screens_it_lies_on(
    place: tuple[int, int, int, int], size: tuple[int, int], corners: tuple[tuple[int, int, int], ...]
) -> None:
    picture = picture_of_window(freeze(Monitors(), StillWindows()), window(*place))
    assert (picture.width, picture.height) == size
    assert (pixel(picture, 0, 0), pixel(picture, size[0] - 1, size[1] - 1)) == corners


def test_a_window_on_no_screen_has_no_picture() -> None:
    with pytest.raises(ValueError, match="none of the screens"):
        picture_of_window(freeze(Monitors(), StillWindows()), window(3000, 0, 10, 10))


def test_of_screens_with_finer_pixels_the_one_with_most_of_the_window_is_taken() -> None:
    fine = FrozenDesktop((FrozenScreen(MAIN, of(0, 200, 140)), FrozenScreen(LEFT, of(1, 50, 40))), 2, ())
    picture = picture_of_window(fine, window(-10, 10, 50, 20))
    assert (picture.width, picture.height, pixel(picture, 0, 0)) == (80, 40, (0, 0, 20))


def test_each_picture_lies_over_the_screen_of_its_place() -> None:
    frozen = freeze(Monitors(), StillWindows())
    screens: Any = [
        QtScreen(QRect(-50, 0, 25, 20), 2.0),
        QtScreen(QRect(0, -60, 80, 60), 1.0),
        QtScreen(QRect(0, 0, 67, 47), 1.5),
    ]
    pairs = views_over(frozen, screens)
    assert [(view.frozen.screen, screen, view.scale) for view, screen in pairs] == [
        (MAIN, screens[2], 1.5),
        (LEFT, screens[0], 2.0),
        (ABOVE, screens[1], 1.0),
    ]


def test_one_picture_of_the_whole_desktop_is_cut_for_every_screen() -> None:
    """As under Wayland: in the resolution of the finest screen, in the arrangement of the interface."""
    desktop = QRect(-40, 0, 100, 50)
    screens: Any = [QtScreen(QRect(0, 0, 60, 50), 2.0, desktop), QtScreen(QRect(-40, 10, 40, 30), 1.0, desktop)]
    picture = of(0, 200, 100)
    frozen = FrozenDesktop((FrozenScreen(Screen("", 0, 0, 200, 100), picture),), 1, None, in_one_piece=True)
    views = [view for view, _ in views_over(frozen, screens)]
    first, second = (view.picture(None) for view in views)
    assert [(p.width, p.height, pixel(p, 0, 0)) for p in (first, second)] == [
        (120, 100, (0, 80, 0)),
        (80, 60, (0, 0, 20)),
    ]
    part = Selection(1, 2, 10, 10, views[1].bounds)
    assert pixel(views[1].picture(part), 0, 0) == (0, 1, 22)
    assert views[1].region(part) == ScreenRegion(frozen.screens[0].screen, 1, 22, 10, 10)


def test_what_is_shown_are_the_bytes_of_the_picture() -> None:
    view = View(FrozenScreen(MAIN, of(7, 100, 70)), Selection(20, 30, 40, 35, (100, 70)), 1.0)
    image = view.image()
    assert (image.width(), image.height()) == (40, 35)
    assert [image.pixelColor(x, y).getRgb()[:3] for x, y in ((0, 0), (39, 34))] == [(30, 20, 7), (64, 59, 7)]


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 1.75, 2.0, 3.0])
def test_every_device_pixel_is_one_of_the_picture_at_any_scaling(ratio: float) -> None:
    width, height = 1366, 768
    view = View.whole(
        FrozenScreen(Screen("", 0, 0, width, height), Picture(width, height, bytes(width * height * 4))), ratio
    )
    mapping = Mapping.over(view, QSizeF(round(width / ratio), round(height / ratio)), ratio)
    for x in (0, 1, 2, 500, 683, 1364, 1365):
        assert mapping.pixel(QPointF(x / ratio, 5 / ratio)) == (x, 5)
    whole = mapping.rectangle(Selection(0, 0, width, height, (width, height)))
    assert (whole.width() * ratio, whole.height() * ratio) == pytest.approx((width, height))


def test_a_picture_of_another_resolution_fills_the_screen() -> None:
    view = View.whole(FrozenScreen(MAIN, of(0, 50, 35)), 1.0)
    mapping = Mapping.over(view, QSizeF(100, 70), 1.0)
    assert (mapping.pixel(QPointF(99, 69)), mapping.corner(QPointF(99, 69))) == ((49, 34), (50, 35))
    assert mapping.pixel(QPointF(-5, 900)) == (0, 34)
