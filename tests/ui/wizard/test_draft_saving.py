"""What is typed is on the disk, whatever happens to the windows."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.draft import Draft, Way
from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.services.ports import DraftStore
from edusupport_desktop.services.program import Program
from edusupport_desktop.ui.annotator.window import AnnotatorWindow
from edusupport_desktop.ui.screenshot.overlay import Overlay
from edusupport_desktop.ui.wizard.flow import Step
from real_program import ANSWERS, Parts, real_program
from teacher import Boxes, Teacher, seen


class SlowStore:
    """The real store, whose saving waits for the test, or fails."""

    def __init__(self, store: DraftStore) -> None:
        self._store = store
        self.may_save = threading.Event()
        self.may_save.set()
        self.trouble: Exception | None = None

    def save(self, draft: Draft) -> None:
        assert self.may_save.wait(20)
        if self.trouble is not None:
            raise self.trouble
        self._store.save(draft)

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)


@pytest.fixture
def store(program: Program) -> Iterator[SlowStore]:
    store = SlowStore(program.drafts)
    yield store
    store.may_save.set()


@pytest.fixture
def slow_program(program: Program, store: SlowStore) -> Program:
    return replace(program, drafts=store)  # type: ignore[arg-type]


@pytest.fixture
def slow(qtbot: QtBot, slow_program: Program, boxes: Boxes) -> Iterator[Teacher]:
    teacher = Teacher(qtbot, slow_program, boxes)
    yield teacher
    teacher.leave()


def test_looking_at_the_wizard_makes_no_draft(teacher: Teacher) -> None:
    teacher.begin()
    teacher.settle()
    teacher.wizard.close()
    teacher.settle()
    assert teacher.drafts() == []
    assert not seen(teacher.journal, QPushButton, "resume_draft")


def test_every_change_is_saved_with_nothing_pressed(teacher: Teacher) -> None:
    teacher.begin()
    teacher.write(full_name="Ёлкина-שלום 👩‍🏫")
    (draft,) = teacher.drafts()
    assert draft.answers.full_name == "Ёлкина-שלום 👩‍🏫"
    teacher.write_page(Step.APPLICANT)
    teacher.next()
    teacher.press_radio("error_yes")
    (draft,) = teacher.drafts()
    assert draft.has_error_message is True


def test_closing_keeps_the_draft_and_the_journal_offers_to_continue_it(teacher: Teacher) -> None:
    teacher.begin()
    teacher.write_page(Step.APPLICANT)
    teacher.next()
    teacher.write(subject="Не открывается журнал")
    teacher.wizard.close()
    teacher.settle()
    teacher.press("resume_draft")
    teacher.settle()
    assert teacher.step() is Step.APPLICANT
    assert teacher.text(Field.FULL_NAME) == ANSWERS.full_name
    teacher.next()
    assert teacher.text(Field.SUBJECT) == "Не открывается журнал"


def test_the_next_program_offers_it_too(teacher: Teacher, tmp_path: Path, parts: Parts, qtbot: QtBot) -> None:
    teacher.begin()
    teacher.write_page(Step.APPLICANT)
    teacher.wizard.close()
    teacher.settle()
    another = Teacher(qtbot, real_program(tmp_path / "state", parts), teacher.boxes)
    try:
        teacher.journal.hide()
        another.press("resume_draft")
        another.settle()
        assert another.text(Field.INSTITUTION) == ANSWERS.institution
    finally:
        another.leave()


def test_the_last_word_is_saved_when_the_wizard_is_closed_while_an_earlier_one_still_is(
    slow: Teacher, store: SlowStore
) -> None:
    slow.begin()
    store.may_save.clear()
    slow.write(full_name="Королёва")
    slow.wizard.close()
    store.may_save.set()
    (draft,) = slow.drafts()
    assert draft.answers.full_name == "Королёва"


def test_the_last_word_is_saved_when_the_journal_is_closed(slow: Teacher, store: SlowStore, qtbot: QtBot) -> None:
    slow.begin()
    store.may_save.clear()
    slow.write(full_name="Королёва")
    closed: list[bool] = []
    slow.journal.closed.connect(lambda: closed.append(True))
    slow.journal.close()
    assert not closed
    assert slow.journal.isVisible()
    store.may_save.set()
    slow.wait(lambda: closed)
    (draft,) = slow.drafts()
    assert draft.answers.full_name == "Королёва"


def test_the_journal_stays_while_a_picture_is_being_marked(teacher: Teacher) -> None:
    teacher.to_pictures()
    teacher.press("take_screen")
    QTest.keyClick(teacher.visible(Overlay), Qt.Key.Key_Return)
    annotator = teacher.visible(AnnotatorWindow)
    teacher.journal.close()
    assert annotator.isVisible()
    assert teacher.journal.isVisible()
    annotator.done_button.click()
    teacher.settle()


def test_a_disk_that_is_full_is_said_once_not_at_every_letter_and_nothing_typed_is_lost(
    slow: Teacher, store: SlowStore
) -> None:
    store.trouble = Unavailable("storage_full")
    slow.begin()
    for letter in "Королёва":
        slow.write(full_name=letter)
        slow.settle()
    assert len(slow.boxes.warnings) == 1
    slow.boxes.expect_warning()
    store.trouble = None
    slow.write(city="Ё")
    (draft,) = slow.drafts()
    assert (draft.answers.full_name, draft.answers.city) == ("Королёва", "Ё")


def test_a_draft_is_deleted_only_after_a_yes(teacher: Teacher) -> None:
    teacher.begin()
    teacher.write(full_name="Королёва")
    teacher.wizard.close()
    teacher.settle()
    teacher.boxes.answer = QMessageBox.StandardButton.No
    teacher.press("delete_draft")
    assert len(teacher.drafts()) == 1
    teacher.boxes.answer = QMessageBox.StandardButton.Yes
    teacher.press("delete_draft")
    assert teacher.drafts() == []
    assert not seen(teacher.journal, QPushButton, "resume_draft")


def test_the_draft_in_the_wizard_cannot_be_deleted_under_it(teacher: Teacher) -> None:
    teacher.begin()
    teacher.write(full_name="Королёва")
    teacher.wizard.close()
    teacher.settle()
    teacher.press("resume_draft")
    teacher.settle()
    assert not seen(teacher.journal, QPushButton, "delete_draft")
    teacher.wizard.close()
    teacher.settle()
    assert seen(teacher.journal, QPushButton, "delete_draft")


def test_only_one_wizard_is_open_at_a_time(teacher: Teacher) -> None:
    first = teacher.begin()
    teacher.write(full_name="Королёва")
    teacher.press("new_request")
    teacher.settle()
    assert teacher.wizard is first
    assert teacher.text(Field.FULL_NAME) == "Королёва"


def test_a_practice_draft_stays_practice(teacher: Teacher) -> None:
    teacher.windows.new_request(Way.PRACTICE)
    teacher.settle()
    teacher.write(full_name="Королёва")
    teacher.wizard.close()
    (draft,) = teacher.drafts()
    assert draft.is_practice
    assert draft.id != RequestId("")
