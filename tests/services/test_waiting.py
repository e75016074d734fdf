"""Which request has waited too long: the one that waited longest first, and never one the teacher put off."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from contracts.entered_requests import made_elsewhere
from contracts.journal import registered, sent
from contracts.samples import NOON, an_event
from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import EventKind
from edusupport_desktop.services.waiting import WaitingRequests
from edusupport_desktop.storage.journal import SqliteJournal
from edusupport_desktop.storage.settings_file import JsonSettingsFile

DAY = 86_400


class Days:
    """A clock so many days after noon of the first."""

    def __init__(self) -> None:
        self.passed = 0.0

    def __call__(self) -> datetime:
        return NOON + timedelta(days=self.passed)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[SqliteJournal]:
    with closing(SqliteJournal(tmp_path / "journal.sqlite3", tmp_path / "requests")) as journal:
        yield journal


@pytest.fixture
def days() -> Days:
    return Days()


@pytest.fixture
def requests(journal: SqliteJournal, days: Days, tmp_path: Path) -> WaitingRequests:
    return WaitingRequests(journal, JsonSettingsFile(tmp_path / "put_off.json"), 5, days)


def spoken_of(requests: WaitingRequests) -> tuple[RequestId, int] | None:
    waiting = requests.look()
    return None if waiting is None else (waiting.first.request_id, waiting.count)


def test_nothing_is_said_before_the_days_have_passed(
    requests: WaitingRequests, journal: SqliteJournal, days: Days
) -> None:
    assert spoken_of(requests) is None
    request = sent(journal)
    days.passed = 4.4
    assert spoken_of(requests) is None
    days.passed = 5
    assert spoken_of(requests) == (request, 1)


def test_the_longest_silence_comes_first_and_practice_never(
    requests: WaitingRequests, journal: SqliteJournal, days: Days
) -> None:
    late, early = sent(journal), sent(journal)
    journal.append(an_event(late, EventKind.CALLED, DAY))
    sent(journal, way=Way.PRACTICE)
    answered = sent(journal)
    journal.append(an_event(answered, EventKind.ASKED, 60))
    registered(journal, early, "INC0001234")
    days.passed = 8
    assert spoken_of(requests) == (early, 2)


def test_later_is_remembered_by_the_next_program_and_ends(
    requests: WaitingRequests, journal: SqliteJournal, days: Days, tmp_path: Path
) -> None:
    first, second = sent(journal), sent(journal)
    journal.append(an_event(second, EventKind.CALLED, DAY))
    days.passed = 7
    requests.later(first)
    assert spoken_of(requests) == (second, 1)
    another = WaitingRequests(journal, JsonSettingsFile(tmp_path / "put_off.json"), 5, days)
    another.later(second)
    assert spoken_of(another) is None
    days.passed = 12
    assert spoken_of(another) == (first, 2)
    another.later(first)
    assert spoken_of(another) == (second, 1), "what is over is forgotten, and not written on"


def test_what_stands_in_the_file_cannot_silence_it(
    requests: WaitingRequests, journal: SqliteJournal, days: Days
) -> None:
    request = sent(journal)
    days.passed = 6
    for odd in ("завтра", 7, None, "2030-01-01T00:00:00"):
        requests.put_off.save({request: odd})
        assert spoken_of(requests) == (request, 1)


def test_an_answer_begins_the_waiting_anew(requests: WaitingRequests, journal: SqliteJournal, days: Days) -> None:
    request = sent(journal)
    journal.append(an_event(request, EventKind.REPLIED, 4 * DAY))
    days.passed = 8
    assert spoken_of(requests) is None
    days.passed = 9
    assert spoken_of(requests) == (request, 1)


def test_what_only_a_table_tells_is_not_spoken_of_until_something_was_said(
    requests: WaitingRequests, journal: SqliteJournal, days: Days
) -> None:
    old = [made_elsewhere(f"INC000{n:04}", prepared_at=NOON) for n in range(60)]
    journal.enter(old)
    ours = sent(journal, prepared_at=NOON + timedelta(days=1))
    journal.append(an_event(ours, EventKind.CALLED, DAY))
    days.passed = 9
    assert spoken_of(requests) == (ours, 1)
    called = old[3][0].request_id
    journal.append(an_event(called, EventKind.CALLED, 3 * DAY))
    assert spoken_of(requests) == (ours, 2)
    requests.later(ours)
    assert spoken_of(requests) == (called, 1)


def test_many_put_off_do_not_hide_the_next(requests: WaitingRequests, journal: SqliteJournal, days: Days) -> None:
    put_off = [sent(journal, files=()) for _ in range(55)]
    next_one = sent(journal, files=())
    journal.append(an_event(next_one, EventKind.CALLED, DAY))
    days.passed = 7
    until = (NOON + timedelta(days=30)).isoformat()
    requests.put_off.save(dict.fromkeys(put_off, until))
    assert spoken_of(requests) == (next_one, 1)
