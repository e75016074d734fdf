"""A row of a table of earlier requests: the request it tells of, or why it cannot be one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from edusupport_desktop.domain.desk import NumberPattern
from edusupport_desktop.domain.incident import Incident
from edusupport_desktop.domain.incident_number import IncidentNumber, find_numbers, typed_number
from edusupport_desktop.domain.letter import SUBJECT_LENGTH
from edusupport_desktop.domain.plain_text import clean_line, clean_text
from edusupport_desktop.domain.table import Column, Columns, TableRow
from edusupport_desktop.domain.table_dates import read_date

LONGEST_TEXT = 32_767
"""Characters of one cell, as Excel has it."""


class WrongReason(StrEnum):
    """Why a row is not entered."""

    NUMBER_WRONG = "number_wrong"
    """Something stands in the column for the number that is none of this desk."""
    SEVERAL_NUMBERS = "several_numbers"
    DATE_MISSING = "date_missing"
    DATE_WRONG = "date_wrong"
    """No date, or none that is possible: in the future, before there were such systems."""
    SUBJECT_MISSING = "subject_missing"
    NEVER_SENT = "never_sent"
    """Its state says that the support never got it."""


@dataclass(frozen=True, slots=True)
class WrongRow:
    line: int
    reason: WrongReason


@dataclass(frozen=True, slots=True)
class TableRequest:
    """``made_on``: the day of the request. ``state_word`` and ``answer`` as they stood in the table."""

    line: int
    made_on: date
    subject: str
    incident: Incident | None = None
    is_solved: bool = False
    text: str = field(default="", repr=False)
    state_word: str = ""
    answer: str = field(default="", repr=False)


_NO_NUMBER = re.compile(r"[\s\-–—?./\\]*|(?:без|нет|не)\b.*|б\s*/\s*н|n/?a", re.IGNORECASE)
_NOT_SOLVED = re.compile(r"\b(?:не|без)\s*(?:решен|закры|выполн)|нереш|unsolved|частичн", re.IGNORECASE)
_SOLVED = re.compile(
    r"реш[её]н|закрыт|выполнен|исправлен|заверш[её]н|готово|solved|closed|resolved|done", re.IGNORECASE
)
_NEVER_SENT = re.compile(
    r"не\s*(?:было\s*)?(?:отправ|доставл|ушло)|в очереди|отмен[её]н|отозван|черновик|отправляется|неизвестно, ушло"
    r"|сохранено файл|открыто в браузере|передано в почт",
    re.IGNORECASE,
)
_OLDEST = date(2000, 1, 1)


def read_row(row: TableRow, columns: Columns, pattern: NumberPattern, today: date) -> TableRequest | WrongRow | None:
    """None for a row in which nothing stands."""

    def cell(column: Column) -> str:
        place = columns.get(column, -1)
        return _without_quote(row.cells[place][:LONGEST_TEXT]) if 0 <= place < len(row.cells) else ""

    if not any(cell(column).strip() for column in columns):
        return None
    word = clean_line(cell(Column.STATE))[:100]
    number = _number(cell(Column.NUMBER), pattern)
    if isinstance(number, WrongReason):
        return WrongRow(row.line, number)
    if number is None and _NEVER_SENT.search(word):
        return WrongRow(row.line, WrongReason.NEVER_SENT)
    days = [_day(cell(column), today) for column in (Column.MADE_ON, Column.REGISTERED_ON)]
    wrong = next((day for day in days if isinstance(day, WrongReason)), None)
    made_on, registered_on = (day if isinstance(day, date) else None for day in days)
    day = made_on or registered_on
    if wrong is not None or day is None:
        return WrongRow(row.line, wrong or WrongReason.DATE_MISSING)
    text = clean_text(cell(Column.TEXT))
    subject = clean_line(cell(Column.SUBJECT)) or clean_line(text.partition("\n")[0])
    if not subject and number is None:
        return WrongRow(row.line, WrongReason.SUBJECT_MISSING)
    subject = subject or f"Инцидент {number}"
    if len(subject) > SUBJECT_LENGTH:
        text = text or subject
        subject = subject[: SUBJECT_LENGTH - 1].rstrip() + "…"
    return TableRequest(
        line=row.line,
        made_on=day,
        subject=subject,
        incident=Incident(number, registered_on or day) if number else None,
        is_solved=bool(_SOLVED.search(word)) and not _NOT_SOLVED.search(word),
        text=text,
        state_word=word,
        answer=clean_text(cell(Column.ANSWER)),
    )


def body_of(request: TableRequest) -> str:
    """What stands in the journal instead of a letter: all that the table had."""
    parts = (
        "Обращение внесено из таблицы, эта программа его не отправляла.",
        request.text,
        f"Состояние в таблице: {request.state_word}" if request.state_word else "",
        f"Ответ в таблице:\n{request.answer}" if request.answer else "",
    )
    return "\n\n".join(part for part in parts if part)


def _number(text: str, pattern: NumberPattern) -> IncidentNumber | WrongReason | None:
    found = find_numbers(text, pattern)
    if len(found) > 1:
        return WrongReason.SEVERAL_NUMBERS
    number = found[0] if found else typed_number(text, pattern)
    if number is None and not _NO_NUMBER.fullmatch(text.strip()):
        return WrongReason.NUMBER_WRONG
    return number


def _day(text: str, today: date) -> date | WrongReason | None:
    if not text.strip(" -–—"):
        return None
    day = read_date(text)
    return day if day is not None and _OLDEST <= day <= today else WrongReason.DATE_WRONG


def _without_quote(text: str) -> str:
    """The apostrophe before what would have been a formula, as this program and others write it."""
    return text[1:] if text[:1] == "'" and text[1:2] in "=+-@\t\r\n＝＋－＠" else text
