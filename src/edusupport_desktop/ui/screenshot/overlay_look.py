"""How the frozen screen looks: the picture, what is chosen of it, and words over it. The same in both themes: what is
under it is the teacher's own screen, light or dark."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPen

from edusupport_desktop.ui.screenshot.selection import Selection
from edusupport_desktop.ui.screenshot.view import Mapping

FRAME = QColor("#ffffff")
_DIM = QColor(0, 0, 0, 120)
_OUTLINE = QColor("#0b1f3d")
_PANEL = QColor(20, 24, 32, 235)
_MARGIN = 24
_FLAGS = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True, slots=True)
class Panel:
    """Words on a dark ground. Logical coordinates."""

    place: QRect
    text: str


def paint_picture(painter: QPainter, image: QImage, mapping: Mapping, chosen: Selection | None, *, dim: bool) -> None:
    """In pixels of the picture, which are those of the screen wherever it has them: nothing is scaled then.

    What is not chosen is darker; with ``dim`` all of it is.
    """
    painter.save()
    painter.scale(1 / mapping.x, 1 / mapping.y)
    painter.drawImage(QPoint(0, 0), image)
    if chosen is not None:
        left, top, right, bottom = chosen.left, chosen.top, chosen.left + chosen.width, chosen.top + chosen.height
        width, height = mapping.bounds
        painter.fillRect(0, 0, width, top, _DIM)
        painter.fillRect(0, bottom, width, height - bottom, _DIM)
        painter.fillRect(0, top, left, chosen.height, _DIM)
        painter.fillRect(right, top, width - right, chosen.height, _DIM)
    elif dim:
        painter.fillRect(0, 0, *mapping.bounds, _DIM)
    painter.restore()


def paint_frame(painter: QPainter, frame: QRectF, *, strong: bool) -> None:
    """Around the chosen part: light on dark, so that it is seen on every picture."""
    width = 3 if strong else 1
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for pen, by in ((QPen(_OUTLINE, width + 2), width / 2), (QPen(FRAME, width), width / 2)):
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.drawRect(frame.adjusted(-by, -by, by, by))


def label_panel(metrics: QFontMetrics, text: str, frame: QRectF, room: QRect) -> Panel:
    """Above the chosen part, or inside it where there is no place above."""
    width = min(room.width() - 16, 560)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, width)
    place = metrics.boundingRect(shown).adjusted(-8, -4, 8, 4)
    place.moveBottomLeft(QPoint(round(frame.left()), round(frame.top()) - 6))
    if place.top() < room.top():
        place.moveTopLeft(QPoint(round(frame.left()) + 6, max(room.top(), round(frame.top())) + 6))
    place.moveLeft(max(room.left(), min(place.left(), room.right() - place.width())))
    return Panel(place, shown)


def hint_panel(metrics: QFontMetrics, text: str, room: QRect, chosen: QRectF | None) -> Panel:
    """At the top of the screen, at the bottom where it would lie over the beginning of what is chosen."""
    space = QRect(0, 0, min(room.width() - 2 * _MARGIN, 860), room.height())
    place = metrics.boundingRect(space, _FLAGS, text).adjusted(-16, -10, 16, 10)
    place.moveCenter(room.center())
    place.moveTop(room.top() + _MARGIN)
    if chosen is not None and QRectF(place).adjusted(0, 0, 0, _MARGIN).intersects(chosen):
        place.moveBottom(room.bottom() - _MARGIN)
    return Panel(place, text)


def badge_panel(metrics: QFontMetrics, number: str, room: QRect) -> Panel:
    """The monitor's digit, in the middle of it."""
    side = round(metrics.height() * 1.5)
    place = QRect(0, 0, side, side)
    place.moveCenter(room.center())
    return Panel(place, number)


def paint_panel(painter: QPainter, panel: Panel) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_PANEL)
    painter.drawRoundedRect(panel.place, 6, 6)
    painter.setPen(FRAME)
    painter.drawText(panel.place, _FLAGS, panel.text)


def badge_font(font: QFont) -> QFont:
    large = QFont(font)
    large.setPointSizeF(max(font.pointSizeF(), 9) * 5)
    large.setBold(True)
    return large
