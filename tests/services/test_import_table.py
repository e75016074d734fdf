"""Earlier requests out of a table: with number and date, once, and a further letter finds the incident."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from contracts.journal import added, registered
from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.errors import Cancelled, Unavailable
from edusupport_desktop.domain.incident import EventKind, State
from edusupport_desktop.domain.table import Column, TableRow
from edusupport_desktop.domain.table_request import WrongReason, WrongRow
from edusupport_desktop.services.follow_up import FollowUps
from edusupport_desktop.services.import_table import Imported, TableImport
from edusupport_desktop.services.similar_requests import similar_requests
from edusupport_desktop.settings.profile import JsonProfile
from edusupport_desktop.storage.journal import SqliteJournal
from edusupport_desktop.storage.settings_file import JsonSettingsFile
from post_office import CLOCK, Setup
from sending import RecordedProgress

COLUMNS = {Column.NUMBER: 0, Column.MADE_ON: 1, Column.SUBJECT: 2, Column.STATE: 3}


@pytest.fixture
def setup(tmp_path: Path) -> Iterator[Setup]:
    with closing(SqliteJournal(tmp_path / "journal.sqlite3", tmp_path / "requests")) as journal:
        yield Setup(tmp_path, journal)


@pytest.fixture
def entering(setup: Setup, tmp_path: Path) -> TableImport:
    profile = JsonProfile(JsonSettingsFile(tmp_path / "profile.json"))
    return TableImport(setup.journal, setup.submission.desk, profile, CLOCK)


def rows(*lines: tuple[str, ...]) -> list[TableRow]:
    return [TableRow(place, cells) for place, cells in enumerate(lines, 2)]


TABLE = rows(
    ("INC0000456", "12.03.2025", "Не сохраняется оценка", "решено"),
    ("", "14.03.2025", "Пропало расписание", ""),
    ("что-то", "14.03.2025", "Кривая строка", ""),
    ("INC0000457", "15.03.2025", "Журнал не открывается", "в работе"),
)


def run(entering: TableImport, table: list[TableRow] = TABLE) -> Imported:
    return entering.run(table, COLUMNS, RecordedProgress())


def test_what_is_right_is_entered_and_what_is_wrong_is_told(entering: TableImport) -> None:
    imported = run(entering)
    assert imported == Imported(3, (), (WrongRow(4, WrongReason.NUMBER_WRONG),))
    entries = {entry.subject: entry for entry in entering.journal.entries()}
    assert {subject: entry.state for subject, entry in entries.items()} == {
        "Не сохраняется оценка": State.SOLVED,
        "Пропало расписание": State.SENT,
        "Журнал не открывается": State.REGISTERED,
    }
    assert all(entry.way is Way.ELSEWHERE for entry in entries.values())
    solved = entries["Не сохраняется оценка"]
    assert solved.incident is not None
    assert (solved.incident.number.text, solved.incident.registered_on) == ("INC0000456", date(2025, 3, 12))
    assert solved.prepared_at.astimezone(CLOCK().tzinfo).date() == date(2025, 3, 12)
    kinds = [event.kind for event in entering.journal.events(solved.request_id)]
    assert kinds == [EventKind.IMPORTED, EventKind.REGISTERED, EventKind.SOLVED]
    assert {event.at for event in entering.journal.events(solved.request_id)} == {CLOCK().astimezone(UTC)}


def test_the_support_is_silent_since_the_request_not_since_it_was_entered(entering: TableImport) -> None:
    run(entering)
    (entry,) = entering.journal.entries("расписание")
    assert entry.waiting_since is not None
    assert entry.waiting_since.astimezone(CLOCK().tzinfo).date() == date(2025, 3, 14)


def test_nothing_of_it_is_ever_sent(entering: TableImport, setup: Setup) -> None:
    run(entering)
    assert setup.post.sent == []
    assert entering.journal.in_state(State.QUEUED) == entering.journal.in_state(State.SENDING) == []


def test_entering_it_twice_doubles_nothing(entering: TableImport) -> None:
    run(entering)
    assert run(entering) == Imported(0, (2, 3, 5), (WrongRow(4, WrongReason.NUMBER_WRONG),))
    assert len(entering.journal.entries()) == 3


def test_a_corrected_table_adds_what_was_wrong_alone(entering: TableImport) -> None:
    run(entering)
    corrected = [replace(row, cells=("INC0000999", *row.cells[1:])) if row.line == 4 else row for row in TABLE]
    assert run(entering, corrected).entered == 1


def test_what_this_program_wrote_itself_is_known(entering: TableImport) -> None:
    """The table it saved before, entered again."""
    with_number = added(entering.journal, subject="Журнал", files=())
    registered(entering.journal, with_number, "INC0000456")
    day = datetime(2025, 3, 14, 9, tzinfo=CLOCK().tzinfo)
    added(entering.journal, subject="Пропало  расписание", files=(), prepared_at=day)
    assert run(entering).known == (2, 3)
    assert len(entering.journal.entries()) == 3


def test_a_number_the_table_knows_now_is_written_to_the_request_that_had_none(entering: TableImport) -> None:
    run(entering)
    (before,) = entering.journal.entries("расписание")
    later = [replace(row, cells=("INC0000777", *row.cells[1:3], "решено")) if row.line == 3 else row for row in TABLE]
    imported = run(entering, later)
    assert (imported.entered, imported.numbered, imported.known) == (0, (3,), (2, 5))
    (after,) = entering.journal.entries("расписание")
    assert (after.request_id, after.state) == (before.request_id, State.SOLVED)
    assert after.incident is not None
    assert after.incident.number.text == "INC0000777"
    assert run(entering, later).known == run(entering).known == (2, 3, 5)
    assert len(entering.journal.entries()) == 3


def test_the_same_row_twice_in_one_table_is_entered_once(entering: TableImport) -> None:
    assert run(entering, [*TABLE, *(replace(row, line=row.line + 10) for row in TABLE)]).entered == 3


def test_stopped_in_the_middle_it_goes_on_the_next_time(entering: TableImport) -> None:
    many = rows(*((f"INC{number:07}", "12.03.2025", f"Тема {number}", "") for number in range(1, 601)))
    with pytest.raises(Cancelled):
        entering.run(many, COLUMNS, RecordedProgress(cancel_when=lambda done, _: done > 0))
    entered = len(entering.journal.entries())
    assert 0 < entered < 600
    assert run(entering, many).entered == 600 - entered
    assert len(entering.journal.entries()) == 600


def test_a_further_letter_goes_into_the_incident_by_its_number(entering: TableImport, setup: Setup) -> None:
    run(entering)
    (entry,) = entering.journal.entries("0000457")
    submitted = FollowUps(setup.submission).send(
        entry.request_id, "Теперь и у 8 класса.", None, None, RecordedProgress()
    )
    assert submitted.failure is None
    (letter,) = setup.post.sent
    assert letter.letter.subject.startswith("Re: INC0000457")
    assert letter.answers_to == ()
    assert letter.recipient.address == setup.submission.desk.email
    assert entering.journal.events(entry.request_id)[-1].kind is EventKind.ANSWERED


def test_without_a_number_no_further_letter_is_written(entering: TableImport, setup: Setup) -> None:
    run(entering)
    (entry,) = entering.journal.entries("расписание")
    with pytest.raises(Unavailable, match="request_has_no_number"):
        FollowUps(setup.submission).send(entry.request_id, "Ещё раз.", None, None, RecordedProgress())
    assert entering.journal.follow_ups(entry.request_id) == []
    assert [each.subject for each in similar_requests("Пропало расписание", entering.journal, practice=False)] == []
    assert similar_requests("Журнал не открывается", entering.journal, practice=False) != ()
