"""«Личные данные»: how long screenshots are kept, and erasing everything."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from edusupport_desktop.domain.preferences import LONGEST_KEEPING
from edusupport_desktop.services.ports import PreferenceStore
from edusupport_desktop.ui.focus_order import in_their_order
from edusupport_desktop.ui.icons import icon
from edusupport_desktop.ui.style import make_primary
from edusupport_desktop.ui.window_size import fitting

_USUAL_DAYS = 90


class PrivacyDialog(QDialog):
    """``erase_wanted``: everything is to be erased; the question whether really is asked by whoever does it.

    ``laid_down`` are the days an administrator decided; None when it is the teacher's own choice.
    """

    erase_wanted = Signal()

    def __init__(self, store: PreferenceStore, laid_down: int | None, folder: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._store = store
        self._laid_down = laid_down
        self.setWindowTitle(self.tr("Personal data"))
        self.setObjectName("privacy_dialog")
        column = QVBoxLayout(self)
        column.setSpacing(12)
        stays = self.tr("Letters, screenshots and the journal stay on this computer: {folder}").format(folder=folder)
        column.addWidget(self._text(stays))
        column.addLayout(self._retention_row())
        kept = self.tr("Letters, numbers and answers are kept; only the screenshots go, from the journal alone.")
        column.addWidget(self._text(kept, muted=True))
        if laid_down is not None:
            column.addWidget(self._text(self.tr("Laid down by the administrator"), muted=True))
        column.addSpacing(8)
        erase = QPushButton(icon("trash-2"), self.tr("&Erase all data…"))
        erase.setObjectName("erase_all")
        erase.setAutoDefault(False)
        erase.clicked.connect(self.erase_wanted)
        row = QHBoxLayout()
        row.addWidget(erase)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        make_primary(buttons.button(QDialogButtonBox.StandardButton.Save))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        in_their_order(buttons)
        self.resize(fitting(self, 560, 300))

    def _retention_row(self) -> QHBoxLayout:
        days = self._laid_down or self._store.load().keep_pictures_days
        self._removes = QCheckBox(self.tr("&Delete the screenshots of requests that were sent, after"))
        self._removes.setObjectName("remove_pictures")
        self._removes.setChecked(days is not None)
        self._days = QSpinBox()
        self._days.setObjectName("keep_pictures_days")
        self._days.setRange(1, max(LONGEST_KEEPING, self._laid_down or 0))
        self._days.setValue(days or _USUAL_DAYS)
        self._days.setAccessibleName(self.tr("Days the screenshots are kept"))
        after = QLabel(self.tr("days"))
        self._days.setEnabled(days is not None)
        self._removes.toggled.connect(self._days.setEnabled)
        if self._laid_down is not None:
            self._removes.setEnabled(False)
            self._days.setEnabled(False)
        row = QHBoxLayout()
        row.addWidget(self._removes)
        row.addWidget(self._days)
        row.addWidget(after)
        row.addStretch(1)
        return row

    def _text(self, text: str, *, muted: bool = False) -> QLabel:
        label = QLabel(text)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        if muted:
            label.setProperty("role", "muted")
        return label

    def accept(self) -> None:
        """Saves the choice; what the administrator decided is not the teacher's to save."""
        if self._laid_down is None:
            days = self._days.value() if self._removes.isChecked() else None
            self._store.save(replace(self._store.load(), keep_pictures_days=days))
        super().accept()
