"""A real panel with a place for tray icons, on the display the tests themselves are on."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from realparts.needs import needs, part_is_missing
from realparts.processes import stop


@pytest.fixture
def panel(qtbot: QtBot) -> Iterator[subprocess.Popen[bytes]]:
    """Runs at the lower right edge from the beginning of the test."""
    needs("trayer", package="trayer")
    if QGuiApplication.platformName() != "xcb":
        part_is_missing("there is no X display for a panel")
    at_the_edge = ["--edge", "bottom", "--align", "right", "--widthtype", "request", "--height", "32"]
    started = subprocess.Popen(["trayer", *at_the_edge], stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    qtbot.waitUntil(QSystemTrayIcon.isSystemTrayAvailable)
    yield started
    stop(started)
    qtbot.waitUntil(lambda: not QSystemTrayIcon.isSystemTrayAvailable())
