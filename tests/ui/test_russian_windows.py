"""No window shows an English word, and no two things of a window answer to the same key."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QMenuBar,
    QMessageBox,
    QPlainTextEdit,
    QTableView,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from edusupport_desktop.bootstrap import make_program
from edusupport_desktop.domain.annotation import Box, Mask
from edusupport_desktop.domain.hand_off import MailProgram, MailProgramKind
from edusupport_desktop.domain.identifiers import MarkId
from edusupport_desktop.domain.picture import Picture, Screen
from edusupport_desktop.domain.table import Table, TableRow
from edusupport_desktop.domain.table_request import WrongReason, WrongRow
from edusupport_desktop.services.import_table import Imported, TableImport
from edusupport_desktop.services.program import Program
from edusupport_desktop.storage.places import DataFolders
from edusupport_desktop.ui.annotator.tools import ToolKind
from edusupport_desktop.ui.annotator.window import AnnotatorWindow
from edusupport_desktop.ui.application import speak_russian
from edusupport_desktop.ui.exchange.import_dialog import ImportDialog
from edusupport_desktop.ui.exchange.import_report import ImportReport
from edusupport_desktop.ui.file_dialogs import picture_dialog
from edusupport_desktop.ui.helpdesk.dialog import HelpdeskDialog
from edusupport_desktop.ui.jobs import Jobs
from edusupport_desktop.ui.journal.number_dialog import NumberDialog
from edusupport_desktop.ui.journal.window import JournalWindow
from edusupport_desktop.ui.screenshot.frozen import FrozenScreen
from edusupport_desktop.ui.screenshot.modes import CaptureMode
from edusupport_desktop.ui.screenshot.overlay import Overlay
from edusupport_desktop.ui.screenshot.view import View
from edusupport_desktop.ui.settings.mail_dialog import MailDialog
from edusupport_desktop.ui.windows import Windows
from edusupport_desktop.ui.wizard.flow import Step
from edusupport_desktop.ui.wizard.wizard import RequestWizard

NOT_ENGLISH = re.compile(
    r"""EduSupport\ Desktop|Print\ Screen
    |Thunderbird|Gmail|Outlook\.com|Mail\.ru
    |PNG|JPEG|CSV|XLSX|STARTTLS|TLS|\bINC\d+|\b(?:Word|Excel)\b
    |\*?\.(?:jpe?g|png|bmp|gif|tiff?|webp|(?:doc|ppt|xls)x?|xlsm|txt|pdf|od[tps]|zip|csv|eml)\b
    |\b(?:Ctrl|Shift|Alt|Win|Enter|Esc|Tab|Del|Ins)\b|\+[A-Z]\b
    |ServiceNow|SimpleOne|Request\ Tracker|Zammad|Redmine|OAuth\ 2|API|client_(?:id|secret)
    |https://(?:helpdesk\.region\.ru)?|(?<=:\ )(?:incident|itsm_incident|General|Users|support)\b
    |[\w.]+@[\w.]+|(?:smtp|imap)\.[\w.]+
    |\([A-Z]\)                                  # the letter of a tool""",
    re.VERBOSE,
)


@pytest.fixture(autouse=True)
def russian(qapp: QApplication) -> Iterator[None]:
    """As the program speaks; afterwards as before."""
    before, known = QLocale(), set(qapp.findChildren(QTranslator))
    speak_russian(qapp)
    yield
    for translator in set(qapp.findChildren(QTranslator)) - known:
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(before)


class OneMailProgram:
    def find(self) -> tuple[MailProgram, ...]:
        return (MailProgram(MailProgramKind.THUNDERBIRD, "Thunderbird"),)


class NoBrowsers:
    """Asking the installed ones takes seconds."""

    def find(self, seconds: float) -> tuple[()]:  # noqa: ARG002
        return ()


@pytest.fixture
def program(tmp_path: Path) -> Program:
    folders = DataFolders.below(tmp_path)
    folders.create()
    return replace(make_program(folders), browsers=NoBrowsers, mail_programs=OneMailProgram)


@pytest.fixture
def windows(program: Program, qtbot: QtBot) -> Iterator[Windows]:
    jobs = Jobs()
    journal = JournalWindow()
    qtbot.addWidget(journal)
    windows = Windows(program, jobs, journal)
    windows.start_work(is_first=True)
    journal.show()
    yield windows
    jobs.wait()
    QApplication.processEvents()
    assert jobs.wait()
    program.close()


