"""What is seen of fields whose answers are not accepted: where the keyboard is, and neighbours on one line."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.ui.rule_words import finding_text
from edusupport_desktop.ui.style import colours, style_sheet
from edusupport_desktop.ui.wizard.flow import Step
from teacher import Teacher


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[None]:
    sheet = qapp.styleSheet()
    qapp.setStyleSheet(style_sheet())
    yield
    qapp.setStyleSheet(sheet)


def at_wrong_problem(teacher: Teacher) -> None:
    """On the page of the problem, after «Далее» with nothing in it."""
    teacher.begin()
    teacher.write_page(Step.APPLICANT)
    teacher.next()
    teacher.next()
    assert teacher.said_problem()


def edge(widget: QWidget) -> int:
    """How many pixels wide the red edge at the left is, half way down."""
    image = widget.grab().toImage()
    red, middle = QColor(colours().bad).rgb(), image.height() // 2
    return next(x for x in range(image.width()) if image.pixelColor(x, middle).rgb() != red)


@pytest.mark.usefixtures("dressed")
def test_of_several_wrong_fields_the_one_with_the_keyboard_is_seen(teacher: Teacher) -> None:
    at_wrong_problem(teacher)
    first, other = teacher.editor(Field.SUBJECT), teacher.editor(Field.INITIATOR_LOGIN)
    teacher.wait(first.hasFocus)
    teacher.wait(lambda: edge(first) > edge(other) > 0)


@pytest.mark.usefixtures("dressed")
def test_the_two_logins_stay_on_one_line_whatever_is_said_under_them(teacher: Teacher) -> None:
    at_wrong_problem(teacher)
    own, other = (teacher.visible(QLineEdit, name) for name in (Field.INITIATOR_LOGIN, Field.AFFECTED_LOGIN))
    page = teacher.wizard.currentPage()
    teacher.write(initiator_login="koroleva.as")
    teacher.wait(lambda: finding_text("initiator_login_filled_in") not in teacher.said_problem())
    assert finding_text("affected_login_filled_in") in teacher.said_problem()
    QApplication.processEvents()  # the page is laid out anew
    assert own.mapTo(page, QPoint(0, 0)).y() == other.mapTo(page, QPoint(0, 0)).y()
