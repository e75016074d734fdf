"""What every ``services.ports.Journal`` knows for a further letter: like requests that are open, and their threads.

A test class inherits it and has a fixture ``journal``.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from contracts.journal import added, registered, sent
from contracts.samples import HOSTILE_TEXTS, a_reply, an_event, an_outgoing, new_id
from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import EventKind, ImpossibleEvent, State
from edusupport_desktop.domain.outgoing import Outgoing
from edusupport_desktop.services.ports import Journal


def told(journal: Journal, **changes: object) -> Outgoing:
    """A request that began by telephone."""
    outgoing = an_outgoing(way=Way.PHONE, **changes)
    journal.add(outgoing, an_event(outgoing.request_id, EventKind.TOLD, person="Ольга"))
    return outgoing


class FurtherLettersContract:
    def test_a_letter_that_has_gone_is_told_to_its_request_whoever_says_so(self, journal: Journal) -> None:
        begun = (EventKind.ATTEMPT_STARTED,)
        for kinds in (
            (*begun, EventKind.ACCEPTED),
            (*begun, EventKind.OUTCOME_UNKNOWN, EventKind.CONFIRMED_SENT),
            (*begun, EventKind.HANDED_OVER, EventKind.CONFIRMED_SENT),
        ):
            root = sent(journal)
            journal.append(an_event(root, EventKind.ASKED, 60))
            letter = added(journal, an_outgoing("Re:", follows=root))
            for place, kind in enumerate(kinds):
                assert journal.entry(root).state is State.ASKED
                journal.append(an_event(letter, kind, 70 + place))
            last = journal.events(root)[-1]
            assert (last.kind, last.details) == (EventKind.ANSWERED, {"letter": letter})
            assert last.at == journal.events(letter)[-1].at
            assert journal.entry(root).state is State.SENT
            journal.append(an_event(letter, EventKind.COPIED, 90))
            assert len(journal.events(root)) == 5, "it is told once"

    def test_a_request_that_is_not_with_the_support_is_not_told(self, journal: Journal) -> None:
        root = added(journal)
        sent(journal, an_outgoing("Re:", follows=root))
        assert [event.kind for event in journal.events(root)] == [EventKind.PREPARED]

    def test_a_request_told_by_telephone_waits_for_its_number(self, journal: Journal) -> None:
        request = told(journal).request_id
        entry = journal.entry(request)
        assert (entry.state, entry.way, entry.waiting_since) == (State.SENT, Way.PHONE, entry.prepared_at)
        assert journal.entries() == [entry]
        with pytest.raises(ImpossibleEvent):
            journal.append(an_event(request, EventKind.ATTEMPT_STARTED, 1))
        registered(journal, request, "INC0001234")
        assert journal.entry(request).state is State.REGISTERED

    def test_the_first_letter_stands_for_a_request_told_by_telephone(self, journal: Journal) -> None:
        request, reply = told(journal).request_id, a_reply()
        assert journal.thread(request).message_ids == ()
        assert journal.thread(request).pictures == 2
        withdrawn = added(journal, an_outgoing("Re:", follows=request))
        journal.append(an_event(withdrawn, EventKind.WITHDRAWN, 61))
        first = an_outgoing("Re:", follows=request)
        sent(journal, first)
        sent(journal, an_outgoing("Re:", follows=request, files=first.files[:1]))
        journal.add_reply(request, reply, an_event(request, EventKind.ASKED, 62))
        thread = journal.thread(request)
        assert thread.message_ids == (first.message_id, reply.message_id)
        assert thread.pictures == 3, "its pictures went with the first letter"

    def test_the_last_watermark_of_the_support_is_known(self, journal: Journal) -> None:
        root = sent(journal)
        assert journal.thread(root).watermark == ""
        for place, mark in enumerate(("MSG0000001", "MSG0000002_aB", "")):
            reply = replace(a_reply(), watermark=mark)
            journal.add_reply(root, reply, an_event(root, EventKind.REPLIED, 60 + place))
        assert journal.thread(root).watermark == "MSG0000002_aB"

    def test_open_requests_are_found_by_any_of_these_beginnings_the_most_first(self, journal: Journal) -> None:
        both = sent(journal, subject="Не сохраняется оценка", body="ёлка")
        one = sent(journal, subject="Оценка двоится", body="")
        sent(journal, subject="Расписание", body="")
        solved = sent(journal, subject="Оценка не сохраняется", body="")
        journal.append(an_event(solved, EventKind.SOLVED, 90))
        added(journal, subject="Оценка не сохраняется", body="")
        sent(journal, subject="Оценка не сохраняется", body="", way=Way.PRACTICE)
        sent(journal, subject="Re: оценка не сохраняется", body="", follows=both)

        def found(*beginnings: str, limit: int = 9) -> list[RequestId]:
            entries = journal.open_with_words(beginnings, practice=False, limit=limit)
            return [entry.request_id for entry in entries]

        assert found("сохр", "оцен") == [both, one]
        assert found("оцен", "сохр", limit=1) == [both]
        assert found("ёлк", "нигде") == [both]
        assert found("сохраняетсяя") == found() == found("", "«", '"') == []
        assert len(journal.open_with_words(["оцен"], practice=True, limit=9)) == 1

    @pytest.mark.parametrize("text", HOSTILE_TEXTS)
    def test_no_beginning_can_break_that_search(self, journal: Journal, text: str) -> None:
        sent(journal)
        for beginnings in ((text,), (text, "журн"), (f'"{text}*', "OR", "NEAR("), (text,) * 500):
            assert len(journal.open_with_words(beginnings, practice=False, limit=9)) <= 1

    def test_a_thread_has_what_a_further_letter_needs(self, journal: Journal) -> None:
        outgoing, reply = an_outgoing(), a_reply()
        root = sent(journal, outgoing)
        assert journal.thread(root).message_ids == (outgoing.message_id,)
        added(journal, an_outgoing("Re:", follows=root))
        journal.append(an_event(added(journal, an_outgoing("Re:", follows=root)), EventKind.WITHDRAWN, 61))
        journal.add_reply(root, reply, an_event(root, EventKind.ASKED, 62))
        thread = journal.thread(root)
        assert thread.request == journal.entry(root)
        assert (thread.sender, thread.recipient) == (outgoing.sender, outgoing.recipient)
        assert thread.message_ids == (outgoing.message_id, reply.message_id)
        assert thread.pictures == 4
        follow_up = journal.follow_ups(root)[0].request_id
        for nobody in (follow_up, RequestId(new_id())):
            with pytest.raises(KeyError):
                journal.thread(nobody)
