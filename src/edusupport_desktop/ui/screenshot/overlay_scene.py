"""What one overlay shows at a moment, where it is, and which part of the window changes from one moment to the next."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QFont, QFontMetrics, QRegion

from edusupport_desktop.ui.screenshot.magnifier import magnifier_place
from edusupport_desktop.ui.screenshot.overlay_look import Panel, badge_font, badge_panel, hint_panel, label_panel
from edusupport_desktop.ui.screenshot.selection import Selection
from edusupport_desktop.ui.screenshot.view import Mapping

_FRAME_ROOM = 6
"""Logical pixels on either side of the frame's line that it may colour."""


@dataclass(frozen=True, slots=True)
class Scene:
    """``chosen`` in pixels of the picture, the rest in logical pixels of the window."""

    chosen: Selection | None
    frame: QRectF | None
    strong: bool
    dim: bool
    panels: tuple[Panel, ...]
    badge: Panel | None
    magnifier: QRect | None
    pixel: tuple[int, int] | None


def make_scene(
    room: QRect,
    mapping: Mapping,
    font: QFont,
    *,
    chosen: Selection | None,
    label: str,
    hint: str,
    badge: str,
    dim: bool,
    is_strong: bool,
    pixel: tuple[int, int] | None,
    pointer: QPointF | None,
) -> Scene:
    """``pixel`` is magnified beside itself, or beside the ``pointer`` over it. Empty texts are not shown."""
    metrics = QFontMetrics(font)
    frame = None if chosen is None else mapping.rectangle(chosen)
    if badge and not dim:
        frame = QRectF(room).adjusted(4, 4, -4, -4)
    panels = []
    if label and frame is not None:
        panels.append(label_panel(metrics, label, frame, room))
    if hint:
        panels.append(hint_panel(metrics, hint, room, None if chosen is None else mapping.rectangle(chosen)))
    glass = None
    if pixel is not None:
        at = pointer if pointer is not None else mapping.rectangle(Selection(*pixel, 1, 1, mapping.bounds)).center()
        glass = magnifier_place(at, room)
    return Scene(
        chosen=chosen,
        frame=frame,
        strong=is_strong,
        dim=dim,
        panels=tuple(panels),
        badge=badge_panel(QFontMetrics(badge_font(font)), badge, room) if badge else None,
        magnifier=glass,
        pixel=pixel,
    )


def changed_between(before: Scene, after: Scene) -> QRegion | None:
    """What has to be painted anew; None: everything. A moving frame changes little of a large screen."""
    if (before.chosen is None) != (after.chosen is None) or before.dim != after.dim or before.badge != after.badge:
        return None
    changed = QRegion()
    if before.frame != after.frame or before.strong != after.strong:
        if before.chosen is None or before.frame is None or after.frame is None:
            return None
        changed += QRegion(_outer(before.frame)).xored(QRegion(_outer(after.frame)))
        changed += _line(before.frame)
        changed += _line(after.frame)
    if before.panels != after.panels:
        for panel in (*before.panels, *after.panels):
            changed += QRegion(panel.place.adjusted(-2, -2, 2, 2))
    if (before.magnifier, before.pixel) != (after.magnifier, after.pixel):
        for place in (before.magnifier, after.magnifier):
            if place is not None:
                changed += QRegion(place.adjusted(-1, -1, 1, 1))
    return changed


def _outer(frame: QRectF) -> QRect:
    return frame.toAlignedRect()


def _line(frame: QRectF) -> QRegion:
    room = _FRAME_ROOM
    whole = _outer(frame)
    return QRegion(whole.adjusted(-room, -room, room, room)) - QRegion(whole.adjusted(room, room, -room, -room))
