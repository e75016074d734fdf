"""A scroll area of which a screen reader wants a part that is gone meanwhile."""

from __future__ import annotations

import subprocess
import sys

import pytest

PROGRAM = """
import sys
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QGraphicsView, QScrollArea
from edusupport_desktop.ui.application import make_application

app = make_application(sys.argv[:1])
QAccessible.setActive(True)


class Page(QScrollArea):
    pass


area = {"page": Page, "view": QGraphicsView}[sys.argv[1]]()
area.resize(200, 100)
area.show()
app.processEvents()
interface = QAccessible.queryAccessibleInterface(area)
parts = [interface.child(place).object() for place in range(interface.childCount())]
assert area.viewport() in parts, parts
for place in (*range(len(parts), len(parts) + 40), -1):
    assert interface.child(place) is None, place
print("lives")
"""


@pytest.mark.parametrize("kind", ["page", "view"])
def test_a_part_that_is_gone_is_none_and_the_program_lives(kind: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", PROGRAM, kind], capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stdout) == (0, "lives\n"), ended.stderr
