"""Is this a picture of the whole desktop? Wayland desktops paint all screens into one."""

from __future__ import annotations

from collections.abc import Sequence

from edusupport_desktop.domain.picture import Screen

# Desktops round sizes of fractional scaling up or down, each for itself.
_ROUNDED_PIXELS = 2


def desktop_scale(width: int, height: int, screens: Sequence[Screen]) -> float | None:
    """Pixels of a picture of ``width`` x ``height`` per unit of ``screens``, which it shows all; None: it does not, but
    a part that somebody chose.

    ``screens`` are in the coordinates of the interface, whose unit need not be a pixel: such a picture is magnified by
    the scale of the finest screen.
    """
    across = max(screen.left + screen.width for screen in screens) - min(screen.left for screen in screens)
    down = max(screen.top + screen.height for screen in screens) - min(screen.top for screen in screens)
    scale = width / across
    is_smaller = width < across - _ROUNDED_PIXELS
    return None if is_smaller or abs(height - down * scale) > _ROUNDED_PIXELS * max(1.0, scale) else scale
