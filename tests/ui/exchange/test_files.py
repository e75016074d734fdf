"""One incident as a PDF or a zip, the list as XLSX, a backup and the way back: through the menus."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import QFileDialog, QMessageBox

from contracts.journal import registered, sent
from contracts.samples import a_draft, a_reply, an_event
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import EventKind
from edusupport_desktop.domain.outgoing import OutgoingFile
from edusupport_desktop.services.program import Program
from edusupport_desktop.services.whole_incident import whole_incident
from edusupport_desktop.storage.presence import Presence
from edusupport_desktop.storage.table_files import read_table
from edusupport_desktop.ui import file_dialogs
from edusupport_desktop.ui.exchange import work as work_module
from edusupport_desktop.ui.exchange.incident_pdf import incident_html, write_incident_pdf
from edusupport_desktop.ui.exchange.story import story_text
from edusupport_desktop.ui.journal import work as journal_work
from real_program import Parts, real_program
from teacher import Teacher
from ui.exchange.test_import import trigger


def a_png(folder: Path, colour: int) -> bytes:
    image = QImage(640, 400, QImage.Format.Format_RGB32)
    image.fill(colour)
    image.save(str(folder / "p.png"))
    return (folder / "p.png").read_bytes()


def an_incident(program: Program, folder: Path) -> RequestId:
    files = (OutgoingFile("picture1.png", "image/png", a_png(folder, 0xFF3366)),)
    request_id = sent(program.journal, subject="Не открывается <журнал>", body="Пусто & бело", files=files)
    registered(program.journal, request_id, "INC0012345")
    program.journal.add_reply(request_id, a_reply("Уточните <b>класс</b>."), an_event(request_id, EventKind.ASKED, 90))
    program.journal.append(an_event(request_id, EventKind.CALLED, 99, person="Сергей", said="передано дальше"))
    return request_id


@pytest.fixture
def request_id(teacher: Teacher, tmp_path: Path) -> RequestId:
    request_id = an_incident(teacher.program, tmp_path)
    teacher.journal.refresh()
    teacher.settle()
    return request_id


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What boxes without a question said."""
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "information", lambda _parent, _title, text, *_: said.append(text))
    return said


