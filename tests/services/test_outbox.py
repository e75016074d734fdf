"""The outbox: in order, with pauses, and never more than what would help."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from edusupport_desktop.domain.draft import Draft, Way
from edusupport_desktop.domain.errors import Cancelled, NetworkTrouble, OutcomeUnknown, Refused, Unavailable
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import EventKind, ImpossibleEvent, State
from edusupport_desktop.domain.outbox import PAUSES
from edusupport_desktop.services.outbox import Outbox
from edusupport_desktop.storage.journal import SqliteJournal
from post_office import CLOCK, DRAFT, Setup
from sending import RecordedProgress

NO_NETWORK = NetworkTrouble("mail_server_unreachable")


class MovingClock:
    def __init__(self) -> None:
        self.now: datetime = CLOCK()

    def __call__(self) -> datetime:
        return self.now

    def forward(self, pause: timedelta) -> None:
        self.now += pause


class Office(Setup):
    def __init__(self, folder: Path, journal: SqliteJournal) -> None:
        self.clock = MovingClock()
        super().__init__(folder, journal, self.clock)
        self.outbox = Outbox(journal, self.submission, self.clock)

    def submit(self, draft: Draft) -> State:
        return self.submission.submit(draft, None, RecordedProgress()).entry.state

    def queue(self, ids: str) -> None:
        """Letters that have failed once, the earliest first."""
        self.post.outcome = NO_NETWORK
        for first in ids:
            self.submit(replace(DRAFT, id=letter(first)))
        self.post.sent.clear()
        self.post.outcome = EventKind.ACCEPTED

    def tried(self, *, starting: bool = False) -> str:
        """The letters one look tries, by the first character of their ids."""
        self.post.sent.clear()
        self.outbox.send_due(RecordedProgress(), starting=starting)
        return "".join(outgoing.request_id[0] for outgoing in self.post.sent)


def letter(first: str) -> RequestId:
    return RequestId(f"{first}1111111-2222-3333-4444-555555555555")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with closing(SqliteJournal(tmp_path / "journal.sqlite3", tmp_path / "requests")) as journal:
        yield Office(tmp_path, journal)


def test_nothing_is_tried_before_its_time(office: Office) -> None:
    office.queue("a")
    office.clock.forward(PAUSES[0] - timedelta(seconds=1))
    assert office.tried() == ""
    office.clock.forward(timedelta(seconds=1))
    assert office.tried() == "a"
    assert office.journal.entry(letter("a")).state is State.SENT
    assert office.outbox.next_at() is None


def test_the_pause_grows_with_every_failure(office: Office) -> None:
    office.queue("a")
    office.post.outcome = NO_NETWORK
    for pause in PAUSES[1:]:
        due = office.outbox.next_at()
        assert due is not None
        office.clock.now = due
        assert office.tried() == "a"
        assert office.outbox.next_at() == due + pause


def test_a_start_of_the_program_tries_at_once(office: Office) -> None:
    office.queue("ab")
    assert office.tried(starting=True) == "ab"


def test_the_oldest_goes_first_and_the_others_wait_for_it(office: Office) -> None:
    office.queue("abc")
    office.clock.forward(PAUSES[0])
    office.post.outcome = NO_NETWORK
    assert office.tried() == "a"
    assert office.tried() == ""  # b and c are due, and would overtake a
    office.post.outcome = EventKind.ACCEPTED
    office.clock.forward(PAUSES[1])
    assert office.tried() == "abc"


def test_a_letter_that_is_refused_does_not_keep_the_others(office: Office) -> None:
    office.queue("ab")
    office.clock.forward(PAUSES[0])
    office.post.outcome = Refused("mail_recipient_refused", answer="550 no")
    assert office.tried() == "ab"
    assert {office.journal.entry(letter(first)).state for first in "ab"} == {State.REFUSED}


@pytest.mark.parametrize(
    "failure",
    [NO_NETWORK, Refused("mail_password_refused", answer=""), OutcomeUnknown("mail_outcome_unknown"), Cancelled()],
    ids=str,
)
def test_what_would_happen_to_all_is_not_tried_with_all(office: Office, failure: Exception) -> None:
    office.queue("ab")
    office.clock.forward(PAUSES[0])
    office.post.outcome = failure
    assert office.tried() == "a"


def test_an_unknown_outcome_is_never_tried_again(office: Office) -> None:
    office.queue("a")
    office.post.outcome = OutcomeUnknown("mail_outcome_unknown")
    assert office.tried(starting=True) == "a"
    office.clock.forward(timedelta(days=30))
    assert office.tried(starting=True) == ""
    assert office.journal.entry(letter("a")).state is State.UNKNOWN


def test_without_a_password_it_waits_for_the_teacher_and_does_not_ask_again_and_again(office: Office) -> None:
    office.queue("ab")
    office.post.missing = Unavailable("mail_password_missing")
    run = office.outbox.send_due(RecordedProgress(), starting=True)
    assert [submitted.failure for submitted in run.tried] == [office.post.missing]
    assert run.next_at is None
    assert office.post.sent == []
    office.post.missing = None
    assert office.tried(starting=True) == "ab"


def test_what_was_put_aside_waits_until_the_teacher_sends_it(office: Office) -> None:
    office.queue("ab")
    assert office.outbox.hold(letter("a")).state is State.QUEUED
    assert office.tried(starting=True) == "b"
    assert office.outbox.next_at() is None
    sent = office.submission.send(letter("a"), None, RecordedProgress())
    assert (sent.failure, sent.entry.state) == (None, State.SENT)


def test_what_has_gone_cannot_be_put_aside(office: Office) -> None:
    office.submit(DRAFT)
    with pytest.raises(ImpossibleEvent):
        office.outbox.hold(DRAFT.id)


def test_what_the_teacher_stopped_does_not_go_by_itself(office: Office) -> None:
    office.submission.submit(DRAFT, None, RecordedProgress(cancel_when=lambda _, __: True))
    assert office.journal.entry(DRAFT.id).state is State.QUEUED
    assert office.tried(starting=True) == ""


def test_only_letters_by_mail_go_from_the_outbox(office: Office) -> None:
    office.submit(replace(DRAFT, way=Way.FILE))
    assert office.journal.entry(DRAFT.id).state is State.QUEUED
    assert office.tried(starting=True) == ""


def test_a_letter_another_program_is_sending_is_left_to_it(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.queue("ab")
    other = Outbox(office.journal, office.submission, office.clock)
    send = office.post.send

    def both(outgoing, progress):  # type: ignore[no-untyped-def]
        if outgoing.request_id == letter("a"):
            assert [each.entry.request_id for each in other.send_due(progress, starting=True).tried] == [letter("b")]
        return send(outgoing, progress)

    monkeypatch.setattr(office.post, "send", both)
    office.outbox.send_due(RecordedProgress(), starting=True)
    assert sorted(each.request_id[0] for each in office.post.sent) == ["a", "b"]
