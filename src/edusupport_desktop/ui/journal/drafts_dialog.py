"""«Черновики»: everything begun and not sent, to be continued or deleted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from edusupport_desktop.domain.draft import Draft
from edusupport_desktop.services.ports import Clock
from edusupport_desktop.ui.focus_order import in_their_order
from edusupport_desktop.ui.icons import icon
from edusupport_desktop.ui.style import make_primary
from edusupport_desktop.ui.window_size import fitting
from edusupport_desktop.ui.words import day_in_words, draft_subject

_SUBJECT, _BEGUN, _PICTURES = range(3)


class DraftsDialog(QDialog):
    """``resume`` and ``discard`` carry the Draft; what is left is told by ``show_drafts``."""

    resume = Signal(object)
    discard = Signal(object)

    def __init__(self, clock: Clock, parent: QWidget) -> None:
        super().__init__(parent)
        self._clock = clock
        self._drafts: list[Draft] = []
        self.setObjectName("drafts_dialog")
        self.setWindowTitle(self.tr("Drafts"))
        explained = QLabel(self.tr("What you began and did not send. Every change is saved by itself."))
        explained.setProperty("role", "muted")
        explained.setWordWrap(True)
        self._empty = QLabel(self.tr("There are no drafts."))
        self._empty.setObjectName("no_drafts")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(explained)
        layout.addWidget(self._make_list(), 1)
        layout.addWidget(self._empty, 1)
        buttons = self._make_buttons()
        layout.addWidget(buttons)
        in_their_order(buttons)
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        return fitting(self, 680, 420)

    def show_drafts(self, drafts: Sequence[Draft]) -> None:
        """The latest changed first. The row that was chosen stays chosen, or the next one when it is gone."""
        row = max(0, self._list.indexOfTopLevelItem(self._list.currentItem())) if self._drafts else 0
        chosen = self._drafts[row].id if row < len(self._drafts) else None
        self._drafts = list(drafts)
        self._list.clear()
        for place, draft in enumerate(drafts):
            texts = (draft_subject(draft), day_in_words(draft.started_at, self._clock()), str(len(draft.pictures)))
            shown = QTreeWidgetItem(list(texts))
            shown.setToolTip(_SUBJECT, texts[_SUBJECT])
            shown.setSizeHint(_SUBJECT, QSize(0, self.fontMetrics().lineSpacing() + 12))
            shown.setTextAlignment(_PICTURES, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._list.addTopLevelItem(shown)
            if draft.id == chosen:
                row = place
        self._list.setVisible(bool(drafts))
        self._empty.setVisible(not drafts)
        for button in (self._continue, self._delete):
            button.setEnabled(bool(drafts))
        item = self._list.topLevelItem(min(row, len(drafts) - 1))
        if item is not None:
            self._list.setCurrentItem(item)

    def _make_list(self) -> QTreeWidget:
        self._list = QTreeWidget()
        self._list.setObjectName("drafts")
        self._list.setAccessibleName(self.tr("Drafts"))
        self._list.setAccessibleDescription(self.tr("Enter continues a draft, Del deletes it."))
        self._list.setRootIsDecorated(False)
        self._list.setUniformRowHeights(True)
        self._list.setAlternatingRowColors(True)
        self._list.setAllColumnsShowFocus(True)
        self._list.setHeaderLabels([self.tr("Subject"), self.tr("Begun"), self.tr("Pictures")])
        header = self._list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_SUBJECT, QHeaderView.ResizeMode.Stretch)
        for column in (_BEGUN, _PICTURES):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self._list.itemActivated.connect(lambda _: self._resume())
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self._list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._discard)
        return self._list

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        self._continue = QPushButton(self.tr("&Continue"))
        self._continue.setObjectName("continue_chosen")
        self._continue.clicked.connect(self._resume)
        self._delete = QPushButton(icon("trash-2"), self.tr("&Delete…"))
        self._delete.setObjectName("delete_chosen")
        self._delete.setAutoDefault(False)
        self._delete.clicked.connect(self._discard)
        buttons.addButton(self._continue, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self._delete, QDialogButtonBox.ButtonRole.ActionRole)
        make_primary(self._continue)
        self._continue.setDefault(True)
        return buttons

    def _chosen(self) -> Draft | None:
        row = self._list.indexOfTopLevelItem(self._list.currentItem())
        return self._drafts[row] if 0 <= row < len(self._drafts) else None

    def _resume(self) -> None:
        draft = self._chosen()
        if draft is not None and self.isVisible():  # Enter both activates the row and presses the default button
            self.accept()
            self.resume.emit(draft)

    def _discard(self) -> None:
        draft = self._chosen()
        if draft is not None:
            self.discard.emit(draft)
