"""Tables from outside: CSV as programs write it, XLSX, and files that are made to do harm."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from edusupport_desktop.domain.errors import Unavailable, UntrustedInput
from edusupport_desktop.storage import table_files
from edusupport_desktop.storage.bounded_zip import Limits
from edusupport_desktop.storage.table_files import MOST_COLUMNS, MOST_ROWS, read_table

TABLE = "Номер;Дата;Тема\r\nINC0012345;23.11.2026;Ёлка, «журнал»\r\n;24.11.2026;Расписание\r\n"
CELLS = [("Номер", "Дата", "Тема"), ("INC0012345", "23.11.2026", "Ёлка, «журнал»"), ("", "24.11.2026", "Расписание")]


def cells(path: Path) -> list[tuple[str, ...]]:
    return [row.cells for row in read_table(path).rows]


def written(folder: Path, data: bytes, name: str = "Таблица.csv") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
def test_every_usual_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    assert cells(written(tmp_path, TABLE.encode(encoding))) == CELLS


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_every_usual_separator_is_found(tmp_path: Path, separator: str) -> None:
    text = TABLE.replace("Ёлка, «журнал»", '"Ёлка, «журнал»"').replace(";", separator)
    assert cells(written(tmp_path, text.encode())) == CELLS


def test_excel_s_own_word_about_the_separator_is_heard(tmp_path: Path) -> None:
    table = read_table(written(tmp_path, ("sep=|\r\n" + TABLE.replace(";", "|")).encode("cp1251")))
    assert [row.cells for row in table.rows] == CELLS
    assert [row.line for row in table.rows] == [2, 3, 4]


def test_lines_are_counted_as_an_editor_counts_them(tmp_path: Path) -> None:
    table = read_table(written(tmp_path, 'а;"две\nстроки"\n\nб;в\n'.encode()))
    assert [(row.line, row.cells) for row in table.rows] == [(1, ("а", "две\nстроки")), (4, ("б", "в"))]


def workbook(path: Path, *rows: tuple[object, ...], title: str = "Обращения") -> Path:
    book = Workbook()
    assert book.active is not None
    book.active.title = title
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def test_a_workbook_is_read_with_its_dates_and_numbers(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "Журнал.xlsx",
        ("Номер", "Дата", "Тема"),
        ("INC0012345", date(2026, 11, 23), "Ёлка"),
        (12345, datetime(2026, 11, 24, 9, 30), None),  # noqa: DTZ001 (so they come out of Excel)
        (12.5, True, "конец"),
    )
    assert cells(path) == [
        ("Номер", "Дата", "Тема"),
        ("INC0012345", "2026-11-23", "Ёлка"),
        ("12345", "2026-11-24"),
        ("12.5", "True", "конец"),
    ]


def test_the_first_sheet_with_something_in_it_counts(tmp_path: Path) -> None:
    book = Workbook()
    book.create_sheet("Второй").append(("INC0012345",))
    book.save(tmp_path / "j.xlsx")
    assert cells(tmp_path / "j.xlsx") == [("INC0012345",)]


def test_no_formula_is_computed(tmp_path: Path) -> None:
    path = workbook(tmp_path / "j.xlsx", ("Тема", "=1+1", "=cmd|'/c calc'!A1"))
    assert cells(path) == [("Тема",)]


def test_a_table_that_is_too_long_is_read_as_far_as_it_may(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_files, "MOST_ROWS", 3)
    text = "а;б\n" * 8 + ";" * (MOST_COLUMNS + 5) + "\n"
    table = read_table(written(tmp_path, text.encode()))
    assert (len(table.rows), table.left_out) == (3, 3)
    assert MOST_ROWS > 3
    path = workbook(tmp_path / "j.xlsx", *[("а", "б")] * 8)
    assert len(read_table(path).rows) == 3


def test_a_row_far_below_costs_nothing(tmp_path: Path) -> None:
    book = Workbook()
    assert book.active is not None
    book.active["A1"] = "первая"
    book.active["XFD1048576"] = "последняя"
    book.save(tmp_path / "j.xlsx")
    assert cells(tmp_path / "j.xlsx") == [("первая",)]


def refused(path: Path) -> str:
    with pytest.raises(UntrustedInput) as error:
        read_table(path)
    return error.value.code


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "table_empty"),
        (b" \r\n;;\r\n", "table_empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500, "table_is_old_excel"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "table_unreadable"),
        (b"PK\x03\x04" + b"\x00" * 100, "table_too_large"),
        (b'"' + b"a" * 200_000, "table_unreadable"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, data: bytes, code: str) -> None:
    assert refused(written(tmp_path, data)) == code


def test_a_large_text_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_files, "LARGEST_CSV", 100)
    assert refused(written(tmp_path, b"a;b\n" * 26)) == "table_too_large"


def test_a_file_that_is_not_there_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="storage_unreadable"):
        read_table(tmp_path / "нет.csv")


def with_part(path: Path, name: str, content: bytes) -> Path:
    """The workbook with one of its parts replaced."""
    made = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(entry.filename, content if entry.filename == name else old.read(entry))
        if name not in old.namelist():
            new.writestr(name, content)
    path.write_bytes(made.getvalue())
    return path


BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>'
)


@pytest.mark.parametrize("content", [BOMB, b" " * 300_000 + BOMB, BOMB.decode().encode("utf-16")])
def test_xml_that_declares_anything_is_refused(tmp_path: Path, content: bytes) -> None:
    path = with_part(workbook(tmp_path / "j.xlsx", ("а",)), "xl/worksheets/sheet1.xml", content)
    assert refused(path) == "table_unreadable"


def test_a_zip_bomb_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    path = with_part(workbook(tmp_path / "j.xlsx", ("а",)), "xl/sharedStrings.xml", b"<a>" + b" " * 60_000_000)
    assert path.stat().st_size < 100_000
    assert refused(path) == "table_too_large"


@pytest.mark.parametrize(
    "limits",
    [Limits(3, 10**9, 10**9, 10**9), Limits(99, 5_000, 10**9, 10**9), Limits(99, 10**9, 1_000, 10**9)],
    ids=["files", "total", "each"],
)
def test_each_limit_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limits: Limits) -> None:
    path = workbook(tmp_path / "j.xlsx", ("а",))
    monkeypatch.setattr(table_files, "XLSX_LIMITS", limits)
    assert refused(path) == "table_too_large"


def test_a_zip_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "j.xlsx", "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    assert refused(tmp_path / "j.xlsx") == "table_unreadable"


@pytest.mark.parametrize("seed", range(60))
def test_no_broken_workbook_brings_anything_but_words(tmp_path: Path, seed: int) -> None:
    import random

    chance = random.Random(seed)  # noqa: S311
    path = workbook(tmp_path / "j.xlsx", *[("INC0012345", date(2026, 11, 23), "Тема", number) for number in range(30)])
    data = bytearray(path.read_bytes())
    for _ in range(chance.choice((1, 5, 40))):
        data[chance.randrange(len(data))] = chance.randrange(256)
    if chance.random() < 0.3:
        del data[chance.randrange(len(data)) :]
    path.write_bytes(data)
    with suppress(UntrustedInput):  # anything else fails the test
        read_table(path)
