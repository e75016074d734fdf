"""The line icons of ``resources/icons``, in the colours of the palette and sharp at every usual scaling.

They are pictures in all the sizes the windows ask for. An icon engine that draws them when they are asked for would be
less work, but an engine written in Python crashes: PySide makes it a child of the QIcon it was given to, so that
Python's garbage collector takes both, though a button still draws with a copy; and it deletes what ``clone`` returns.
QtSvg is loaded when the first icon is made, not at import.
"""

from __future__ import annotations

import atexit
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QAction, QColor, QGuiApplication, QIcon, QImage, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QListWidget, QListWidgetItem

from edusupport_desktop.resource_files import resource

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 20, 24)
"""Of the icons of buttons, menus and lists, in logical pixels."""
LARGEST_SCALING = 2.0
"""Made beside those of the screens there are: a screen that comes later gets the next larger picture made smaller."""


def icon(name: str, colour: QColor | None = None) -> QIcon:
    """The icon ``resources/icons/<name>.svg``.

    ``colour`` replaces the palette's text colour, for icons that carry a meaning (a warning, the primary button);
    a disabled or selected icon is always drawn in the palette's colour for that. When the palette changes, the icons
    of buttons, menus and lists are made anew by ``follow_palette``; who keeps one elsewhere asks for it again.
    Raises ``OurFault("resource_missing")``.
    """
    palette = QGuiApplication.palette()
    disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
    selected = palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.HighlightedText)
    text = palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.ButtonText)
    scalings = {1.0, LARGEST_SCALING, *(screen.devicePixelRatio() for screen in QGuiApplication.screens())}
    sides = tuple(sorted({round(size * scaling) for size in SIZES for scaling in scalings}))
    made = _made(name, sides, (colour or text).name(), disabled.name(), selected.name())
    _names()[made.cacheKey()] = name, colour.name() if colour is not None else None
    return QIcon(made)


def drawn_icon(name: str, colour: QColor, size: int) -> QPixmap:
    """The icon alone, for a label: ``size`` logical pixels on the sharpest screen. Does not follow the palette."""
    ratio = QApplication.instance().devicePixelRatio()  # type: ignore[union-attr]
    drawn = _tinted(_shape(_renderer(name), round(size * ratio)), colour.name())
    drawn.setDevicePixelRatio(ratio)
    return drawn


def follow_palette() -> None:
    """Gives the buttons, menus and lists that show an icon of ours the same one in the colours of now."""
    for widget in QApplication.allWidgets():
        shown: list[QAbstractButton | QAction | QListWidgetItem] = list(widget.actions())
        if isinstance(widget, QAbstractButton):
            shown.append(widget)
        elif isinstance(widget, QListWidget):
            shown += [widget.item(row) for row in range(widget.count())]
        for one in shown:
            anew = _anew(one.icon())
            if anew is not None:
                one.setIcon(anew)


def _anew(shown: QIcon) -> QIcon | None:
    """None when it is none of ours."""
    if shown.isNull() or shown.cacheKey() not in _names():
        return None
    name, colour = _names()[shown.cacheKey()]
    return icon(name, QColor.fromString(colour) if colour is not None else None)


@cache
def _names() -> dict[int, tuple[str, str | None]]:
    """Which name and colour an icon was asked for with, by the key that it shares with all copies of it."""
    return {}


@cache
def _made(name: str, sides: tuple[int, ...], normal: str, disabled: str, selected: str) -> QIcon:
    made, renderer = QIcon(), _renderer(name)
    modes = ((QIcon.Mode.Normal, normal), (QIcon.Mode.Disabled, disabled), (QIcon.Mode.Selected, selected))
    for side in sides:
        shape = _shape(renderer, side)
        for mode, colour in modes:
            made.addPixmap(_tinted(shape, colour), mode)
    return made


def _renderer(name: str) -> QSvgRenderer:
    from PySide6.QtSvg import QSvgRenderer

    svg = resource(f"icons/{name}.svg").replace(b"currentColor", b"#000000")
    renderer = QSvgRenderer(QByteArray(svg))
    renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    return renderer


def _shape(renderer: QSvgRenderer, side: int) -> QImage:
    """The icon in black, ``side`` pixels wide and high."""
    shape = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    shape.fill(Qt.GlobalColor.transparent)
    painter = QPainter(shape)
    renderer.render(painter)
    painter.end()
    return shape


def _tinted(shape: QImage, colour: str) -> QPixmap:
    pixmap = QPixmap.fromImage(shape)
    painter = QPainter(pixmap)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(pixmap.rect(), QColor.fromString(colour))
    painter.end()
    return pixmap


# Pictures must not outlive the application, which Python's last steps take apart first.
atexit.register(_made.cache_clear)
