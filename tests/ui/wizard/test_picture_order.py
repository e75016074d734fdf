"""Pictures in another order, and removed: every text that names them follows in the same step, and back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QPlainTextEdit, QPushButton

from edusupport_desktop.domain.annotation import Number, Point
from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.draft import Draft
from edusupport_desktop.domain.errors import UntrustedInput
from edusupport_desktop.domain.identifiers import MarkId
from edusupport_desktop.ui.rule_words import finding_text
from edusupport_desktop.ui.wizard.flow import Step
from edusupport_desktop.ui.wizard.pictures_page import PicturesPage
from picture_hands import mark, open_files, png
from realparts.needs import part_is_missing
from teacher import Teacher, click, type_into

COLOURS = ("red", "green", "blue", "yellow", "navy", "white", "orange", "purple", "brown", "pink")


def with_pictures(teacher: Teacher, tmp_path, count: int, essence: str = "") -> None:
    """On the page of the pictures, each of a width of its own: 41, 42, 43 …"""
    teacher.begin()
    teacher.write_page(Step.APPLICANT)
    teacher.next()
    teacher.write(essence=essence or "Журнал не открывается.")
    teacher.write_page(Step.PROBLEM)
    teacher.press_radio("error_no")
    teacher.next()
    files = [tmp_path / f"снимок {place}.png" for place in range(1, count + 1)]
    for place, file in enumerate(files, 1):
        file.write_bytes(png(COLOURS[place - 1], (40 + place, 30)))
    open_files(teacher, *files)
    if count == 1:
        mark(teacher)
    assert teacher.step() is Step.PICTURES


def pictures(teacher: Teacher) -> QListWidget:
    return teacher.visible(QListWidget, "pictures")


def order(teacher: Teacher) -> list[int]:
    """The pictures by which they were at first, as the draft on the disk has them."""
    return [picture.width - 40 for picture in draft(teacher).pictures]


def draft(teacher: Teacher) -> Draft:
    (only,) = teacher.drafts()
    return only


def essence(teacher: Teacher) -> str:
    stored = draft(teacher).answers.essence
    assert teacher.text(Field.ESSENCE) == stored, "the page shows another text than the draft has"
    return stored


NATIVE_DRAG = pytest.mark.not_windows("there a drag is the system's own, and ends with a real mouse button alone")


def line(teacher: Teacher, name: str) -> str:
    """What the notice of this name says; empty while it is hidden."""
    found = teacher.wizard.currentPage().findChild(QFrame, name)
    return " ".join(label.text() for label in found.findChildren(QLabel)) if found and found.isVisible() else ""


def named_in_list(teacher: Teacher) -> list[bool]:
    shown = pictures(teacher)
    return ["not named" not in shown.item(row).text() for row in range(shown.count())]


def drag(teacher: Teacher, row: int, to: QPoint) -> None:
    """With the mouse, as the system reports it: from this row to a place in the list."""
    if QGuiApplication.platformName() == "offscreen":
        part_is_missing("a drag is the display's own (Debian package xvfb)")
    shown = pictures(teacher)
    viewport = shown.viewport()
    start = shown.visualItemRect(shown.item(row)).center()
    # While a drag is under way Qt does not come back: what follows is done from its own event loop.
    steps = [
        lambda: QTest.mouseMove(viewport, (start + to) / 2),
        lambda: QTest.mouseMove(viewport, to),
        lambda: QTest.mouseMove(viewport, to + QPoint(1, 0)),
        lambda: QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, to),
    ]
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for index, step in enumerate(steps):
        QTimer.singleShot(150 * (index + 1), viewport, step)
    done: list[bool] = []
    QTimer.singleShot(150 * (len(steps) + 2), viewport, lambda: done.append(True))
    QTest.mouseMove(viewport, start + QPoint(0, 30))
    teacher.wait(lambda: done)
    teacher.settle()


def top_of(teacher: Teacher, row: int) -> QPoint:
    shown = pictures(teacher)
    return shown.visualItemRect(shown.item(row)).topLeft() + QPoint(60, 10)


@NATIVE_DRAG
def test_a_picture_is_dragged_to_another_place_and_the_text_follows(teacher: Teacher, tmp_path) -> None:
    with_pictures(teacher, tmp_path, 3, "Журнал на картинке1, ошибка — картинка3, 7 «Б».")
    drag(teacher, 2, top_of(teacher, 0))
    assert order(teacher) == [3, 1, 2]
    assert essence(teacher) == "Журнал на картинке2, ошибка — картинка1, 7 «Б»."
    assert teacher.picture_names() == ["picture1.png", "picture2.png", "picture3.png"]
    assert pictures(teacher).currentRow() == 0
    drag(teacher, 0, top_of(teacher, 1) + QPoint(0, 90))
    assert order(teacher) == [1, 3, 2]
    assert essence(teacher) == "Журнал на картинке1, ошибка — картинка2, 7 «Б»."
    teacher.press("undo_arrangement")
    teacher.press("undo_arrangement")
    assert order(teacher) == [1, 2, 3]
    assert essence(teacher) == "Журнал на картинке1, ошибка — картинка3, 7 «Б»."


@NATIVE_DRAG
def test_dropped_where_it_was_a_picture_stays(teacher: Teacher, tmp_path) -> None:
    with_pictures(teacher, tmp_path, 2, "картинка1, картинка2")
    drag(teacher, 0, top_of(teacher, 0) + QPoint(40, 5))
    assert order(teacher) == [1, 2]
    assert not line(teacher, "notice")


def test_the_order_is_changed_by_keyboard_and_taken_back(teacher: Teacher, tmp_path) -> None:
    with_pictures(teacher, tmp_path, 3, "См. картинку1, картинку2 и рис. 3.")
    shown = pictures(teacher)
    shown.setFocus()
    shown.setCurrentRow(0)
    QTest.keyClick(shown, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert order(teacher) == [1, 2, 3]
    for _ in range(3):
        QTest.keyClick(shown, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert order(teacher) == [2, 3, 1]
    assert essence(teacher) == "См. картинку3, картинку1 и рис. 2."
    assert shown.currentRow() == 2
    assert teacher.wizard.focusWidget() is shown
    assert "исправлены" in line(teacher, "notice") or "changed to match" in line(teacher, "notice")
    for expected in ([2, 1, 3], [1, 2, 3]):
        teacher.press("undo_arrangement")
        assert order(teacher) == expected
    assert essence(teacher) == "См. картинку1, картинку2 и рис. 3."
    assert not line(teacher, "notice")


def test_the_delete_key_removes_and_a_click_brings_everything_back(teacher: Teacher, tmp_path) -> None:
    with_pictures(teacher, tmp_path, 3, "картинка1, картинка2, картинка3")
    before = draft(teacher)
    shown = pictures(teacher)
    shown.setFocus()
    shown.setCurrentRow(1)
    QTest.keyClick(shown, Qt.Key.Key_Delete)
    assert order(teacher) == [1, 3]
    assert essence(teacher) == "картинка1, картинка[?], картинка2"
    assert "«картинка[?]»" in line(teacher, "wrong_references")
    teacher.press("undo_arrangement")
    assert draft(teacher) == before
    assert essence(teacher) == "картинка1, картинка2, картинка3"
    assert not line(teacher, "wrong_references")
    for picture in before.pictures:
        assert teacher.program.drafts.read_original(before.id, picture.id)
        assert teacher.program.drafts.read_finished(before.id, picture.id)


def test_a_removed_picture_can_be_brought_back_after_visits_to_other_pages_and_more_writing(
    teacher: Teacher, tmp_path
) -> None:
    with_pictures(teacher, tmp_path, 2, "картинка1, картинка2")
    pictures(teacher).setCurrentRow(0)
    teacher.press("remove_picture")
    teacher.back()
    assert essence(teacher) == "картинка[?], картинка1"
    teacher.write(essence=", и ещё раз картинка1")
    teacher.next()
    teacher.press("undo_arrangement")
    assert order(teacher) == [1, 2]
    assert essence(teacher) == "картинка1, картинка2, и ещё раз картинка2"


def test_when_the_wizard_is_closed_removed_pictures_are_gone_from_the_disk(teacher: Teacher, tmp_path) -> None:
    with_pictures(teacher, tmp_path, 2)
    first, second = draft(teacher).pictures
    pictures(teacher).setCurrentRow(0)
    teacher.press("remove_picture")
    store, request_id = teacher.program.drafts, draft(teacher).id
    assert store.read_original(request_id, first.id)
    teacher.wizard.close()
    teacher.settle()
    for read in (store.read_original, store.read_finished):
        assert read(request_id, second.id)
        with pytest.raises(UntrustedInput, match="draft_picture_missing"):
            read(request_id, first.id)


def test_what_was_brought_back_stays_on_the_disk_when_the_wizard_is_closed(teacher: Teacher, tmp_path) -> None:
    with_pictures(teacher, tmp_path, 1)
    (only,) = draft(teacher).pictures
    teacher.press("remove_picture")
    teacher.press("undo_arrangement")
    request_id = draft(teacher).id
    teacher.wizard.close()
    teacher.settle()
    assert teacher.program.drafts.read_finished(request_id, only.id)


def test_a_reference_left_dangling_holds_the_letter_and_leads_into_the_text(teacher: Teacher, tmp_path) -> None:
    with_pictures(teacher, tmp_path, 1, "🦔 Видно на картинке2, вот.")
    assert "«картинке2»" in line(teacher, "wrong_references")
    teacher.next()
    assert teacher.step() is Step.PICTURES
    assert teacher.said_problem().startswith(finding_text("named_pictures_exist"))
    assert teacher.wizard.focusWidget() is teacher.visible(QPushButton, "fix_reference")
    QTest.keyClick(teacher.wizard.focusWidget(), Qt.Key.Key_Space)
    assert teacher.step() is Step.PROBLEM
    editor = teacher.visible(QPlainTextEdit, Field.ESSENCE.value)
    assert editor.textCursor().selectedText() == "картинке2"
    assert teacher.wizard.focusWidget() is editor
    teacher.press_tool("refer_to_1")
    assert essence(teacher) == "🦔 Видно на картинке1, вот."
    teacher.next()
    teacher.next()
    assert teacher.step() is Step.REVIEW


def test_words_that_mean_something_else_are_left_alone_once_the_teacher_said_so(teacher: Teacher, tmp_path) -> None:
    with_pictures(teacher, tmp_path, 1, "картинка1, картинки 5 вкладки.")
    assert "«картинки 5»" in line(teacher, "wrong_references")
    teacher.press("fix_reference")
    assert teacher.step() is Step.PROBLEM
    teacher.press("leave_meant_pictures_exist")
    teacher.next()
    assert teacher.step() is Step.PICTURES
    assert not line(teacher, "wrong_references")
    teacher.next()
    assert teacher.step() is Step.REVIEW


def test_a_letter_may_go_with_a_picture_nobody_names_but_is_told_so(teacher: Teacher, tmp_path) -> None:
    with_pictures(teacher, tmp_path, 2, "Видно на картинке 2.")
    assert named_in_list(teacher) == [False, True]
    teacher.press("refer_to_picture")
    assert teacher.step() is Step.PROBLEM
    assert essence(teacher).endswith("картинка1")
    type_into(teacher.editor(Field.ESSENCE), " — журнал")
    teacher.next()
    assert teacher.step() is Step.PICTURES
    assert named_in_list(teacher) == [True, True]


def test_numbers_on_pictures_stay_as_they_are_whatever_the_order(teacher: Teacher, tmp_path) -> None:
    with_pictures(teacher, tmp_path, 2, "цифра 1 на картинке1, цифра 2 на картинке2")
    for row, number in ((0, 1), (1, 2)):
        pictures(teacher).setCurrentRow(row)
        teacher.press("edit_picture")
        mark(teacher, Number(MarkId(str(number)), Point(10, 10), number))
    pictures(teacher).setCurrentRow(1)
    teacher.press("picture_up")
    numbers = [m.number for p in draft(teacher).pictures for m in p.marks if isinstance(m, Number)]
    assert numbers == [2, 1]
    assert essence(teacher) == "цифра 1 на картинке2, цифра 2 на картинке1"
    session = teacher.visible(PicturesPage).session
    assert "named_numbers_exist" not in [finding.code for finding in session.findings()]


def test_a_click_beside_the_text_names_a_picture_where_the_cursor_is(teacher: Teacher, tmp_path) -> None:
    with_pictures(teacher, tmp_path, 1)
    pictures(teacher).setCurrentRow(0)
    teacher.press("edit_picture")
    mark(teacher, Number(MarkId("n"), Point(10, 10), 3))
    teacher.back()
    editor = teacher.visible(QPlainTextEdit, Field.ESSENCE.value)
    editor.setPlainText("Смотрите, вот 🦔 на")
    QTest.keyClick(editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    teacher.press_tool("refer_to_1")
    assert essence(teacher) == "Смотрите, вот 🦔 на картинке1"
    assert teacher.wizard.focusWidget() is editor
    type_into(editor, ", под")
    button = teacher.tool("refer_to_1")
    (number,) = [action for action in button.menu().actions() if "3" in action.text()]
    number.trigger()
    assert essence(teacher) == "Смотрите, вот 🦔 на картинке1, под цифрой 3 на картинке1"


def test_without_pictures_nothing_is_offered_to_refer_to(teacher: Teacher) -> None:
    teacher.to_pictures()
    assert not teacher.visible(QPushButton, "refer_to_picture").isEnabled()
    teacher.back()
    assert not teacher.sees_tool("refer_to_1")


def test_ten_pictures_are_reached_by_keyboard_from_one_stop_of_tab(teacher: Teacher, tmp_path) -> None:
    with_pictures(teacher, tmp_path, 10)
    teacher.back()
    first = teacher.tool("refer_to_1")
    first.setFocus()
    seen = []
    while (focus := teacher.wizard.focusWidget()) is not None and focus.objectName() not in seen:
        seen.append(focus.objectName())
        QTest.keyClick(focus, Qt.Key.Key_Right)
    assert seen[0] == "refer_to_1"
    assert seen[-1] == "more_references"
    named = len(seen) - 1
    menu = teacher.tool("more_references").menu()
    assert [action.text() for action in menu.actions()] == [f"картинка{place}" for place in range(named + 1, 11)]
    menu.actions()[-1].trigger()
    assert essence(teacher).endswith("картинка10")
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert teacher.step() is Step.PROBLEM
    assert essence(teacher).endswith("картинка10 картинка1")


def test_refer_in_the_text_leads_there_with_the_chosen_picture(teacher: Teacher, tmp_path) -> None:
    with_pictures(teacher, tmp_path, 2, "Ошибка видна на")
    pictures(teacher).setCurrentRow(1)
    click(teacher.visible(QPushButton, "refer_to_picture"))
    assert teacher.step() is Step.PROBLEM
    assert essence(teacher) == "Ошибка видна на картинке2"
