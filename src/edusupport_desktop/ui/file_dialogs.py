"""Asking for a file: the system's own dialog, or Qt's as a plain list (its columns are not in Russian)."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from edusupport_desktop.ui.words import tr


def ask_where_to_save(parent: QWidget, title: str, name: str, kinds: str, ending: str) -> str:
    """The chosen path, with ``ending`` if none was typed; empty when the teacher cancelled.

    With several ``kinds`` (``;;`` between them) the ending is that of the kind that is chosen.
    """
    dialog = QFileDialog(parent, title, "", kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(ending)
    dialog.setViewMode(QFileDialog.ViewMode.List)
    dialog.selectFile(name)

    def other_kind(kind: str) -> None:
        if match := re.search(r"\(\*\.(\w+)\)", kind):
            dialog.setDefaultSuffix(match[1])
            stem = Path(dialog.selectedFiles()[0]).stem if dialog.selectedFiles() else ""
            dialog.selectFile(f"{stem or Path(name).stem}.{match[1]}")

    dialog.filterSelected.connect(other_kind)
    return dialog.selectedFiles()[0] if dialog.exec() else ""


def ask_what_to_open(parent: QWidget, title: str, kinds: str) -> str:
    """The path of one file; empty when the teacher cancelled."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setViewMode(QFileDialog.ViewMode.List)
    dialog.setNameFilters([*kinds.split(";;"), tr("All files (*)")])
    return dialog.selectedFiles()[0] if dialog.exec() else ""


def ask_where_to_save_letter(parent: QWidget) -> str:
    """Where the letter is to stand as a file; empty when the teacher cancelled."""
    return ask_where_to_save(parent, tr("Save the letter"), "letter.eml", tr("Letters (*.eml)"), "eml")


def letter_dialog(parent: QWidget) -> QFileDialog:
    """For choosing letters that were saved as files."""
    dialog = QFileDialog(parent, tr("Choose letters of the support"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setViewMode(QFileDialog.ViewMode.List)
    dialog.setNameFilters([tr("Letters (*.eml)"), tr("All files (*)")])
    return dialog


def picture_dialog(parent: QWidget) -> QFileDialog:
    """For choosing pictures, or documents with pictures.

    All files can be shown: a refused one gets its reason, instead of not being there.
    """
    dialog = QFileDialog(parent, tr("Choose pictures"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setViewMode(QFileDialog.ViewMode.List)
    pictures = "*.png *.jpg *.jpeg *.bmp *.gif *.tif *.tiff *.webp"
    documents = "*.docx *.pptx *.xlsx *.odt *.odp *.ods *.zip"
    both = tr("Pictures and documents with pictures ({patterns})").format(patterns=f"{pictures} {documents}")
    dialog.setNameFilters([both, tr("Pictures ({patterns})").format(patterns=pictures), tr("All files (*)")])
    return dialog
