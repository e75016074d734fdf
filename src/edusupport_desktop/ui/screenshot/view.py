"""What lies over one of Qt's screens: a frozen picture or a cut of it, never copied, and how its pixels lie there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF
from PySide6.QtGui import QImage, QScreen

from edusupport_desktop.domain.capture_habits import ScreenRegion
from edusupport_desktop.domain.desktop_window import DesktopWindow
from edusupport_desktop.domain.picture import Picture
from edusupport_desktop.ui.screenshot.frozen import FrozenDesktop, FrozenScreen, part_on
from edusupport_desktop.ui.screenshot.selection import Selection


@dataclass(frozen=True, slots=True)
class View:
    """``cut``: the part of the frozen picture that is this screen. Selections count from its left upper corner.

    ``scale``: as in ``Picture``.
    """

    frozen: FrozenScreen
    cut: Selection
    scale: float

    @classmethod
    def whole(cls, frozen: FrozenScreen, scale: float) -> View:
        bounds = (frozen.picture.width, frozen.picture.height)
        return cls(frozen, Selection(0, 0, *bounds, bounds), scale)

    @property
    def bounds(self) -> tuple[int, int]:
        return self.cut.width, self.cut.height

    def image(self) -> QImage:
        """On the picture's own bytes. It is good for as long as this view is kept."""
        picture, stride = self.frozen.picture, self.frozen.picture.width * 4
        begin = self.cut.top * stride + self.cut.left * 4
        pixels = memoryview(picture.pixels)[begin : begin + (self.cut.height - 1) * stride + self.cut.width * 4]
        return QImage(pixels, self.cut.width, self.cut.height, stride, QImage.Format.Format_RGB32)

    def picture(self, part: Selection | None) -> Picture:
        """The pixels of a part, or of all of it."""
        whole, cut = self.frozen.picture, self.cut
        if part is None and self.bounds == (whole.width, whole.height):
            return whole
        part = part or Selection(0, 0, cut.width, cut.height, self.bounds)
        return whole.cropped(cut.left + part.left, cut.top + part.top, part.width, part.height)

    def on_desktop(self, part: Selection | None) -> tuple[int, int, int, int]:
        """Left, top, width and height of a part, or of all of it, on the desktop."""
        screen, picture, cut = self.frozen.screen, self.frozen.picture, self.cut
        x, y = screen.width / picture.width, screen.height / picture.height
        part = part or Selection(0, 0, cut.width, cut.height, self.bounds)
        left, top = screen.left + (cut.left + part.left) * x, screen.top + (cut.top + part.top) * y
        return round(left), round(top), round(part.width * x), round(part.height * y)

    def region(self, part: Selection) -> ScreenRegion:
        """The part, to be found again."""
        return ScreenRegion(
            self.frozen.screen, self.cut.left + part.left, self.cut.top + part.top, part.width, part.height
        )

    def part_at(self, left: int, top: int, width: int, height: int) -> Selection | None:
        """The part at this place of the frozen picture; None where it does not lie wholly in here."""
        x, y, bounds = left - self.cut.left, top - self.cut.top, self.bounds
        if x < 0 or y < 0 or x + width > bounds[0] or y + height > bounds[1]:
            return None
        return Selection(x, y, width, height, bounds)

    def place_of(self, window: DesktopWindow) -> Selection | None:
        """Where a window is seen here; None: nowhere."""
        part = part_on(self.frozen, window)
        if part is None:
            return None
        left, top = max(part[0], self.cut.left), max(part[1], self.cut.top)
        right = min(part[0] + part[2], self.cut.left + self.cut.width)
        bottom = min(part[1] + part[3], self.cut.top + self.cut.height)
        return self.part_at(left, top, right - left, bottom - top) if right > left and bottom > top else None


@dataclass(frozen=True, slots=True)
class Mapping:
    """From the logical coordinates of a window over the whole screen to pixels of the picture, and back."""

    x: float
    y: float
    """Pixels per logical pixel, across and down."""
    bounds: tuple[int, int]

    @classmethod
    def over(cls, view: View, size: QSizeF, ratio: float) -> Mapping:
        """``ratio`` is the screen's device pixel ratio. Where the picture has the screen's own pixels it is meant
        exactly: a logical size is rounded, and would leave some of the pixels between those of the screen."""
        width, height = view.bounds
        is_exact = abs(width - size.width() * ratio) <= ratio and abs(height - size.height() * ratio) <= ratio
        if is_exact:
            return cls(ratio, ratio, view.bounds)
        return cls(width / size.width(), height / size.height(), view.bounds)

    def pixel(self, point: QPointF) -> tuple[int, int]:
        """The pixel under the pointer, always one of the picture."""
        width, height = self.bounds
        x, y = int(point.x() * self.x + _HAIR), int(point.y() * self.y + _HAIR)
        return max(0, min(x, width - 1)), max(0, min(y, height - 1))

    def corner(self, point: QPointF) -> tuple[int, int]:
        """Where a dragged part begins or ends: before the pixel under the pointer, or after the last one, which the
        pointer could not leave behind."""
        (x, y), (width, height) = self.pixel(point), self.bounds
        return width if x == width - 1 else x, height if y == height - 1 else y

    def rectangle(self, part: Selection) -> QRectF:
        return QRectF(part.left / self.x, part.top / self.y, part.width / self.x, part.height / self.y)


_HAIR = 1e-6
"""2.1 * 10 is a little less than 21."""


def views_over(frozen: FrozenDesktop, screens: Sequence[QScreen]) -> list[tuple[View, QScreen]]:
    """Which picture belongs over which of Qt's screens: by place and size in device pixels, else by order.

    Where the desktop came as one picture and there are several screens, each gets its cut of it.
    """
    if frozen.monitors == 1 and len(screens) > 1:
        return [(_cut(frozen.screens[0], screen, screen.virtualGeometry()), screen) for screen in screens]
    pairs: list[tuple[View, QScreen]] = []
    left = list(screens)
    for place, one in enumerate(frozen.screens):
        if not left:
            break
        monitor = one.screen
        same_place = [s for s in left if (s.geometry().left(), s.geometry().top()) == (monitor.left, monitor.top)]
        same_size = [s for s in left if round(s.geometry().width() * s.devicePixelRatio()) == monitor.width]
        screen = (same_place or same_size or [left[min(place, len(left) - 1)]])[0]
        left.remove(screen)
        pairs.append((View.whole(one, screen.devicePixelRatio()), screen))
    return pairs


def _cut(frozen: FrozenScreen, screen: QScreen, desktop: QRect) -> View:
    """Such a picture is made in the resolution of the finest screen, in the arrangement of the logical desktop."""
    bounds = width, height = frozen.picture.width, frozen.picture.height
    x, y = width / desktop.width(), height / desktop.height()
    place = screen.geometry()
    left, top = round((place.left() - desktop.left()) * x), round((place.top() - desktop.top()) * y)
    right, bottom = min(width, round(left + place.width() * x)), min(height, round(top + place.height() * y))
    return View(frozen, Selection(left, top, max(1, right - left), max(1, bottom - top), bounds), x)


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen on the frozen screens: a window, or a ``part`` of one screen, or all of it (both None)."""

    view: View
    part: Selection | None = None
    window: DesktopWindow | None = None
