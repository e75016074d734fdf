"""The journal in SQLite: what the contract cannot say."""

from __future__ import annotations

import sqlite3
import stat
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.entered_requests import EnteredRequestsContract
from contracts.further_letters import FurtherLettersContract
from contracts.journal import JournalContract, added, registered
from contracts.samples import NOON, an_event, an_outgoing, new_id, prepared
from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.errors import OurFault, UntrustedInput
from edusupport_desktop.domain.incident import Event, EventKind, ImpossibleEvent, State
from edusupport_desktop.domain.outgoing import OutgoingFile
from edusupport_desktop.storage.database import Database
from edusupport_desktop.storage.journal import SqliteJournal
from edusupport_desktop.storage.journal_search import folded, match_expression
from edusupport_desktop.storage.migrations import MIGRATIONS


def opened(folder: Path) -> SqliteJournal:
    return SqliteJournal(folder / "journal.sqlite3", folder / "requests")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "Данные учителя"


@pytest.fixture
def journal(folder: Path) -> Iterator[SqliteJournal]:
    journal = opened(folder)
    yield journal
    journal.close()


class TestSqliteJournal(EnteredRequestsContract, FurtherLettersContract, JournalContract):
    pass


def test_everything_is_there_after_the_program_ended(folder: Path) -> None:
    outgoing = an_outgoing()
    with closing(opened(folder)) as journal:
        added(journal, outgoing)
        registered(journal, outgoing.request_id, "INC0001234")
        before = journal.entries(), journal.events(outgoing.request_id)
    with closing(opened(folder)) as journal:
        assert (journal.entries(), journal.events(outgoing.request_id)) == before
        assert journal.outgoing(outgoing.request_id) == outgoing


def test_a_journal_of_the_first_release_is_opened_and_goes_on(folder: Path) -> None:
    folder.mkdir()
    with closing(Database(folder / "journal.sqlite3", MIGRATIONS[:1])) as database, database.writing() as connection:
        connection.execute(
            "INSERT INTO requests VALUES (1, 'request-1', '<1@school.example>', 0, 'mail', '2026-11-12T09:00:00.000000"
            "+00:00', 36000, 'Ёлкина', 'e@school.example', '', 's@desk.example', 'Журнал', 'Пусто', 'registered',"
            " '2026-11-12T10:00:00.000000+00:00', 'INC0001234', '2026-11-12')"
        )
        connection.execute("INSERT INTO search (rowid, letter, number) VALUES (1, 'журнал пусто', 'inc0001234 1234')")
        for kind, details in (
            ("prepared", "{}"),
            ("attempt_started", "{}"),
            ("accepted", "{}"),
            ("registered", '{"number": "INC0001234", "registered_on": "2026-11-12"}'),
        ):
            connection.execute(
                "INSERT INTO events (request_key, kind, at, details) VALUES (1, ?, '2026-11-12T10:00:00+00:00', ?)",
                (kind, details),
            )
    with closing(opened(folder)) as journal:
        (entry,) = journal.entries("журн 1234")
        assert (entry.state, entry.follows) == (State.REGISTERED, None)
        assert journal.outgoing(entry.request_id).answers_to == ()
        follow_up = added(journal, follows=entry.request_id)
        assert [each.request_id for each in journal.follow_ups(entry.request_id)] == [follow_up]
        assert journal.append(an_event(entry.request_id, EventKind.ASKED)).state is State.ASKED


def test_two_programs_share_one_journal_and_only_one_can_send(folder: Path, journal: SqliteJournal) -> None:
    request_id = added(journal)
    with closing(opened(folder)) as other:
        other.append(an_event(request_id, EventKind.ATTEMPT_STARTED))
        with pytest.raises(ImpossibleEvent):
            journal.append(an_event(request_id, EventKind.ATTEMPT_STARTED))
        assert journal.entry(request_id).state is State.SENDING


def test_a_message_id_names_one_letter_only(folder: Path, journal: SqliteJournal) -> None:
    first = an_outgoing()
    second = an_outgoing(message_id=first.message_id)
    added(journal, first)
    with pytest.raises(OurFault, match="message_id_used"):
        journal.add(second, prepared(second))
    assert len(journal.entries()) == 1
    assert not (folder / "requests" / second.request_id).exists()


def test_the_files_of_a_letter_lie_under_their_own_names(folder: Path, journal: SqliteJournal) -> None:
    request_id = added(journal)
    place = folder / "requests" / request_id
    assert {file.name for file in place.iterdir()} == {"picture1.png", "picture2.jpeg"}
    if sys.platform != "win32":
        assert stat.S_IMODE(place.stat().st_mode) == 0o700
        assert stat.S_IMODE((place / "picture1.png").stat().st_mode) == 0o600


def test_a_file_that_was_changed_or_lost_never_goes_out(folder: Path, journal: SqliteJournal) -> None:
    request_id = added(journal)
    picture = folder / "requests" / request_id / "picture1.png"
    picture.write_bytes(picture.read_bytes()[:-1] + b"?")
    with pytest.raises(UntrustedInput, match="journal_file_changed"):
        journal.outgoing(request_id)
    picture.unlink()
    with pytest.raises(UntrustedInput, match="journal_file_missing"):
        journal.outgoing(request_id)
    assert journal.entry(request_id).state is State.QUEUED


