"""The last step: prepared once, sent once, and what follows never hides that it went."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from edusupport_desktop.delivery.eml_file import EmlFileSender
from edusupport_desktop.delivery.practice_desk import PracticeDesk
from edusupport_desktop.domain.draft import Draft, Way
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
from edusupport_desktop.domain.mail_account import MailAccount, Security
from edusupport_desktop.domain.outgoing import Outgoing
from edusupport_desktop.domain.reply import Reply
from edusupport_desktop.inbox.eml_folder import EmlFolder
from edusupport_desktop.services.drafts import Drafts
from edusupport_desktop.services.ports import Progress, Sender
from edusupport_desktop.services.submit import Submission
from edusupport_desktop.settings.mail_accounts import KeyringMailAccounts
from edusupport_desktop.settings.profile import JsonProfile
from edusupport_desktop.storage.drafts import FileDraftStore
from edusupport_desktop.storage.journal import SqliteJournal
from edusupport_desktop.storage.settings_file import JsonSettingsFile
from real_program import ANSWERS, MemoryKeyring
from sample_request import DESK, all_regions
from sending import RecordedProgress, clock_at

CLOCK = clock_at(2026, 11, 23)
ACCOUNT = MailAccount("koroleva@yandex.ru", "koroleva@yandex.ru", "127.0.0.1", 465, Security.TLS)
DRAFT = Draft(
    RequestId("11111111-2222-3333-4444-555555555555"), CLOCK(), ANSWERS, has_error_message=False, way=Way.MAIL
)


@dataclass
class Post:
    """Every way out, ending as it is told. ``sent``: what was tried, in order."""

    practice_desk: PracticeDesk
    outcome: EventKind | Exception = EventKind.ACCEPTED
    missing: EduSupportError | None = None
    sent: list[Outgoing] = field(default_factory=list)

    def send(self, outgoing: Outgoing, progress: Progress) -> EventKind:
        self.sent.append(outgoing)
        progress.raise_if_cancelled()
        if isinstance(self.outcome, Exception):
            raise self.outcome
        return self.outcome

    def mail(self) -> Sender:
        if self.missing is not None:
            raise self.missing
        return self

    def file(self, path: str) -> Sender:
        return EmlFileSender(Path(path))

    def practice(self) -> Sender:
        return self.practice_desk


class Setup:
    """A submission over real storage."""

    def __init__(self, folder: Path, journal: SqliteJournal) -> None:
        self.journal = journal
        self.store = FileDraftStore(folder / "drafts")
        self.accounts = KeyringMailAccounts(JsonSettingsFile(folder / "account.json"), MemoryKeyring)
        self.accounts.save(ACCOUNT)
        desk = PracticeDesk(folder / "practice", DESK.number, CLOCK)
        self.post = Post(desk)
        self.profile = JsonProfile(JsonSettingsFile(folder / "profile.json"))
        self.submission = Submission(
            desk=DESK,
            regions=all_regions(),
            drafts=Drafts(self.store, journal, self.profile, CLOCK),
            store=self.store,
            journal=journal,
            accounts=self.accounts,
            senders=self.post,
            practice_replies=lambda: EmlFolder(desk.replies_folder),
            clock=CLOCK,
        )

    def kinds(self) -> list[EventKind]:
        return [event.kind for event in self.journal.events(DRAFT.id)]


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


def queue(setup: Setup, ids: str) -> None:
    """Letters in the queue, the earliest first."""
    setup.post.outcome = NetworkTrouble("mail_server_unreachable")
    for first in ids:
        draft = replace(DRAFT, id=RequestId(f"{first}1111111-2222-3333-4444-555555555555"))
        setup.submission.submit(draft, None, RecordedProgress())
    setup.post.sent.clear()


def test_the_outbox_goes_oldest_first(setup: Setup) -> None:
    queue(setup, "abc")
    setup.post.outcome = EventKind.ACCEPTED
    results = setup.submission.send_waiting(RecordedProgress())
    assert [outgoing.request_id[0] for outgoing in setup.post.sent] == ["a", "b", "c"]
    assert all(result.failure is None for result in results)


def test_the_outbox_stops_at_the_first_that_fails(setup: Setup) -> None:
    queue(setup, "abc")
    (result,) = setup.submission.send_waiting(RecordedProgress())
    assert result.failure is setup.post.outcome
    assert len(setup.post.sent) == 1


def test_what_the_teacher_stopped_does_not_go_by_itself(setup: Setup) -> None:
    cancelling = RecordedProgress(cancel_when=lambda _, __: True)
    setup.submission.submit(DRAFT, None, cancelling)
    assert setup.journal.entry(DRAFT.id).state is State.QUEUED
    setup.post.sent.clear()
    assert setup.submission.send_waiting(RecordedProgress()) == []
    assert setup.post.sent == []
    assert setup.submission.send(DRAFT.id, None, RecordedProgress()).entry.state is State.SENT


def test_only_letters_by_mail_go_from_the_outbox(setup: Setup, tmp_path: Path) -> None:
    setup.submission.submit(replace(DRAFT, way=Way.FILE), None, RecordedProgress())
    assert setup.submission.send_waiting(RecordedProgress()) == []
