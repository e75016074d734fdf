"""«Письмо отправлено?»: asked above the list about a letter another program was given. Never a box in the way."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.incident import JournalEntry
from edusupport_desktop.services.ports import Clock
from edusupport_desktop.ui.icons import icon
from edusupport_desktop.ui.words import day_in_words, tr


class SentNotice(QFrame):
    """Hidden while there is nothing to ask. ``answered`` carries the request's id and whether its letter was sent,
    ``put_off`` the id alone."""

    answered = Signal(object, bool)
    put_off = Signal(object)

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._clock = clock
        self._entry: JournalEntry | None = None
        self._text = QLabel()
        self._text.setObjectName("was_it_sent")
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.addWidget(self._text, 1)
        for name, image, text in (
            ("sent_yes", "check", self.tr("Yes, it was sent")),
            ("sent_no", "x", self.tr("No")),
            ("sent_later", "clock", self.tr("Later")),
        ):
            button = QPushButton(icon(image), text)
            button.setObjectName(name)
            button.clicked.connect(lambda _, name=name: self._pressed(name))
            row.addWidget(button)
        self.hide()

    @property
    def entry(self) -> JournalEntry | None:
        """The letter that is asked about; None when none is."""
        return self._entry

    def ask(self, entry: JournalEntry | None) -> None:
        """Whoever is reading the question about one letter is not given another's; None ends the asking."""
        self._entry = entry
        if entry is not None:
            text = tr("Has the letter «{subject}» been sent? {how}, {when}.")
            when = day_in_words(entry.changed_at, self._clock())
            self._text.setText(text.format(subject=entry.subject, how=_how(entry.way), when=when))
        self.setVisible(entry is not None)

    def _pressed(self, name: str) -> None:
        entry = self._entry
        self.ask(None)
        if entry is None:
            return
        if name == "sent_later":
            self.put_off.emit(entry.request_id)
        else:
            self.answered.emit(entry.request_id, name == "sent_yes")


def _how(way: Way) -> str:
    if way is Way.FILE:
        return tr("It was saved as a file")
    if way is Way.WEB_MAIL:
        return tr("It was opened in the browser")
    if way is Way.MAIL:
        return tr("The connection broke off at its end")
    return tr("It was handed over to the mail program")
