"""The last step: prepared once, sent once, and what follows never hides that it went."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.errors import (
    Cancelled,
    EduSupportError,
    NetworkTrouble,
    OurFault,
    OutcomeUnknown,
    Refused,
    Unavailable,
)
from edusupport_desktop.domain.identifiers import MessageId, RequestId
from edusupport_desktop.domain.incident import EventKind, ImpossibleEvent, State
from edusupport_desktop.domain.reply import Reply
from edusupport_desktop.services.drafts import Drafts
from edusupport_desktop.storage.drafts import FileDraftStore
from edusupport_desktop.storage.journal import SqliteJournal
from post_office import CLOCK, DRAFT, Setup
from real_program import ANSWERS
from sending import RecordedProgress


@pytest.fixture
def setup(tmp_path: Path) -> Iterator[Setup]:
    with closing(SqliteJournal(tmp_path / "journal.sqlite3", tmp_path / "requests")) as journal:
        setup = Setup(tmp_path, journal)
        setup.store.save(DRAFT)
        yield setup


def test_a_letter_that_goes_takes_its_draft_along_and_is_remembered(setup: Setup) -> None:
    submitted = setup.submission.submit(DRAFT, None, RecordedProgress())
    assert submitted.failure is None
    assert submitted.entry.state is State.SENT
    assert setup.store.drafts() == []
    assert setup.profile.load()["full_name"] == ANSWERS.full_name  # type: ignore[index]


def test_a_practice_letter_comes_back_with_its_number(setup: Setup) -> None:
    submitted = setup.submission.submit(replace(DRAFT, way=Way.PRACTICE), None, RecordedProgress())
    assert submitted.entry.state is State.REGISTERED
    assert submitted.entry.incident is not None
    assert setup.post.sent == []


def test_a_letter_goes_into_the_file_that_was_named(setup: Setup, tmp_path: Path) -> None:
    file = tmp_path / "письмо ёлки.eml"
    submitted = setup.submission.submit(replace(DRAFT, way=Way.FILE), str(file), RecordedProgress())
    assert submitted.entry.state is State.HANDED_OVER
    assert file.read_bytes().isascii()
    assert len(setup.store.drafts()) == 1


def test_a_file_without_a_place_is_our_fault_and_the_letter_stays(setup: Setup) -> None:
    submitted = setup.submission.submit(replace(DRAFT, way=Way.FILE), None, RecordedProgress())
    assert isinstance(submitted.failure, OurFault)
    assert submitted.entry.state is State.QUEUED


def test_submitting_again_after_a_failure_sends_the_same_letter(setup: Setup) -> None:
    setup.post.outcome = NetworkTrouble("mail_server_unreachable")
    first = setup.submission.submit(DRAFT, None, RecordedProgress())
    assert (first.entry.state, first.failure) == (State.QUEUED, setup.post.outcome)
    assert len(setup.store.drafts()) == 1
    setup.post.outcome = EventKind.ACCEPTED
    changed = DRAFT.answered({})
    second = setup.submission.submit(replace(changed, has_error_message=False), None, RecordedProgress())
    assert second.entry.state is State.SENT
    assert setup.post.sent[0] == setup.post.sent[1]


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        (Refused("mail_recipient_refused"), State.REFUSED),
        (OutcomeUnknown("mail_outcome_unknown"), State.UNKNOWN),
        (Cancelled(), State.QUEUED),
    ],
)
def test_every_failure_is_in_the_journal_and_keeps_the_draft(
    setup: Setup, outcome: EduSupportError, state: State
) -> None:
    setup.post.outcome = outcome
    submitted = setup.submission.submit(DRAFT, None, RecordedProgress())
    assert (submitted.entry.state, submitted.failure) == (state, outcome)
    assert setup.store.drafts() == [DRAFT]


def test_a_letter_that_has_gone_is_not_sent_again(setup: Setup) -> None:
    setup.submission.submit(DRAFT, None, RecordedProgress())
    with pytest.raises(ImpossibleEvent):
        setup.submission.submit(DRAFT, None, RecordedProgress())
    assert len(setup.post.sent) == 1


@pytest.mark.parametrize("code", ["mail_password_missing", "keyring_locked"])
def test_a_missing_password_is_no_attempt(setup: Setup, code: str) -> None:
    setup.post.missing = Unavailable(code)
    submitted = setup.submission.submit(DRAFT, None, RecordedProgress())
    assert submitted.failure is setup.post.missing
    assert setup.kinds() == [EventKind.PREPARED]


def test_a_draft_that_must_not_go_leaves_no_trace_in_the_journal(setup: Setup) -> None:
    with pytest.raises(OurFault):
        setup.submission.submit(replace(DRAFT, way=None), None, RecordedProgress())
    assert setup.journal.entries() == []


class NoDeleting(FileDraftStore):
    def delete(self, request_id: RequestId) -> None:  # noqa: ARG002
        raise Unavailable("storage_read_only")


class NoReplies:
    def replies(self) -> Sequence[Reply]:
        raise Unavailable("inbox_unreadable")

    def mark_read(self, message_ids: Sequence[MessageId]) -> None: ...


def test_a_draft_that_cannot_be_deleted_does_not_look_like_a_letter_that_has_not_gone(
    setup: Setup, tmp_path: Path
) -> None:
    store = NoDeleting(tmp_path / "drafts")
    drafts = Drafts(store, setup.journal, setup.profile, CLOCK)
    submitted = replace(setup.submission, drafts=drafts, store=store).submit(DRAFT, None, RecordedProgress())
    assert (submitted.entry.state, submitted.failure) == (State.SENT, None)


def test_an_answer_that_cannot_be_read_does_not_look_like_a_letter_that_has_not_gone(setup: Setup) -> None:
    submission = replace(setup.submission, practice_replies=NoReplies)
    submitted = submission.submit(replace(DRAFT, way=Way.PRACTICE), None, RecordedProgress())
    assert (submitted.entry.state, submitted.failure) == (State.SENT, None)
