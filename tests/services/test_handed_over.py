"""Letters that went to another program: to whom, what is asked, and when their files go."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from contracts.samples import an_outgoing
from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.domain.incident import EventKind, ImpossibleEvent, State
from edusupport_desktop.services.handed_over import HandedOver
from edusupport_desktop.storage.handed_over_files import FileHandedOver
from edusupport_desktop.storage.journal import SqliteJournal
from post_office import CLOCK, DRAFT, Setup
from sending import RecordedProgress

THERE = replace(DRAFT, way=Way.MAIL_PROGRAM)


@pytest.fixture
def setup(tmp_path: Path) -> Iterator[Setup]:
    with closing(SqliteJournal(tmp_path / "journal.sqlite3", tmp_path / "requests")) as journal:
        setup = Setup(tmp_path, journal)
        setup.store.save(DRAFT)
        setup.post.outcome = EventKind.HANDED_OVER
        yield setup


@pytest.fixture
def files(tmp_path: Path) -> FileHandedOver:
    return FileHandedOver(tmp_path / "handed_over", lambda: tmp_path / "Downloads")


@pytest.fixture
def handed_over(setup: Setup, files: FileHandedOver) -> HandedOver:
    return HandedOver(setup.journal, files, CLOCK)


@pytest.mark.parametrize("way", [Way.MAIL_PROGRAM, Way.WEB_MAIL])
def test_a_letter_goes_to_the_program_or_service_that_was_chosen_and_again_to_the_same(
    setup: Setup, handed_over: HandedOver, way: Way
) -> None:
    submitted = setup.submission.submit(replace(DRAFT, way=way), "thunderbird", RecordedProgress())
    assert (submitted.entry.state, submitted.failure) == (State.HANDED_OVER, None)
    handed_over.answer(DRAFT.id, was_sent=False)
    assert setup.submission.send(DRAFT.id, None, RecordedProgress()).entry.state is State.HANDED_OVER
    assert setup.post.targets == ["thunderbird", "thunderbird"]
    assert setup.store.drafts() != [], "it may come back"


def test_the_path_of_a_file_is_not_kept_with_the_letter(setup: Setup, tmp_path: Path) -> None:
    path = str(tmp_path / "Ёлкина.eml")
    setup.submission.submit(replace(DRAFT, way=Way.FILE), path, RecordedProgress())
    assert path not in str([event.details for event in setup.journal.events(DRAFT.id)])


def test_a_letter_put_aside_waits_and_is_sent_when_the_teacher_says_so(setup: Setup) -> None:
    submitted = setup.submission.put_aside(DRAFT)
    assert (submitted.entry.state, submitted.failure) == (State.QUEUED, None)
    assert setup.kinds() == [EventKind.PREPARED, EventKind.HELD]
    assert setup.post.sent == []
    setup.post.outcome = EventKind.ACCEPTED
    assert setup.submission.send(DRAFT.id, None, RecordedProgress()).entry.state is State.SENT
    with pytest.raises(ImpossibleEvent):
        setup.submission.put_aside(DRAFT)


def test_a_letter_without_a_mailbox_cannot_be_put_aside(setup: Setup) -> None:
    submission = replace(setup.submission, accounts=NoAccounts())  # type: ignore[arg-type]
    with pytest.raises(Unavailable, match="mail_account_missing"):
        submission.put_aside(DRAFT)
    assert setup.journal.entries() == []


class NoAccounts:
    def account(self) -> None:
        return None


def test_what_is_asked_comes_the_oldest_first_and_an_answer_ends_it(setup: Setup, handed_over: HandedOver) -> None:
    setup.submission.submit(THERE, "thunderbird", RecordedProgress())
    (letter,) = handed_over.unanswered()
    assert letter.request_id == DRAFT.id
    assert handed_over.answer(DRAFT.id, was_sent=True).state is State.SENT
    assert handed_over.unanswered() == []
    with pytest.raises(ImpossibleEvent):
        handed_over.answer(DRAFT.id, was_sent=True)


@pytest.mark.parametrize("was_sent", [True, False])
def test_the_files_stay_until_the_answer(
    setup: Setup, handed_over: HandedOver, files: FileHandedOver, was_sent: bool
) -> None:
    setup.submission.submit(THERE, "thunderbird", RecordedProgress())
    files.write(setup.journal.outgoing(DRAFT.id))
    handed_over.tidy()
    assert files.kept() == (DRAFT.id,)
    handed_over.answer(DRAFT.id, was_sent=was_sent)
    handed_over.tidy()
    assert files.kept() == ()


def test_files_of_a_request_nobody_knows_go(handed_over: HandedOver, files: FileHandedOver) -> None:
    files.write(an_outgoing())
    handed_over.tidy()
    assert files.kept() == ()
