"""A teacher who has the keyboard alone: keys go where the focus is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.ui.wizard.flow import Step
from real_program import ANSWERS
from realparts.needs import part_is_missing
from teacher import Teacher, type_letter

LONGEST_WALK = 80
"""No window has so many places that Tab would not have come round to its first."""


SEEN_BY_THE_WINDOW_MANAGER_MS = 300


class Keys:
    """Keys go where the keyboard goes: to the popup that is open, or to the widget that has the focus."""

    def __init__(self, teacher: Teacher) -> None:
        self._teacher = teacher

    @property
    def focus(self) -> QWidget:
        found: list[QWidget] = []

        def look() -> bool:
            widget = QWidget.keyboardGrabber() or QApplication.activePopupWidget() or QApplication.focusWidget()
            found[:] = [widget] if widget is not None and widget.isVisible() else []
            return bool(found)

        self._teacher.wait(look)
        return found[0]

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focus, key, modifiers)

    def type(self, text: str) -> None:
        for letter in text:
            type_letter(self.focus, letter)

    def walk_to(self, name: str) -> QWidget:
        """By Tab, to the widget of this name or inside it."""
        walked: list[str] = []
        for _ in range(LONGEST_WALK):
            widget: QWidget | None = self.focus
            walked.append(self.focus.objectName() or type(self.focus).__name__)
            while widget is not None:
                if widget.objectName() == name:
                    return widget
                widget = widget.parentWidget()
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never comes to {name}, but to {walked}")

    def walk_to_window(self, kind: type[QWidget]) -> QWidget:
        """Waits until a window of this kind has the keyboard."""
        found: list[QWidget] = []

        def look() -> bool:
            widget = QWidget.keyboardGrabber() or QApplication.focusWidget()
            window = widget.window() if widget is not None else None
            found[:] = [window] if isinstance(window, kind) else []
            return bool(found)

        self._teacher.wait(look)
        # A window that is gone again before the window manager has seen it takes the focus with it. Nobody is so quick.
        self._teacher.qtbot.wait(SEEN_BY_THE_WINDOW_MANAGER_MS)
        return found[0]


@pytest.fixture
def keys(teacher: Teacher) -> Keys:
    if QApplication.platformName() == "offscreen":
        part_is_missing("the focus goes from window to window on a display only (Debian package xvfb)")
    teacher.wait(teacher.journal.isActiveWindow)
    return Keys(teacher)


def fill_in(keys: Keys, *fields: Field) -> None:
    for field in fields:
        keys.walk_to(field)
        keys.type(ANSWERS[field])


def go_on(keys: Keys, teacher: Teacher, step: Step) -> None:
    """«Далее» by its key."""
    keys.press(Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    teacher.wait(lambda: teacher.step() is step)


def arrow_to(keys: Keys, name: str) -> None:
    """Radio buttons of one group are one place for Tab; the arrows lead from one to the next."""
    for _ in range(6):
        if keys.focus.objectName() == name:
            return
        keys.press(Qt.Key.Key_Down)
    raise AssertionError(f"no arrow leads to {name}")
