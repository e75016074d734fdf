"""A picture of a letter as it went, as large as the window or pixel by pixel."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from edusupport_desktop.domain.errors import UntrustedInput
from edusupport_desktop.domain.outgoing import Outgoing
from edusupport_desktop.ui.window_size import FRAME, fitting


def picture_of(outgoing: Outgoing, name: str) -> QImage:
    """Decoded. Raises ``UntrustedInput("journal_file_missing")`` when the letter has none of this name (any more), or
    none that can be shown."""
    data = next((file.data for file in outgoing.files if file.name == name), b"")
    image = QImage.fromData(data)
    if image.isNull():
        raise UntrustedInput("journal_file_missing")
    return image


class PictureWindow(QDialog):
    """Esc closes it."""

    def __init__(self, name: str, image: QImage, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("picture_window")
        self.setWindowTitle(name)
        self._whole = QPixmap.fromImage(image)
        self._label = QLabel()
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._label)
        self._scroll.setWidgetResizable(True)
        self._scroll.setAccessibleName(self.tr("The picture {name}").format(name=name))
        self._full = QCheckBox(self.tr("Real size"))
        self._full.setObjectName("picture_real_size")
        self._full.toggled.connect(self._show)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self._full)
        row.addStretch(1)
        row.addWidget(buttons)
        column = QVBoxLayout(self)
        column.addWidget(self._scroll, 1)
        column.addLayout(row)
        wanted = image.size() + QSize(48, 96)
        self.resize(fitting(self, max(480, wanted.width()), max(320, wanted.height())) - FRAME)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show()

    def _show(self) -> None:
        shown = self._whole
        room = self._scroll.viewport().size()
        if not self._full.isChecked() and (shown.width() > room.width() or shown.height() > room.height()):
            ratio = self.devicePixelRatio()
            shown = shown.scaled(
                room * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            shown.setDevicePixelRatio(ratio)
        self._label.setPixmap(shown)
