"""Reports of mail servers on letters that could not be delivered."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from edusupport_desktop.domain.identifiers import MessageId
from edusupport_desktop.domain.incident import State
from edusupport_desktop.domain.incoming_letter import DeliveryFailure, IncomingLetter
from edusupport_desktop.domain.outgoing import Outgoing
from edusupport_desktop.services.check_replies import ReplyOutcome, take
from edusupport_desktop.storage.journal import SqliteJournal
from reply_hands import CLOCK, checked, reply_to, sent_letter
from sample_request import DESK


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[SqliteJournal]:
    with closing(SqliteJournal(tmp_path / "journal.sqlite3", tmp_path / "requests")) as journal:
        yield journal


@pytest.fixture
def sent(journal: SqliteJournal) -> Outgoing:
    return sent_letter(journal, "Журнал")


FAILURE = DeliveryFailure((), "5.1.1", "550 User unknown")


def test_a_report_that_it_could_not_be_delivered_says_why(journal: SqliteJournal, sent: Outgoing) -> None:
    reply = reply_to(sent, "Undelivered Mail", sender_address="MAILER-DAEMON@school.example", answers_to=())
    letter = IncomingLetter(reply, failure=replace(FAILURE, about=(sent.message_id,)), is_automatic=True)
    result = take(letter, journal=journal, desk=DESK, clock=CLOCK)
    assert result.outcome is ReplyOutcome.BOUNCED
    assert journal.entry(sent.request_id).state is State.UNDELIVERED
    details = journal.events(sent.request_id)[-1].details
    assert (details["code"], details["answer"]) == ("mail_bounced_no_mailbox", "5.1.1 550 User unknown")
    assert take(letter, journal=journal, desk=DESK, clock=CLOCK).outcome is ReplyOutcome.KNOWN


@pytest.mark.parametrize(
    ("status", "code"),
    [
        ("5.2.2", "mail_bounced_full"),
        ("5.3.4", "mail_bounced_too_big"),
        ("5.7.1", "mail_bounced_refused"),
        ("5.4.4", "mail_bounced"),
        ("", "mail_bounced"),
    ],
)
def test_what_a_server_could_not_do_has_its_own_word(
    journal: SqliteJournal, sent: Outgoing, status: str, code: str
) -> None:
    letter = IncomingLetter(reply_to(sent), failure=DeliveryFailure((sent.message_id,), status))
    take(letter, journal=journal, desk=DESK, clock=CLOCK)
    assert journal.events(sent.request_id)[-1].details["code"] == code


def test_a_later_letter_that_bounced_is_undelivered_and_not_its_request(journal: SqliteJournal, sent: Outgoing) -> None:
    checked(journal, reply_to(sent, "INC0001234"))
    later = sent_letter(journal, "Re: INC0001234", follows=sent.request_id)
    letter = IncomingLetter(
        reply_to(later, message_id=MessageId("<b@x>")), failure=replace(FAILURE, about=(later.message_id,))
    )
    assert take(letter, journal=journal, desk=DESK, clock=CLOCK).outcome is ReplyOutcome.BOUNCED
    assert journal.entry(later.request_id).state is State.UNDELIVERED
    assert journal.entry(sent.request_id).state is State.REGISTERED


def test_a_report_on_a_letter_that_was_answered_meanwhile_changes_nothing(
    journal: SqliteJournal, sent: Outgoing
) -> None:
    checked(journal, reply_to(sent, "INC0001234"))
    letter = IncomingLetter(
        reply_to(sent, message_id=MessageId("<b@x>")), failure=replace(FAILURE, about=(sent.message_id,))
    )
    assert take(letter, journal=journal, desk=DESK, clock=CLOCK).outcome is ReplyOutcome.PASSED_OVER
    assert journal.entry(sent.request_id).state is State.REGISTERED
