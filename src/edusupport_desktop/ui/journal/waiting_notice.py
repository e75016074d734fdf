"""«Долго нет ответа»: one line above the list, with what the memo says to do. Never a box in the way."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from edusupport_desktop.domain.waiting import days_waiting
from edusupport_desktop.services.ports import Clock
from edusupport_desktop.services.waiting import Waiting
from edusupport_desktop.ui.icons import icon
from edusupport_desktop.ui.words import at_the_beginning, request_text, tr


class WaitingNotice(QFrame):
    """Hidden while nothing has waited too long. Each signal carries the request's id."""

    call_wanted = Signal(object)
    write_wanted = Signal(object)
    later = Signal(object)

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._clock = clock
        self._waiting: Waiting | None = None
        self._text = QLabel()
        self._text.setObjectName("waits_too_long")
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.addWidget(self._text, 1)
        for name, image, text, signal in (
            ("waiting_call", "phone", self.tr("Call…"), self.call_wanted),
            ("waiting_write", "mail-check", self.tr("Write into it…"), self.write_wanted),
            ("waiting_later", "clock", self.tr("Later"), self.later),
        ):
            button = QPushButton(icon(image), text)
            button.setObjectName(name)
            button.clicked.connect(lambda _, signal=signal: self._pressed(signal))
            row.addWidget(button)
        self._buttons = self.findChildren(QPushButton)
        self.hide()

    def show_waiting(self, waiting: Waiting | None) -> None:
        """None: nothing has waited too long, or all of it was put off."""
        self._waiting = waiting
        if waiting is not None:
            text = _told(waiting, self._clock)
            self._text.setText(text)
            for button in self._buttons:
                button.setAccessibleDescription(text)
                if button.objectName() == "waiting_write":
                    button.setVisible(waiting.first.takes_letters)
        self.setVisible(waiting is not None)

    def _pressed(self, signal: object) -> None:
        if self._waiting is not None:
            signal.emit(self._waiting.first.request_id)  # type: ignore[attr-defined]


def _told(waiting: Waiting, clock: Clock) -> str:
    first = waiting.first
    days = days_waiting(first.waiting_since, clock()) if first.waiting_since is not None else 0
    words = (
        tr("{request}, «{subject}»: no answer, days: {days}. Do not open a new incident: call, or write into this one.")
        if first.takes_letters
        else tr("{request}, «{subject}»: no answer, days: {days}. Do not open a new incident: call.")
    )
    request = at_the_beginning(request_text(first))
    text = words.format(request=request, subject=_short(first.subject), days=days)
    more = tr("Others that wait as long: {count}.").format(count=waiting.count - 1)
    return f"{text} {more}" if waiting.count > 1 else text


def _short(subject: str) -> str:
    return subject if len(subject) <= 60 else f"{subject[:59].rstrip()}…"
