"""What is made of the support's letters: recorded when it is certain, asked when it is not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from contracts.samples import an_event, an_outgoing, prepared
from edusupport_desktop.delivery.practice_desk import PracticeDesk
from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.identifiers import MessageId
from edusupport_desktop.domain.incident import EventKind, Incident, State
from edusupport_desktop.domain.incident_number import IncidentNumber
from edusupport_desktop.domain.incoming_letter import IncomingLetter
from edusupport_desktop.domain.outgoing import Outgoing
from edusupport_desktop.inbox.eml_folder import EmlFolder
from edusupport_desktop.services.check_replies import ReplyOutcome, check_replies, take
from edusupport_desktop.services.deliver import deliver
from edusupport_desktop.storage.journal import SqliteJournal
from reply_hands import CLOCK, Letters, checked, reply_to, sent_letter
from sample_request import DESK
from sending import RecordedProgress


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[SqliteJournal]:
    with closing(SqliteJournal(tmp_path / "journal.sqlite3", tmp_path / "requests")) as journal:
        yield journal


@pytest.fixture
def sent(journal: SqliteJournal) -> Outgoing:
    return sent_letter(journal, "Журнал", "Суть вопроса:\nСнова не открывается, раньше было INC0000777.")


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
    registered = [each for each in journal.events(sent.request_id) if each.kind is EventKind.REGISTERED]
    assert registered[-1].details == {
        "message_id": "<reply@desk.example>",
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
        ("Re: Журнал", "Продолжим в INC0000777.\n> раньше было INC0000777", ("INC0000777",)),
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
    checked(journal, reply_to(sent, "INC0001234", message_id=MessageId("<1@desk>")))
    result = checked(journal, reply_to(sent, "INC0005678", message_id=MessageId("<2@desk>")))
    assert result.outcome is ReplyOutcome.ASK
    assert journal.entry(sent.request_id).incident == Incident(IncidentNumber("INC0001234"), date(2026, 11, 23))
    assert journal.events(sent.request_id)[-1].details["numbers"] == "INC0005678"


def test_a_number_that_is_another_requests_is_asked(journal: SqliteJournal, sent: Outgoing) -> None:
    other = sent_letter(journal, "Пропало расписание")
    checked(journal, reply_to(other, "INC0001234", message_id=MessageId("<1@desk>")))
    result = checked(journal, reply_to(sent, "INC0001234", message_id=MessageId("<2@desk>")))
    assert result.outcome is ReplyOutcome.ASK
    assert journal.entry(sent.request_id).incident is None


def test_an_answer_may_mention_another_incident_than_its_own(journal: SqliteJournal, sent: Outgoing) -> None:
    checked(journal, reply_to(sent, "INC0001234", message_id=MessageId("<1@desk>")))
    reply = reply_to(sent, "Re: Журнал", "Похоже на INC0005678.", message_id=MessageId("<2@desk>"))
    assert checked(journal, reply).outcome is ReplyOutcome.REPLIED


def test_the_known_number_again_is_an_answer_and_no_second_registration(journal: SqliteJournal, sent: Outgoing) -> None:
    checked(journal, reply_to(sent, "INC0001234", message_id=MessageId("<1@desk>")))
    again = reply_to(sent, "Re: INC0001234", "Работаем.", message_id=MessageId("<2@desk>"))
    assert checked(journal, again).outcome is ReplyOutcome.REPLIED
    kinds = [event.kind for event in journal.events(sent.request_id)]
    assert kinds[-2:] == [EventKind.REGISTERED, EventKind.REPLIED]
    assert journal.entry(sent.request_id).state is State.REGISTERED


def test_the_same_letter_again_writes_nothing(journal: SqliteJournal, sent: Outgoing) -> None:
    checked(journal, reply_to(sent, "INC0001234"))
    events = journal.events(sent.request_id)
    result = checked(journal, reply_to(sent, "INC0001234"))
    assert (result.outcome, result.is_news) == (ReplyOutcome.KNOWN, False)
    assert journal.events(sent.request_id) == events
    assert len(journal.replies(sent.request_id)) == 1


@pytest.mark.parametrize("text", ["", "INC2024", "VINCI0001234", "INC0001234_a.png"])
def test_a_letter_without_a_number_is_kept_as_an_answer(journal: SqliteJournal, sent: Outgoing, text: str) -> None:
    assert checked(journal, reply_to(sent, "Re: Журнал", text)).outcome is ReplyOutcome.REPLIED
    assert journal.entry(sent.request_id).state is State.SENT
    assert [each.reply.text for each in journal.replies(sent.request_id)] == [text]


def test_a_question_waits_for_the_teacher(journal: SqliteJournal, sent: Outgoing) -> None:
    result = checked(journal, reply_to(sent, "Re: Журнал", "Здравствуйте, уточните класс."))
    assert (result.outcome, result.questions) == (ReplyOutcome.ASKED, ("Здравствуйте, уточните класс.",))
    assert journal.entry(sent.request_id).state is State.ASKED


def test_a_notice_that_asks_gives_the_number_and_the_question_in_one(journal: SqliteJournal, sent: Outgoing) -> None:
    result = checked(journal, reply_to(sent, "INC0001234 зарегистрирован", "Какой у вас браузер?"))
    assert (result.outcome, result.questions) == (ReplyOutcome.REGISTERED, ("Какой у вас браузер?",))
    entry = journal.entry(sent.request_id)
    assert (entry.state, entry.incident and entry.incident.number.text) == (State.ASKED, "INC0001234")


def test_what_is_solved_is_solved_with_its_number_even_when_nobody_said_it_before(
    journal: SqliteJournal, sent: Outgoing
) -> None:
    checked(journal, reply_to(sent, "INC0001234", "Ваш инцидент решён."))
    entry = journal.entry(sent.request_id)
    assert (entry.state, entry.incident and entry.incident.number.text) == (State.SOLVED, "INC0001234")
    again = reply_to(sent, "Re: INC0001234", "Инцидент закрыт.", message_id=MessageId("<2@desk>"))
    assert checked(journal, again).outcome is ReplyOutcome.REPLIED


@pytest.mark.parametrize(
    ("sender", "outcome"),
    [("ivanov@school.example", ReplyOutcome.PASSED_OVER), ("ivanov@mail.desk.example", ReplyOutcome.REPLIED)],
)
def test_an_automatic_answer_is_passed_over_unless_it_is_the_desks_own(
    journal: SqliteJournal, sent: Outgoing, sender: str, outcome: ReplyOutcome
) -> None:
    desk = replace(DESK, email="support@desk.example")
    reply = reply_to(sent, "Автоответ: Журнал", "Я в отпуске до понедельника.", sender_address=sender)
    letters = Letters([IncomingLetter(reply, is_automatic=True)])
    (result,) = check_replies(letters, journal=journal, desk=desk, clock=CLOCK)
    assert result.outcome is outcome
    assert letters.read == [reply.message_id]


def test_an_automatic_letter_with_a_number_is_never_dropped(journal: SqliteJournal, sent: Outgoing) -> None:
    reply = reply_to(sent, "INC0001234", sender_address="noreply@servicenow.example")
    (result,) = check_replies(
        Letters([IncomingLetter(reply, is_automatic=True)]), journal=journal, desk=DESK, clock=CLOCK
    )
    assert result.outcome is ReplyOutcome.REGISTERED


def test_the_number_is_found_in_the_html_and_then_in_its_links(journal: SqliteJournal) -> None:
    for letter in (
        {"other_text": "Номер INC0001234", "links": ("https://desk.example/?n=INC0009999",)},
        {"links": ("https://desk.example/nav_to.do?uri=incident.do?sysparm_query=number=INC0001234",)},
    ):
        sent = sent_letter(journal, "Письмо")
        reply = reply_to(sent, "Re: Журнал", "Здравствуйте.", message_id=MessageId(f"<{sent.request_id}@desk>"))
        incoming = IncomingLetter(reply, **letter)  # type: ignore[arg-type]
        assert take(incoming, journal=journal, desk=DESK, clock=CLOCK).numbers == (IncidentNumber("INC0001234"),)


def test_the_time_a_letter_arrived_is_kept_and_counts_where_its_date_cannot_be(
    journal: SqliteJournal, sent: Outgoing
) -> None:
    reply = reply_to(sent, "INC0001234", sent_at=datetime(2036, 1, 1, tzinfo=UTC))
    letter = IncomingLetter(reply, arrived_at=datetime(2026, 11, 21, 20, tzinfo=UTC))
    take(letter, journal=journal, desk=DESK, clock=CLOCK)
    details = journal.events(sent.request_id)[-1].details
    assert (details["registered_on"], details["received_at"]) == ("2026-11-22", "2026-11-21T20:00:00+00:00")


def test_two_programs_that_read_one_mailbox_write_everything_once(tmp_path: Path) -> None:
    place = (tmp_path / "journal.sqlite3", tmp_path / "requests")
    with closing(SqliteJournal(*place)) as one, closing(SqliteJournal(*place)) as two:
        sent = sent_letter(one, "Не открывается журнал")
        letters = [
            IncomingLetter(
                reply_to(sent, f"Re: INC{number % 2:07}", "Какой класс?", message_id=MessageId(f"<{number}>"))
            )
            for number in range(20)
        ]

        def read(journal: SqliteJournal) -> None:
            check_replies(Letters(letters), journal=journal, desk=DESK, clock=CLOCK)

        with ThreadPoolExecutor(4) as pool:
            list(pool.map(read, [one, two, one, two]))
        assert len(one.replies(sent.request_id)) == 20
        kinds = [event.kind for event in two.events(sent.request_id)]
        assert (kinds.count(EventKind.ASKED), kinds.count(EventKind.REGISTERED)) == (20, 1)


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
    mailbox = Letters([IncomingLetter(reply_to(outgoing, "INC0001234"))])
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