def save_to(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(work_module, "ask_where_to_save", lambda *_: str(path))
    monkeypatch.setattr(work_module, "ask_what_to_open", lambda *_: str(path))
    monkeypatch.setattr(journal_work, "ask_where_to_save", lambda *_: str(path))


def test_the_chosen_request_becomes_a_pdf(
    teacher: Teacher, request_id: RequestId, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_to(monkeypatch, tmp_path / "Инцидент.pdf")
    trigger(teacher, "save_incident")
    data = (tmp_path / "Инцидент.pdf").read_bytes()
    assert data.startswith(b"%PDF-")
    assert data.rstrip().endswith(b"%%EOF")
    assert b"/Subtype /Image" in data
    assert "Saved" in teacher.journal.statusBar().currentMessage()


def test_nothing_in_it_is_markup(teacher: Teacher, request_id: RequestId) -> None:
    html = incident_html(whole_incident(request_id, teacher.program.journal))
    for text in (
        "INC0012345",
        "Не открывается &lt;журнал&gt;",
        "Пусто &amp; бело",
        "Уточните &lt;b&gt;класс&lt;/b&gt;.",
    ):
        assert text in html
    assert "Сергей: передано дальше" in html


def test_a_long_letter_takes_as_many_pages_as_it_needs(teacher: Teacher, tmp_path: Path) -> None:
    def pages(body: str) -> int:
        request_id = sent(teacher.program.journal, body=body, files=())
        write_incident_pdf(whole_incident(request_id, teacher.program.journal), str(tmp_path / "p.pdf"))
        return (tmp_path / "p.pdf").read_bytes().count(b"/Type /Page\n")

    assert pages("коротко") == 1
    assert pages("строка\n" * 200) > 2


def test_the_chosen_request_becomes_a_zip_with_its_story(
    teacher: Teacher, request_id: RequestId, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_to(monkeypatch, tmp_path / "Инцидент.zip")
    trigger(teacher, "save_incident")
    with zipfile.ZipFile(tmp_path / "Инцидент.zip") as archive:
        names = [name.partition("/")[2] for name in archive.namelist()]
        story = archive.read("INC0012345 23.11.2026/Что было.txt").decode("utf-8-sig")
    assert "Письма/01 Обращение.eml" in names
    assert "Картинки/01 picture1.png" in names
    assert len([name for name in names if name.startswith("Ответы/")]) == 1
    assert "Incident: INC0012345 of 23.11.2026" in story
    assert "Registered by the support: INC0012345, 23.11.2026" in story
    assert story.replace("\r\n", "\n") == story_text(whole_incident(request_id, teacher.program.journal))


@pytest.mark.parametrize("ending", ["pdf", "zip"])
def test_where_nothing_can_be_written_it_is_told(
    teacher: Teacher, request_id: RequestId, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    save_to(monkeypatch, tmp_path / "нет" / f"Инцидент.{ending}")
    trigger(teacher, "save_incident")
    assert teacher.boxes.expect_warning()


def test_without_a_request_nothing_is_asked(teacher: Teacher, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work_module, "ask_where_to_save", lambda *_: pytest.fail("asked"))
    trigger(teacher, "save_incident")


def test_the_list_becomes_a_workbook(
    teacher: Teacher, request_id: RequestId, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_to(monkeypatch, tmp_path / "Журнал.xlsx")
    trigger(teacher, "export_journal")
    head, row = read_table(tmp_path / "Журнал.xlsx").rows
    assert row.cells[0] == "INC0012345"
    assert head.cells[0] == "Номер инцидента"


def test_the_ending_follows_the_kind_that_is_chosen(teacher: Teacher, monkeypatch: pytest.MonkeyPatch) -> None:
    def choose(dialog: QFileDialog) -> bool:
        dialog.filterSelected.emit("Таблицы CSV (*.csv)")
        assert dialog.defaultSuffix() == "csv"
        return True

    monkeypatch.setattr(file_dialogs.QFileDialog, "exec", choose)
    kinds = "Таблицы Excel (*.xlsx);;Таблицы CSV (*.csv)"
    path = file_dialogs.ask_where_to_save(teacher.journal, "Сохранить", "Журнал.xlsx", kinds, "xlsx")
    assert Path(path).name == "Журнал.csv"


# Backup and restore


def test_everything_goes_into_a_file_and_comes_back(
    teacher: Teacher,
    request_id: RequestId,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    told: list[str],
    parts: Parts,
) -> None:
    teacher.program.drafts.save(a_draft(pictures=()))
    save_to(monkeypatch, tmp_path / "Копия.zip")
    trigger(teacher, "back_up")
    assert "1 requests, 1 drafts" in told.pop()
    sent(teacher.program.journal, subject="после копии")
    closed: list[bool] = []
    teacher.journal.closed.connect(lambda: closed.append(True))
    trigger(teacher, "restore_backup")
    teacher.settle()
    assert "1 requests, 1 drafts" in teacher.boxes.questions[-1]
    assert "before-restore-" in told.pop()
    assert closed
    teacher.program.close()
    again = real_program(tmp_path / "state", parts)
    assert [entry.request_id for entry in again.journal.entries()] == [request_id]
    again.close()


def test_who_does_not_want_it_keeps_what_is_there(
    teacher: Teacher, request_id: RequestId, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: list[str]
) -> None:
    save_to(monkeypatch, tmp_path / "Копия.zip")
    trigger(teacher, "back_up")
    later = sent(teacher.program.journal, subject="после копии")
    teacher.boxes.answer = QMessageBox.StandardButton.Cancel
    trigger(teacher, "restore_backup")
    teacher.settle()
    assert teacher.program.journal.entry(later)
    assert not [path for path in (tmp_path / "state" / "data").iterdir() if path.name.startswith(".restore-")]


def test_a_file_that_is_no_backup_gets_its_words(
    teacher: Teacher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "x.zip").write_bytes(b"no backup")
    save_to(monkeypatch, tmp_path / "x.zip")
    trigger(teacher, "restore_backup")
    assert "no backup of this program" in teacher.boxes.expect_warning()
    assert teacher.boxes.questions == []


def test_while_another_program_is_open_it_is_refused_with_words(
    teacher: Teacher, request_id: RequestId, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: list[str]
) -> None:
    save_to(monkeypatch, tmp_path / "Копия.zip")
    trigger(teacher, "back_up")
    other = Presence(tmp_path / "state" / "data" / "open.lock")
    other.come()
    trigger(teacher, "restore_backup")
    teacher.settle()
    assert "open a second time" in teacher.boxes.expect_warning()
    assert teacher.journal.isVisible()
    assert teacher.program.journal.entry(request_id)
    other.leave()


def test_not_while_a_request_is_being_written(teacher: Teacher, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work_module, "ask_what_to_open", lambda *_: pytest.fail("asked"))
    teacher.begin()
    trigger(teacher, "restore_backup")
    assert "Close it first" in teacher.boxes.expect_warning()


def test_the_menus_name_what_they_do(teacher: Teacher) -> None:
    for name in ("save_incident", "export_journal", "import_table", "back_up", "restore_backup"):
        action = teacher.journal.findChild(QAction, name)
        assert isinstance(action, QAction)
        assert action.text().endswith("…")


def test_the_story_tells_steps_statuses_and_what_was_undone(teacher: Teacher, request_id: RequestId) -> None:
    """As the timeline does, but a long talk in full."""
    journal, talk = teacher.program.journal, "слово " * 90
    facts = {"message_id": "<a@b>", "step": "Очистите кэш", "outcome": "done", "said": "Не помогло"}
    journal.append(an_event(request_id, EventKind.STEP_TAKEN, 100, **facts))
    journal.append(an_event(request_id, EventKind.STATUS_CHANGED, 101, status="В работе"))
    journal.append(an_event(request_id, EventKind.CALLED, 102, person="Ирина", said=talk))
    journal.append(an_event(request_id, EventKind.SOLVED, 103))
    journal.append(an_event(request_id, EventKind.UNDONE, 104))
    story = story_text(whole_incident(request_id, journal))
    assert "Очистите кэш – done – Не помогло" in story
    assert "«В работе»" in story
    assert f"Ирина: {talk.strip()}" in story
    assert "Solved (undone)" in story
    assert "Registered by the support: INC0012345, 23.11.2026\n" in story
