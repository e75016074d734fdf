"""The story of one request in the details: letters, answers and talks to be read, pictures to be opened, undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QAction, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListWidget, QPlainTextEdit, QPushButton

from contracts.samples import NOON, a_reply, an_event, an_outgoing, prepared
from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.incident import Event, EventKind, State
from edusupport_desktop.domain.letter import Letter
from edusupport_desktop.domain.outgoing import OutgoingFile
from edusupport_desktop.ui.journal.chart import MonthsChart
from teacher import Teacher, seen
from ui.journal.test_journal import put, refresh


def picture(name: str) -> OutgoingFile:
    image = QImage(300, 200, QImage.Format.Format_RGB888)
    image.fill(Qt.GlobalColor.blue)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return OutgoingFile(name, "image/png", bytes(buffer.data().data()))


def lines(teacher: Teacher) -> list[str]:
    timeline = teacher.visible(QListWidget, "timeline")
    return [timeline.item(row).text() for row in range(timeline.count())]


def read(teacher: Teacher, words: str) -> str:
    """The text that the line with these words stands for."""
    (row,) = [row for row, line in enumerate(lines(teacher)) if words in line]
    teacher.visible(QListWidget, "timeline").setCurrentRow(row)
    return teacher.visible(QPlainTextEdit, "timeline_text").toPlainText()


def test_every_letter_answer_and_talk_is_read_as_text(teacher: Teacher) -> None:
    outgoing = put(teacher.program, State.REGISTERED, letter=Letter("Журнал", "Не открывается."))
    request, journal = outgoing.request_id, teacher.program.journal
    hostile = "<b>Какой</b> браузер? <img src='http://x.invalid/a.png'> \u202eоб"
    reply = a_reply(text=hostile)
    journal.add_reply(request, reply, an_event(request, EventKind.ASKED, 60, message_id=reply.message_id))
    journal.append(an_event(request, EventKind.CALLED, 70, person="Светлана", said="Очистить кэш"))
    further = an_outgoing(way=Way.MAIL, files=(), follows=request, letter=Letter("Re: Журнал", "И в 7 «В»."))
    journal.add(further, prepared(further))
    refresh(teacher)
    assert "Не открывается." in read(teacher, "The letter was written")
    assert hostile in read(teacher, "asked a question")
    assert reply.sender_address in read(teacher, "asked a question")
    assert "Очистить кэш" in read(teacher, "Светлана")
    assert "И в 7 «В»." in read(teacher, "A further letter")
    assert "INC0012345" in read(teacher, "Registered")
    assert not any("Sending began" in line for line in lines(teacher))


def test_the_latest_that_can_be_read_is_shown_first(teacher: Teacher) -> None:
    outgoing = put(teacher.program, State.SENT)
    reply = a_reply(text="Уточните, пожалуйста.")
    asked = an_event(outgoing.request_id, EventKind.ASKED, 60, message_id=reply.message_id)
    teacher.program.journal.add_reply(outgoing.request_id, reply, asked)
    refresh(teacher)
    assert "Уточните, пожалуйста." in teacher.visible(QPlainTextEdit, "timeline_text").toPlainText()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, None])
def test_a_picture_is_opened_in_full_by_click_and_by_key(teacher: Teacher, key: Qt.Key | None) -> None:
    put(teacher.program, State.SENT, files=(picture("picture1.png"), picture("picture2.png")))
    refresh(teacher)
    pictures = teacher.visible(QListWidget, "timeline_pictures")
    assert [pictures.item(row).text() for row in range(pictures.count())] == ["picture1.png", "picture2.png"]
    pictures.setCurrentRow(1)
    if key is None:
        place = pictures.visualItemRect(pictures.item(1)).center()
        QTest.mouseClick(pictures.viewport(), Qt.MouseButton.LeftButton, pos=place)
    else:
        QTest.keyClick(pictures, key)
    teacher.settle()
    window = teacher.dialog("picture_window")
    assert window.windowTitle() == "picture2.png"
    labels = [label for label in window.findChildren(QLabel) if not label.pixmap().isNull()]
    assert [label.pixmap().width() for label in labels] == [300]
    QTest.keyClick(window, Qt.Key.Key_Escape)
    teacher.settle()


def test_the_last_entry_is_undone_and_stays_in_the_story(teacher: Teacher) -> None:
    outgoing = put(teacher.program, State.SOLVED)
    refresh(teacher)
    teacher.press("undo_event")
    teacher.settle()
    assert teacher.program.journal.entry(outgoing.request_id).state is State.SENT
    assert any("Solved (undone)" in line for line in lines(teacher))
    assert not seen(teacher.journal, QPushButton, "undo_event")


def test_the_chosen_line_stays_chosen_when_nothing_has_come(teacher: Teacher) -> None:
    outgoing = put(teacher.program, State.SENT)
    refresh(teacher)
    teacher.visible(QListWidget, "timeline").setCurrentRow(1)
    refresh(teacher)
    assert teacher.visible(QListWidget, "timeline").currentRow() == 1
    teacher.program.journal.append(Event(outgoing.request_id, EventKind.CALLED, NOON, {"said": "Ждать"}))
    refresh(teacher)
    assert "Ждать" in teacher.visible(QPlainTextEdit, "timeline_text").toPlainText()


def test_the_months_are_told_to_who_does_not_see_them(teacher: Teacher, said: list[str]) -> None:
    put(teacher.program, State.SENT)
    action = teacher.journal.findChild(QAction, "show_chart")
    assert isinstance(action, QAction)
    action.trigger()
    teacher.settle()
    dialog = teacher.dialog("chart_dialog")
    chart = dialog.findChild(MonthsChart)
    assert chart is not None
    assert len(chart.accessibleDescription().splitlines()) == 12
    month = teacher.visible(QLabel, "chart_month")
    last = month.text()
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert month.text() != last
    assert said[-1] == month.text()
    QTest.keyClick(chart, Qt.Key.Key_Home)
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert chart.place == 0
    QTest.keyClick(chart, Qt.Key.Key_End)
    assert month.text() == last
    assert not chart.grab().isNull()
    dialog.close()
