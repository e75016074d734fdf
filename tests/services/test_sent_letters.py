"""What the mailbox says of letters that may have gone, and copies of those that have."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest

from edusupport_desktop.domain.errors import EduSupportError, NetworkTrouble, OutcomeUnknown
from edusupport_desktop.domain.identifiers import MessageId
from edusupport_desktop.domain.incident import EventKind, State
from edusupport_desktop.domain.mail_account import IncomingServer, Security
from edusupport_desktop.domain.outgoing import Outgoing
from edusupport_desktop.services.sent_letters import SentLettersCheck
from edusupport_desktop.storage.journal import SqliteJournal
from post_office import ACCOUNT, CLOCK, DRAFT, Setup
from sending import RecordedProgress

READABLE = replace(ACCOUNT, incoming=IncomingServer("127.0.0.1", 993, Security.TLS), keeps_copies=True)


@dataclass
class Mailbox:
    """``services.ports.SentLetters``; the real one is in tests/real/test_sent_letters_real.py."""

    holds: set[MessageId] = field(default_factory=set)
    trouble: EduSupportError | None = None
    asked: int = 0

    def arrived(self, message_id: MessageId) -> bool:
        self._ask()
        return message_id in self.holds

    def keep(self, outgoing: Outgoing) -> bool:
        self._ask()
        is_new = outgoing.message_id not in self.holds
        self.holds.add(outgoing.message_id)
        return is_new

    def _ask(self) -> None:
        self.asked += 1
        if self.trouble is not None:
            raise self.trouble


@dataclass
class Office:
    setup: Setup
    mailbox: Mailbox
    check: SentLettersCheck

    def submit(self, outcome: EventKind | Exception) -> MessageId:
        self.setup.post.outcome = outcome
        self.setup.submission.submit(DRAFT, None, RecordedProgress())
        return self.setup.journal.outgoing(DRAFT.id).message_id

    @property
    def state(self) -> State:
        return self.setup.journal.entry(DRAFT.id).state


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with closing(SqliteJournal(tmp_path / "journal.sqlite3", tmp_path / "requests")) as journal:
        setup, mailbox = Setup(tmp_path, journal), Mailbox()
        setup.accounts.save(READABLE)
        yield Office(setup, mailbox, SentLettersCheck(journal, setup.accounts, lambda: mailbox, CLOCK))


def test_a_letter_the_mailbox_holds_has_gone(office: Office) -> None:
    office.mailbox.holds.add(office.submit(OutcomeUnknown("mail_outcome_unknown")))
    (entry,) = office.check.settle_unknown()
    assert (entry.request_id, office.state) == (DRAFT.id, State.SENT)
    assert office.setup.journal.events(DRAFT.id)[-1].details == {"source": "mailbox"}
    assert not office.check.settle_unknown()


def test_a_letter_that_is_not_found_stays_unknown(office: Office) -> None:
    office.submit(OutcomeUnknown("mail_outcome_unknown"))
    assert not office.check.settle_unknown()
    assert office.state is State.UNKNOWN


def test_the_mailbox_is_not_asked_when_nothing_is_unknown(office: Office) -> None:
    office.submit(EventKind.ACCEPTED)
    office.check.settle_unknown()
    assert office.mailbox.asked == 0


def test_a_mailbox_that_cannot_be_read_leaves_everything_as_it_is(office: Office) -> None:
    office.submit(OutcomeUnknown("mail_outcome_unknown"))
    office.mailbox.trouble = NetworkTrouble("mail_timeout")
    with pytest.raises(NetworkTrouble):
        office.check.settle_unknown()
    assert office.state is State.UNKNOWN


def test_without_a_place_to_read_the_teacher_is_asked(office: Office) -> None:
    office.submit(OutcomeUnknown("mail_outcome_unknown"))
    assert replace(office.check, letters=lambda: None).settle_unknown() == ()
    assert office.state is State.UNKNOWN


def test_a_letter_that_went_is_copied_once(office: Office) -> None:
    message_id = office.submit(EventKind.ACCEPTED)
    office.check.keep_copies()
    assert office.mailbox.holds == {message_id}
    assert (office.setup.kinds()[-1], office.state) == (EventKind.COPIED, State.SENT)
    office.check.keep_copies()
    assert office.mailbox.asked == 1


def test_a_copy_that_fails_never_fails_the_sending(office: Office) -> None:
    office.submit(EventKind.ACCEPTED)
    office.mailbox.trouble = NetworkTrouble("mail_timeout")
    office.check.keep_copies()
    assert (office.setup.kinds()[-1], office.state) == (EventKind.COPY_FAILED, State.SENT)
    assert office.setup.journal.events(DRAFT.id)[-1].details == {"code": "mail_timeout"}
    office.check.keep_copies()
    assert office.mailbox.asked == 1


@pytest.mark.parametrize(
    "account",
    [replace(READABLE, keeps_copies=False), replace(READABLE, incoming=None), replace(READABLE, address="other@ya.ru")],
    ids=["the provider keeps them", "nowhere to put it", "another mailbox by now"],
)
def test_no_copy_is_made_where_none_is_wanted(office: Office, account) -> None:  # type: ignore[no-untyped-def]
    office.submit(EventKind.ACCEPTED)
    office.setup.accounts.save(account)
    office.check.keep_copies()
    assert office.mailbox.asked == 0
    assert office.setup.kinds()[-1] is EventKind.ACCEPTED


def test_a_copy_nobody_missed_for_a_day_is_not_made_up_for(office: Office) -> None:
    office.submit(EventKind.ACCEPTED)
    replace(office.check, clock=lambda: CLOCK() + timedelta(days=1, seconds=1)).keep_copies()
    assert office.mailbox.asked == 0


@pytest.mark.parametrize("outcome", [NetworkTrouble("mail_timeout"), OutcomeUnknown("mail_outcome_unknown")], ids=str)
def test_what_has_not_surely_gone_gets_no_copy(office: Office, outcome: Exception) -> None:
    office.submit(outcome)
    office.check.keep_copies()
    assert office.mailbox.asked == 0
