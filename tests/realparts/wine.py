"""What Wine does otherwise than Windows, so that the tests see the program and not Wine."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication


def get_used_to_wine() -> None:
    """Once, when there is a QApplication.

    The style of Windows 10 makes an invisible window of its own when it first draws a selected line; under Wine that
    window takes the focus from whatever has it. The system's file dialogs cannot be pressed by a test. The demo runs
    with that style.
    """
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    QApplication.setStyle("Fusion")
