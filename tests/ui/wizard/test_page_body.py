"""A page on a small screen scrolls: no reason is ever painted over a field."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from edusupport_desktop.ui.wizard.field_message import FieldMessage
from edusupport_desktop.ui.wizard.fields import AnswerField
from edusupport_desktop.ui.wizard.flow import Step
from teacher import Teacher


def place(widget: QWidget, page: QWidget) -> QRect:
    return QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())


def overlapping(teacher: Teacher) -> list[str]:
    """The fields over whose editor a message lies, or over which the message of another one does."""
    page = teacher.wizard.currentPage()
    messages = [message for message in page.findChildren(FieldMessage) if message.isVisible()]
    return [
        field.field.value
        for field in page.findChildren(AnswerField)
        for message in messages
        if field.isVisible() and place(message, page).intersects(place(_not_to_cover(field, message), page))
    ]


def _not_to_cover(field: AnswerField, message: FieldMessage) -> QWidget:
    return field.editor if field.isAncestorOf(message) else field


def test_reasons_do_not_cover_fields(teacher: Teacher) -> None:
    teacher.begin()
    teacher.wizard.resize(700, 400)
    teacher.next()
    assert teacher.said_problem()
    teacher.wait(lambda: overlapping(teacher) == [])


def test_a_noticed_password_does_not_cover_its_text(teacher: Teacher) -> None:
    teacher.begin()
    teacher.write_page(Step.APPLICANT)
    teacher.next()
    teacher.wizard.resize(700, 400)
    teacher.write(essence="пароль: Zima2026")
    teacher.wait(lambda: teacher.said_problem())
    teacher.wait(lambda: overlapping(teacher) == [])
