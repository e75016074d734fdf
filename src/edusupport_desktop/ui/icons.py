"""The line icons of ``resources/icons``, in the colours of the palette and sharp at every scaling.

The palette is asked whenever an icon is drawn, so the icons follow light and dark by themselves.
QtSvg is loaded when the first icon is drawn, not at import.
"""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRect, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap

from edusupport_desktop.resource_files import resource


def icon(name: str, colour: QColor | None = None) -> QIcon:
    """The icon ``resources/icons/<name>.svg``.

    ``colour`` replaces the palette's text colour, for icons that carry a meaning (a warning, the primary button);
    a disabled or selected icon is always drawn in the palette's colour for that.
    Raises ``OurFault("resource_missing")``.
    """
    return QIcon(_LineIcon(resource(f"icons/{name}.svg").decode("utf-8"), colour))


class _LineIcon(QIconEngine):
    def __init__(self, svg: str, colour: QColor | None) -> None:
        super().__init__()
        self._svg = svg
        self._colour = colour
        self._drawn: dict[tuple[int, int, str], QPixmap] = {}

    def clone(self) -> QIconEngine:
        return _LineIcon(self._svg, self._colour)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        device = painter.device()
        scale = device.devicePixelRatioF() if device is not None else 1.0
        painter.drawPixmap(rect, self.scaledPixmap(rect.size(), mode, state, scale))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:  # noqa: ARG002
        """``size`` is in logical pixels (so since Qt 6.8); QIcon tells the result its device pixel ratio."""
        pixels = QSize(round(size.width() * scale), round(size.height() * scale))
        colour = self._colour_for(mode).name()
        key = (pixels.width(), pixels.height(), colour)
        if key not in self._drawn:
            self._drawn[key] = self._draw(pixels, colour)
        return self._drawn[key]

    def _draw(self, pixels: QSize, colour: str) -> QPixmap:
        from PySide6.QtSvg import QSvgRenderer

        pixmap = QPixmap(pixels)
        pixmap.fill(Qt.GlobalColor.transparent)
        renderer = QSvgRenderer(QByteArray(self._svg.replace("currentColor", colour).encode("utf-8")))
        renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
        painter = QPainter(pixmap)
        renderer.render(painter)
        painter.end()
        return pixmap

    def _colour_for(self, mode: QIcon.Mode) -> QColor:
        palette = QGuiApplication.palette()
        if mode == QIcon.Mode.Disabled:
            return palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
        if mode == QIcon.Mode.Selected:
            return palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.HighlightedText)
        if self._colour is not None:
            return self._colour
        return palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.ButtonText)
