"""The list: read as it is seen, sorted by header and keyboard, filtered, the chosen request kept."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit

from contracts.samples import NOON, an_outgoing, prepared
from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import Event, EventKind, State
from edusupport_desktop.domain.journal_list import ListQuestion, SortColumn
from edusupport_desktop.domain.letter import Letter
from edusupport_desktop.ui.journal.list_work import FIRST_LINES
from edusupport_desktop.ui.journal.model import ANSWER, DATE, NUMBER, STATE, SUBJECT, WAITING
from edusupport_desktop.ui.words import day_in_words, state_text
from teacher import Teacher, seen, type_into
from ui.journal.test_journal import put, refresh, subjects

MANY = 3 * FIRST_LINES


def put_many(teacher: Teacher, count: int = MANY) -> list[RequestId]:
    """The latest first, as the list shows them."""
    made = []
    for place in range(count):
        outgoing = an_outgoing(
            way=Way.MAIL,
            files=(),
            prepared_at=NOON - timedelta(hours=place),
            letter=Letter(f"Журнал {place}", "Здравствуйте."),
        )
        teacher.program.journal.add(outgoing, prepared(outgoing))
        made.append(outgoing.request_id)
    teacher.journal.refresh()
    teacher.wait(lambda: teacher.journal.model.rowCount() == count)
    teacher.settle()
    return made


def chosen_row(teacher: Teacher) -> int:
    return teacher.journal.table.currentIndex().row()


def choose(teacher: Teacher, name: str, place: int) -> None:
    teacher.visible(QComboBox, name).setCurrentIndex(place)
    teacher.settle()


def test_a_long_list_is_read_where_it_is_seen(teacher: Teacher) -> None:
    made = put_many(teacher)
    model, table = teacher.journal.model, teacher.journal.table
    assert model.entry_at(MANY - 1) is None
    assert teacher.journal.selected_request() == made[0]
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    teacher.wait(lambda: teacher.journal.selected_request() == made[-1])
    teacher.settle()
    assert model.index(MANY - 1, SUBJECT).data() == f"Журнал {MANY - 1}"
    assert teacher.journal.details._entry is not None
    assert teacher.journal.details._entry.request_id == made[-1]


def test_what_changes_far_down_the_list_stays_in_sight_and_chosen(teacher: Teacher) -> None:
    made = put_many(teacher)
    table = teacher.journal.table
    table.selectRow(MANY - 20)
    table.scrollTo(teacher.journal.model.index(MANY - 20, 0))
    teacher.wait(lambda: teacher.journal.selected_request() == made[MANY - 20])
    teacher.settle()
    place = table.verticalScrollBar().value()
    assert place > 0
    teacher.program.journal.append(Event(made[MANY - 20], EventKind.WITHDRAWN, NOON))
    teacher.journal.refresh()
    teacher.wait(lambda: (entry := teacher.journal.model.entry_at(MANY - 20)) and entry.state is State.WITHDRAWN)
    teacher.settle()
    assert (chosen_row(teacher), table.verticalScrollBar().value()) == (MANY - 20, place)
    assert teacher.journal.selected_request() == made[MANY - 20]
    assert teacher.visible(QLabel, "details_state").text() == "Cancelled"


def test_who_reads_further_down_is_left_there_when_a_request_comes(teacher: Teacher) -> None:
    made = put_many(teacher)
    bar = teacher.journal.table.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    place = bar.value()
    assert place > 0
    new = an_outgoing(way=Way.MAIL, files=(), prepared_at=NOON + timedelta(hours=1))
    teacher.program.journal.add(new, prepared(new))
    teacher.journal.refresh()
    teacher.wait(lambda: teacher.journal.model.rowCount() == MANY + 1)
    teacher.settle()
    assert (bar.value(), chosen_row(teacher)) == (place, 1)
    assert teacher.journal.selected_request() == made[0]


def test_a_new_request_that_is_not_among_the_first_is_found_and_chosen(teacher: Teacher) -> None:
    made = put_many(teacher)
    teacher.windows.work.show_new(made[MANY - 5])
    teacher.wait(lambda: teacher.journal.selected_request() == made[MANY - 5])
    assert chosen_row(teacher) == MANY - 5


def test_an_answer_to_an_older_question_comes_too_late(teacher: Teacher) -> None:
    put(teacher.program, State.SENT, letter=Letter("Журнал", "Здравствуйте."))
    refresh(teacher)
    teacher.journal.list_wanted.emit(ListQuestion("журнал"))
    teacher.journal.list_wanted.emit(ListQuestion("нет такого"))
    teacher.settle()
    assert subjects(teacher) == []


@pytest.mark.parametrize("column", [NUMBER, DATE, SUBJECT, STATE, ANSWER, WAITING])
def test_every_column_sorts_by_its_header_and_by_the_keyboard(teacher: Teacher, column: int) -> None:
    for subject, state in (("Б", State.SENT), ("А", State.REGISTERED), ("В", State.ASKED)):
        put(teacher.program, state, letter=Letter(subject, "Здравствуйте."))
    refresh(teacher)
    table = teacher.journal.table
    table.sort_by(SUBJECT if column != SUBJECT else STATE)
    teacher.settle()
    header = table.horizontalHeader()
    QTest.mouseClick(
        header.viewport(),
        Qt.MouseButton.LeftButton,
        pos=QPoint(header.sectionViewportPosition(column) + 20, 8),
    )
    teacher.settle()
    by_header, asked = subjects(teacher), teacher.journal.question
    assert asked.column is list(SortColumn)[column]
    action = teacher.journal.findChild(QAction, f"sort_by_{column}")
    assert isinstance(action, QAction)
    assert action.shortcut() == QKeySequence(f"Ctrl+{column + 1}")
    action.trigger()
    teacher.settle()
    assert teacher.journal.question.column is asked.column
    assert teacher.journal.question.descending != asked.descending
    assert set(subjects(teacher)) == set(by_header) == {"А", "Б", "В"}
    if column == SUBJECT:
        assert subjects(teacher) == list(reversed(by_header)) == ["В", "Б", "А"]


def test_only_what_is_asked_for_is_shown(teacher: Teacher) -> None:
    about = "Здравствуйте.\n\nЛогин пользователя, под которым наблюдается проблема: "
    put(teacher.program, State.SOLVED, letter=Letter("Решено", f"{about}petrov"))
    put(teacher.program, State.SENT, letter=Letter("Открыто", f"{about}ivanova"))
    put(teacher.program, State.ASKED, letter=Letter("Вопрос", f"{about}petrov"))
    refresh(teacher)
    assert len(subjects(teacher)) == 3
    choose(teacher, "filter_shown", 1)
    assert set(subjects(teacher)) == {"Открыто", "Вопрос"}
    choose(teacher, "filter_shown", 2)
    assert subjects(teacher) == ["Вопрос"]
    choose(teacher, "filter_shown", 0)
    logins = teacher.visible(QComboBox, "filter_login")
    assert [logins.itemData(place) for place in range(logins.count())] == ["", "ivanova", "petrov"]
    choose(teacher, "filter_login", 2)
    assert set(subjects(teacher)) == {"Решено", "Вопрос"}
    choose(teacher, "filter_period", 2)
    assert teacher.journal.question.since is not None


def test_nothing_found_is_said_and_the_filters_can_be_taken_back(teacher: Teacher) -> None:
    put(teacher.program, State.SENT)
    refresh(teacher)
    assert not seen(teacher.journal, QLabel, "nothing_found")
    choose(teacher, "filter_shown", 2)
    assert seen(teacher.journal, QLabel, "nothing_found")
    choose(teacher, "filter_shown", 0)
    assert not seen(teacher.journal, QLabel, "nothing_found")
    assert len(subjects(teacher)) == 1


def test_an_empty_journal_has_no_filters(teacher: Teacher) -> None:
    assert not seen(teacher.journal, QComboBox, "filter_shown")


def test_while_typing_the_details_wait_for_a_rest(teacher: Teacher) -> None:
    for subject in ("Журнал", "Жалоба"):
        put(teacher.program, State.SENT, letter=Letter(subject, "Здравствуйте."))
    refresh(teacher)
    told: list[object] = []
    teacher.journal.selected.connect(told.append)
    search = teacher.visible(QLineEdit, "search")
    type_into(search, "жур")
    teacher.wait(lambda: subjects(teacher) == ["Журнал"])
    assert len(told) <= 1
    teacher.wait(lambda: told and told[-1] == teacher.journal.selected_request())


def test_the_number_is_copied_from_the_list(teacher: Teacher) -> None:
    put(teacher.program, State.REGISTERED)
    refresh(teacher)
    QApplication.clipboard().clear()
    QTest.keyClick(teacher.journal.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "INC0012345"


def test_days_without_an_answer_are_told_in_words(teacher: Teacher) -> None:
    put(teacher.program, State.SENT)
    refresh(teacher)
    shown = teacher.journal.model.index(0, WAITING).data()
    assert "without a" in shown
    assert shown in teacher.visible(QLabel, "details_state").text()
    put(teacher.program, State.SOLVED)
    refresh(teacher)
    assert teacher.journal.model.index(0, WAITING).data() in ("", teacher.journal.model.index(1, WAITING).data())


def test_a_narrow_window_leaves_out_what_the_details_tell(teacher: Teacher) -> None:
    put(teacher.program, State.SENT)
    refresh(teacher)
    table = teacher.journal.table
    table.resize(1200, 300)
    assert not table.isColumnHidden(ANSWER)
    wide = table.columnWidth(STATE)
    table.resize(500, 300)
    assert table.isColumnHidden(ANSWER)
    assert not table.isColumnHidden(STATE)
    table.resize(430, 300)
    assert 0 < table.columnWidth(STATE) <= wide
    assert table.columnWidth(SUBJECT) > 12 * table.fontMetrics().averageCharWidth()
    table.resize(1200, 300)
    assert table.columnWidth(STATE) == wide
    assert not table.isColumnHidden(DATE)


def test_dates_and_states_are_read_whole_on_the_smallest_common_screen(teacher: Teacher) -> None:
    put(teacher.program, State.SENT)
    refresh(teacher)
    teacher.journal.resize(1366, 768)
    teacher.settle()
    table = teacher.journal.table
    width, now = table.fontMetrics().horizontalAdvance, datetime.now().astimezone()
    assert table.columnWidth(DATE) >= width(day_in_words(now, now)) + 10
    assert table.columnWidth(STATE) >= width(state_text(State.SENT, Way.MAIL)) + 31
    assert table.columnWidth(SUBJECT) >= width("Не сохраняется отметка")
    table.horizontalHeader().resizeSection(STATE, 150)
    teacher.journal.resize(1360, 760)
    teacher.settle()
    assert table.columnWidth(STATE) == 150
