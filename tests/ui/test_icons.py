"""The icons follow the palette and are sharp at every scaling."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPalette, QPixmap

from edusupport_desktop.domain.errors import OurFault
from edusupport_desktop.resource_files import resource
from edusupport_desktop.ui.icons import icon

pytestmark = pytest.mark.usefixtures("qapp")


def colours(pixmap: QPixmap) -> set[str]:
    image = pixmap.toImage()
    return {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


def test_an_icon_is_drawn_in_the_text_colour_of_the_palette_of_this_moment() -> None:
    sign = icon("square")
    before = QGuiApplication.palette()
    try:
        for colour in ("#102030", "#e0e0e0"):
            palette = QPalette(before)
            palette.setColor(QPalette.ColorRole.ButtonText, QColor(colour))
            QGuiApplication.setPalette(palette)
            assert colours(sign.pixmap(48, 48)) == {colour}
    finally:
        QGuiApplication.setPalette(before)


def test_a_colour_with_a_meaning_stays_but_not_when_disabled() -> None:
    sign = icon("square", QColor("#b3261e"))
    assert colours(sign.pixmap(48, 48)) == {"#b3261e"}
    assert "#b3261e" not in colours(sign.pixmap(48, 48, QIcon.Mode.Disabled))


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_an_icon_has_the_pixels_of_its_screen(scale: float) -> None:
    pixmap = icon("send").pixmap(QSize(20, 20), scale)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (round(20 * scale), pytest.approx(scale))


def test_a_missing_icon_is_our_fault() -> None:
    with pytest.raises(OurFault, match="resource_missing"):
        icon("no-such-icon")


def test_data_files_are_found_from_a_checkout() -> None:
    assert b"<svg" in resource("icons/send.svg")


def test_the_svg_library_is_not_loaded_before_an_icon_is_drawn() -> None:
    program = (
        "import sys; from PySide6.QtGui import QGuiApplication; from edusupport_desktop.ui.icons import icon;"
        "app = QGuiApplication(['x', '-platform', 'offscreen']); sign = icon('send');"
        "print('PySide6.QtSvg' in sys.modules); sign.pixmap(16, 16); print('PySide6.QtSvg' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.split() == ["False", "True"]
