"""The desktop as it was at one moment: its pixels, screen by screen, and its windows. No Qt: made in a job."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from edusupport_desktop.domain.capture_habits import ScreenRegion
from edusupport_desktop.domain.desktop_window import DesktopWindow
from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.domain.picture import Picture, Screen
from edusupport_desktop.domain.screen_layout import desktop_scale
from edusupport_desktop.services.ports import DesktopWindows, ScreenCapture


@dataclass(frozen=True, slots=True)
class FrozenScreen:
    """``picture`` may have more pixels than the screen has in the desktop's coordinates (macOS)."""

    screen: Screen
    picture: Picture

    def to_pixels(self, left: int, top: int, width: int, height: int) -> tuple[int, int, int, int]:
        """A place on the desktop in pixels of the picture; it may reach beyond it."""
        x, y = self.picture.width / self.screen.width, self.picture.height / self.screen.height
        place = (left - self.screen.left) * x, (top - self.screen.top) * y
        return round(place[0]), round(place[1]), round(width * x), round(height * y)


@dataclass(frozen=True, slots=True)
class FrozenDesktop:
    """``screens`` are those that show something, at least one; ``monitors`` is how many there are.

    ``windows``: the frontmost first; None where this desktop does not tell. ``in_one_piece``: it tells nothing of its
    monitors either, and gave one picture, of all of them or of a part that was chosen in its own dialog.
    """

    screens: tuple[FrozenScreen, ...]
    monitors: int
    windows: tuple[DesktopWindow, ...] | None
    in_one_piece: bool = False

    def is_part(self, layout: Sequence[Screen]) -> bool:
        """Was it chosen already? ``layout``: all screens in the coordinates of the interface."""
        picture = self.screens[0].picture
        return self.in_one_piece and desktop_scale(picture.width, picture.height, layout) is None


def freeze(capture: ScreenCapture, windows: DesktopWindows) -> FrozenDesktop:
    """Every screen. A black one beside others is left out: a monitor may be switched off, or show a black film.

    Raises ``Unavailable``, with ``screen_is_black`` when all are.
    """
    monitors = capture.screens()
    if not monitors:
        return _freeze_in_one_piece(capture, windows)
    frozen: list[FrozenScreen] = []
    black: Unavailable | None = None
    for screen in monitors:
        try:
            frozen.append(FrozenScreen(screen, capture.capture(screen)))
        except Unavailable as error:
            if error.code != "screen_is_black":
                raise
            black = error
    if black is not None and not frozen:
        raise black
    return FrozenDesktop(tuple(frozen), len(monitors), _windows(windows))


def freeze_desktop(capture: ScreenCapture, windows: DesktopWindows) -> FrozenDesktop:
    """All monitors in one picture. Raises ``Unavailable``."""
    monitors = capture.screens()
    if not monitors:
        return _freeze_in_one_piece(capture, windows)
    left, top = min(screen.left for screen in monitors), min(screen.top for screen in monitors)
    right = max(screen.left + screen.width for screen in monitors)
    bottom = max(screen.top + screen.height for screen in monitors)
    desktop = Screen("", left, top, right - left, bottom - top)
    return FrozenDesktop((FrozenScreen(desktop, capture.capture()),), len(monitors), _windows(windows))


def freeze_region_again(capture: ScreenCapture, windows: DesktopWindows, region: ScreenRegion) -> FrozenDesktop:
    """The screen of the region alone where it is still there, otherwise every screen. Raises ``Unavailable``."""
    monitors = capture.screens()
    screen = region.screen_among(monitors)
    if screen is None:
        return freeze(capture, windows)
    return FrozenDesktop((FrozenScreen(screen, capture.capture(screen)),), len(monitors), _windows(windows))


def _freeze_in_one_piece(capture: ScreenCapture, windows: DesktopWindows) -> FrozenDesktop:
    picture = capture.capture()
    desktop = Screen("", 0, 0, picture.width, picture.height)
    return FrozenDesktop((FrozenScreen(desktop, picture),), 1, _windows(windows), in_one_piece=True)


def picture_of_window(frozen: FrozenDesktop, window: DesktopWindow) -> Picture:
    """As much of the window as lies on the screens: put together where it reaches over several of them.

    Raises ``ValueError`` when nothing of it does.
    """
    pieces: list[tuple[FrozenScreen, tuple[int, int, int, int]]] = []
    for screen in frozen.screens:
        part = part_on(screen, window)
        if part is not None:
            pieces.append((screen, part))
    if not pieces:
        raise ValueError("the window is on none of the screens")
    largest = max(pieces, key=lambda piece: piece[1][2] * piece[1][3])
    if len(pieces) == 1 or any(_is_finer(screen) for screen, _ in pieces):
        screen, part = largest
        return screen.picture.cropped(*part)
    return _joined(pieces, largest[0].picture.scale)


def part_on(frozen: FrozenScreen, window: DesktopWindow) -> tuple[int, int, int, int] | None:
    """Where the window is on this screen: left, top, width, height in pixels of its picture; None: nowhere."""
    left, top, width, height = frozen.to_pixels(window.left, window.top, window.width, window.height)
    right, bottom = min(left + width, frozen.picture.width), min(top + height, frozen.picture.height)
    left, top = max(0, left), max(0, top)
    return (left, top, right - left, bottom - top) if right > left and bottom > top else None


def _joined(pieces: Sequence[tuple[FrozenScreen, tuple[int, int, int, int]]], scale: float) -> Picture:
    """Places where there is no screen stay black."""
    placed = [(f.screen.left + part[0], f.screen.top + part[1], f.picture.cropped(*part)) for f, part in pieces]
    left, top = min(x for x, _, _ in placed), min(y for _, y, _ in placed)
    width = max(x + piece.width for x, _, piece in placed) - left
    height = max(y + piece.height for _, y, piece in placed) - top
    pixels = bytearray(width * height * 4)
    for x, y, piece in placed:
        rows, length = memoryview(piece.pixels), piece.width * 4
        for row in range(piece.height):
            at = ((y - top + row) * width + x - left) * 4
            pixels[at : at + length] = rows[row * length : (row + 1) * length]
    return Picture(width, height, pixels, scale)


def _is_finer(frozen: FrozenScreen) -> bool:
    return frozen.picture.width != frozen.screen.width


def _windows(windows: DesktopWindows) -> tuple[DesktopWindow, ...] | None:
    try:
        return tuple(windows.visible())
    except Unavailable:
        return None  # the screen can be taken all the same
