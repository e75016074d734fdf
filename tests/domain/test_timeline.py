"""A request's story: every letter, answer and talk stands once, with its time; what was undone is marked."""

from __future__ import annotations

from datetime import timedelta

from contracts.samples import NOON, a_reply, an_event, new_id
from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import Event, EventKind, JournalEntry, State
from edusupport_desktop.domain.letter import Letter
from edusupport_desktop.domain.reply import KeptReply
from edusupport_desktop.domain.timeline import AddedLetter, Writer, letter_text, timeline

REQUEST = RequestId(new_id())
LETTER = letter_text(REQUEST, Letter("Журнал", "Не открывается."), "support@desk.example")


def event(kind: EventKind, seconds: int, **details: str) -> Event:
    return an_event(REQUEST, kind, seconds, **details)


def kinds(*events: Event) -> list[EventKind | None]:
    return [moment.kind for moment in timeline(events, LETTER, [], [])]


def test_the_letter_stands_where_it_was_written() -> None:
    first, second = timeline([event(EventKind.PREPARED, 0), event(EventKind.ACCEPTED, 2)], LETTER, [], [])
    assert (first.text, second.text) == (LETTER, None)
    assert first.can_be_read
    assert not second.can_be_read


def test_an_attempt_that_has_ended_takes_no_line_of_its_own() -> None:
    prepared, started = event(EventKind.PREPARED, 0), event(EventKind.ATTEMPT_STARTED, 1)
    assert kinds(prepared, started) == [EventKind.PREPARED, EventKind.ATTEMPT_STARTED]
    assert kinds(prepared, started, event(EventKind.POINT_OF_NO_RETURN, 2), event(EventKind.ACCEPTED, 3)) == [
        EventKind.PREPARED,
        EventKind.ACCEPTED,
    ]


def test_an_answer_stands_once_with_the_first_event_that_names_it() -> None:
    reply = a_reply()
    kept = KeptReply(reply, NOON + timedelta(seconds=9))
    named = {"message_id": reply.message_id}
    registered = event(EventKind.REGISTERED, 9, number="INC1", registered_on="2026-11-22", **named)
    _, first, second = timeline(
        [event(EventKind.PREPARED, 0), registered, event(EventKind.ASKED, 9, **named)], LETTER, [kept], []
    )
    assert first.text is not None
    assert (first.text.writer, first.text.body) == (Writer.SUPPORT, reply.text)
    assert (second.kind, second.text) == (EventKind.ASKED, None)


def test_an_answer_no_event_names_and_a_letter_that_was_added_stand_at_their_time() -> None:
    added = JournalEntry(
        RequestId(new_id()), "Re: Журнал", NOON + timedelta(seconds=20), NOON, Way.MAIL, State.SENT, follows=REQUEST
    )
    text = letter_text(added.request_id, Letter("Re: Журнал", "И в 7 «В»."), "")
    kept = KeptReply(a_reply(), NOON + timedelta(seconds=10))
    moments = timeline(
        [event(EventKind.PREPARED, 0), event(EventKind.SOLVED, 30)], LETTER, [kept], [AddedLetter(added, text)]
    )
    assert [moment.kind for moment in moments] == [EventKind.PREPARED, None, None, EventKind.SOLVED]
    assert moments[1].text is not None
    assert moments[1].text.writer is Writer.SUPPORT
    assert (moments[2].added, moments[2].text) == (added, text)


def test_what_was_undone_is_marked_and_nothing_else() -> None:
    story = timeline(
        [
            event(EventKind.PREPARED, 0),
            event(EventKind.ACCEPTED, 1),
            event(EventKind.CALLED, 2, said="Ждать"),
            event(EventKind.SOLVED, 3),
            event(EventKind.UNDONE, 4),
            event(EventKind.UNDONE, 5),
            event(EventKind.UNDONE, 6),
        ],
        LETTER,
        [],
        [],
    )
    assert [moment.kind for moment in story if moment.was_undone] == [EventKind.CALLED, EventKind.SOLVED]


def test_a_call_can_be_read_when_something_was_written_down() -> None:
    nothing, something = timeline(
        [event(EventKind.CALLED, 0), event(EventKind.CALLED, 1, person="Светлана")], LETTER, [], []
    )
    assert not nothing.can_be_read
    assert something.can_be_read
