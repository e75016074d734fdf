"""«Похоже, это другая проблема»: asked under what is to be added, never in the way."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from edusupport_desktop.domain.plain_text import clean_line
from edusupport_desktop.ui.announce import announce

_LONGEST = 60


class OffTopicNotice(QFrame):
    """Hidden while there is nothing to ask."""

    move_wanted = Signal()
    stays = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._text = QLabel()
        self._text.setObjectName("off_topic")
        self._text.setWordWrap(True)
        self._move = QPushButton(self.tr("Make a new request of it"))
        self._move.setObjectName("move_off_topic")
        self._move.clicked.connect(self.move_wanted)
        self._stay = QPushButton(self.tr("It belongs here"))
        self._stay.setObjectName("stay_on_topic")
        self._stay.clicked.connect(self.stays)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 8, 6)
        row.addWidget(self._text, 1)
        row.addWidget(self._move)
        row.addWidget(self._stay)
        self.hide()

    def ask(self, words: str) -> None:
        """``words`` begin the other problem; empty: there is none."""
        if not words:
            self.hide()
            return
        line = clean_line(words)
        short = line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
        text = self.tr("This may be another problem: «{words}». One incident is about one problem.").format(words=short)
        self._show(text, asks=True)

    def tell(self) -> None:
        """That the other problem waits among the drafts."""
        self._show(self.tr("The other problem waits among the drafts of the journal as a new request."), asks=False)

    def _show(self, text: str, *, asks: bool) -> None:
        is_news = self.isHidden() or self._text.text() != text
        self._text.setText(text)
        for button in (self._move, self._stay):
            button.setVisible(asks)
            button.setAccessibleDescription(text)
        self.show()
        if is_news:
            announce(self, text)
