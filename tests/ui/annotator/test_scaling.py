"""On a screen at 150 %: what is pressed on the screen is what is marked in the picture, in device pixels."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

PROGRAM = """
import json, sys
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from edusupport_desktop.domain.annotation import Arrow, Box, Number, Point, Rectangle, Text
from edusupport_desktop.domain.picture import Picture
from edusupport_desktop.ui.annotator.painter import render
from edusupport_desktop.ui.annotator.tools import ToolKind
from edusupport_desktop.ui.annotator.window import AnnotatorWindow
from edusupport_desktop.ui.picture_image import image_of

app = QApplication([])
# A chequered page: any smoothing would make grey of it.
black, white = b"\\x00\\x00\\x00\\xff", b"\\xff\\xff\\xff\\xff"
rows = [((black + white) * 200, (white + black) * 200)[y % 2] for y in range(300)]
window = AnnotatorWindow(Picture(400, 300, b"".join(rows), 1.5))
window.resize(1001, 601)
window.show()
canvas, viewport = window.canvas, window.canvas.viewport()
canvas.zoom_to(1.0)
image = viewport.grab().toImage()
ratio, mapping = image.devicePixelRatio(), canvas.mapping
left, top = round(mapping.left * ratio), round(mapping.top * ratio)
greys = {QColor(image.pixel(x, y)).name() for x in range(left + 5, left + 395) for y in range(top + 5, top + 295)}
window.choose(ToolKind.HIDE)
start, end = QPoint(400, 200), QPoint(500, 260)
QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
QTest.mouseMove(viewport, end)
QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end)
box = window.document.marks[0].box
shown = viewport.grab().toImage()
for mark in (
    Arrow("a", Point(20, 30), Point(150, 90)),
    Rectangle("r", Box(30, 120, 90, 50)),
    Number("n", Point(60, 230), 12),
    Text("t", Point(120, 220), "Ошибка «7Б»"),
):
    window.document.add(mark)
window.document.select(None)
grabbed = viewport.grab().toImage().copy(left, top, 400, 300).convertToFormat(QImage.Format.Format_RGB32)
grabbed.setDevicePixelRatio(1)
in_file = image_of(render(window.canvas.picture, window.document.marks)).copy()
different = sum(grabbed.pixel(x, y) != in_file.pixel(x, y) for x in range(400) for y in range(300))
print(json.dumps({
    "ratio": ratio,
    "zoom": canvas.zoom,
    "colours": sorted(greys),
    "box": [box.width, box.height],
    "offset": [box.left - (start.x() - mapping.left) * ratio, box.top - (start.y() - mapping.top) * ratio],
    "middle": QColor(shown.pixel(round(450 * ratio), round(230 * ratio))).name(),
    "different": different,
    "line": window.document.style.line,
}))
window.document.undo_stack.setClean()
window.close()
"""


@pytest.mark.parametrize("factor", [1.25, 1.5, 2.0])
def test_marks_are_in_device_pixels_and_the_picture_is_not_smoothed(factor: float) -> None:
    environment = os.environ | {"QT_SCALE_FACTOR": str(factor), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["ratio"], told["zoom"]) == (factor, 1.0)
    assert told["colours"] == ["#000000", "#ffffff"]
    assert told["box"] == [pytest.approx(100 * factor, abs=1), pytest.approx(60 * factor, abs=1)]
    assert told["offset"] == pytest.approx([0, 0], abs=1)
    assert told["middle"] == "#3d434b"
    assert told["different"] == 0, "at 100 % the screen shows the file, pixel by pixel"
    assert told["line"] == 6, "the scale of the picture's screen, not of this one"
