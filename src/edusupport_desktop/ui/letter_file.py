"""Where to save a letter as a file."""

from __future__ import annotations

from PySide6.QtWidgets import QFileDialog, QWidget

from edusupport_desktop.ui.words import tr


def ask_letter_file(parent: QWidget) -> str:
    """The path the teacher chose; empty when they cancelled."""
    path, _ = QFileDialog.getSaveFileName(parent, tr("Save the letter"), "letter.eml", tr("Letters (*.eml)"))
    return path
