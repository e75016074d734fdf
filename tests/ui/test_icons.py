"""The icons follow the palette and are sharp at every scaling."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QColor, QGuiApplication, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from edusupport_desktop.domain.errors import OurFault
from edusupport_desktop.resource_files import resource
from edusupport_desktop.ui.icons import drawn_icon, follow_palette, icon

pytestmark = pytest.mark.usefixtures("qapp")


def colours(pixmap: QPixmap) -> set[str]:
    image = pixmap.toImage()
    return {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


def test_what_shows_an_icon_follows_the_palette(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    button, other = QPushButton(icon("square"), "", window), QPushButton(icon("square", QColor("#b3261e")), "", window)
    action = QAction(icon("square"), "", window)
    window.addAction(action)
    names = QListWidget(window)
    names.addItem(QListWidgetItem(icon("square"), "x"))
    foreign = QPixmap(20, 20)
    foreign.fill(QColor("#123456"))
    strange = QPushButton(QIcon(foreign), "", window)
    before = QGuiApplication.palette()
    try:
        for colour in ("#102030", "#e0e0e0", "#102030"):
            palette = QPalette(before)
            palette.setColor(QPalette.ColorRole.ButtonText, QColor(colour))
            QGuiApplication.setPalette(palette)
            follow_palette()
            for shows in (button, action, names.item(0)):
                assert colours(shows.icon().pixmap(48, 48)) == {colour}
            assert colours(other.icon().pixmap(48, 48)) == {"#b3261e"}
            assert colours(strange.icon().pixmap(20, 20)) == {"#123456"}
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


@pytest.mark.parametrize("size", [14, 18, 24])
def test_an_icon_for_a_label_has_exactly_its_pixels(size: int) -> None:
    drawn = drawn_icon("triangle-alert", QColor("#b3261e"), size)
    assert drawn.width() == round(size * drawn.devicePixelRatio())
    assert "#b3261e" in colours(drawn_icon("square", QColor("#b3261e"), 48))


def test_a_missing_icon_is_our_fault() -> None:
    with pytest.raises(OurFault, match="resource_missing"):
        icon("no-such-icon")


def test_data_files_are_found_from_a_checkout() -> None:
    assert b"<svg" in resource("icons/send.svg")


def test_the_svg_library_is_not_loaded_before_an_icon_is_made() -> None:
    program = (
        "import sys; from PySide6.QtGui import QGuiApplication; from edusupport_desktop.ui.icons import icon;"
        "app = QGuiApplication(['x', '-platform', 'offscreen']); print('PySide6.QtSvg' in sys.modules);"
        "icon('send'); print('PySide6.QtSvg' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.split() == ["False", "True"]


LIVES = """
import gc
import sys
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QPushButton
from edusupport_desktop.ui.icons import icon

class Holder:
    pass

app = QApplication(['x', '-platform', 'offscreen'])
buttons = []
for at in range(50):
    holder = Holder()
    holder.itself, holder.icon = holder, icon('send', QColor('#b3261e') if at % 2 else None)
    buttons.append(QPushButton(holder.icon, 'x'))
    if at % 3 == 0:
        changed = QIcon(holder.icon)
        changed.addPixmap(QPixmap(3, 3))  # no longer shared with the others
        buttons.append(QPushButton(changed, 'y'))
    del holder
    gc.collect()
for button in buttons:
    assert not button.icon().pixmap(QSize(20, 20), 2.0).isNull()
if sys.argv[1] == "windows":
    buttons.clear()
gc.collect()
print('alive')
"""


@pytest.mark.parametrize("windows_go_first", [True, False])
def test_an_icon_survives_the_collection_of_garbage_and_a_change_and_the_end_of_the_program(
    windows_go_first: bool,
) -> None:
    program = [sys.executable, "-X", "faulthandler", "-c", LIVES, "windows" if windows_go_first else "icons"]
    done = subprocess.run(program, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (0, "alive\n"), done.stderr