@pytest.fixture
def wizard(windows: Windows, qtbot: QtBot) -> RequestWizard:
    with qtbot.waitSignal(windows.wizard_opened) as opened:
        windows.new_request()
    wizard = opened.args[0]
    assert isinstance(wizard, RequestWizard)
    qtbot.addWidget(wizard)
    return wizard


@pytest.fixture
def picture() -> Picture:
    return Picture(640, 400, b"\x80" * (640 * 400 * 4))


def texts_of(widget: QWidget) -> Iterator[str]:
    """What this widget alone shows, or tells a screen reader."""
    yield from (widget.windowTitle(), widget.toolTip(), widget.statusTip(), widget.whatsThis())
    yield from (widget.accessibleName(), widget.accessibleDescription())
    match widget:
        case QAbstractButton() | QLabel():
            yield widget.text()
        case QLineEdit() | QPlainTextEdit():
            yield widget.placeholderText()
        case QGroupBox() | QMenu():
            yield widget.title()
        case QComboBox():
            yield from (widget.itemText(place) for place in range(widget.count()))
        case QTabWidget():
            yield from (widget.tabText(place) for place in range(widget.count()))
        case QListWidget():
            yield from (widget.item(place).text() for place in range(widget.count()))
        case QTableView():
            model, header = widget.model(), widget.horizontalHeader()
            yield from (str(model.headerData(i, header.orientation())) for i in range(header.count()))


def family(window: QWidget) -> list[QWidget]:
    return [window, *window.findChildren(QWidget)]


def english_in(window: QWidget) -> set[str]:
    texts = {text for widget in family(window) for text in texts_of(widget)}
    for action in window.findChildren(QAction):
        texts |= {action.text(), action.toolTip(), action.statusTip()}
    plain = {text: NOT_ENGLISH.sub("", text.replace("&", "")) for text in texts}
    return {text for text, left in plain.items() if re.search("[A-Za-z]{2,}", left)}


def keys_twice(texts: list[str]) -> set[str]:
    """The letters after "&" that stand in more than one of the texts."""
    letters = Counter(found[1].upper() for text in texts if (found := re.search("&([^&])", text)))
    return {letter for letter, times in letters.items() if times > 1}


def test_the_search_sees_an_english_word(qtbot: QtBot) -> None:
    label = QLabel("Нажмите Save")
    qtbot.addWidget(label)
    assert english_in(label) == {"Нажмите Save"}


def test_the_journal_is_russian(windows: Windows) -> None:
    assert windows.journal.menuBar().actions(), "the menus are part of it"
    assert english_in(windows.journal) == set()


def test_every_menu_of_the_journal_has_its_own_keys(windows: Windows) -> None:
    menus: list[QMenu | QMenuBar] = [windows.journal.menuBar(), *windows.journal.menuBar().findChildren(QMenu)]
    for menu in menus:
        assert keys_twice([action.text() for action in menu.actions()]) == set()


def test_every_page_of_the_wizard_is_russian(wizard: RequestWizard) -> None:
    for page in wizard.pageIds():
        if page != Step.SENDING:  # the last one begins to send
            wizard.page(page).initializePage()
    assert english_in(wizard) == set()


def test_every_reason_of_an_empty_page_is_russian(wizard: RequestWizard) -> None:
    wizard.next()
    assert english_in(wizard) == set()


def test_the_wizard_has_one_key_for_each_button(wizard: RequestWizard) -> None:
    texts = [wizard.buttonText(button) for button in (wizard.WizardButton.NextButton, wizard.WizardButton.BackButton)]
    assert keys_twice([*texts, wizard.buttonText(wizard.WizardButton.CancelButton)]) == set()
    assert keys_twice([*texts[1:], wizard.buttonText(wizard.WizardButton.CommitButton)]) == set()


def test_the_mailbox_is_russian_with_keys_of_its_own(windows: Windows, wizard: RequestWizard, qtbot: QtBot) -> None:
    windows.journal.account_wanted.emit()
    dialog = wizard.findChild(MailDialog) or windows.journal.findChild(MailDialog)
    assert isinstance(dialog, MailDialog)
    assert english_in(dialog) == set()
    texts = [w.text() for w in family(dialog) if isinstance(w, QLabel | QAbstractButton)]
    assert keys_twice(texts) == set()
    dialog.accept()  # says what is missing
    assert english_in(dialog) == set()
    dialog.reject()


