"""Whatever can have the focus has a name a screen reader can say."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QRadioButton, QWidget

from document_samples import docx
from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.domain.table import Table, TableRow
from edusupport_desktop.domain.table_request import WrongReason, WrongRow
from edusupport_desktop.services.import_table import Imported, TableImport
from edusupport_desktop.ui.annotator.window import AnnotatorWindow
from edusupport_desktop.ui.error_words import error_text
from edusupport_desktop.ui.exchange.import_dialog import ImportDialog
from edusupport_desktop.ui.exchange.import_report import ImportReport
from edusupport_desktop.ui.screenshot.overlay import Overlay
from edusupport_desktop.ui.shrinking.dialog import ShrinkDialog
from edusupport_desktop.ui.wizard.flow import Step
from picture_hands import open_files
from real_program import Parts
from teacher import Teacher, click


def spoken_name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def nameless(window: QWidget) -> list[str]:
    """The focusable widgets of a window whose name is empty for a screen reader (labels and buddies are asked)."""
    found = []
    for widget in (window, *window.findChildren(QWidget)):
        is_place = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
        if not widget.isVisible() or not (is_place or widget is window):
            continue
        if not spoken_name(widget).strip():
            found.append(f"{type(widget).__name__} «{widget.objectName()}»")
    return found


def journal_empty(teacher: Teacher) -> QWidget:
    return teacher.journal


def journal_with_a_request(teacher: Teacher) -> QWidget:
    teacher.practise()
    return teacher.journal


def number_dialog(teacher: Teacher) -> QWidget:
    teacher.practise()
    teacher.press("enter_number")
    return teacher.dialog("number_dialog")


def mail_dialog(teacher: Teacher) -> QWidget:
    teacher.journal.account_wanted.emit()
    return teacher.dialog("mail_dialog")


def helpdesk_dialog(teacher: Teacher) -> QWidget:
    teacher.journal.helpdesk_wanted.emit()
    return teacher.dialog("helpdesk_dialog")


def drafts_dialog(teacher: Teacher) -> QWidget:
    teacher.begin()
    teacher.write(full_name="Королёва")
    teacher.wizard.close()
    teacher.settle()
    teacher.journal.drafts_wanted.emit()
    return teacher.dialog("drafts_dialog")


def journal_with_a_draft(teacher: Teacher) -> QWidget:
    drafts_dialog(teacher).close()
    return teacher.journal


def import_dialog(teacher: Teacher) -> QWidget:
    cells = ("INC0012345", "12.03.2025", "Не сохраняется оценка")
    table = Table(tuple(TableRow(line, cells) for line in range(1, 30)))
    read = TableImport(
        teacher.program.journal, teacher.program.desk(), teacher.program.profile, teacher.program.clock
    ).read
    dialog = ImportDialog(table, teacher.program.desk().number, read, teacher.jobs, teacher.journal)
    dialog.open()
    teacher.settle()
    return dialog


def import_report(teacher: Teacher) -> QWidget:
    wrong = tuple(WrongRow(line, reason) for line, reason in enumerate(WrongReason))
    dialog = ImportReport(Imported(3, (1, 2), wrong), teacher.journal)
    dialog.open()
    return dialog


def privacy_dialog(teacher: Teacher) -> QWidget:
    teacher.journal.privacy_wanted.emit()
    return teacher.dialog("privacy_dialog")


def document_dialog(teacher: Teacher) -> QWidget:
    teacher.to_pictures()
    file = Path(teacher.program.data_folder) / "Ошибка.docx"
    file.write_bytes(docx())
    open_files(teacher, file)
    return teacher.dialog("document_dialog")


def shrink_dialog(teacher: Teacher) -> QWidget:
    page(Step.REVIEW)(teacher)
    teacher.press("shrink_pictures")
    return teacher.visible(ShrinkDialog)


def call_sheet(teacher: Teacher) -> QWidget:
    teacher.practise()
    teacher.press("call_sheet")
    teacher.settle()
    return teacher.dialog("call_sheet")


def page(step: Step) -> Callable[[Teacher], QWidget]:
    def to_page(teacher: Teacher) -> QWidget:
        teacher.begin()
        if step > Step.APPLICANT:
            teacher.write_page(Step.APPLICANT)
            teacher.next()
        if step > Step.PROBLEM:
            teacher.write_page(Step.PROBLEM)
            teacher.press_radio("error_yes" if step is Step.ERROR else "error_no")
            teacher.next()
        if step > Step.PICTURES:
            teacher.take_screen()
            teacher.next()
            teacher.settle()
        if step is Step.SENDING:
            teacher.press_radio(f"way_{Way.PRACTICE}")
            teacher.send()
            teacher.settle()
        assert teacher.step() is step
        return teacher.wizard

    return to_page


def overlay(teacher: Teacher) -> QWidget:
    teacher.to_pictures()
    teacher.press("take_screen")
    return teacher.visible(Overlay)


def annotator(teacher: Teacher) -> QWidget:
    QTest.keyClick(overlay(teacher), Qt.Key.Key_Return)
    return teacher.visible(AnnotatorWindow)


WINDOWS = {
    "journal, empty": journal_empty,
    "journal": journal_with_a_request,
    "number dialog": number_dialog,
    "mail dialog": mail_dialog,
    "helpdesk dialog": helpdesk_dialog,
    "journal with a draft": journal_with_a_draft,
    "drafts dialog": drafts_dialog,
    "privacy dialog": privacy_dialog,
    "import dialog": import_dialog,
    "import report": import_report,
    "document dialog": document_dialog,
    "shrink dialog": shrink_dialog,
    "call sheet": call_sheet,
    **{f"page {step.name.lower()}": page(step) for step in Step},
    "frozen screen": overlay,
    "annotator": annotator,
}


@pytest.mark.parametrize("name", WINDOWS)
def test_every_place_has_a_name(teacher: Teacher, name: str) -> None:
    window = WINDOWS[name](teacher)
    teacher.settle()
    assert nameless(window) == []
    put_away(window)


def put_away(window: QWidget) -> None:
    if isinstance(window, Overlay):
        QTest.keyClick(window, Qt.Key.Key_Escape)
    elif isinstance(window, AnnotatorWindow):
        click(window.cancel_button)


def places(window: QWidget) -> list[QWidget]:
    """Where Tab comes to, in its order, from the first on."""
    found = [window]
    while (following := found[-1].nextInFocusChain()) is not window:
        found.append(following)
    return [
        widget
        for widget in found
        if widget is not window
        and widget.window() is window
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusProxy() is None
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (isinstance(widget, QRadioButton) and not widget.isChecked())  # arrows lead there
    ]


def goes_back(before: QWidget, after: QWidget, window: QWidget) -> bool:
    """Whether who reads from left to right and from top to bottom has passed ``after`` when at ``before``."""
    first, second = (QRect(widget.mapTo(window, QPoint()), widget.size()) for widget in (before, after))
    is_above = second.bottom() < first.top() and second.left() <= first.left()
    is_beside = (
        min(first.bottom(), second.bottom()) - max(first.top(), second.top())
        > min(first.height(), second.height()) // 2
    )
    return is_above or (is_beside and second.right() < first.left())


@pytest.mark.parametrize("name", [name for name in WINDOWS if name != "frozen screen"])
def test_tab_goes_as_one_reads(teacher: Teacher, name: str) -> None:
    window = WINDOWS[name](teacher)
    teacher.settle()
    found = places(window)
    assert found
    back_to_the_start = [
        f"{spoken_name(before)} -> {spoken_name(after)}"
        for before, after in itertools.pairwise([*found, found[0]])
        if goes_back(before, after, window)
    ]
    put_away(window)
    assert len(back_to_the_start) <= 1


NOTEBOOK = QSize(683, 384 - 24)
"""What a school notebook of 1366x768 has at 200 %, without the title that the desktop draws. Logical pixels."""


@pytest.mark.parametrize("name", [name for name in WINDOWS if name != "frozen screen"])
def test_every_window_can_be_made_as_small_as_a_notebook_at_twice_the_size(teacher: Teacher, name: str) -> None:
    window = WINDOWS[name](teacher)
    teacher.settle()
    least = window.minimumSizeHint().expandedTo(window.minimumSize())
    put_away(window)
    assert least.boundedTo(NOTEBOOK) == least


def test_a_reason_is_told_with_its_field(teacher: Teacher) -> None:
    teacher.begin()
    teacher.next()
    interface = QAccessible.queryAccessibleInterface(teacher.editor("full_name"))
    assert interface is not None
    assert interface.text(QAccessible.Text.Description)


def test_errors_of_dialogs_and_of_sending_are_said(teacher: Teacher, said: list[str], parts: Parts) -> None:
    number = number_dialog(teacher)
    number.findChild(QComboBox, "number").setEditText("12")
    number.accept()  # type: ignore[attr-defined]
    assert "INC" in said.pop()
    number.close()
    mail = mail_dialog(teacher)
    mail.accept()  # type: ignore[attr-defined]
    assert said.pop()
    mail.close()
    teacher.to_pictures()
    parts.screen.trouble = Unavailable("no_display")
    teacher.press("take_screen")
    teacher.settle()
    trouble = error_text(parts.screen.trouble)
    teacher.wait(lambda: trouble in said)
