"""Drafts beside being saved: begun, offered again, taken back, forgotten when their letter has gone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from contracts.samples import HOSTILE_TEXTS, a_draft, a_picture, an_event, an_outgoing, prepared
from edusupport_desktop.domain.answers import REMEMBERED_FIELDS, TEXT_FIELDS, Field
from edusupport_desktop.domain.draft import Draft, Way
from edusupport_desktop.domain.errors import Unavailable, UntrustedInput
from edusupport_desktop.domain.incident import EventKind, ImpossibleEvent, State
from edusupport_desktop.services.drafts import Drafts
from edusupport_desktop.settings.profile import JsonProfile
from edusupport_desktop.storage.drafts import FileDraftStore
from edusupport_desktop.storage.journal import SqliteJournal
from edusupport_desktop.storage.settings_file import JsonSettingsFile
from real_program import ANSWERS
from sending import clock_at

CLOCK = clock_at(2026, 11, 23)

LIFE: dict[State, tuple[EventKind, ...]] = {
    State.QUEUED: (),
    State.SENDING: (EventKind.ATTEMPT_STARTED,),
    State.SENT: (EventKind.ATTEMPT_STARTED, EventKind.ACCEPTED),
    State.REFUSED: (EventKind.ATTEMPT_STARTED, EventKind.REFUSED),
    State.UNKNOWN: (EventKind.ATTEMPT_STARTED, EventKind.OUTCOME_UNKNOWN),
    State.HANDED_OVER: (EventKind.ATTEMPT_STARTED, EventKind.HANDED_OVER),
    State.WITHDRAWN: (EventKind.WITHDRAWN,),
    State.SOLVED: (EventKind.ATTEMPT_STARTED, EventKind.ACCEPTED, EventKind.SOLVED),
}


@pytest.fixture
def store(tmp_path: Path) -> FileDraftStore:
    return FileDraftStore(tmp_path / "drafts")


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[SqliteJournal]:
    with closing(SqliteJournal(tmp_path / "journal.sqlite3", tmp_path / "requests")) as journal:
        yield journal


@pytest.fixture
def drafts(store: FileDraftStore, journal: SqliteJournal, tmp_path: Path) -> Drafts:
    return Drafts(store, journal, JsonProfile(JsonSettingsFile(tmp_path / "profile.json")), CLOCK)


def put(draft: Draft, state: State, store: FileDraftStore, journal: SqliteJournal) -> None:
    """The draft with its files in the store, its letter in the journal in this state."""
    for picture in draft.pictures:
        store.write_original(draft.id, picture.id, b"original")
        store.write_finished(draft.id, picture.id, b"finished")
    store.save(draft)
    outgoing = an_outgoing(request_id=draft.id, files=(), way=Way.MAIL)
    journal.add(outgoing, prepared(outgoing))
    for kind in LIFE[state]:
        journal.append(an_event(draft.id, kind))


def test_a_new_draft_is_empty_and_stored_nowhere(drafts: Drafts, store: FileDraftStore) -> None:
    draft = drafts.new()
    assert not any(draft.answers[field] for field in TEXT_FIELDS)
    assert (draft.has_error_message, draft.pictures, draft.way, draft.started_at) == (None, (), None, CLOCK())
    assert store.drafts() == []
    assert drafts.new(Way.PRACTICE).is_practice
    assert drafts.new().id != draft.id


def test_only_what_belongs_to_the_teacher_is_remembered(drafts: Drafts) -> None:
    drafts.remember(replace(drafts.new(), answers=ANSWERS))
    again = drafts.new().answers
    assert {field: again[field] for field in REMEMBERED_FIELDS} == {f: ANSWERS[f] for f in REMEMBERED_FIELDS}
    assert not any(again[field] for field in TEXT_FIELDS if field not in REMEMBERED_FIELDS)


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_any_text_is_remembered_as_it_was(drafts: Drafts, text: str) -> None:
    drafts.remember(drafts.new().answered({Field.FULL_NAME: text}))
    assert drafts.new().answers.full_name == text


@pytest.mark.parametrize("state", LIFE)
def test_a_draft_is_offered_again_only_when_its_letter_was_withdrawn(
    drafts: Drafts, store: FileDraftStore, journal: SqliteJournal, state: State
) -> None:
    put(a_draft(), state, store, journal)
    assert len(drafts.unfinished()) == (1 if state is State.WITHDRAWN else 0)


def test_a_draft_without_a_letter_is_offered_as_it_is_the_latest_first(drafts: Drafts, store: FileDraftStore) -> None:
    first, second = a_draft("первый"), a_draft("второй")
    store.save(first)
    store.save(second)
    assert [draft.id for draft in drafts.unfinished()] == [second.id, first.id]


def test_a_withdrawn_draft_gets_a_new_identity_once_with_all_its_files(
    drafts: Drafts, store: FileDraftStore, journal: SqliteJournal
) -> None:
    old = a_draft("Ёлка 👩‍🏫", pictures=(a_picture(), a_picture()))
    put(old, State.WITHDRAWN, store, journal)
    (new,) = drafts.unfinished()
    assert new == replace(old, id=new.id)
    assert new.id != old.id
    for picture in new.pictures:
        assert store.read_original(new.id, picture.id) == b"original"
        assert store.read_finished(new.id, picture.id) == b"finished"
        with pytest.raises(UntrustedInput):
            store.read_original(old.id, picture.id)
    assert [draft.id for draft in drafts.unfinished()] == [new.id]


@pytest.mark.parametrize("state", [State.QUEUED, State.REFUSED])
def test_a_letter_that_has_not_gone_is_taken_back(
    drafts: Drafts, store: FileDraftStore, journal: SqliteJournal, state: State
) -> None:
    old = a_draft(pictures=(a_picture(),))
    put(old, state, store, journal)
    new = drafts.take_back(old.id)
    assert new is not None
    assert new.id != old.id
    assert journal.entry(old.id).state is State.WITHDRAWN
    assert store.drafts() == [new]


@pytest.mark.parametrize("state", [State.SENDING, State.SENT, State.UNKNOWN, State.HANDED_OVER])
def test_a_letter_that_may_have_gone_is_not_taken_back(
    drafts: Drafts, store: FileDraftStore, journal: SqliteJournal, state: State
) -> None:
    draft = a_draft(pictures=())
    put(draft, state, store, journal)
    with pytest.raises(ImpossibleEvent):
        drafts.take_back(draft.id)
    assert journal.entry(draft.id).state is state
    assert store.drafts() == [draft]


def test_a_letter_whose_draft_is_lost_stays_where_it_is(
    drafts: Drafts, store: FileDraftStore, journal: SqliteJournal
) -> None:
    draft = a_draft(pictures=())
    put(draft, State.QUEUED, store, journal)
    store.delete(draft.id)
    with pytest.raises(Unavailable, match="draft_not_kept"):
        drafts.take_back(draft.id)
    assert journal.entry(draft.id).state is State.QUEUED


@pytest.mark.parametrize("state", LIFE)
def test_only_the_draft_of_a_letter_that_has_gone_is_deleted(
    drafts: Drafts, store: FileDraftStore, journal: SqliteJournal, state: State
) -> None:
    put(a_draft(pictures=(a_picture(),)), state, store, journal)
    unsent = a_draft("ещё пишу")
    store.save(unsent)
    drafts.discard_sent()
    left = {draft.id for draft in store.drafts()}
    assert unsent.id in left
    assert len(left) == (1 if state in (State.SENT, State.SOLVED) else 2)
