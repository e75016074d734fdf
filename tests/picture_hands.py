"""Pictures on their way into the wizard, as a teacher puts them there."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from edusupport_desktop.domain.annotation import Box, Mask
from edusupport_desktop.domain.identifiers import MarkId
from edusupport_desktop.ui.annotator.window import AnnotatorWindow
from edusupport_desktop.ui.screenshot.overlay import Overlay
from teacher import Teacher, click

MASK = Mask(MarkId("mask"), Box(10, 10, 40, 20))


def mark(teacher: Teacher, *marks: object) -> None:
    """In the annotator that opens: puts these marks there and presses «Done»."""
    annotator = teacher.visible(AnnotatorWindow)
    for one in marks:
        annotator.document.add(one)  # type: ignore[arg-type]
    click(annotator.done_button)
    teacher.settle()


def take(teacher: Teacher, *marks: object) -> None:
    """The whole screen, by keyboard."""
    teacher.press("take_screen")
    QTest.keyClick(teacher.visible(Overlay), Qt.Key.Key_Return)
    mark(teacher, *marks)


def png(colour: str, size: tuple[int, int] = (64, 48)) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", size, colour).save(data, "PNG")
    return data.getvalue()


def jpeg(colour: str) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(data, "JPEG")
    return data.getvalue()


def zipped(*names: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name in names:
            archive.writestr(name, "внутри")
    return data.getvalue()


def open_files(teacher: Teacher, *paths: Path) -> None:
    """Through the real file dialog, as far as its signal."""
    teacher.press("open_picture")
    dialog = teacher.visible(QFileDialog)
    dialog.filesSelected.emit([str(path) for path in paths])
    dialog.close()
    dialog.deleteLater()
    teacher.settle()


def two_pictures(teacher: Teacher, tmp_path: Path) -> None:
    teacher.to_pictures()
    files = [tmp_path / "a.png", tmp_path / "b.jpg"]
    files[0].write_bytes(png("red", (60, 40)))
    files[1].write_bytes(jpeg("blue"))
    open_files(teacher, *files)
