"""What is known of requests at a helpdesk survives, and goes with the request."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from contracts.samples import HOSTILE_TEXTS, an_outgoing, new_id, prepared
from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.helpdesk import RemoteIncident
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.services.helpdesk_ports import Remote
from edusupport_desktop.storage.journal import SqliteJournal

MADE = RemoteIncident("a" * 32, "INC0010002", datetime(2026, 11, 22, 14, 28, 24, tzinfo=UTC))


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[SqliteJournal]:
    with closing(SqliteJournal(tmp_path / "journal.sqlite3", tmp_path / "requests")) as journal:
        yield journal


def added(journal: SqliteJournal, way: Way = Way.API) -> RequestId:
    outgoing = an_outgoing(way=way)
    journal.add(outgoing, prepared(outgoing))
    return outgoing.request_id


def test_nothing_is_known_before_the_first_attempt(journal: SqliteJournal) -> None:
    assert journal.remote_incidents.of(added(journal)) is None
    assert journal.remote_incidents.of(RequestId(new_id())) is None


def test_what_was_begun_made_and_compared_comes_back(journal: SqliteJournal, tmp_path: Path) -> None:
    request_id, remote = added(journal), journal.remote_incidents
    remote.begin(request_id, "servicenow https://desk.example incident")
    assert remote.of(request_id) == Remote("servicenow https://desk.example incident")
    remote.remember(request_id, MADE)
    remote.begin(request_id, "elsewhere")
    remote.note_ignored(request_id, ["category"])
    with closing(SqliteJournal(tmp_path / "journal.sqlite3", tmp_path / "requests")) as another:
        known = another.remote_incidents.of(request_id)
    assert known == Remote("servicenow https://desk.example incident", MADE, ("category",))


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_no_text_breaks_it(journal: SqliteJournal, text: str) -> None:
    request_id, remote = added(journal), journal.remote_incidents
    remote.begin(request_id, text)
    remote.remember(request_id, RemoteIncident(text, text))
    kept = text.encode("utf-8", "replace").decode()
    assert remote.of(request_id) == Remote(kept, RemoteIncident(kept, kept))


def test_what_is_forgotten_may_be_begun_anew(journal: SqliteJournal) -> None:
    request_id, remote = added(journal), journal.remote_incidents
    remote.forget(request_id)
    remote.begin(request_id, "one")
    remote.forget(request_id)
    remote.begin(request_id, "two")
    assert remote.of(request_id) == Remote("two")


def test_nothing_is_remembered_of_what_was_not_begun(journal: SqliteJournal) -> None:
    request_id, remote = added(journal), journal.remote_incidents
    with pytest.raises(KeyError):
        remote.remember(request_id, MADE)
    with pytest.raises(KeyError):
        remote.begin(RequestId(new_id()), "one")


def test_it_goes_with_its_request(journal: SqliteJournal) -> None:
    request_id, remote = added(journal, Way.PRACTICE), journal.remote_incidents
    remote.begin(request_id, "one")
    journal.erase_practice()
    assert remote.of(request_id) is None
