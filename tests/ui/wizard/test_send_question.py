"""The question before a real letter: by keys alone, and never sent by mistake."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from edusupport_desktop.ui.wizard.send_question import SendAnswer, ask_to_send, ask_to_send_over_network


@pytest.mark.parametrize("ask", [ask_to_send, ask_to_send_over_network])
@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        ((Qt.Key.Key_Return,), SendAnswer.NOW),
        ((Qt.Key.Key_Tab, Qt.Key.Key_Space), SendAnswer.LATER),
        ((Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Space), SendAnswer.NO),
        ((Qt.Key.Key_Escape,), SendAnswer.NO),
    ],
)
def test_enter_sends_and_esc_does_not(
    qtbot: QtBot, ask: Callable[[QWidget, str], SendAnswer], keys: tuple[Qt.Key, ...], answer: SendAnswer
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        assert "support@desk.example" in box.text()
        for key in keys:
            QTest.keyClick(box.focusWidget() or box, key)

    QTimer.singleShot(0, press)
    assert ask(parent, "support@desk.example") is answer