@pytest.mark.parametrize(
    "name", ["../evil.png", "a/b.png", "C:\\x.png", ".png", "", "con.png", "картинка1.png", "a\x00.png", "picture1"]
)
def test_a_file_name_that_is_a_path_never_reaches_the_disk(folder: Path, journal: SqliteJournal, name: str) -> None:
    outgoing = an_outgoing(files=(OutgoingFile(name, "image/png", b"data"),))
    with pytest.raises(OurFault, match="file_name_wrong"):
        journal.add(outgoing, prepared(outgoing))
    assert journal.entries() == []
    assert not (folder / "requests").exists()


def test_a_request_that_is_not_named_by_a_uuid_is_refused(journal: SqliteJournal) -> None:
    outgoing = an_outgoing(request_id="../../evil")
    with pytest.raises(OurFault, match="identifier_wrong"):
        journal.add(outgoing, prepared(outgoing))


def test_a_time_without_its_zone_and_an_event_of_another_request_are_refused(journal: SqliteJournal) -> None:
    outgoing = an_outgoing()
    with pytest.raises(ValueError, match="zone"):
        journal.add(outgoing, replace(prepared(outgoing), at=NOON.replace(tzinfo=None)))
    with pytest.raises(ValueError, match="another request"):
        journal.add(outgoing, prepared(an_outgoing()))
    assert journal.entries() == []


def test_files_that_a_killed_program_left_are_removed_and_nothing_else(folder: Path, journal: SqliteJournal) -> None:
    outgoing = an_outgoing()
    added(journal, outgoing)
    orphan = folder / "requests" / new_id()
    orphan.mkdir()
    (orphan / "picture1.png").write_bytes(b"half")
    bystander = folder / "requests" / "Мои снимки"
    bystander.mkdir()
    assert journal.remove_leftovers() == 1
    assert not orphan.exists()
    assert bystander.exists()
    assert journal.outgoing(outgoing.request_id) == outgoing


def test_a_request_can_be_added_where_a_killed_program_left_its_files(folder: Path, journal: SqliteJournal) -> None:
    outgoing = an_outgoing()
    place = folder / "requests" / outgoing.request_id
    place.mkdir(parents=True)
    (place / "picture1.png").write_bytes(b"half")
    added(journal, outgoing)
    assert journal.outgoing(outgoing.request_id) == outgoing


def test_erased_practice_is_gone_from_the_disk(folder: Path, journal: SqliteJournal) -> None:
    added(journal, subject="Тайна Ивановой", way=Way.PRACTICE)
    assert journal.erase_practice() == 1
    assert list((folder / "requests").iterdir()) == []
    with closing(sqlite3.connect(folder / "journal.sqlite3")) as independent:
        for table in ("requests", "events", "files", "search"):
            assert independent.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)  # noqa: S608


def test_the_state_kept_beside_the_events_is_the_one_they_lead_to(folder: Path, journal: SqliteJournal) -> None:
    request_id = added(journal)
    with pytest.raises(KeyError):
        journal.append(Event(request_id, EventKind.REGISTERED, NOON))  # no number in it
    assert journal.entry(request_id).state is State.QUEUED
    assert len(journal.events(request_id)) == 1


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    """A search index of the journal's kind with nothing in it."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as index:
        index.execute("CREATE VIRTUAL TABLE search USING fts5 (letter, tokenize = 'unicode61 remove_diacritics 0')")
        yield index


def hits(index: sqlite3.Connection, expression: str) -> int:
    (count,) = index.execute("SELECT count(*) FROM search WHERE search MATCH ?", (expression,)).fetchone()
    return int(count)


@given(query=st.text(st.characters()))
def test_any_query_is_an_expression_the_index_understands(index: sqlite3.Connection, query: str) -> None:
    expression = match_expression(query)
    if expression is not None:
        assert hits(index, expression) == 0


# What kind of sign it is has to be the same in both: SQLite's table of Unicode is older than Python's.
OLD_SIGNS = st.characters(max_codepoint=0x1FFF, categories=["L", "N", "P", "Z"]).filter(
    lambda sign: unicodedata.ucd_3_2_0.category(sign) == unicodedata.category(sign)
)


@given(text=st.text(OLD_SIGNS, min_size=1, max_size=40))
def test_a_letter_is_found_by_its_own_words(index: sqlite3.Connection, text: str) -> None:
    expression = match_expression(text)
    index.execute("INSERT INTO search VALUES (?)", (folded(text),))
    try:
        assert expression is None or hits(index, expression) == 1
    finally:
        index.execute("DELETE FROM search")


def test_a_closed_journal_is_one_file_that_can_be_copied(folder: Path) -> None:
    with closing(opened(folder)) as journal:
        added(journal, files=())
    assert [path.name for path in folder.iterdir()] == ["journal.sqlite3"]
