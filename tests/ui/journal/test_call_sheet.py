"""The crib for a call: read out, printed on one page, and what was said goes into the journal."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QTextBrowser
from pytestqt.qtbot import QtBot

from contracts.samples import HOSTILE_TEXTS, an_event, an_outgoing, prepared
from edusupport_desktop.domain.call_sheet import CallSheet, write_call_sheet
from edusupport_desktop.domain.incident import EventKind, State
from edusupport_desktop.domain.letter import Letter
from edusupport_desktop.ui.journal.call_sheet import CallSheetDialog, sheet_html, write_pdf
from sample_request import DESK
from teacher import Teacher, click

BODY = "Регион: Чувашия\nФИО: Ёлкина Анна\n\nСуть вопроса:\nПустая <b>страница</b> & ошибка"


@pytest.fixture
def opened(teacher: Teacher) -> CallSheetDialog:
    outgoing = an_outgoing(letter=Letter("Не открывается журнал", BODY), files=())
    teacher.program.journal.add(outgoing, prepared(outgoing))
    for kind in (EventKind.ATTEMPT_STARTED, EventKind.ACCEPTED):
        teacher.program.journal.append(an_event(outgoing.request_id, kind))
    teacher.journal.refresh()
    teacher.settle()
    teacher.press("call_sheet")
    teacher.settle()
    return teacher.visible(CallSheetDialog)


def test_the_page_holds_what_is_to_be_said_as_text(opened: CallSheetDialog, teacher: Teacher) -> None:
    text = teacher.visible(QTextBrowser, "call_sheet_page").toPlainText()
    said = ("Не открывается журнал", "Ёлкина Анна", "Пустая <b>страница</b> & ошибка")
    for part in (teacher.program.desk().phone, *said):
        assert part in text


def test_what_was_said_and_the_number_go_into_the_journal(opened: CallSheetDialog, teacher: Teacher) -> None:
    teacher.visible(QLineEdit, "call_person").setText("Специалист Ольга ёж")
    teacher.visible(QPlainTextEdit, "call_said").setPlainText("Очистить кэш.\nЖдать письма 📧")
    teacher.visible(QLineEdit, "call_number").setText("inc 1234567")
    click(teacher.visible(QPushButton, "write_call"))
    teacher.settle()
    (entry,) = teacher.program.journal.entries()
    assert entry.state is State.REGISTERED
    assert entry.incident is not None
    assert (entry.incident.number.text, entry.incident.registered_on) == ("INC1234567", date(2026, 11, 23))
    *_, called, registered = teacher.program.journal.events(entry.request_id)
    assert called.kind is EventKind.CALLED
    assert called.details == {"person": "Специалист Ольга ёж", "said": "Очистить кэш.\nЖдать письма 📧"}
    assert registered.details["source"] == "call"


def test_enter_in_a_line_goes_on_and_nothing_typed_is_lost(opened: CallSheetDialog, teacher: Teacher) -> None:
    person = teacher.visible(QLineEdit, "call_person")
    person.setFocus()
    QTest.keyClicks(person, "Olga")
    QTest.keyClick(person, Qt.Key.Key_Return)
    assert opened.isVisible()
    assert opened.focusWidget() is teacher.visible(QPlainTextEdit, "call_said")
    number = teacher.visible(QLineEdit, "call_number")
    number.setFocus()
    QTest.keyClick(number, Qt.Key.Key_Enter)
    assert (opened.isVisible(), person.text()) == (True, "Olga")


def test_a_wrong_number_is_told_and_nothing_is_written(opened: CallSheetDialog, teacher: Teacher) -> None:
    teacher.visible(QLineEdit, "call_number").setText("завтра")
    click(teacher.visible(QPushButton, "write_call"))
    assert opened.isVisible()
    assert [label for label in opened.findChildren(QLabel) if label.property("role") == "problem" and label.text()]
    (entry,) = teacher.program.journal.entries()
    assert entry.state is State.SENT


def test_nothing_is_written_of_a_call_nobody_told_about(opened: CallSheetDialog, teacher: Teacher) -> None:
    click(teacher.visible(QPushButton, "write_call"))
    assert opened.isVisible()


@pytest.mark.parametrize("text", [*HOSTILE_TEXTS, "<script>alert(1)</script><img src=http://x.example/a.png>"])
def test_no_text_becomes_part_of_the_page(text: str) -> None:
    sheet = CallSheet("desk", "8-800", None, None, text, ((text, text),), ((text, text),))
    html = sheet_html(sheet)
    assert "<script" not in html
    assert "<img" not in html


def test_the_longest_sheet_is_one_page_of_pdf(tmp_path: Path, qtbot: QtBot) -> None:
    titles = ("Суть вопроса", "Порядок действий", "Тема")
    paragraphs = "\n\n".join(f"{title}:\n{'слово ' * 400}" for title in titles)
    file = tmp_path / "шпаргалка.pdf"
    write_pdf(write_call_sheet(Letter("Тема", f"{BODY}\n\n{paragraphs}"), None, DESK), str(file))
    data = file.read_bytes()
    assert data.startswith(b"%PDF")
    assert data.count(b"/Type /Page\n") == 1
