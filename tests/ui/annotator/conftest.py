"""A picture to mark and the windows to mark it in."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from edusupport_desktop.domain.annotation import Mark, Point
from edusupport_desktop.domain.picture import Picture
from edusupport_desktop.ui.annotator.window import AnnotatorWindow

WIDTH, HEIGHT = 640, 400


def noise(width: int, height: int, seed: int) -> Picture:
    return Picture(width, height, random.Random(seed).randbytes(width * height * 4))  # noqa: S311


@pytest.fixture
def page() -> Picture:
    """A white page of 640x400."""
    return Picture(WIDTH, HEIGHT, b"\xff" * (WIDTH * HEIGHT * 4))


class Hand:
    """Does with mouse and keyboard what a teacher does; places are pixels of the picture."""

    def __init__(self, window: AnnotatorWindow) -> None:
        self.window = window

    @property
    def marks(self) -> tuple[Mark, ...]:
        return self.window.document.marks

    @property
    def selected(self) -> Mark | None:
        return self.window.document.selected

    def place(self, x: float, y: float) -> QPoint:
        return self.window.canvas.mapping.to_view(Point(x, y)).toPoint()

    def drag(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        button: Qt.MouseButton = Qt.MouseButton.LeftButton,
    ) -> None:
        viewport, first, last = self.window.canvas.viewport(), self.place(*start), self.place(*end)
        QTest.mousePress(viewport, button, modifiers, first)
        QTest.mouseMove(viewport, (first + last) / 2)
        QTest.mouseMove(viewport, last)
        QTest.mouseRelease(viewport, button, modifiers, last)

    def click(self, x: float, y: float) -> None:
        QTest.mouseClick(self.window.canvas.viewport(), Qt.MouseButton.LeftButton, pos=self.place(x, y))

    def double_click(self, x: float, y: float) -> None:
        self.click(x, y)
        QTest.mouseDClick(self.window.canvas.viewport(), Qt.MouseButton.LeftButton, pos=self.place(x, y))

    def press(self, key: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """On whatever has the focus."""
        QTest.keyClick(QApplication.focusWidget() or self.window.canvas, Qt.Key(key), modifiers)

    def letter(self, letter: str, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """As Qt reports it: the letter's Unicode number as the key, the letter as the text."""
        target = QApplication.focusWidget() or self.window.canvas
        text = letter.lower() if modifiers == Qt.KeyboardModifier.NoModifier else ""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, ord(letter), modifiers, text))

    def type(self, words: str) -> None:
        """Into the text that is being typed, as an input method would."""
        editor = self.window.canvas.entry.editor
        assert editor is not None
        editor.insertPlainText(words)


@pytest.fixture
def open_annotator(qtbot: QtBot) -> Callable[..., Hand]:
    """Opens the annotator on a picture: ``hand = open_annotator(picture, marks)``."""

    def open_on(picture: Picture, marks: tuple[Mark, ...] = (), first_number: int = 1) -> Hand:
        window = AnnotatorWindow(picture, marks, first_number)
        # Not closed by pytest-qt, which would be asked whether to keep the marks.
        qtbot.addWidget(window, before_close_func=lambda opened: opened.document.undo_stack.setClean())
        window.resize(1366, 768)
        with qtbot.waitActive(window, timeout=10_000):  # a window manager hands the focus over in its own time
            window.show()
            window.activateWindow()
        window.canvas.setFocus()
        return Hand(window)

    return open_on


@pytest.fixture
def hand(open_annotator: Callable[..., Hand], page: Picture) -> Hand:
    """The annotator on a white page, and a hand to work in it."""
    return open_annotator(page)
