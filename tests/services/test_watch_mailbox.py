"""Looking into the mailbox for as long as the program runs: everything is told once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from contracts.samples import an_event, an_outgoing, prepared
from edusupport_desktop.domain.errors import NetworkTrouble
from edusupport_desktop.domain.identifiers import MessageId
from edusupport_desktop.domain.incident import EventKind
from edusupport_desktop.domain.incoming_letter import IncomingLetter
from edusupport_desktop.services.check_replies import ReplyOutcome, take
from edusupport_desktop.services.mailbox_ports import MailboxReader
from edusupport_desktop.services.ports import Progress
from edusupport_desktop.services.watch_mailbox import MailboxWatch
from edusupport_desktop.storage.journal import SqliteJournal
from reply_hands import CLOCK, Letters, reply_to, sent_letter
from sample_request import DESK as ANY_DESK
from sending import RecordedProgress

DESK = replace(ANY_DESK, email="support@desk.example")


@dataclass
class Mailbox(Letters):
    """A server that tells of news: while one waits, what is to happen next happens. Then it hangs up."""

    next: list[Callable[[], object]] = field(default_factory=list)
    given: int = 0
    breaks_after: int | None = None

    def replies(self) -> Sequence[IncomingLetter]:
        if self.breaks_after is not None and self.given >= self.breaks_after:
            raise NetworkTrouble("mail_connection_lost")
        fresh = list(super().replies())[self.given :]
        self.given += len(fresh)
        return fresh

    def wait_for_news(self, progress: Progress) -> bool:
        progress.raise_if_cancelled()
        if not self.next:
            return False
        self.next.pop(0)()
        self.given = 0  # as the contract says: what was not marked is given again
        return True


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[SqliteJournal]:
    with closing(SqliteJournal(tmp_path / "journal.sqlite3", tmp_path / "requests")) as journal:
        yield journal


def watching(journal: SqliteJournal, mailbox: Mailbox | None) -> MailboxWatch:
    @contextmanager
    def opened(_: Progress) -> Iterator[MailboxReader | None]:
        if mailbox is not None:
            mailbox.given = 0
        yield mailbox

    return MailboxWatch(journal, lambda: DESK, CLOCK, opened)


def looked(watch: MailboxWatch) -> list[ReplyOutcome]:
    return [each.outcome for each in watch.look(RecordedProgress()).news]


def test_where_no_mailbox_is_to_be_read_nothing_is_waited_for(journal: SqliteJournal) -> None:
    look = watching(journal, None).look(RecordedProgress())
    assert (look.news, look.is_on, look.at_once) == ((), False, False)


def a_letter_for_two(journal: SqliteJournal) -> IncomingLetter:
    sent_letter(journal, "Не открывается журнал")
    sent_letter(journal, "Не открывается журнал")
    return IncomingLetter(reply_to(an_outgoing(), "Re: Не открывается журнал", "INC0001234 открыт.", answers_to=()))


def test_a_letter_that_needs_a_choice_is_told_once_while_the_program_runs_and_again_by_the_next(
    journal: SqliteJournal,
) -> None:
    mailbox = Mailbox([a_letter_for_two(journal)])
    watch = watching(journal, mailbox)
    assert looked(watch) == [ReplyOutcome.WHICH]
    mailbox.next = [lambda: None]
    assert looked(watch) == []
    assert mailbox.read == []
    assert looked(watching(journal, mailbox)) == [ReplyOutcome.WHICH]


def test_a_letter_that_was_placed_is_not_asked_about_again(journal: SqliteJournal) -> None:
    letter = a_letter_for_two(journal)
    mailbox = Mailbox([letter])
    (asked,) = watching(journal, mailbox).look(RecordedProgress()).news
    placed = take(letter, journal=journal, desk=DESK, clock=CLOCK, request_id=asked.requests[0])
    assert placed.outcome is ReplyOutcome.REGISTERED
    assert looked(watching(journal, mailbox)) == []
    assert mailbox.read == [letter.reply.message_id]
    again = take(letter, journal=journal, desk=DESK, clock=CLOCK, request_id=asked.requests[1])
    assert (again.outcome, again.entry) == (ReplyOutcome.KNOWN, journal.entry(asked.requests[0]))


def test_a_letter_of_which_the_teacher_says_that_it_is_none_of_theirs_is_dealt_with(journal: SqliteJournal) -> None:
    letter = a_letter_for_two(journal)
    mailbox = Mailbox([letter])
    watch = watching(journal, mailbox)
    assert looked(watch) == [ReplyOutcome.WHICH]
    watch.is_none_of_ours(letter.reply.message_id)
    assert looked(watch) == []
    assert mailbox.read == [letter.reply.message_id]


def test_a_letter_whose_numbers_are_in_doubt_is_told_once(journal: SqliteJournal) -> None:
    sent = sent_letter(journal, "Журнал")
    mailbox = Mailbox([IncomingLetter(reply_to(sent, "INC0001234 и INC0005678"))])
    watch = watching(journal, mailbox)
    assert looked(watch) == [ReplyOutcome.ASK]
    assert looked(watch) == []


def test_an_answer_that_is_quicker_than_the_sending_is_looked_at_again_after_a_pause(journal: SqliteJournal) -> None:
    outgoing = an_outgoing()
    journal.add(outgoing, prepared(outgoing))
    journal.append(an_event(outgoing.request_id, EventKind.ATTEMPT_STARTED))
    mailbox = Mailbox([IncomingLetter(reply_to(outgoing, "INC0001234"))])
    watch = watching(journal, mailbox)
    look = watch.look(RecordedProgress())
    assert (look.news, look.is_on, look.at_once) == ([], True, False)
    journal.append(an_event(outgoing.request_id, EventKind.ACCEPTED))
    assert looked(watch) == [ReplyOutcome.REGISTERED]


def test_what_arrives_while_one_waits_is_told(journal: SqliteJournal) -> None:
    sent = sent_letter(journal, "Журнал")
    mailbox = Mailbox([])
    arrives = IncomingLetter(reply_to(sent, "INC0001234"))
    mailbox.next = [lambda: None, lambda: mailbox.letters.append(arrives)]
    look = watching(journal, mailbox).look(RecordedProgress())
    assert ([each.outcome for each in look.news], look.at_once) == ([ReplyOutcome.REGISTERED], True)


def test_what_was_recorded_before_the_connection_broke_is_told(journal: SqliteJournal) -> None:
    sent = sent_letter(journal, "Журнал")
    mailbox = Mailbox([IncomingLetter(reply_to(sent, "INC0001234", message_id=MessageId("<1@d>")))], breaks_after=1)
    watch = watching(journal, mailbox)
    look = watch.look(RecordedProgress())
    assert ([each.outcome for each in look.news], look.at_once) == ([ReplyOutcome.REGISTERED], False)
    mailbox.breaks_after = 0
    with pytest.raises(NetworkTrouble):
        watch.look(RecordedProgress())
