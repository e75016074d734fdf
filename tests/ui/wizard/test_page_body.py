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
    """The fields whose message lies over their editor or over another field."""
    page = teacher.wizard.currentPage()
    fields = [field for field in page.findChildren(AnswerField) if field.isVisible()]
    found = []
    for field in fields:
        for message in field.findChildren(FieldMessage):
            area = place(message, page)
            others = [place(field.editor, page), *(place(other, page) for other in fields if other is not field)]
            if message.isVisible() and any(area.intersects(other) for other in others):
                found.append(field.field.value)
    return found


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
