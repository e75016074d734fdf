"""What is made of the support's letters: recorded when it is certain, asked when it is not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from contracts.samples import an_event, an_outgoing, prepared
from edusupport_desktop.delivery.practice_desk import PracticeDesk
from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.identifiers import MessageId
from edusupport_desktop.domain.incident import EventKind, Incident, State
from edusupport_desktop.domain.incident_number import IncidentNumber
from edusupport_desktop.domain.letter import Letter
from edusupport_desktop.domain.outgoing import Outgoing
from edusupport_desktop.domain.reply import Reply
from edusupport_desktop.inbox.eml_folder import EmlFolder
from edusupport_desktop.services.check_replies import CheckedReply, ReplyOutcome, check_replies
from edusupport_desktop.services.deliver import deliver
from edusupport_desktop.storage.journal import SqliteJournal
from sample_request import DESK
from sending import RecordedProgress, clock_at

CLOCK = clock_at(2026, 11, 23)
MOSCOW = timezone(timedelta(hours=3))


@dataclass
class Letters:
    """A mailbox of ready letters."""

    letters: list[Reply]
    read: list[MessageId] = field(default_factory=list)

    def replies(self) -> Sequence[Reply]:
        return [letter for letter in self.letters if letter.message_id not in self.read]

    def mark_read(self, message_ids: Sequence[MessageId]) -> None:
        self.read += message_ids


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[SqliteJournal]:
    with closing(SqliteJournal(tmp_path / "journal.sqlite3", tmp_path / "requests")) as journal:
        yield journal


@pytest.fixture
def sent(journal: SqliteJournal) -> Outgoing:
    outgoing = an_outgoing(
        letter=Letter("Журнал", "Суть вопроса:\nСнова не открывается, раньше было INC0000777."), files=()
    )
    journal.add(outgoing, prepared(outgoing))
    for kind in (EventKind.ATTEMPT_STARTED, EventKind.ACCEPTED):
        journal.append(an_event(outgoing.request_id, kind))
    return outgoing


def reply_to(outgoing: Outgoing, subject: str = "", text: str = "", **changes: object) -> Reply:
    values: dict[str, object] = {
        "message_id": MessageId("<reply@desk.example>"),
        "answers_to": (MessageId("<other@desk.example>"), outgoing.message_id),
        "sender_address": "support@desk.example",
        "subject": subject,
        "text": text,
        "sent_at": datetime(2026, 11, 22, 23, 30, tzinfo=MOSCOW),
    }
    return Reply(**(values | changes))  # type: ignore[arg-type]


def checked(journal: SqliteJournal, reply: Reply) -> CheckedReply:
    (result,) = check_replies(Letters([reply]), journal=journal, desk=DESK, clock=CLOCK)
    return result


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("INC0001234 Обращение зарегистрировано", ""),
        ("Re: Журнал", "Номер инцидента: INС 0001234."),
        ("INC0001234 🙂 \u202eлатыpь\u202c", "см. также INC0005555"),
        ("Re: Журнал", "INC0001234 открыт.\n> раньше было INC0000777"),
    ],
)
def test_a_number_that_is_certain_is_recorded_with_the_date_of_the_letter_in_the_users_zone(
    journal: SqliteJournal, sent: Outgoing, subject: str, text: str
) -> None:
    result = checked(journal, reply_to(sent, subject, text))
    assert result.outcome is ReplyOutcome.REGISTERED
    # 23:30 in Moscow is 01:30 of the next day in Yekaterinburg.
    assert journal.entry(sent.request_id).incident == Incident(IncidentNumber("INC0001234"), date(2026, 11, 23))
    assert result.entry == journal.entry(sent.request_id)
    assert journal.events(sent.request_id)[-1].details == {
        "number": "INC0001234",
        "registered_on": "2026-11-23",
        "source": "reply",
        "sent_at": "2026-11-22T20:30:00+00:00",
        "received_at": "2026-11-23T04:30:00+00:00",
    }


def test_a_letter_without_a_date_counts_from_the_day_it_is_read(journal: SqliteJournal, sent: Outgoing) -> None:
    checked(journal, reply_to(sent, "INC0001234", sent_at=None))
    event = journal.events(sent.request_id)[-1]
    assert event.details["registered_on"] == "2026-11-23"
    assert "sent_at" not in event.details


@pytest.mark.parametrize(
    ("subject", "text", "numbers"),
    [
        ("INC0001234 и INC0005678", "", ("INC0001234", "INC0005678")),
        ("Re: Журнал", "INC0001234 или INC0005678", ("INC0001234", "INC0005678")),
        ("Re: Журнал", "Вопрос решён.\n> раньше было INC0000777", ("INC0000777",)),
    ],
)
def test_what_would_be_a_guess_is_asked(
    journal: SqliteJournal, sent: Outgoing, subject: str, text: str, numbers: Sequence[str]
) -> None:
    result = checked(journal, reply_to(sent, subject, text))
    assert result.outcome is ReplyOutcome.ASK
    assert [number.text for number in result.numbers] == list(numbers)
    assert journal.entry(sent.request_id).incident is None


def test_another_number_than_the_known_one_is_asked(journal: SqliteJournal, sent: Outgoing) -> None:
    checked(journal, reply_to(sent, "INC0001234"))
    result = checked(journal, reply_to(sent, "INC0005678"))
    assert result.outcome is ReplyOutcome.ASK
    assert journal.entry(sent.request_id).incident == Incident(IncidentNumber("INC0001234"), date(2026, 11, 23))


def test_the_known_number_again_writes_nothing(journal: SqliteJournal, sent: Outgoing) -> None:
    checked(journal, reply_to(sent, "INC0001234"))
    events = journal.events(sent.request_id)
    assert checked(journal, reply_to(sent, "Re: INC0001234")).outcome is ReplyOutcome.KNOWN
    assert journal.events(sent.request_id) == events


@pytest.mark.parametrize("text", ["", "Здравствуйте, уточните класс.", "INC2024", "VINCI0001234", "INC0001234_a.png"])
def test_a_letter_without_a_number_changes_nothing(journal: SqliteJournal, sent: Outgoing, text: str) -> None:
    assert checked(journal, reply_to(sent, "Re: Журнал", text)).outcome is ReplyOutcome.NO_NUMBER
    assert journal.entry(sent.request_id).state is State.SENT


def test_a_letter_to_somebody_else_is_not_ours(journal: SqliteJournal, sent: Outgoing) -> None:
    result = checked(journal, reply_to(sent, "INC0001234", answers_to=(MessageId("<x@y>"),)))
    assert (result.outcome, result.entry) == (ReplyOutcome.NOT_OURS, None)
    assert journal.entry(sent.request_id).incident is None


@pytest.mark.parametrize(
    "events",
    [
        (),
        (EventKind.WITHDRAWN,),
        (EventKind.ATTEMPT_STARTED, EventKind.REFUSED),
        (EventKind.ATTEMPT_STARTED, EventKind.OUTCOME_UNKNOWN),
        (EventKind.ATTEMPT_STARTED, EventKind.HANDED_OVER),
    ],
)
def test_a_reply_is_believed_whatever_the_program_thought_of_the_letter(
    journal: SqliteJournal, events: Sequence[EventKind]
) -> None:
    outgoing = an_outgoing()
    journal.add(outgoing, prepared(outgoing))
    for kind in events:
        journal.append(an_event(outgoing.request_id, kind))
    assert checked(journal, reply_to(outgoing, "INC0001234")).outcome is ReplyOutcome.REGISTERED
    assert journal.entry(outgoing.request_id).state is State.REGISTERED


def test_a_reply_that_is_quicker_than_the_sending_is_read_again(journal: SqliteJournal) -> None:
    outgoing = an_outgoing()
    journal.add(outgoing, prepared(outgoing))
    journal.append(an_event(outgoing.request_id, EventKind.ATTEMPT_STARTED))
    mailbox = Letters([reply_to(outgoing, "INC0001234")])
    (first,) = check_replies(mailbox, journal=journal, desk=DESK, clock=CLOCK)
    assert (first.outcome, mailbox.read) == (ReplyOutcome.LATER, [])
    journal.append(an_event(outgoing.request_id, EventKind.ACCEPTED))
    (second,) = check_replies(mailbox, journal=journal, desk=DESK, clock=CLOCK)
    assert (second.outcome, mailbox.read) == (ReplyOutcome.REGISTERED, [MessageId("<reply@desk.example>")])
    assert check_replies(mailbox, journal=journal, desk=DESK, clock=CLOCK) == ()


def test_the_practice_desk_is_a_desk_from_the_letter_to_the_number(journal: SqliteJournal, tmp_path: Path) -> None:
    desk = PracticeDesk(tmp_path / "practice", DESK.number, CLOCK)
    mailbox = EmlFolder(desk.replies_folder)
    assert check_replies(mailbox, journal=journal, desk=DESK, clock=CLOCK) == ()
    requests = [
        an_outgoing("Не открывается ёлка 🎄", "Раньше было INC0000777", way=Way.PRACTICE),
        an_outgoing(way=Way.PRACTICE),
    ]
    for outgoing in requests:
        journal.add(outgoing, prepared(outgoing))
        deliver(outgoing.request_id, sender=desk, journal=journal, clock=CLOCK, progress=RecordedProgress())
    results = check_replies(mailbox, journal=journal, desk=DESK, clock=CLOCK)
    assert {result.outcome for result in results} == {ReplyOutcome.REGISTERED}
    assert [journal.entry(outgoing.request_id).incident for outgoing in requests] == [
        Incident(IncidentNumber("INC0000001"), date(2026, 11, 23)),
        Incident(IncidentNumber("INC0000002"), date(2026, 11, 23)),
    ]
    assert check_replies(EmlFolder(desk.replies_folder), journal=journal, desk=DESK, clock=CLOCK) == ()
    assert {event.at.tzinfo for event in journal.events(requests[0].request_id)} == {UTC}
