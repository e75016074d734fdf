"""The list of the journal in SQLite; also where so much is found that the list is walked."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from contracts.journal_list import JournalListContract
from contracts.samples import NOON, an_event
from edusupport_desktop.domain.errors import Cancelled
from edusupport_desktop.domain.incident import EventKind
from edusupport_desktop.domain.journal_list import ListQuestion, Shown, SortColumn
from edusupport_desktop.storage import journal_list
from edusupport_desktop.storage.database import Database
from edusupport_desktop.storage.journal import SqliteJournal
from edusupport_desktop.storage.migrations import MIGRATIONS


def opened(folder: Path) -> SqliteJournal:
    return SqliteJournal(folder / "journal.sqlite3", folder / "requests")


class TestList(JournalListContract):
    @pytest.fixture
    def journal(self, tmp_path: Path) -> Iterator[SqliteJournal]:
        with closing(opened(tmp_path)) as journal:
            yield journal


class TestListThatIsWalked(TestList):
    """Every find counts as many, and the stretches are short."""

    @pytest.fixture(autouse=True)
    def _short_stretches(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(journal_list, "_FEW", 2)
        monkeypatch.setattr(journal_list, "_FIRST_WALK", 4)
        monkeypatch.setattr(journal_list, "_PIECE", 3)
        monkeypatch.setattr(journal_list, "_FIRST_STRETCH", 2)
        monkeypatch.setattr(journal_list, "_LONGEST_STRETCH", 8)


def test_a_journal_of_an_earlier_program_is_listed_like_any_other(tmp_path: Path) -> None:
    before = MIGRATIONS[:2]
    with closing(Database(tmp_path / "journal.sqlite3", before)) as database, database.writing() as connection:
        connection.execute(
            "INSERT INTO requests (id, message_id, practice, way, prepared_at, prepared_offset, sender_name,"
            " sender_address, recipient_name, recipient_address, subject, body, state, changed_at)"
            " VALUES ('1', '<1@b>', 0, 'mail', '2026-11-22T02:00:00.123456+00:00', 0, '', '', '', '', 'Ёлка', '',"
            " 'sent', '2026-11-22T02:00:09.123456+00:00')"
        )
        connection.execute("INSERT INTO search (rowid, letter, number) VALUES (1, 'елка', '')")
        for seconds, kind in ((0, "prepared"), (1, "attempt_started"), (2, "accepted"), (9, "replied"), (9, "copied")):
            at = f"2026-11-22T02:00:0{seconds}.123456+00:00"
            connection.execute("INSERT INTO events (request_key, kind, at, details) VALUES (1, ?, ?, '{}')", (kind, at))
    with closing(opened(tmp_path)) as journal:
        (line,) = journal.first_lines(ListQuestion("ёлк", column=SortColumn.SUBJECT, shown=Shown.OPEN), 10)
        replied = NOON + timedelta(seconds=9)
        assert (line.entry.answered_at, line.entry.waiting_since) == (replied, replied)
        journal.append(an_event(line.entry.request_id, EventKind.SOLVED, 10))
        assert journal.entry(line.entry.request_id).waiting_since is None


@pytest.mark.parametrize("column", SortColumn)
def test_the_list_is_made_without_reading_the_letters(tmp_path: Path, column: SortColumn) -> None:
    opened(tmp_path).close()
    question = ListQuestion(column=column, shown=Shown.FOR_ME, since=NOON)
    selected, values = journal_list._selected(question, "", ())
    with closing(sqlite3.connect(tmp_path / "journal.sqlite3")) as connection:
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {selected}", values)]
    assert any("USING COVERING INDEX requests_by_time" in step for step in plan)


def test_a_question_is_stopped_in_its_middle(tmp_path: Path) -> None:
    """Not only before it begins: while SQLite is at it."""
    asked: list[int] = []

    class StopsAtTheSecondLook:
        def report(self, done: int, total: int) -> None: ...

        def raise_if_cancelled(self) -> None:
            asked.append(1)
            if len(asked) > 1:
                raise Cancelled

        def point_of_no_return(self) -> None: ...

    endless = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
    with closing(Database(tmp_path / "journal.sqlite3")) as database:
        with pytest.raises(Cancelled), database.reading(StopsAtTheSecondLook()) as connection:
            connection.execute(endless)
        with database.reading() as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)


def test_letters_of_an_earlier_journal_are_found_by_login_and_by_a_first_letter(tmp_path: Path) -> None:
    before = MIGRATIONS[:4]
    body = "Здравствуйте.\n\nЛогин пользователя инициатора заявки: petrov"
    with closing(Database(tmp_path / "journal.sqlite3", before)) as database, database.writing() as connection:
        connection.execute(
            "INSERT INTO requests (key, id, message_id, practice, way, prepared_at, prepared_offset, sender_name,"
            " sender_address, recipient_name, recipient_address, subject, body, state, changed_at)"
            " VALUES (7, '1', '<1@b>', 0, 'mail', '2026-11-22T02:00:00.123456+00:00', 0, '', '', '', '', 'Ёлка', ?,"
            " 'sent', '2026-11-22T02:00:09.123456+00:00')",
            (body,),
        )
        connection.execute("INSERT INTO search (rowid, letter, number) VALUES (7, 'елка', 'inc1')")
    with closing(opened(tmp_path)) as journal:
        assert journal.logins(practice=False, most=5) == ["petrov"]
        for text in ("ё", "ёлк", "inc1"):
            (line,) = journal.first_lines(ListQuestion(text, login="petrov"), 5)
            assert line.key == 7


def test_the_logins_are_read_from_one_to_the_next(tmp_path: Path) -> None:
    opened(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / "journal.sqlite3")) as connection:
        read: list[str] = []
        connection.set_trace_callback(read.append)
        journal_list.logins(connection, False, 5)
        (asked,) = [each for each in read if each.startswith("WITH")]
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {asked}")]
    assert not [step for step in plan if step.startswith("SCAN requests")]
