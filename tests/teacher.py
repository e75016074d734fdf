"""A teacher before the real windows: types, presses, looks."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QMessageBox,
    QPushButton,
    QRadioButton,
    QToolButton,
    QWidget,
    QWizard,
)
from pytestqt.qtbot import QtBot

from edusupport_desktop.domain.annotation import Mark
from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.draft import Draft
from edusupport_desktop.domain.incident import JournalEntry
from edusupport_desktop.services.program import Program
from edusupport_desktop.ui.annotator.window import AnnotatorWindow
from edusupport_desktop.ui.jobs import Job, Jobs
from edusupport_desktop.ui.journal.window import JournalWindow
from edusupport_desktop.ui.screenshot.overlay import Overlay
from edusupport_desktop.ui.windows import Windows
from edusupport_desktop.ui.wizard import review_page
from edusupport_desktop.ui.wizard.flow import FIELDS, Step
from edusupport_desktop.ui.wizard.send_question import SendAnswer
from edusupport_desktop.ui.wizard.steps_editor import StepsEditor
from edusupport_desktop.ui.wizard.wizard import RequestWizard
from real_program import ANSWERS

Found = TypeVar("Found", bound=QWidget)

PATIENCE_MS = 30_000
"""For what must come, however busy the computer is."""


def type_into(widget: QWidget, text: str) -> None:
    """Letter by letter, in any alphabet."""
    line = widget.findChild(QLineEdit) or widget
    line.setFocus()
    for letter in text:
        type_letter(line, letter)


def type_letter(widget: QWidget, letter: str) -> None:
    key = Qt.Key.Key_Return if letter == "\n" else Qt.Key.Key_unknown
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter))


def click(widget: QWidget) -> None:
    """With the left button; on radio buttons where their mark is."""
    assert widget.isVisible(), f"{widget.objectName()} cannot be seen"
    assert widget.isEnabled(), f"{widget.objectName()} cannot be used"
    place = QPoint(8, widget.height() // 2) if isinstance(widget, QRadioButton) else widget.rect().center()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def seen(window: QWidget, kind: type[Found], name: str) -> bool:
    found = window.findChild(kind, name)
    return found is not None and found.isVisible()


@dataclass
class Boxes:
    """Message boxes: what they said, and what the teacher answers. A warning nobody expects fails the test."""

    answer: QMessageBox.StandardButton = QMessageBox.StandardButton.Yes
    send: SendAnswer = SendAnswer.NOW
    warnings: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)

    def expect_warning(self) -> str:
        assert self.warnings, "no warning came"
        return self.warnings.pop(0)


class Teacher:
    """Has the windows of one program before them. ``restart`` gives the same folder a new program."""

    def __init__(self, qtbot: QtBot, program: Program, boxes: Boxes) -> None:
        self.qtbot = qtbot
        self.program = program
        self.boxes = boxes
        self.jobs = Jobs()
        self.journal = JournalWindow()
        self.windows = Windows(program, self.jobs, self.journal)
        self.journal.show()
        self.windows.start_work(is_first=True)
        self.settle()

    @property
    def wizard(self) -> RequestWizard:
        return self.visible(RequestWizard)

    def settle(self) -> None:
        """Until nothing is under way any more."""
        QCoreApplication.processEvents()  # what was typed is saved once it is painted
        self.wait(lambda: not self.jobs.findChildren(Job))

    def wait(self, condition: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=PATIENCE_MS)

    def visible(self, kind: type[Found], name: str = "") -> Found:
        """The visible widget of this kind and name; waits for it."""
        found: list[Found] = []

        def look() -> bool:
            for window in QApplication.topLevelWidgets():
                candidates = [*window.findChildren(kind, name or None), window]
                found[:] = [
                    w for w in candidates if isinstance(w, kind) and w.isVisible() and name in ("", w.objectName())
                ]
                if found:
                    return True
            return False

        self.wait(look)
        return found[0]

    def press(self, name: str) -> None:
        """The visible button of this name."""
        click(self.visible(QPushButton, name))

    def tool(self, name: str) -> QToolButton:
        return self.visible(QToolButton, name)

    def press_tool(self, name: str) -> None:
        click(self.tool(name))

    def sees_tool(self, name: str) -> bool:
        return seen(self.wizard, QToolButton, name)

    def begin(self) -> RequestWizard:
        self.press("new_request")
        self.settle()
        self.wait(self.wizard.isActiveWindow)
        return self.wizard

    def editor(self, field: Field | str) -> QWidget:
        found = self.wizard.findChild(QWidget, str(field))
        assert isinstance(found, QWidget), field
        return found

    def text(self, field: Field | str) -> str:
        line = self.editor(field).findChild(QLineEdit) or self.editor(field)
        if isinstance(line, StepsEditor):
            return line.text()
        return line.text() if isinstance(line, QLineEdit) else line.toPlainText()  # type: ignore[attr-defined, no-any-return]

    def write(self, **texts: str) -> None:
        """Each into the visible field of this name, after what stands there. Steps: a line into each row."""
        for name, text in texts.items():
            editor = self.visible(QWidget, name)
            if isinstance(editor, StepsEditor) and editor.is_list:
                for row, line in enumerate(text.split("\n"), 1):
                    type_into(self.visible(QWidget, f"step_{row}_action"), line)
            else:
                type_into(self.visible(QWidget, "steps_text") if isinstance(editor, StepsEditor) else editor, text)

    def write_page(self, step: Step, **other: str) -> None:
        """Everything this page asks for, with ``other`` instead of the usual answers. Fields written in stay."""
        for asked in FIELDS[step]:
            if asked not in (Field.ERROR_MESSAGE, Field.PICTURES) and not self.text(asked):
                self.write(**{asked.value: other.get(asked.value, ANSWERS[asked])})

    def next(self) -> None:
        click(self.wizard.button(QWizard.WizardButton.NextButton))

    def back(self) -> None:
        click(self.wizard.button(QWizard.WizardButton.BackButton))

    def send(self) -> None:
        click(self.wizard.button(QWizard.WizardButton.CommitButton))

    def done(self) -> None:
        click(self.wizard.button(QWizard.WizardButton.FinishButton))
        self.settle()

    def step(self) -> Step:
        return Step(self.wizard.currentId())

    def to_review(self, *, with_error: bool = False) -> None:
        """Through all pages with the usual answers. With an error message the pictures have to be there already."""
        self.write_page(Step.APPLICANT)
        self.next()
        self.write_page(Step.PROBLEM)
        self.press_radio("error_yes" if with_error else "error_no")
        self.next()
        if with_error:
            self.write_page(Step.ERROR)
            self.next()
        assert self.step() is Step.PICTURES
        self.next()
        self.settle()
        assert self.step() is Step.REVIEW

    def to_pictures(self) -> None:
        """Over the first pages with the usual answers and no error message."""
        self.begin()
        self.write_page(Step.APPLICANT)
        self.next()
        self.write_page(Step.PROBLEM)
        self.press_radio("error_no")
        self.next()
        assert self.step() is Step.PICTURES

    def take_screen(self, *marks: Mark) -> None:
        """The whole screen, with these marks put on it in the annotator."""
        self.press("take_screen")
        QTest.keyClick(self.visible(Overlay), Qt.Key.Key_Return)
        annotator = self.visible(AnnotatorWindow)
        for mark in marks:
            annotator.document.add(mark)
        click(annotator.done_button)
        self.settle()

    def picture_names(self) -> list[str]:
        """As the page of the pictures lists them."""
        pictures = self.visible(QListWidget, "pictures")
        return [pictures.item(row).text().partition("\n")[0] for row in range(pictures.count())]

    def said_problem(self) -> str:
        """What the page of the wizard says is wrong."""
        labels = self.wizard.currentPage().findChildren(QLabel)
        return " ".join(x.text() for x in labels if x.isVisible() and x.property("role") == "problem")

    def labels(self) -> list[str]:
        """Every text the wizard shows."""
        return [label.text() for label in self.wizard.findChildren(QLabel) if label.isVisible()]

    def offers(self, button: str) -> bool:
        return seen(self.wizard, QPushButton, button)

    def press_radio(self, name: str) -> None:
        click(self.visible(QRadioButton, name))

    def practise(self) -> JournalEntry:
        """A whole practice request, from the journal to the journal."""
        self.begin()
        self.to_review()
        self.press_radio("way_practice")
        self.send()
        self.settle()
        self.done()
        (entry, *_) = self.program.journal.entries(practice=True)
        return entry

    def drafts(self) -> list[Draft]:
        self.settle()
        return list(self.program.drafts.drafts())

    def dialog(self, name: str) -> QDialog:
        return self.visible(QDialog, name)

    def leave(self) -> None:
        """Closes everything, whatever state it is in."""
        try:
            self.settle()
        finally:
            for window in QApplication.topLevelWidgets():
                if isinstance(window, QDialog | JournalWindow):
                    window.hide()
                    window.deleteLater()
            self.jobs.wait()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            self.program.journal.close()  # type: ignore[attr-defined]
            gc.collect()  # what Qt's objects left in cycles goes while there is a QApplication


@pytest.fixture
def boxes(monkeypatch: pytest.MonkeyPatch) -> Iterator[Boxes]:
    boxes = Boxes()

    def warning(parent: QWidget, title: str, text: str, *_: object) -> None:
        boxes.warnings.append(text)

    def question(parent: QWidget, title: str, text: str, *_: object) -> QMessageBox.StandardButton:
        boxes.questions.append(text)
        return boxes.answer

    monkeypatch.setattr(QMessageBox, "warning", warning)

    def ask_to_send(_: QWidget, recipient: str) -> SendAnswer:
        boxes.questions.append(recipient)
        return boxes.send

    monkeypatch.setattr(QMessageBox, "question", question)
    monkeypatch.setattr(review_page, "ask_to_send", ask_to_send)
    monkeypatch.setattr(review_page, "ask_to_send_over_network", ask_to_send)
    yield boxes
    assert not boxes.warnings


@pytest.fixture
def teacher(qtbot: QtBot, program: Program, boxes: Boxes) -> Iterator[Teacher]:
    teacher = Teacher(qtbot, program, boxes)
    yield teacher
    teacher.leave()


def files_below(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())
