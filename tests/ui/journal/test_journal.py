"""The journal: found while typing, each state with its buttons, practice apart, a table to keep."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QTableView,
)

from contracts.samples import an_event, an_outgoing, prepared
from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.incident import EventKind, State
from edusupport_desktop.domain.journal_list import ListQuestion
from edusupport_desktop.domain.letter import Letter
from edusupport_desktop.domain.mail_account import MailAccount, Security
from edusupport_desktop.domain.outgoing import Outgoing, OutgoingFile
from edusupport_desktop.services.program import Program
from edusupport_desktop.ui.journal import work as work_module
from edusupport_desktop.ui.journal.model import STATE
from edusupport_desktop.ui.words import state_text
from real_program import ANSWERS
from realparts.processes import free_port
from teacher import Teacher, files_below, seen, type_into

LIFE: dict[State, tuple[EventKind, ...]] = {
    State.QUEUED: (),
    State.SENDING: (EventKind.ATTEMPT_STARTED,),
    State.SENT: (EventKind.ATTEMPT_STARTED, EventKind.ACCEPTED),
    State.REFUSED: (EventKind.ATTEMPT_STARTED, EventKind.REFUSED),
    State.UNKNOWN: (EventKind.ATTEMPT_STARTED, EventKind.OUTCOME_UNKNOWN),
    State.UNDELIVERED: (EventKind.ATTEMPT_STARTED, EventKind.ACCEPTED, EventKind.BOUNCED),
    State.HANDED_OVER: (EventKind.ATTEMPT_STARTED, EventKind.HANDED_OVER),
    State.WITHDRAWN: (EventKind.WITHDRAWN,),
    State.REGISTERED: (EventKind.ATTEMPT_STARTED, EventKind.ACCEPTED, EventKind.REGISTERED),
    State.ASKED: (EventKind.ATTEMPT_STARTED, EventKind.ACCEPTED, EventKind.REGISTERED, EventKind.ASKED),
    State.SOLVED: (EventKind.ATTEMPT_STARTED, EventKind.ACCEPTED, EventKind.SOLVED),
}
NUMBER = {"number": "INC0012345", "registered_on": "2026-11-20", "source": "typed"}

OFFERED: dict[State, set[str]] = {
    State.QUEUED: {"send_now", "send_later", "change_letter", "enter_number"},
    State.SENDING: set(),
    State.SENT: {"enter_number", "solved", "create_like", "call_sheet"},
    State.REFUSED: {"send_now", "change_letter", "enter_number", "call_sheet"},
    State.UNKNOWN: {"was_sent", "was_not_sent", "enter_number", "call_sheet"},
    State.UNDELIVERED: {"send_now", "enter_number", "create_like", "call_sheet"},
    State.HANDED_OVER: {"was_sent", "was_not_sent", "enter_number", "create_like", "call_sheet"},
    State.WITHDRAWN: set(),
    State.REGISTERED: {"enter_number", "solved", "details_copy_number", "create_like", "call_sheet"},
    State.ASKED: {"enter_number", "solved", "details_copy_number", "create_like", "call_sheet"},
    State.SOLVED: {"reopened", "enter_number", "create_like", "call_sheet"},
}
EVERY_BUTTON = set().union(*OFFERED.values())


def put(program: Program, state: State, **changes: object) -> Outgoing:
    """A request in this state, in the journal."""
    values: dict[str, object] = {"way": Way.MAIL, "files": ()}
    outgoing = an_outgoing(**(values | changes))
    program.journal.add(outgoing, prepared(outgoing))
    for kind in LIFE[state]:
        details = NUMBER if kind is EventKind.REGISTERED else {}
        program.journal.append(an_event(outgoing.request_id, kind, **details))
    return outgoing


def refresh(teacher: Teacher) -> None:
    teacher.journal.refresh()
    teacher.settle()


def subjects(teacher: Teacher) -> list[str]:
    model = teacher.journal.model
    return [entry.subject for row in range(model.rowCount()) if (entry := model.entry_at(row)) is not None]


def action(teacher: Teacher, name: str) -> QAction:
    found = teacher.journal.findChild(QAction, name)
    assert isinstance(found, QAction)
    return found


def test_an_empty_journal_says_what_to_do_first(teacher: Teacher) -> None:
    assert seen(teacher.journal, QPushButton, "new_request")
    assert seen(teacher.journal, QPushButton, "practise")
    teacher.press("practise")
    teacher.settle()
    assert teacher.visible(QLabel, "practice_notice").isVisible()


@pytest.mark.parametrize("state", State)
def test_each_state_offers_exactly_what_can_be_done(teacher: Teacher, state: State) -> None:
    outgoing = put(teacher.program, state)
    refresh(teacher)
    assert teacher.journal.selected_request() == outgoing.request_id
    assert {name for name in EVERY_BUTTON if seen(teacher.journal, QPushButton, name)} == OFFERED[state]
    shown = teacher.visible(QLabel, "details_state").text()
    assert shown.startswith(state_text(state, Way.MAIL))
    model = teacher.journal.model
    index = model.index(0, STATE)
    assert index.data() == state_text(state, Way.MAIL)
    assert not index.data(Qt.ItemDataRole.DecorationRole).isNull()


@pytest.mark.parametrize(
    ("state", "button", "after"),
    [
        (State.SENT, "solved", State.SOLVED),
        (State.SOLVED, "reopened", State.SENT),
        (State.UNKNOWN, "was_sent", State.SENT),
        (State.UNKNOWN, "was_not_sent", State.QUEUED),
        (State.HANDED_OVER, "was_sent", State.SENT),
    ],
)
def test_a_button_leads_to_the_state_it_names(teacher: Teacher, state: State, button: str, after: State) -> None:
    outgoing = put(teacher.program, state)
    refresh(teacher)
    teacher.press(button)
    teacher.settle()
    assert teacher.program.journal.entry(outgoing.request_id).state is after
    assert teacher.visible(QLabel, "details_state").text().startswith(state_text(after, Way.MAIL))


def test_the_letter_is_shown_as_text_with_its_pictures(teacher: Teacher) -> None:
    file = OutgoingFile("picture1.png", "image/png", b"\x89PNG not really")
    hostile = Letter("<b>Журнал</b> 👩‍🏫", "Суть вопроса:\n<img src=x> \u202eоб שלום")
    put(teacher.program, State.SENT, letter=hostile, files=(file,))
    refresh(teacher)
    shown = [box.toPlainText() for box in teacher.journal.findChildren(QPlainTextEdit) if box.isVisible()]
    assert len(shown) == 1
    assert hostile.subject in shown[0]
    assert hostile.body in shown[0]


def test_the_search_finds_while_typing(teacher: Teacher) -> None:
    for subject in ("Не открывается журнал", "Ёлка на утреннике", "Пароль"):
        put(teacher.program, State.SENT, letter=Letter(subject, "Здравствуйте."))
    refresh(teacher)
    assert len(subjects(teacher)) == 3
    search = teacher.visible(QLineEdit, "search")
    type_into(search, "елк")
    teacher.wait(lambda: subjects(teacher) == ["Ёлка на утреннике"])
    search.clear()
    teacher.wait(lambda: len(subjects(teacher)) == 3)


def test_a_search_that_finds_nothing_shows_an_empty_list_not_the_first_steps(teacher: Teacher) -> None:
    put(teacher.program, State.SENT)
    refresh(teacher)
    type_into(teacher.visible(QLineEdit, "search"), "ничегоподобного")
    teacher.wait(lambda: subjects(teacher) == [])
    assert not seen(teacher.journal, QPushButton, "practise")
    assert teacher.visible(QTableView, "requests").isVisible()


@pytest.mark.parametrize("hostile", ['"*^ AND (', "\x00", "👩‍🏫", "'; DROP TABLE requests; --", "\ud83d"])
def test_any_text_can_be_searched_for(teacher: Teacher, hostile: str) -> None:
    put(teacher.program, State.SENT)
    teacher.journal.list_wanted.emit(ListQuestion(hostile))
    teacher.settle()


def test_ctrl_f_goes_to_the_search_and_ctrl_n_begins_a_request(teacher: Teacher) -> None:
    teacher.wait(teacher.journal.isActiveWindow)
    QTest.keyClick(teacher.journal, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert teacher.journal.focusWidget() is teacher.visible(QLineEdit, "search")
    QTest.keyClick(teacher.journal, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    teacher.settle()
    assert teacher.wizard.isVisible()


def test_a_number_is_written_down_and_copied(teacher: Teacher) -> None:
    outgoing = put(teacher.program, State.SENT)
    refresh(teacher)
    teacher.press("enter_number")
    dialog = teacher.dialog("number_dialog")
    type_into(teacher.visible(QComboBox, "number"), "INС 0054321")
    dialog.accept()
    teacher.settle()
    entry = teacher.program.journal.entry(outgoing.request_id)
    assert entry.incident is not None
    assert (entry.state, entry.incident.number.text) == (State.REGISTERED, "INC0054321")
    assert "INC0054321" in teacher.visible(QLabel, "details_number").text()
    teacher.press("details_copy_number")
    assert QApplication.clipboard().text() == "INC0054321"


def test_a_cancelled_number_dialog_changes_nothing(teacher: Teacher) -> None:
    outgoing = put(teacher.program, State.SENT)
    refresh(teacher)
    teacher.press("enter_number")
    dialog = teacher.dialog("number_dialog")
    type_into(teacher.visible(QComboBox, "number"), "INC0054321")
    dialog.reject()
    teacher.settle()
    assert teacher.program.journal.entry(outgoing.request_id).state is State.SENT


def test_a_letter_taken_back_opens_in_the_wizard_under_a_new_identity(teacher: Teacher) -> None:
    account = MailAccount("koroleva@yandex.ru", "koroleva@yandex.ru", "127.0.0.1", free_port(), Security.TLS)
    teacher.program.accounts.save(account)
    teacher.program.accounts.save_password(account, "password")
    teacher.to_pictures()
    teacher.take_screen()
    teacher.next()
    teacher.settle()
    teacher.send()
    teacher.settle()
    teacher.done()
    (entry,) = teacher.program.journal.entries()
    assert entry.state is State.QUEUED
    teacher.press("change_letter")
    teacher.settle()
    assert teacher.program.journal.entry(entry.request_id).state is State.WITHDRAWN
    assert teacher.text("full_name") == ANSWERS.full_name
    (draft,) = teacher.drafts()
    assert draft.id != entry.request_id
    assert teacher.program.drafts.read_finished(draft.id, draft.pictures[0].id)


def test_practice_is_shown_apart_and_erased_with_every_file(teacher: Teacher, tmp_path: Path) -> None:
    real = put(teacher.program, State.SENT)
    teacher.to_pictures()
    teacher.take_screen()
    teacher.next()
    teacher.settle()
    teacher.press_radio("way_practice")
    teacher.send()
    teacher.settle()
    teacher.done()
    practice = action(teacher, "show_practice")
    assert practice.isChecked()
    assert len(subjects(teacher)) == 1
    assert "Practice" in teacher.visible(QLabel, "details_state").text()
    practice.setChecked(False)
    teacher.settle()
    assert teacher.journal.selected_request() == real.request_id
    teacher.boxes.answer = QMessageBox.StandardButton.No
    teacher.journal.erase_practice_wanted.emit()
    teacher.settle()
    assert len(teacher.program.journal.entries(practice=True)) == 1
    teacher.boxes.answer = QMessageBox.StandardButton.Yes
    teacher.journal.erase_practice_wanted.emit()
    teacher.settle()
    assert not teacher.program.journal.entries(practice=True)
    assert len(teacher.program.journal.entries()) == 1
    left = [file for file in files_below(tmp_path) if file.suffix in (".eml", ".png")]
    assert left == []
    teacher.program.journal.close()  # type: ignore[attr-defined]
    letters = ANSWERS.essence.partition("\n")[0].encode()
    assert not [file for file in files_below(tmp_path) if letters in file.read_bytes()]


def save_to(teacher: Teacher, path: Path) -> None:
    """Answers the next file dialog, which waits in a loop of its own."""

    def answer() -> None:
        dialogs = [w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog) and w.isVisible()]
        if not dialogs:
            QTimer.singleShot(20, answer)
            return
        name = dialogs[0].findChild(QLineEdit, "fileNameEdit")
        assert name is not None
        name.setText(str(path))
        dialogs[0].accept()

    QTimer.singleShot(0, answer)


def read_table(path: Path) -> list[list[str]]:
    return list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))


def test_the_table_holds_what_is_shown(teacher: Teacher, tmp_path: Path) -> None:
    put(teacher.program, State.REGISTERED, letter=Letter("=Формула; «журнал»", "Здравствуйте."))
    refresh(teacher)
    path = tmp_path / "Журнал ёлки.csv"
    save_to(teacher, path)
    action(teacher, "export_journal").trigger()
    teacher.settle()
    header, row = read_table(path)
    assert len(header) == len(row)
    assert "INC0012345" in row
    assert "20.11.2026" in row


def test_the_table_of_practice_holds_practice_alone(teacher: Teacher, tmp_path: Path) -> None:
    put(teacher.program, State.SENT, letter=Letter("Настоящее", "Здравствуйте."))
    teacher.practise()
    path = tmp_path / "practice.csv"
    save_to(teacher, path)
    action(teacher, "export_journal").trigger()
    teacher.settle()
    rows = read_table(path)
    assert len(rows) == 2
    assert "Настоящее" not in path.read_text(encoding="utf-8-sig")


def test_a_table_that_cannot_be_written_gets_its_words(
    teacher: Teacher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work_module, "ask_where_to_save", lambda *_: str(tmp_path / "нет" / "journal.csv"))
    action(teacher, "export_journal").trigger()
    teacher.settle()
    assert teacher.boxes.expect_warning()


def test_a_request_whose_picture_is_lost_can_still_be_seen(teacher: Teacher, tmp_path: Path) -> None:
    file = OutgoingFile("picture1.png", "image/png", b"\x89PNG")
    put(teacher.program, State.SENT, letter=Letter("Пропала картинка", "Здравствуйте."), files=(file,))
    for picture in (tmp_path / "state").rglob("picture1.png"):
        picture.unlink()
    refresh(teacher)
    assert subjects(teacher) == ["Пропала картинка"]
    teacher.boxes.warnings.clear()


def test_the_selected_request_stays_selected_when_the_list_is_renewed(teacher: Teacher) -> None:
    first = put(teacher.program, State.SENT, letter=Letter("Первое", "Здравствуйте."))
    put(teacher.program, State.SENT, letter=Letter("Второе", "Здравствуйте."))
    refresh(teacher)
    teacher.journal.select(first.request_id)
    teacher.settle()
    put(teacher.program, State.SENT, letter=Letter("Третье", "Здравствуйте."))
    refresh(teacher)
    assert teacher.journal.selected_request() == first.request_id


def test_a_letter_left_in_sending_by_a_killed_program_becomes_unknown_at_the_start(teacher: Teacher) -> None:
    outgoing = put(teacher.program, State.SENDING)
    teacher.windows.start_work(is_first=False)
    teacher.settle()
    assert teacher.program.journal.entry(outgoing.request_id).state is State.SENDING
    teacher.windows.start_work(is_first=True)
    teacher.settle()
    assert teacher.program.journal.entry(outgoing.request_id).state is State.UNKNOWN


def test_a_request_that_has_just_gone_is_selected_though_another_was(teacher: Teacher) -> None:
    for _ in range(2):
        teacher.begin()
        teacher.to_review()
        teacher.press_radio("way_practice")
        teacher.send()
        teacher.settle()
        teacher.done()
        teacher.settle()
        (newest, *_) = teacher.program.journal.entries(practice=True)
        assert teacher.journal.selected_request() == newest.request_id


def test_a_waiting_letter_can_be_put_aside_and_says_so(teacher: Teacher) -> None:
    outgoing = put(teacher.program, State.QUEUED)
    refresh(teacher)
    teacher.press("send_later")
    teacher.settle()
    assert [event.kind for event in teacher.program.journal.events(outgoing.request_id)][-1] is EventKind.HELD
    assert not seen(teacher.journal, QPushButton, "send_later")
    assert seen(teacher.journal, QPushButton, "send_now")
    assert "put aside until you press" in teacher.visible(QLabel, "details_state").text()


def test_a_letter_saved_as_a_file_never_goes_by_itself_so_it_cannot_be_put_aside(teacher: Teacher) -> None:
    put(teacher.program, State.QUEUED, way=Way.FILE)
    refresh(teacher)
    assert not seen(teacher.journal, QPushButton, "send_later")
