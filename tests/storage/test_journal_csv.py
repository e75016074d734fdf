"""The journal as a table for Excel."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from contracts.samples import HOSTILE_TEXTS, new_id
from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import Incident, JournalEntry, State
from edusupport_desktop.domain.incident_number import IncidentNumber
from edusupport_desktop.storage.journal_csv import write_journal_csv

STATES = {(state, way): f"состояние {state.value} {way.value}" for state in State for way in Way}
WAYS = {way: f"способ {way.value}" for way in Way}
KAMCHATKA = timezone(timedelta(hours=12))


def an_entry(subject: str, number: str | None = "INC0001234") -> JournalEntry:
    incident = Incident(IncidentNumber(number), date(2026, 1, 2)) if number else None
    late_evening = datetime(2026, 11, 21, 21, 30, tzinfo=UTC)
    return JournalEntry(RequestId(new_id()), subject, late_evening, late_evening, Way.MAIL, State.REGISTERED, incident)


def rows(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""), delimiter=";"))


def write(path: Path, *entries: JournalEntry) -> None:
    write_journal_csv(entries, path, state_words=STATES, way_words=WAYS, zone=KAMCHATKA)


def test_the_table_is_what_a_russian_excel_opens(tmp_path: Path) -> None:
    path = tmp_path / "журнал.csv"
    write(path, an_entry("Не открывается «журнал»; 7 класс"), an_entry("Ёлка", number=None))
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert path.read_bytes().count(b"\r\n") == 3
    assert rows(path) == [
        ["Номер инцидента", "Дата инцидента", "Дата обращения", "Тема", "Состояние", "Способ"],
        [
            "INC0001234",
            "02.01.2026",
            "22.11.2026",
            "Не открывается «журнал»; 7 класс",
            "состояние registered mail",
            "способ mail",
        ],
        ["", "", "22.11.2026", "Ёлка", "состояние registered mail", "способ mail"],
    ]


@pytest.mark.parametrize("subject", ["=1+1", "+7 912", "-5", "@SUM(A1)", "\t=1", "\r=1", "＝1+1"])
def test_no_subject_becomes_a_formula(tmp_path: Path, subject: str) -> None:
    write(tmp_path / "j.csv", an_entry(subject))
    assert rows(tmp_path / "j.csv")[1][3] == f"'{subject}"


@pytest.mark.parametrize("subject", HOSTILE_TEXTS)
def test_no_subject_breaks_the_table(tmp_path: Path, subject: str) -> None:
    write(tmp_path / "j.csv", an_entry(subject), an_entry("следующая"))
    read = rows(tmp_path / "j.csv")
    assert [len(row) for row in read] == [6, 6, 6]
    assert read[1][3].lstrip("'") == subject.encode("utf-8", "replace").decode().lstrip("'")
    assert read[2][3] == "следующая"


def test_a_folder_that_is_not_there_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="storage_unreadable"):
        write(tmp_path / "нет" / "j.csv")
