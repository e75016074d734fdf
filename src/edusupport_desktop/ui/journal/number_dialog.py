"""Writing down the incident's number and date: typed, or found in the support's letter pasted as text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from edusupport_desktop.domain.desk import Desk
from edusupport_desktop.domain.incident import Incident
from edusupport_desktop.domain.incident_number import find_dates, find_numbers, typed_number
from edusupport_desktop.services.record_number import NumberSource
from edusupport_desktop.ui.announce import announce
from edusupport_desktop.ui.focus_order import in_their_order
from edusupport_desktop.ui.style import make_primary
from edusupport_desktop.ui.window_size import fitting


class NumberDialog(QDialog):
    """After ``accepted``, ``incident`` and ``source`` hold what was written down, ``pasted`` the support's letter as
    text, empty without one.

    ``in_doubt`` are the numbers of a letter the program has read, of which the teacher has to choose.
    """

    def __init__(
        self, desk: Desk, today: date, known: Incident | None, parent: QWidget, in_doubt: Sequence[str] = ()
    ) -> None:
        super().__init__(parent)
        self._pattern = desk.number
        self._today = today
        self._found: tuple[str, ...] = ()
        self.incident: Incident | None = None
        self.source = NumberSource.TYPED
        self.setWindowTitle(self.tr("Number of the incident"))
        self.setObjectName("number_dialog")
        advice = QLabel(desk.advice.get("keep_number", ""))
        advice.setWordWrap(True)
        advice.setProperty("role", "muted")
        self._letter = QPlainTextEdit()
        self._letter.setObjectName("support_letter")
        self._letter.setTabChangesFocus(True)
        self._letter.setPlaceholderText(
            self.tr("Paste the support's letter here: the number and the date are found in it")
        )
        self._letter.setAccessibleName(self.tr("The support's letter"))
        self._letter.textChanged.connect(self._look_into_letter)
        self._number = QComboBox()
        self._number.setObjectName("number")
        self._number.setEditable(True)
        self._number.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        line = self._number.lineEdit()
        if line is not None:
            line.setPlaceholderText(desk.number.example)
            line.setAccessibleName(self.tr("Number of the incident"))
        self._date = QDateEdit(_qdate(known.registered_on if known else today))
        self._date.setObjectName("date")
        self._date.setCalendarPopup(True)
        self._date.setDisplayFormat("dd.MM.yyyy")
        self._date.setMaximumDate(_qdate(today))
        if known is not None:
            self._number.setEditText(known.number.text)
        self._reason = QLabel()
        self._reason.setWordWrap(True)
        self._reason.setProperty("role", "problem")
        self._reason.hide()
        form = QFormLayout()
        form.addRow(self.tr("&Number"), self._number)
        form.addRow(self.tr("&Date"), self._date)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        make_primary(buttons.button(QDialogButtonBox.StandardButton.Save))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (advice, self._letter):
            layout.addWidget(widget)
        layout.addLayout(form)
        layout.addWidget(self._reason)
        layout.addWidget(buttons)
        in_their_order(buttons)
        self.resize(fitting(self, 560, 420))
        self._in_doubt = tuple(in_doubt)
        if in_doubt:
            self._number.addItems(list(in_doubt))
            self._number.setCurrentIndex(-1)
            self._number.setEditText(known.number.text if known else "")
            self._say(
                self._choose_one()
                if len(in_doubt) > 1
                else self.tr(
                    "The support's letter names the number {number}. Choose it if it is the number of this incident."
                ).format(number=in_doubt[0])
            )
        self._number.setFocus()

    @property
    def pasted(self) -> str:
        return self._letter.toPlainText()

    def accept(self) -> None:
        text = self._number.currentText()
        number = typed_number(text, self._pattern)
        if number is None:
            self._say(
                self._choose_one()
                if len(self._found or self._in_doubt) > 1 and not text.strip()
                else self.tr("This is not an incident number. It looks like {example}.").format(
                    example=self._pattern.example
                )
            )
            self._number.setFocus()
            return
        self.incident = Incident(number, _date(self._date.date()))
        self.source = NumberSource.PASTED if number.text in self._found else NumberSource.TYPED
        if number.text in self._in_doubt and self.source is NumberSource.TYPED:
            self.source = NumberSource.REPLY
        super().accept()

    def _look_into_letter(self) -> None:
        text = self._letter.toPlainText()
        numbers = find_numbers(text, self._pattern)
        self._found = tuple(number.text for number in numbers)
        typed = self._number.currentText()
        self._number.clear()
        self._number.addItems(self._found)
        if len(numbers) != 1:
            # Of several the teacher chooses; of none, what was typed stays.
            self._number.setCurrentIndex(-1)
            self._number.setEditText("" if numbers else typed)
        past = [day for day in find_dates(text) if day <= self._today]
        if past:
            self._date.setDate(_qdate(past[0]))
        if len(numbers) > 1:
            self._say(self._choose_one())
        elif text.strip() and not numbers:
            self._say(self.tr("There is no incident number in this text."))
        else:
            self._say("")

    def _choose_one(self) -> str:
        return self.tr("There are several numbers in the letter. Choose the one of this incident.")

    def _say(self, reason: str) -> None:
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))
        self._number.setAccessibleDescription(reason)
        announce(self, reason)


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _date(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
