"""What a further letter says, as the window for it sees it; and the plain kind: a text with pictures that are fixed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QPlainTextEdit, QVBoxLayout, QWidget

from edusupport_desktop.domain.plain_text import is_blank
from edusupport_desktop.ui.follow_up.pictures import suit_thumbnails


class LetterContent(QWidget):
    """The text of one letter, and what goes along with it."""

    def text(self) -> str:
        """As the letter has it."""
        raise NotImplementedError

    def problem(self) -> str:
        """What has to be put right, or looked at once more, before it goes; the focus is led there. Empty: nothing."""
        raise NotImplementedError

    def lock(self, locked: bool) -> None:
        """While the letter goes, and after it has gone."""
        raise NotImplementedError


class TextField(QPlainTextEdit):
    """«Что вы хотите добавить»."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setObjectName("follow_up_text")
        self.setTabChangesFocus(True)
        self.setMinimumHeight(4 * self.fontMetrics().lineSpacing())
        self.setAccessibleName(self.tr("What you want to add"))
        self.setPlaceholderText(self.tr("What has changed, or what the support asked for. The data is known."))

    def caption(self) -> QLabel:
        """With its key."""
        caption = QLabel(self.tr("&What you want to add"))
        caption.setBuddy(self)
        return caption

    def nothing_said(self) -> str:
        """What is said when nothing is said; the focus goes there."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        return self.tr("Write what you want to add.")


class PlainContent(LetterContent):
    """``pictures`` are the names under which pictures go along, with small pictures."""

    def __init__(self, text: str, pictures: Sequence[tuple[str, QIcon]]) -> None:
        super().__init__()
        self._text = TextField(text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._text.caption())
        column.addWidget(self._text, 1)
        if pictures:
            shown = QListWidget()
            suit_thumbnails(shown)
            for name, image in pictures:
                shown.addItem(QListWidgetItem(image, name))
            column.addWidget(shown)
        self.setFocusProxy(self._text)

    def text(self) -> str:
        return self._text.toPlainText()

    def problem(self) -> str:
        return self._text.nothing_said() if is_blank(self.text()) else ""

    def lock(self, locked: bool) -> None:
        self._text.setReadOnly(locked)
