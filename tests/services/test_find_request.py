"""Which request a letter belongs to: what is certain, what the teacher is asked, what is nobody's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from contracts.entered_requests import made_elsewhere
from contracts.samples import an_outgoing, prepared
from edusupport_desktop.domain.identifiers import MessageId
from edusupport_desktop.domain.incident import State
from edusupport_desktop.domain.incoming_letter import IncomingLetter
from edusupport_desktop.domain.outgoing import Outgoing
from edusupport_desktop.domain.reply import Reply
from edusupport_desktop.services.check_replies import CheckedReply, ReplyOutcome, check_replies, take
from edusupport_desktop.storage.journal import SqliteJournal
from reply_hands import CLOCK, Letters, checked, reply_to, sent_letter
from sample_request import DESK


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[SqliteJournal]:
    with closing(SqliteJournal(tmp_path / "journal.sqlite3", tmp_path / "requests")) as journal:
        yield journal


@pytest.fixture
def sent(journal: SqliteJournal) -> Outgoing:
    return sent_letter(journal, "Журнал")


def test_a_known_watermark_leads_to_the_request(journal: SqliteJournal, sent: Outgoing) -> None:
    checked(journal, reply_to(sent, "INC0001234", watermark="MSG0000042_abc"))
    stranger = reply_to(sent, "Ваш вопрос", answers_to=(), message_id=MessageId("<2@desk>"), watermark="MSG0000042_abc")
    assert checked(journal, stranger).outcome is ReplyOutcome.REPLIED
    assert [each.reply.watermark for each in journal.replies(sent.request_id)] == ["MSG0000042_abc"] * 2


def test_a_known_number_in_the_subject_leads_to_the_request(journal: SqliteJournal, sent: Outgoing) -> None:
    checked(journal, reply_to(sent, "INC0001234"))
    stranger = reply_to(sent, "На: [INC0001234] ответ", answers_to=(), message_id=MessageId("<2@desk>"))
    assert checked(journal, stranger).entry == journal.entry(sent.request_id)


def from_the_desk(outgoing: Outgoing, subject: str, text: str = "", **changes: object) -> Reply:
    """That names none of our Message-IDs."""
    values = {"answers_to": (), "sender_address": "noreply@desk.example"} | changes
    return reply_to(outgoing, subject, text, **values)


def at_the_desk(journal: SqliteJournal, reply: Reply) -> CheckedReply:
    desk = replace(DESK, email="support@desk.example")
    return take(IncomingLetter(reply), journal=journal, desk=desk, clock=CLOCK)


def test_the_desks_domain_and_the_subject_lead_to_the_request(journal: SqliteJournal) -> None:
    sent = sent_letter(journal, "Не открывается журнал 7 «А»")
    sent_letter(journal, "Не открывается журнал 7 «Б»")
    notice = 'INC0001234: зарегистрировано обращение «Не открывается журнал 7 "А"»'
    stranger = from_the_desk(sent, notice, sender_address="x@other.example")
    assert at_the_desk(journal, stranger).outcome is ReplyOutcome.NOT_OURS
    assert at_the_desk(journal, from_the_desk(sent, notice)).outcome is ReplyOutcome.REGISTERED
    assert journal.entry(sent.request_id).state is State.REGISTERED
    # Known now, its number in the text is enough.
    later = from_the_desk(sent, "Изменение статуса", "INC0001234 в работе.", message_id=MessageId("<2@desk>"))
    assert at_the_desk(journal, later).outcome is ReplyOutcome.REPLIED


def test_of_two_requests_with_one_subject_the_teacher_is_asked(journal: SqliteJournal) -> None:
    requests = [sent_letter(journal, "Не открывается журнал") for _ in range(2)]
    notice = from_the_desk(requests[0], "INC0001234 Не открывается журнал")
    letters = Letters([IncomingLetter(notice)])
    desk = replace(DESK, email="support@desk.example")
    (result,) = check_replies(letters, journal=journal, desk=desk, clock=CLOCK)
    assert (result.outcome, letters.read) == (ReplyOutcome.WHICH, [])
    assert set(result.requests) == {each.request_id for each in requests}
    chosen = requests[1].request_id
    said = take(result.letter, journal=journal, desk=desk, clock=CLOCK, request_id=chosen)
    assert said.outcome is ReplyOutcome.REGISTERED
    # The other one has no number yet: the next notice can only be its.
    other = from_the_desk(requests[0], "INC0005678 Не открывается журнал", message_id=MessageId("<2@desk>"))
    assert at_the_desk(journal, other).entry == journal.entry(requests[0].request_id)


def test_a_subject_never_leads_to_a_letter_that_waits_to_be_sent(journal: SqliteJournal) -> None:
    waiting = an_outgoing("Не открывается журнал", files=())
    journal.add(waiting, prepared(waiting))
    assert at_the_desk(journal, from_the_desk(waiting, "Не открывается журнал")).outcome is ReplyOutcome.NOT_OURS
    assert journal.entry(waiting.request_id).state is State.QUEUED


def test_a_request_out_of_a_table_is_found_by_its_number_and_by_nothing_else(journal: SqliteJournal) -> None:
    outgoing, events = made_elsewhere("INC0001234")
    journal.enter([(outgoing, events)])
    stranger = from_the_desk(outgoing, "Re: INC0001234", "Уточните, пожалуйста, класс?")
    assert at_the_desk(journal, stranger).outcome is ReplyOutcome.ASKED
    assert journal.entry(outgoing.request_id).state is State.ASKED
    other = from_the_desk(outgoing, "Re: INC0009999", "Решено.", message_id=MessageId("<2@desk>"))
    assert at_the_desk(journal, other).outcome is ReplyOutcome.NOT_OURS


def test_an_answer_to_a_further_letter_belongs_to_the_request(journal: SqliteJournal) -> None:
    outgoing, events = made_elsewhere("INC0001234")
    journal.enter([(outgoing, events)])
    further = an_outgoing(files=(), follows=outgoing.request_id)
    journal.add(further, prepared(further))
    answer = reply_to(further, "Ответ", "Спасибо, передали.", message_id=MessageId("<3@desk>"))
    assert at_the_desk(journal, answer).entry == journal.entry(outgoing.request_id)
    assert [kept.reply.text for kept in journal.replies(outgoing.request_id)] == ["Спасибо, передали."]
