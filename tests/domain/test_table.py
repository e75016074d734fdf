"""A table somebody kept: its dates, its columns, its rows."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.samples import HOSTILE_TEXTS
from edusupport_desktop.domain.desk import NumberPattern
from edusupport_desktop.domain.incident import Incident
from edusupport_desktop.domain.incident_number import IncidentNumber
from edusupport_desktop.domain.letter import SUBJECT_LENGTH
from edusupport_desktop.domain.table import Column, TableRow, guessed_columns, has_heads
from edusupport_desktop.domain.table_dates import read_date
from edusupport_desktop.domain.table_request import TableRequest, WrongReason, WrongRow, body_of, read_row

PATTERN = NumberPattern("INC", 6, 10, "INC0012345")
TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    "text",
    [
        "23.11.2026",
        " 23.11.26 ",
        "23/11/2026",
        "23-11-2026",
        "2026-11-23",
        "2026-11-23T09:30:00",
        "2026-11-23 09:30:00.123456+03:00",
        "23.11.2026 9:30",
        "23.11.2026, 09:30:15",
        "23.11.2026 в 9:30",
        "23.11.2026 г.",
        "23 ноября 2026 г.",
        "«23» ноября 2026 года",
        "23 НОЯ 2026",
        "23 ноя. 2026 12:00",
    ],
)
def test_a_date_is_read_in_every_form(text: str) -> None:
    assert read_date(text) == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "month"),
    [("1 марта 2026", 3), ("1 мая 2026", 5), ("1 июня 2026", 6), ("1 июля 2026", 7), ("1 августа 2026", 8)],
)
def test_months_that_begin_alike_are_told_apart(text: str, month: int) -> None:
    assert read_date(text) == date(2026, month, 1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31.02.2026",
        "INC0012345",
        "23.11",
        "вчера",
        "99.99.9999",
        "23.11.2026 и 24.11.2026",
        "5 ягуаря 2026",
        "1" * 99,
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_date(text) is None


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_written_date_is_read_back(day: date) -> None:
    assert read_date(f"{day:%d.%m.%Y}") == read_date(f"{day:%Y-%m-%d}") == read_date(f"{day:%d.%m.%y}") == day


def rows(*lines: tuple[str, ...]) -> list[TableRow]:
    return [TableRow(place, cells) for place, cells in enumerate(lines, 1)]


EXPORTED = ("Номер инцидента", "Дата инцидента", "Дата обращения", "Тема", "Состояние", "Способ")
NUMBERED = ("INC0012345", "20.11.2026", "19.11.2026", "Не открывается журнал", "Решено", "своей почтой")


def test_the_columns_of_our_own_table_are_known() -> None:
    table = rows(EXPORTED, NUMBERED)
    assert has_heads(table, PATTERN)
    assert guessed_columns(table, PATTERN) == {
        Column.NUMBER: 0,
        Column.REGISTERED_ON: 1,
        Column.MADE_ON: 2,
        Column.SUBJECT: 3,
        Column.STATE: 4,
    }


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        (
            ("№ п/п", "Дата", "Инцидент", "Суть проблемы", "Статус"),
            {"made_on": 1, "number": 2, "subject": 3, "state": 4},
        ),
        (
            ("Когда", "Номер заявки", "Тема", "Описание", "Ответ"),
            {"made_on": 0, "number": 1, "subject": 2, "text": 3, "answer": 4},
        ),
        (("Incident", "Date", "Subject", "State"), {"number": 0, "made_on": 1, "subject": 2, "state": 3}),
    ],
)
def test_heads_tell_what_the_columns_are(heads: tuple[str, ...], expected: dict[str, int]) -> None:
    assert guessed_columns(rows(heads), PATTERN) == {Column(name): place for name, place in expected.items()}


def test_without_heads_the_contents_tell() -> None:
    table = rows(
        ("1", "12.03.2025", "INC0000456", "Не сохраняется оценка за урок", "закрыто"),
        ("2", "14.03.2025", "INC0000457", "Пропало расписание 7 класса", "в работе"),
    )
    assert not has_heads(table, PATTERN)
    assert guessed_columns(table, PATTERN) == {
        Column.NUMBER: 2,
        Column.MADE_ON: 1,
        Column.SUBJECT: 3,
        Column.STATE: 4,
    }


def test_a_head_that_lies_is_not_believed() -> None:
    table = rows(("Дата", "Обращение"), ("в четверг", "Журнал не открывается"), ("не помню", "Пропал урок"))
    assert Column.MADE_ON not in guessed_columns(table, PATTERN)


COLUMNS = {
    Column.NUMBER: 0,
    Column.REGISTERED_ON: 1,
    Column.MADE_ON: 2,
    Column.SUBJECT: 3,
    Column.STATE: 4,
    Column.TEXT: 5,
    Column.ANSWER: 6,
}


def read(*cells: str) -> TableRequest | WrongRow | None:
    return read_row(TableRow(7, cells), COLUMNS, PATTERN, TODAY)


def test_a_row_becomes_a_request() -> None:
    request = read(*NUMBERED[:5], "Первая строка\nвторая", "Исправили сегодня")
    assert request == TableRequest(
        line=7,
        made_on=date(2026, 11, 19),
        subject="Не открывается журнал",
        incident=Incident(IncidentNumber("INC0012345"), date(2026, 11, 20)),
        is_solved=True,
        text="Первая строка\nвторая",
        state_word="Решено",
        answer="Исправили сегодня",
    )
    assert isinstance(request, TableRequest)
    for part in ("Первая строка\nвторая", "Исправили сегодня", "Решено", "не отправляла"):
        assert part in body_of(request)


@pytest.mark.parametrize(
    "number", ["inc 0012345", "ИНЦ-0012345".replace("ИНЦ", "INС"), "№ 0012345", "Инцидент INC0012345."]
)
def test_a_number_is_read_as_people_write_it(number: str) -> None:
    request = read(number, "", "19.11.2026", "Тема")
    assert isinstance(request, TableRequest)
    assert request.incident == Incident(IncidentNumber("INC0012345"), date(2026, 11, 19))


@pytest.mark.parametrize("number", ["", "-", "нет", "б/н", "без номера", "не дали", "—", "?"])
def test_who_has_no_number_has_no_incident(number: str) -> None:
    request = read(number, "", "19.11.2026", "Тема")
    assert isinstance(request, TableRequest)
    assert request.incident is None


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        (("REQ-55", "", "19.11.2026", "Тема"), WrongReason.NUMBER_WRONG),
        (("12", "", "19.11.2026", "Тема"), WrongReason.NUMBER_WRONG),
        (("INC0012345, INC0012346", "", "19.11.2026", "Тема"), WrongReason.SEVERAL_NUMBERS),
        (("INC0012345", "", "", "Тема"), WrongReason.DATE_MISSING),
        (("INC0012345", "", "31.02.2026", "Тема"), WrongReason.DATE_WRONG),
        (("INC0012345", "завтра", "19.11.2026", "Тема"), WrongReason.DATE_WRONG),
        (("", "", "29.11.2026", "Тема"), WrongReason.DATE_WRONG),
        (("", "", "19.11.1926", "Тема"), WrongReason.DATE_WRONG),
        (("", "", "19.11.2026", ""), WrongReason.SUBJECT_MISSING),
        (("", "", "19.11.2026", "Тема", "В очереди"), WrongReason.NEVER_SENT),
        (("", "", "19.11.2026", "Тема", "Не отправлено, нужно исправить"), WrongReason.NEVER_SENT),
        (("", "", "19.11.2026", "Тема", "Отменено"), WrongReason.NEVER_SENT),
    ],
)
def test_a_wrong_row_has_its_line_and_reason(cells: tuple[str, ...], reason: WrongReason) -> None:
    assert read(*cells) == WrongRow(7, reason)


@pytest.mark.parametrize("word", ["Решено", "РЕШЕНО 12.11", "закрыто", "Выполнено", "готово", "closed"])
def test_solved_is_solved(word: str) -> None:
    request = read("INC0012345", "", "19.11.2026", "Тема", word)
    assert isinstance(request, TableRequest)
    assert request.is_solved


@pytest.mark.parametrize(
    "word", ["", "не решено", "Не закрыто", "в работе", "решено частично", "ждём", "Зарегистрировано"]
)
def test_anything_else_is_open(word: str) -> None:
    request = read("INC0012345", "", "19.11.2026", "Тема", word)
    assert isinstance(request, TableRequest)
    assert not request.is_solved


def test_a_blank_row_is_none_and_a_number_stands_for_a_missing_subject() -> None:
    assert read("", " ", "", "") is None
    request = read("INC0012345", "20.11.2026", "", "")
    assert isinstance(request, TableRequest)
    assert (request.subject, request.made_on) == ("Инцидент INC0012345", date(2026, 11, 20))


def test_a_long_subject_is_shortened_and_nothing_of_it_lost() -> None:
    request = read("", "", "19.11.2026", "слово " * 100)
    assert isinstance(request, TableRequest)
    assert len(request.subject) <= SUBJECT_LENGTH
    assert request.text == ("слово " * 100).strip()


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_no_text_breaks_a_row(text: str) -> None:
    request = read("", "", "19.11.2026", text or "тема", "", text, text)
    assert isinstance(request, TableRequest)
    assert "\n" not in request.subject
    wrong = read(*[text] * 7)
    assert wrong is None or isinstance(wrong, WrongRow)


def test_the_apostrophe_of_a_harmless_formula_is_taken_off() -> None:
    request = read("", "", "19.11.2026", "'=1+1 не считается")
    assert isinstance(request, TableRequest)
    assert request.subject == "=1+1 не считается"
