"""The journal as a workbook."""

from __future__ import annotations

import zipfile
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from openpyxl import load_workbook

from contracts.samples import HOSTILE_TEXTS, new_id
from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import Incident, JournalEntry, State
from edusupport_desktop.domain.incident_number import IncidentNumber
from edusupport_desktop.storage import journal_xlsx
from edusupport_desktop.storage.journal_table import HEADER
from edusupport_desktop.storage.journal_xlsx import write_journal_xlsx
from edusupport_desktop.storage.table_files import read_table

STATES = {(state, way): f"{state.value} {way.value}" for state in State for way in Way}
WAYS = {way: way.value for way in Way}
KAMCHATKA = timezone(timedelta(hours=12))


def an_entry(subject: str, number: str | None = "INC0001234") -> JournalEntry:
    incident = Incident(IncidentNumber(number), date(2026, 1, 2)) if number else None
    late_evening = datetime(2026, 11, 21, 21, 30, tzinfo=UTC)
    return JournalEntry(RequestId(new_id()), subject, late_evening, late_evening, Way.MAIL, State.REGISTERED, incident)


def write(path: Path, *entries: JournalEntry) -> None:
    write_journal_xlsx(entries, path, state_words=STATES, way_words=WAYS, zone=KAMCHATKA)


def test_dates_are_dates_and_heads_stay_in_sight(tmp_path: Path) -> None:
    path = tmp_path / "Журнал.xlsx"
    write(path, an_entry("Не открывается «журнал»"), an_entry("Ёлка", number=None))
    sheet = load_workbook(path).active
    assert sheet is not None
    assert [cell.value for cell in sheet[1]] == list(HEADER)
    assert [cell.value for cell in sheet[2]] == [
        "INC0001234",
        datetime(2026, 1, 2),  # noqa: DTZ001 (so openpyxl gives it)
        datetime(2026, 11, 22),  # noqa: DTZ001
        "Не открывается «журнал»",
        "registered mail",
        "mail",
    ]
    assert sheet["B2"].number_format == "DD.MM.YYYY"
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:F3"
    assert [cell.value for cell in sheet[3]][:2] == [None, None]


@pytest.mark.parametrize("subject", ["=1+1", "+7 912", "-5", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "=cmd|'/c calc'!A1"])
def test_no_subject_becomes_a_formula(tmp_path: Path, subject: str) -> None:
    path = tmp_path / "j.xlsx"
    write(path, an_entry(subject))
    with zipfile.ZipFile(path) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
    sheet = load_workbook(path).active
    assert sheet is not None
    assert sheet["D2"].data_type == "s"
    assert sheet["D2"].quotePrefix  # nor does it become one when somebody edits the cell


@pytest.mark.parametrize("subject", [*HOSTILE_TEXTS, "\ufffe\uffff\x0b", "длинно" * 10_000])
def test_no_text_breaks_the_workbook(tmp_path: Path, subject: str) -> None:
    path = tmp_path / "j.xlsx"
    write(path, an_entry(subject), an_entry("следующая"))
    read = read_table(path).rows
    assert [row.cells[3] for row in read][::2] == ["Тема", "следующая"]


def test_what_does_not_fit_into_a_sheet_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal_xlsx, "MOST_ROWS", 2)
    write(tmp_path / "j.xlsx", *(an_entry(f"{number}") for number in range(4)))
    assert [row.cells[3] for row in read_table(tmp_path / "j.xlsx").rows] == ["Тема", "0", "1"]


def test_a_folder_that_is_not_there_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="storage_unreadable"):
        write(tmp_path / "нет" / "j.xlsx")
