"""Colours that can be read: in both themes, and with the few strong ones a system gives to those who see little."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from edusupport_desktop.resource_files import resource
from edusupport_desktop.ui import style
from edusupport_desktop.ui.contrast import READABLE, contrast
from edusupport_desktop.ui.journal.window import JournalWindow
from edusupport_desktop.ui.style import DARK, LIGHT, Colours, dark_palette, make_primary, style_sheet, with_accent

TEXTS = ("accent", "muted", "good", "bad", "advice")
SEEN = 3.0
"""WCAG 2.2, 1.4.11: what must be seen without being read, such as the edge of a field."""

CONTRAST_THEMES = {
    "black": ("#000000", "#ffffff", "#1aebff", "#000000"),
    "yellow on black": ("#000000", "#ffff00", "#008000", "#ffffff"),
    "white": ("#ffffff", "#000000", "#37006e", "#ffffff"),
    "aquatic": ("#202020", "#ffffff", "#8ee3f0", "#263b50"),
    "desert": ("#fffaef", "#3d3d3d", "#903909", "#fff5e3"),
    "dusk": ("#2d3236", "#ffffff", "#a1bfde", "#212d3b"),
}
"""Of Windows 10 and 11: ground, text, chosen, text of what is chosen."""


def light_palette() -> QPalette:
    palette = QPalette()
    for role, shade in ((QPalette.ColorRole.Window, "#efefef"), (QPalette.ColorRole.Base, "#ffffff")):
        palette.setColor(role, QColor(shade))
    return palette


def contrast_palette(name: str) -> QPalette:
    ground, text, chosen, on_chosen = map(QColor, CONTRAST_THEMES[name])
    palette, role = QPalette(), QPalette.ColorRole
    for where in (role.Window, role.Base, role.AlternateBase, role.Button, role.ToolTipBase):
        palette.setColor(where, ground)
    for where in (role.WindowText, role.Text, role.ButtonText, role.ToolTipText, role.PlaceholderText, role.Link):
        palette.setColor(where, text)
    palette.setColor(role.Highlight, chosen)
    palette.setColor(role.HighlightedText, on_chosen)
    return palette


@pytest.fixture(params=CONTRAST_THEMES)
def high_contrast(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[QPalette]:
    """The program dressed for such a theme."""
    before, sheet = QApplication.palette(), qapp.styleSheet()
    QApplication.setPalette(contrast_palette(request.param))
    QApplication.setPalette(with_accent(QApplication.palette()))
    qapp.setStyleSheet(style_sheet())
    yield QApplication.palette()
    qapp.setStyleSheet(sheet)
    QApplication.setPalette(before)


@pytest.mark.parametrize(("shades", "palette"), [(LIGHT, light_palette), (DARK, dark_palette)])
def test_every_text_of_ours_can_be_read_on_every_ground(shades: Colours, palette: object) -> None:
    grounds = [palette().color(role).name() for role in (QPalette.ColorRole.Window, QPalette.ColorRole.Base)]  # type: ignore[operator]
    pairs = [(getattr(shades, text), ground) for text in TEXTS for ground in grounds]
    pairs += [(shades.muted, shades.panel), (shades.on_notice, shades.notice)]
    pairs += [(shades.on_accent, shades.accent), (shades.on_accent, shades.accent_hover)]
    assert {pair: round(contrast(*pair), 2) for pair in pairs if contrast(*pair) < READABLE} == {}
    assert all(contrast(shades.border, ground) >= SEEN for ground in grounds)


def test_every_text_of_the_dark_theme_can_be_read() -> None:
    palette, role = dark_palette(), QPalette.ColorRole
    pairs = [
        (palette.color(text).name(), palette.color(ground).name())
        for text, grounds in (
            (role.WindowText, (role.Window,)),
            (role.Text, (role.Base, role.AlternateBase)),
            (role.PlaceholderText, (role.Base,)),
            (role.ButtonText, (role.Button,)),
            (role.ToolTipText, (role.ToolTipBase,)),
            (role.Link, (role.Base, role.Window)),
        )
        for ground in grounds
    ]
    assert [pair for pair in pairs if contrast(*pair) < READABLE] == []


@pytest.mark.parametrize(("name", "ground"), [("light", "#ffffff"), ("dark", "#1b1f25")])
def test_the_arrow_of_a_list_is_seen(name: str, ground: str) -> None:
    found = re.search(rb'stroke="(#[0-9a-f]{6})"', resource(f"looks/chevron-{name}.svg"))
    assert found is not None
    assert contrast(found[1].decode(), ground) >= SEEN


def test_a_theme_of_few_strong_colours_keeps_them_and_gets_none_of_ours(high_contrast: QPalette) -> None:
    assert style.is_high_contrast()
    own = {
        high_contrast.color(role).name() for role in QPalette.ColorRole if role is not QPalette.ColorRole.NColorRoles
    }
    assert set(re.findall("#[0-9a-f]{6}", style_sheet())) <= own
    shades = style.colours()
    ground = high_contrast.color(QPalette.ColorRole.Window).name()
    assert all(contrast(getattr(shades, text), ground) >= READABLE for text in TEXTS)
    assert contrast(shades.on_accent, shades.accent) >= READABLE
    assert contrast(shades.on_notice, shades.notice) >= READABLE


def test_neither_of_our_themes_is_taken_for_one_of_few_colours(qapp: QApplication) -> None:
    before = QApplication.palette()
    for palette in (light_palette(), dark_palette()):
        QApplication.setPalette(palette)
        assert not style.is_high_contrast()
    QApplication.setPalette(before)


def drawn(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def strongest(image: QImage, ground: str) -> float:
    """How well what stands out most stands out."""
    shades = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    return max(contrast(shade, ground) for shade in shades)


@pytest.mark.parametrize("role", ["heading", "muted", "problem", "strong", "good", "number", ""])
def test_no_text_is_hidden_with_few_strong_colours(high_contrast: QPalette, qtbot: QtBot, role: str) -> None:
    label = QLabel("Щ" * 20)
    label.setProperty("role", role)
    label.setAutoFillBackground(True)
    qtbot.addWidget(label)
    label.show()
    assert strongest(drawn(label), high_contrast.color(QPalette.ColorRole.Window).name()) >= READABLE


def test_where_the_keyboard_is_can_be_seen_with_few_strong_colours(high_contrast: QPalette, qtbot: QtBot) -> None:
    window = QWidget()
    line, primary, link, other = QLineEdit(), QPushButton("Далее"), QPushButton("Исправить"), QPushButton("Назад")
    make_primary(primary)
    link.setProperty("role", "link")
    column = QVBoxLayout(window)
    for widget in (line, primary, link, other):
        column.addWidget(widget)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    line.setFocus()
    for widget, following in ((line, primary), (primary, link), (link, other), (other, line)):
        qtbot.waitUntil(widget.hasFocus)
        there = drawn(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
        qtbot.waitUntil(following.hasFocus)
        assert drawn(widget) != there, widget.text()


def test_colours_that_change_while_the_program_runs_are_told(qtbot: QtBot) -> None:
    window = JournalWindow()
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.theme_changed):
        QApplication.sendEvent(window, QEvent(QEvent.Type.ThemeChange))
