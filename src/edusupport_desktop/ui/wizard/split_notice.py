"""«Разделить на два обращения?»: a friendly line under a text that seems to tell of two problems."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from edusupport_desktop.domain.plain_text import clean_line
from edusupport_desktop.ui.announce import announce

_LONGEST = 60


class SplitNotice(QFrame):
    """Hidden while there is nothing to ask."""

    split_wanted = Signal()
    one_problem = Signal()
    undo_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._text = QLabel()
        self._text.setObjectName("split_question")
        self._text.setWordWrap(True)
        self.split = self._button("split_request", self.tr("Split into two…"), self.split_wanted)
        self.leave = self._button("leave_one_problem", self.tr("It is one problem"), self.one_problem)
        self.undo = self._button("undo_split", self.tr("Put them together again"), self.undo_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 8, 6)
        row.addWidget(self._text, 1)
        for button in (self.split, self.leave, self.undo):
            row.addWidget(button)
        self.hide()

    def ask(self, second: str) -> None:
        """``second``: the words with which the second problem seems to begin."""
        self._show(
            self.tr("There may be a second problem here: «{words}». Split it into two requests?").format(
                words=_short(second.rstrip(" .,;"))
            ),
            asks=True,
        )

    def tell(self, subject: str, *, may_undo: bool) -> None:
        """That the second request, of this subject, is among the drafts."""
        self._show(
            self.tr("The second request waits among the drafts: «{subject}».").format(subject=_short(subject)),
            asks=False,
        )
        self.undo.setVisible(may_undo)

    def _show(self, text: str, *, asks: bool) -> None:
        is_news = not self.isVisible() or self._text.text() != text
        self._text.setText(text)
        for button in (self.split, self.leave):
            button.setVisible(asks)
            button.setAccessibleDescription(text)
        self.undo.setVisible(not asks)
        self.undo.setAccessibleDescription(text)
        self.show()
        if is_news:
            announce(self, text)

    def _button(self, name: str, text: str, signal: SignalInstance) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.clicked.connect(signal)
        return button


def _short(text: str) -> str:
    line = clean_line(text)
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
