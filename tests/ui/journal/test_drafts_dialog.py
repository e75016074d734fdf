"""«Черновики»: all of them, to be continued or deleted with everything that is theirs."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton, QTreeWidget

from contracts.samples import HOSTILE_TEXTS
from edusupport_desktop.domain.answers import Field
from edusupport_desktop.ui.wizard.flow import Step
from real_program import ANSWERS
from teacher import Teacher, files_below, seen


def begin_and_leave(teacher: Teacher, subject: str, *, pictures: int = 0) -> None:
    teacher.begin()
    teacher.write_page(Step.APPLICANT)
    teacher.next()
    teacher.write_page(Step.PROBLEM, subject=subject)
    teacher.press_radio("error_no")
    if pictures:
        teacher.next()
        for _ in range(pictures):
            teacher.take_screen()
    teacher.wizard.close()
    teacher.settle()


def open_drafts(teacher: Teacher) -> QTreeWidget:
    teacher.journal.drafts_wanted.emit()
    teacher.settle()
    return teacher.visible(QTreeWidget, "drafts")


def draft_files(teacher: Teacher) -> list[Path]:
    return [path for path in files_below(Path(teacher.program.data_folder)) if "drafts" in path.parts]


def rows(drafts: QTreeWidget) -> list[tuple[str, str]]:
    """Subject and number of pictures."""
    items = [drafts.topLevelItem(row) for row in range(drafts.topLevelItemCount())]
    return [(item.text(0), item.text(2)) for item in items if item is not None]


@pytest.fixture
def two(teacher: Teacher) -> QTreeWidget:
    begin_and_leave(teacher, "Первый")
    begin_and_leave(teacher, "Второй", pictures=1)
    teacher.press("all_drafts")
    teacher.settle()
    return teacher.visible(QTreeWidget, "drafts")


def test_all_drafts_are_listed_with_subject_day_and_pictures_the_latest_first(two: QTreeWidget) -> None:
    assert rows(two) == [("Второй", "1"), ("Первый", "0")]
    first = two.topLevelItem(0)
    assert first is not None
    assert "сегодня" in first.text(1) or "today" in first.text(1)


def test_an_older_draft_is_continued(teacher: Teacher, two: QTreeWidget) -> None:
    two.setFocus()
    QTest.keyClick(two, Qt.Key.Key_Down)
    QTest.keyClick(two, Qt.Key.Key_Return)
    teacher.settle()
    assert teacher.text(Field.SUBJECT) == "Первый"
    assert not seen(teacher.journal, QTreeWidget, "drafts")


def test_a_deleted_draft_takes_all_its_files_with_it_and_leaves_the_others(teacher: Teacher, two: QTreeWidget) -> None:
    (doomed, kept) = teacher.drafts()
    folder = next(path.parent for path in draft_files(teacher) if doomed.id in str(path))
    assert {path.name.partition("-")[0] for path in folder.iterdir()} == {"draft.json", "original", "finished"}
    teacher.boxes.answer = QMessageBox.StandardButton.No
    teacher.press("delete_chosen")
    assert len(teacher.drafts()) == 2
    teacher.boxes.answer = QMessageBox.StandardButton.Yes
    two.setFocus()
    QTest.keyClick(two, Qt.Key.Key_Delete)
    teacher.settle()
    assert "Второй" in teacher.boxes.questions[-1]
    assert rows(two) == [("Первый", "0")]
    assert [draft.id for draft in teacher.drafts()] == [kept.id]
    assert not [path for path in draft_files(teacher) if doomed.id in str(path)]


def test_after_the_last_one_it_says_that_there_are_none(teacher: Teacher, two: QTreeWidget) -> None:
    for _ in range(2):
        teacher.press("delete_chosen")
        teacher.settle()
    assert teacher.visible(QLabel, "no_drafts").isVisible()
    assert not two.isVisible()
    assert not teacher.visible(QPushButton, "continue_chosen").isEnabled()
    assert draft_files(teacher) == []
    assert not seen(teacher.journal, QPushButton, "resume_draft")


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_any_subject_stands_in_one_line(teacher: Teacher, text: str) -> None:
    teacher.begin()
    teacher.windows._wizard._session.answer(Field.SUBJECT, text * 20)  # type: ignore[union-attr]
    teacher.windows._wizard._session.answer(Field.CITY, "Ё")  # type: ignore[union-attr]
    teacher.wizard.close()
    teacher.settle()
    ((subject, _),) = rows(open_drafts(teacher))
    assert subject
    assert len(subject) <= 60
    assert "\n" not in subject


def test_another_draft_is_taken_up_while_one_is_in_the_wizard(teacher: Teacher) -> None:
    begin_and_leave(teacher, "Первый")
    teacher.begin()
    teacher.write(full_name="Вторая")
    drafts = open_drafts(teacher)
    assert rows(drafts) == [("Первый", "0")]  # not the one in the wizard
    teacher.press("continue_chosen")
    teacher.settle()
    assert teacher.text(Field.SUBJECT) == "Первый"
    assert {draft.answers.full_name for draft in teacher.drafts()} == {ANSWERS.full_name, "Вторая"}


def test_a_draft_cannot_push_aside_a_letter_that_is_being_sent(teacher: Teacher) -> None:
    begin_and_leave(teacher, "Первый")
    (draft,) = teacher.drafts()
    wizard = teacher.begin()
    wizard._sending._sending = True
    teacher.windows.work.draft_wanted.emit(draft)
    teacher.settle()
    assert teacher.wizard is wizard
    wizard._sending._sending = False


def test_without_a_draft_it_says_so(teacher: Teacher) -> None:
    teacher.journal.drafts_wanted.emit()
    teacher.settle()
    assert teacher.visible(QLabel, "no_drafts").isVisible()
