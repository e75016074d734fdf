"""One line of news above the list, with what can be done about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from edusupport_desktop.ui.announce import announce
from edusupport_desktop.ui.icons import icon

_News = tuple[str, str, Callable[[], object] | None]


class NewsNotice(QFrame):
    """Hidden until there is news; goes when it is closed. What was added meanwhile follows."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._waiting: list[_News] = []
        self._to_be_read: _News | None = None
        """What is shown, if it was added."""
        self._text = QLabel()
        self._text.setObjectName("news_text")
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._action: Callable[[], object] = self.hide
        self._act = QPushButton()
        self._act.setObjectName("news_action")
        self._act.clicked.connect(lambda: self._action())
        close = QPushButton(icon("x"), "")
        close.setObjectName("close_news")
        close.setFlat(True)
        close.setAccessibleName(self.tr("Close this message"))
        close.setToolTip(close.accessibleName())
        close.clicked.connect(self.next)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.addWidget(self._text, 1)
        row.addWidget(self._act)
        row.addWidget(close)
        self.hide()

    def tell(self, text: str, action_text: str = "", action: Callable[[], object] | None = None) -> None:
        """At once; without an action there is only the text. What was added comes back when this was read: it may ask
        for something that nobody asks for again."""
        if self._to_be_read is not None:
            self._waiting.insert(0, self._to_be_read)
            self._to_be_read = None
        self._show(text, action_text, action)

    def add(self, text: str, action_text: str = "", action: Callable[[], object] | None = None) -> None:
        """Like ``tell``, but what is being read is not taken away."""
        self._waiting.append((text, action_text, action))
        if self.isHidden():
            self.next()

    def next(self) -> None:
        """What stands here was read, or dealt with."""
        self.hide()
        self._to_be_read = self._waiting.pop(0) if self._waiting else None
        if self._to_be_read is not None:
            self._show(*self._to_be_read)

    def _show(self, text: str, action_text: str, action: Callable[[], object] | None) -> None:
        self._text.setText(text)
        self._act.setText(action_text)
        self._act.setVisible(action is not None)
        if action is not None:
            self._action = action
        self.show()
        announce(self, text)
