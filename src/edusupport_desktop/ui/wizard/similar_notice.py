"""«Похоже на INC0001234 от 12.11.2026»: open requests like the one that is begun, under its subject."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton

from edusupport_desktop.domain.incident import JournalEntry
from edusupport_desktop.ui.announce import announce
from edusupport_desktop.ui.words import request_text


class SimilarNotice(QFrame):
    """Hidden while there is none. ``write_wanted`` carries the request's id, ``new_wanted`` that a new one is wanted
    all the same."""

    write_wanted = Signal(object)
    new_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(8, 6, 8, 6)
        self._grid.setColumnStretch(0, 1)
        self._shown: tuple[JournalEntry, ...] = ()
        self.hide()

    def show_requests(self, requests: Sequence[JournalEntry]) -> None:
        """None hides it."""
        if tuple(requests) == self._shown:
            return
        self._shown = tuple(requests)
        self._clear()
        for row, request in enumerate(requests):
            text = self.tr("Like {request}: «{subject}»").format(request=request_text(request), subject=request.subject)
            label = QLabel(text)
            label.setObjectName(f"similar_{row + 1}")
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            into = self.tr("Write into this incident") if request.incident else self.tr("Write into this request")
            write = self._button(f"write_into_{row + 1}", into, text)
            write.clicked.connect(lambda _=False, wanted=request.request_id: self.write_wanted.emit(wanted))
            self._grid.addWidget(label, row, 0)
            self._grid.addWidget(write, row, 1)
            if row == 0:
                announce(self, text)
        if requests:
            new = self._button("write_new", self.tr("Write a new one all the same"), "")
            new.clicked.connect(self.new_wanted)
            self._grid.addWidget(new, len(requests) - 1, 2)
        self.setVisible(bool(requests))

    def _button(self, name: str, text: str, description: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAccessibleDescription(description)
        return button

    def _clear(self) -> None:
        while self._grid.count():
            widget = self._grid.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)  # at once: it is deleted only when the outermost event loop runs again
                widget.deleteLater()
