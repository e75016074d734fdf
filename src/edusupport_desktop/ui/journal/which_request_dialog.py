"""Which request a letter of the support belongs to: asked where only the teacher can say."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import JournalEntry
from edusupport_desktop.domain.reply import Reply
from edusupport_desktop.ui.focus_order import in_their_order
from edusupport_desktop.ui.icons import icon
from edusupport_desktop.ui.style import colours, make_primary
from edusupport_desktop.ui.window_size import fitting
from edusupport_desktop.ui.words import date_text, state_text, time_text

_SHOWN = 4000
"""Characters of the letter: enough to know it by."""


class WhichRequestDialog(QDialog):
    """After ``accepted``, ``chosen`` is the request; ``is_none`` when the teacher said that it is none of them. Closed
    otherwise, nothing was decided. Nothing is chosen beforehand."""

    def __init__(self, reply: Reply, entries: Sequence[JournalEntry], parent: QWidget) -> None:
        super().__init__(parent)
        self.chosen: RequestId | None = None
        self.is_none = False
        self.setWindowTitle(self.tr("A letter of the support"))
        self.setObjectName("which_request")
        question = QLabel(self.tr("Which request does this letter belong to?"))
        question.setProperty("role", "subheading")
        question.setWordWrap(True)
        letter = QPlainTextEdit(_letter_text(reply))
        letter.setReadOnly(True)
        letter.setTabChangesFocus(True)
        letter.setAccessibleName(self.tr("The support's letter"))
        self._list = QListWidget()
        self._list.setObjectName("possible_requests")
        self._list.setAccessibleName(self.tr("Requests"))
        self._list.setWordWrap(True)
        self._list.setAlternatingRowColors(True)
        for entry in entries:
            item = QListWidgetItem(_entry_text(entry))
            item.setData(Qt.ItemDataRole.UserRole, entry.request_id)
            self._list.addItem(item)
        self._list.itemActivated.connect(self._take)
        self._list.itemSelectionChanged.connect(lambda: self._choose.setEnabled(bool(self._list.selectedItems())))
        layout = QVBoxLayout(self)
        layout.addWidget(question)
        layout.addWidget(letter, 2)
        layout.addWidget(self._list, 3)
        buttons = self._buttons()
        layout.addWidget(buttons)
        in_their_order(buttons)
        self.resize(fitting(self, 640, 520))
        self._list.setFocus()

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        self._choose = QPushButton(icon("check", QColor(colours().on_accent)), self.tr("&Put it there"))
        self._choose.setObjectName("choose_request")
        self._choose.setEnabled(False)
        make_primary(self._choose)
        none = QPushButton(icon("x"), self.tr("To &none of them"))
        none.setObjectName("no_request")
        none.setAutoDefault(False)
        none.clicked.connect(self._none)
        later = QPushButton(icon("clock"), self.tr("&Later"))
        later.setObjectName("decide_later")
        later.setAutoDefault(False)
        buttons.addButton(self._choose, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(none, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(later, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def accept(self) -> None:
        for item in self._list.selectedItems():
            self._take(item)

    def _take(self, item: QListWidgetItem) -> None:
        self.chosen = RequestId(item.data(Qt.ItemDataRole.UserRole))
        super().accept()

    def _none(self) -> None:
        self.is_none = True
        super().accept()


def _letter_text(reply: Reply) -> str:
    sent_at = f", {time_text(reply.sent_at)}" if reply.sent_at is not None else ""
    return f"{reply.sender_address}{sent_at}\n{reply.subject}\n\n{reply.text[:_SHOWN]}"


def _entry_text(entry: JournalEntry) -> str:
    number = f"{entry.incident.number}, " if entry.incident is not None else ""
    day = date_text(entry.prepared_at.astimezone().date())
    return f"{entry.subject}\n{number}{day}. {state_text(entry.state, entry.way)}"