def test_the_helpdesk_is_russian_with_keys_of_its_own_for_every_system(windows: Windows) -> None:
    windows.journal.helpdesk_wanted.emit()
    dialog = windows.journal.findChild(HelpdeskDialog)
    assert isinstance(dialog, HelpdeskDialog)
    systems, ways = (dialog.findChild(QComboBox, f"helpdesk_{name}") for name in ("system", "sign_in"))
    assert isinstance(systems, QComboBox)
    assert isinstance(ways, QComboBox)
    for system in range(systems.count()):
        systems.setCurrentIndex(system)
        for way in range(ways.count()):
            ways.setCurrentIndex(way)
            assert english_in(dialog) == set()
            shown = [w for w in family(dialog) if isinstance(w, QLabel | QAbstractButton) and w.isVisible()]
            assert keys_twice([w.text() for w in shown]) == set()
            dialog.accept()  # says what is missing
            assert english_in(dialog) == set()
    dialog.reject()


def test_the_dialog_for_numbers_is_russian_with_keys_of_its_own(
    program: Program, windows: Windows, qtbot: QtBot
) -> None:
    dialog = NumberDialog(program.desk(), date(2026, 11, 22), None, windows.journal)
    qtbot.addWidget(dialog)
    dialog.show()
    assert english_in(dialog) == set()
    dialog.accept()  # says that this is no number
    assert english_in(dialog) == set()
    assert keys_twice([w.text() for w in family(dialog) if isinstance(w, QLabel | QAbstractButton)]) == set()


def test_a_table_is_entered_in_russian_with_keys_of_its_own(program: Program, windows: Windows, qtbot: QtBot) -> None:
    table = Table((TableRow(1, ("Номер", "Дата")), TableRow(2, ("INC0012345", "12.03.2025")), TableRow(3, ("да", ""))))
    read = TableImport(program.journal, program.desk(), program.profile, program.clock).read
    jobs = Jobs()
    dialog = ImportDialog(table, program.desk().number, read, jobs, windows.journal)
    report = ImportReport(Imported(1, (2,), tuple(WrongRow(3, reason) for reason in WrongReason)), windows.journal)
    assert jobs.wait()
    for window in (dialog, report):
        qtbot.addWidget(window)
        window.show()
        assert {text for text in english_in(window) if not re.match(r"[A-Z]: ", text)} == set()  # the columns' letters
    assert keys_twice([w.text() for w in family(dialog) if isinstance(w, QLabel | QAbstractButton)]) == set()
    QApplication.processEvents()


def test_the_annotator_is_russian_with_every_tool(picture: Picture, qtbot: QtBot) -> None:
    annotator = AnnotatorWindow(picture, (Mask(MarkId("1"), Box(10, 10, 50, 50)),))
    qtbot.addWidget(annotator)
    annotator.show()
    for tool in ToolKind:
        annotator.tools.buttons[tool].click()
        assert english_in(annotator) == set()


def test_the_frozen_screen_is_russian(picture: Picture, qtbot: QtBot) -> None:
    view = View.whole(FrozenScreen(Screen("", 0, 0, picture.width, picture.height), picture), 1.0)
    for mode in CaptureMode:
        overlay = Overlay(view, QGuiApplication.primaryScreen(), mode, monitors=2)
        qtbot.addWidget(overlay)
        assert english_in(overlay) == set()


def test_qt_s_own_boxes_and_buttons_are_russian(qtbot: QtBot) -> None:
    box = QMessageBox(QMessageBox.Icon.Question, "", "", QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
    for window in (box, buttons):
        qtbot.addWidget(window)
        assert english_in(window) == set()


def test_the_dialog_for_pictures_is_russian(windows: Windows) -> None:
    dialog = picture_dialog(windows.journal)
    visible = [w for w in family(dialog) if isinstance(w, QLabel | QAbstractButton)]
    assert {
        text for w in visible for text in texts_of(w) if re.search("[A-Za-z]{2,}", NOT_ENGLISH.sub("", text))
    } == set()
    dialog.deleteLater()
