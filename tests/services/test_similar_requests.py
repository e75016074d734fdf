"""Open requests like a subject that is being typed, out of a real journal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from contracts.journal import sent
from contracts.samples import NOON, an_event
from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.incident import EventKind
from edusupport_desktop.services.similar_requests import similar_requests
from edusupport_desktop.storage.journal import SqliteJournal


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[SqliteJournal]:
    with closing(SqliteJournal(tmp_path / "journal.sqlite3", tmp_path / "requests")) as journal:
        yield journal


def found(journal: SqliteJournal, subject: str, *, practice: bool = False) -> list[str]:
    return [entry.subject for entry in similar_requests(subject, journal, practice=practice)]


def test_the_most_similar_come_first_and_two_at_most(journal: SqliteJournal) -> None:
    for days, subject in enumerate(("Не сохраняется оценка", "Оценка не сохраняется в журнале 5А", "Нет расписания")):
        sent(journal, subject=subject, prepared_at=NOON + timedelta(days=days))
    sent(journal, subject="Не сохраняются оценки")
    assert found(journal, "не сохраняется оценка") == ["Не сохраняется оценка", "Не сохраняются оценки"]
    assert found(journal, "сохроняется оценка журнал 5а")[0] == "Оценка не сохраняется в журнале 5А"
    assert found(journal, "Не печатается справка") == []


def test_what_is_solved_or_was_practised_is_not_offered(journal: SqliteJournal) -> None:
    solved = sent(journal, subject="Не сохраняется оценка")
    journal.append(an_event(solved, EventKind.SOLVED, 90))
    sent(journal, subject="Учебное письмо: Не сохраняется оценка", way=Way.PRACTICE)
    assert found(journal, "Не сохраняется оценка") == []
    assert found(journal, "Не сохраняется оценка", practice=True) == ["Учебное письмо: Не сохраняется оценка"]
