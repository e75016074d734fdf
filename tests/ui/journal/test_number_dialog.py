"""Writing down the number and the date of an incident."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDateEdit, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from edusupport_desktop.domain.incident import Incident
from edusupport_desktop.domain.incident_number import IncidentNumber
from edusupport_desktop.services.program import Program
from edusupport_desktop.services.record_number import NumberSource
from edusupport_desktop.ui.journal.number_dialog import NumberDialog
from teacher import type_into

TODAY = date(2026, 11, 23)

LETTER = """\
Здравствуйте, Анна Сергеевна.
Ваше обращение зарегистрировано 20.11.2026 под номером INC0012345.
С уважением, служба поддержки 👩‍💻
"""


class Hand:
    """The dialog and its fields."""

    def __init__(self, program: Program, parent: QWidget, known: Incident | None = None) -> None:
        self._parent = parent  # or Python would delete it
        self.dialog = NumberDialog(program.desk(), TODAY, known, parent)
        self.number = self._found(QComboBox, "number")
        self.date = self._found(QDateEdit, "date")
        self.letter = self._found(QPlainTextEdit, "support_letter")
        self.dialog.show()

    def _found(self, kind: type, name: str):  # type: ignore[no-untyped-def]
        found = self.dialog.findChild(kind, name)
        assert found is not None
        return found

    @property
    def reason(self) -> str:
        shown = [
            label.text()
            for label in self.dialog.findChildren(QLabel)
            if label.isVisible() and label.property("role") == "problem"
        ]
        return " ".join(shown)

    def save(self) -> bool:
        """Whether the dialog took it."""
        self.dialog.accept()
        return not self.dialog.isVisible()


@pytest.fixture
def hand(program: Program, qtbot: QtBot) -> Hand:
    parent = QWidget()
    qtbot.addWidget(parent)
    return Hand(program, parent)


@pytest.mark.parametrize(
    "typed",
    ["INC0012345", "inc0012345", "INС0012345", "ІNС 0012345", "0012345", " № INC-0012345. ", "INC\u00a00012345"],
)
def test_a_typed_number_is_taken_as_people_type_it(hand: Hand, typed: str) -> None:
    type_into(hand.number, typed)
    assert hand.save()
    assert hand.dialog.incident == Incident(IncidentNumber("INC0012345"), TODAY)
    assert hand.dialog.source is NumberSource.TYPED


@pytest.mark.parametrize("typed", ["", "INC", "INC12", "звонила 5 раз", "REQ0012345"])
def test_what_is_no_number_is_kept_with_the_reason_and_an_example(hand: Hand, typed: str) -> None:
    type_into(hand.number, typed)
    assert not hand.save()
    assert "INC0001234" in hand.reason
    assert hand.number.currentText() == typed
    assert hand.dialog.incident is None
    assert hand.number.accessibleDescription() == hand.reason


def test_number_and_date_are_found_in_a_pasted_letter(hand: Hand) -> None:
    hand.letter.setPlainText(LETTER)
    assert hand.number.currentText() == "INC0012345"
    assert hand.reason == ""
    assert hand.save()
    assert hand.dialog.incident == Incident(IncidentNumber("INC0012345"), date(2026, 11, 20))
    assert hand.dialog.source is NumberSource.PASTED


def test_of_several_numbers_none_is_taken_until_the_teacher_chooses(hand: Hand) -> None:
    hand.letter.setPlainText(LETTER + "Похожее обращение: INC0099999.")
    assert hand.number.currentText() == ""
    reason = hand.reason
    assert reason
    assert not hand.save()
    assert hand.reason == reason
    hand.number.setFocus()
    QTest.keyClick(hand.number, Qt.Key.Key_Down)
    QTest.keyClick(hand.number, Qt.Key.Key_Down)
    assert hand.save()
    assert hand.dialog.incident is not None
    assert hand.dialog.incident.number.text == "INC0099999"
    assert hand.dialog.source is NumberSource.PASTED


def test_a_letter_without_a_number_says_so_and_leaves_what_was_typed(hand: Hand) -> None:
    type_into(hand.number, "INC0012345")
    hand.letter.setPlainText("Здравствуйте. Ваш вопрос рассматривается. שלום \u202eоб")
    assert hand.reason
    assert hand.number.currentText() == "INC0012345"
    assert hand.save()
    assert hand.dialog.source is NumberSource.TYPED


def test_a_number_typed_over_the_found_one_counts_as_typed(hand: Hand) -> None:
    hand.letter.setPlainText(LETTER)
    hand.number.setEditText("INC0077777")
    assert hand.save()
    assert hand.dialog.incident is not None
    assert hand.dialog.incident.number.text == "INC0077777"
    assert hand.dialog.source is NumberSource.TYPED


def test_a_day_to_come_is_no_day_of_registration(hand: Hand) -> None:
    hand.letter.setPlainText("INC0012345, решим до 30.11.2026")
    assert hand.date.date() == QDate(2026, 11, 23)
    hand.date.setDate(QDate(2026, 12, 1))
    assert hand.date.date() == QDate(2026, 11, 23)


def test_a_known_number_is_there_to_be_corrected(program: Program, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    known = Incident(IncidentNumber("INC0000111"), date(2026, 11, 1))
    hand = Hand(program, parent, known)
    assert (hand.number.currentText(), hand.date.date()) == ("INC0000111", QDate(2026, 11, 1))
    assert hand.save()
    assert hand.dialog.incident == known


def test_a_huge_paste_is_read(hand: Hand) -> None:
    hand.letter.setPlainText("Журнал ёлка 👩‍🏫 \x00\x1b " * 5000 + LETTER)
    assert hand.number.currentText() == "INC0012345"
