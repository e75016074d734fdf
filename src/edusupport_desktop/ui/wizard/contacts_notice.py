"""«Контакты верны?», asked once before the first letter when there is a reason, and never in the way."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from edusupport_desktop.domain.contacts_doubt import Doubt


class ContactsNotice(QFrame):
    """Hidden while there is nothing to ask."""

    confirmed = Signal()
    edit_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._question = QLabel()
        self._question.setObjectName("contacts_question")
        self._question.setWordWrap(True)
        self.yes = QPushButton(self.tr("Yes, they are"))
        self.yes.setObjectName("contacts_true")
        self.yes.clicked.connect(self.confirmed)
        edit = QPushButton(self.tr("Change them"))
        edit.setObjectName("contacts_edit")
        edit.clicked.connect(self.edit_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 8, 6)
        row.addWidget(self._question, 1)
        row.addWidget(self.yes)
        row.addWidget(edit)
        self.hide()

    def show_doubt(self, doubt: Doubt | None) -> None:
        if doubt is not None:
            question = {
                Doubt.BOUNCED: self.tr("A letter came back not long ago. Are e-mail and telephone still right?"),
                Doubt.CHANGED: self.tr("E-mail and telephone were changed in another request. Are they right?"),
                Doubt.OLD: self.tr("E-mail and telephone were given long ago. Are they still right?"),
            }[doubt]
            self._question.setText(question)
            self.yes.setAccessibleName(f"{self.yes.text()}. {question}")
        self.setVisible(doubt is not None)
