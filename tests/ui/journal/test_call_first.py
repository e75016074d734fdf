"""«Позвонить сначала»: from the wizard and from the menu; what was written is kept, nothing is sent."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QTextBrowser, QWizard

from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.incident import EventKind, State
from edusupport_desktop.ui.journal.call_first import CallFirstDialog
from edusupport_desktop.ui.wizard.flow import Step
from edusupport_desktop.ui.words import state_text
from teacher import Teacher, click


def call_first(teacher: Teacher) -> CallFirstDialog:
    click(teacher.wizard.button(QWizard.WizardButton.CustomButton1))
    teacher.settle()
    return teacher.visible(CallFirstDialog)


def test_what_was_written_so_far_becomes_a_request_with_its_number(teacher: Teacher) -> None:
    teacher.begin()
    teacher.write_page(Step.APPLICANT)
    teacher.next()
    teacher.write(subject="Не открывается журнал", essence="Пустая страница, ёлки 🎄")
    call_first(teacher)
    page = teacher.visible(QTextBrowser, "call_sheet_page").toPlainText()
    for words in (teacher.program.desk().phone, "Пустая страница, ёлки 🎄", "Королёва Анна"):
        assert words in page
    teacher.visible(QLineEdit, "call_person").setText("Ольга")
    teacher.visible(QLineEdit, "call_number").setText("INC0007777")
    teacher.press("write_call")
    teacher.settle()
    teacher.settle()
    (entry,) = teacher.program.journal.entries()
    assert (entry.way, entry.state, entry.subject) == (Way.PHONE, State.REGISTERED, "Не открывается журнал")
    assert entry.incident is not None
    assert entry.incident.number.text == "INC0007777"
    assert [event.kind for event in teacher.program.journal.events(entry.request_id)] == [
        EventKind.TOLD,
        EventKind.REGISTERED,
    ]
    assert teacher.windows._wizard is None
    teacher.wait(lambda: not teacher.drafts())
    assert teacher.journal.selected_request() == entry.request_id


def test_when_nobody_answers_the_draft_stays(teacher: Teacher) -> None:
    teacher.begin()
    teacher.write_page(Step.APPLICANT)
    teacher.next()
    teacher.write(subject="Тема")
    dialog = call_first(teacher)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    teacher.settle()
    assert teacher.step() is Step.PROBLEM
    assert teacher.program.journal.entries() == []
    assert [draft.answers.subject for draft in teacher.drafts()] == ["Тема"]


def test_by_keyboard_from_the_menu_with_nothing_written_yet(teacher: Teacher) -> None:
    action = next(found for found in teacher.journal.findChildren(QAction, "call_first"))
    action.trigger()
    dialog = teacher.visible(CallFirstDialog)
    teacher.wait(lambda: QApplication.focusWidget() is not None and dialog.isAncestorOf(QApplication.focusWidget()))
    names = []
    for _ in range(20):
        focus = QApplication.focusWidget()
        if focus is None or focus.objectName() in names:
            break
        names.append(focus.objectName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert {"call_subject", "call_person", "call_said", "call_number", "write_call"} <= set(names)
    teacher.visible(QPlainTextEdit, "call_said").setPlainText("Ждать письма")
    teacher.press("write_call")
    assert dialog.isVisible()
    problems = [label.text() for label in dialog.findChildren(QLabel) if label.property("role") == "problem"]
    assert problems == ["Write what the call was about, in a few words."]
    assert QApplication.focusWidget() is teacher.visible(QLineEdit, "call_subject")
    QTest.keyClicks(QApplication.focusWidget(), "Journal")
    teacher.press("write_call")
    teacher.settle()
    (entry,) = teacher.program.journal.entries()
    assert (entry.subject, entry.state) == ("Journal", State.SENT)
    assert state_text(entry.state, entry.way) == "Told by telephone, no number yet"


def test_practice_has_no_telephone(teacher: Teacher) -> None:
    teacher.journal.practice_wanted.emit()
    teacher.settle()
    assert not teacher.wizard.button(QWizard.WizardButton.CustomButton1).isVisible()
